import MarkdownIt from 'markdown-it'
import * as vscode from 'vscode'
import { equal, match, ok } from './assert.ts'
import { codeOf, openDraft, positionOf, until, writeFile } from './editor.ts'

const NAMES = Object.keys(HOSTILE)
const paragraph = (name: string) =>
  `The clerk of ${name} wrote ${HOSTILE[name]} above the door of the hall, and nobody has removed it since.`

const DRAFTS = {
  markdown: { file: 'shown.md', cite: (place: string) => `[@shown-hostile, ${place}]` },
  latex: { file: 'shown.tex', cite: (place: string) => `\\cite[${place}]{shown-hostile}` },
  typst: { file: 'shown.typ', cite: (place: string) => `@shown-hostile[${place}]` },
}

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** What would be drawn as an icon, command a terminal, or reorder what stands beside it. */
function checkPlain(what: string, text: string): void {
  ok(!INVISIBLE.test(text), `${what} holds what is invisible: ${JSON.stringify(text)}`)
}

function checkLabel(what: string, text: string): void {
  checkPlain(what, text)
  ok(!text.includes('$('), `${what} holds an icon: ${text}`)
}

/** That Markdown of the extension holds no picture, element, code or link that came from a source. */
function checkMarkdown(what: string, markdown: string): void {
  checkLabel(what, markdown)
  const parser = new MarkdownIt({ html: true, linkify: true })
  const tokens = parser.parse(markdown, {}).flatMap(token => [token, ...(token.children ?? [])])
  for (const token of tokens) {
    ok(
      !['image', 'html_inline', 'html_block', 'fence', 'code_block', 'table_open'].includes(token.type),
      `${what} holds ${token.type}: ${token.content}`,
    )
    const href = token.type === 'link_open' ? String(token.attrGet('href')) : ''
    ok(href === '' || href.startsWith('command:verbatim.openSource?'), `${what} leads to ${href}`)
  }
}

async function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  accept: RegExp,
): Promise<vscode.MarkdownString[]> {
  return until(`a hover like ${accept}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    )
    const parts = hovers.flatMap(hover => hover.contents as vscode.MarkdownString[])
    return parts.some(({ value }) => accept.test(value)) && parts
  })
}

describe('Text of a source is text where it is shown', () => {
  before(async () => {
    await writeFile('seeds/shown-hostile.txt', `${NAMES.map(paragraph).join('\n\n')}\n`)
  })

  for (const [language, { file, cite }] of Object.entries(DRAFTS)) {
    it(`in hovers over citations of ${language}`, async () => {
      const text = NAMES.map((_, i) => `See ${cite(`para. ${i + 1}`)}.`).join('\n\n')
      const { document } = await openDraft(file, `${text}\n`)
      equal(document.languageId, language)
      for (const [i, name] of NAMES.entries()) {
        const position = new vscode.Position(2 * i, document.lineAt(2 * i).text.indexOf('shown-hostile') + 1)
        const parts = await hoverAt(document, position, new RegExp(`clerk of ${name}`))
        for (const { value, isTrusted, supportHtml } of parts) {
          checkMarkdown(`the hover of ${name}`, value)
          ok(!supportHtml, 'no HTML')
          ok(isTrusted !== true, 'only commands that are named')
        }
      }
    })

    it(`in findings and hovers of altered quotations of ${language}`, async () => {
      const text = NAMES.map(
        (name, i) =>
          `“The clerk of ${name} wrote it above the door of the hall, and nobody has removed it ever” ${cite(`para. ${i + 1}`)}`,
      ).join('\n\n')
      const { document } = await openDraft(file, `${text}\n`)
      const found = await until('the findings', () => {
        const all = vscode.languages.getDiagnostics(document.uri).filter(one => one.source === 'verbatim')
        return all.filter(one => codeOf(one) === 'altered-quotation').length >= NAMES.length && all
      })
      for (const { message, relatedInformation = [] } of found) {
        checkPlain('a finding', message)
        for (const related of relatedInformation) checkPlain('a finding', related.message)
      }
      for (const name of NAMES) {
        const parts = await hoverAt(document, positionOf(document, `clerk of ${name}`), /clerk of/)
        for (const { value } of parts) checkMarkdown(`the hover of ${name}`, value)
      }
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found[0]!.range,
      )
      for (const { title } of actions) checkLabel('a quick fix', title)
    })
  }

  const OPENERS = {
    markdown: ['asked.md', 'See [@'],
    latex: ['asked.tex', 'See \\cite{'],
    typst: ['asked.typ', 'See @'],
  }
  for (const [language, [file, opener]] of Object.entries(OPENERS)) {
    it(`in the list of citekeys in ${language}`, async () => {
      const { document, selection } = await openDraft(file!, `${opener}|`)
      const item = await until('the citekey', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          selection.active,
          undefined,
          30,
        )
        return list.items.find(
          ({ label }) => (typeof label === 'string' ? label : label.label) === 'shown-hostile',
        )
      })
      checkLabel('the detail', item.detail ?? '')
      const { value } = item.documentation as vscode.MarkdownString
      match(value, /The clerk of element wrote/)
      checkMarkdown('the documentation', value)
    })
  }

  it('in the report', async () => {
    await vscode.commands.executeCommand('verbatim.showReport')
    const report = await until('the report', async () => {
      // By a query of its own: a document that was opened before is brought up to date a while later only.
      const query = String(Math.random())
      const uri = vscode.Uri.from({ scheme: 'verbatim-report', path: '/Library report.md', query })
      const document = await vscode.workspace.openTextDocument(uri)
      return document.getText().includes('shown-hostile') && document
    })
    checkMarkdown('the report', report.getText().replaceAll(/`[^`\n]*`/g, ''))
  })

  it('in symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'shown-hostile',
    )
    ok(symbols.length > 0, 'the source is among them')
    for (const { name, containerName } of symbols) {
      checkLabel('a symbol', name)
      checkLabel('a symbol', containerName)
    }
  })

  it('in the document that stands for a page', async () => {
    const page = `<html><head><title>${HOSTILE.icon}</title></head><body><article><p>${'Nobody has seen the hall since the flood of last year. '.repeat(20)}</p><p>Behold &lt;script&gt;alert(3)&lt;/script&gt; ![a](https://shown.invalid/c.png) here, where the clerk has hidden it from all of us.</p></article></body></html>`
    await writeFile('seeds/shown-page.html', page)
    const { document } = await openDraft('paged.md', 'See [@shown-page, para. 2].\n')
    const parts = await hoverAt(document, positionOf(document, 'shown-page'), /Behold/)
    for (const { value } of parts) checkMarkdown('the hover', value)
  })
})
