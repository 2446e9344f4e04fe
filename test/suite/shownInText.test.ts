import * as vscode from 'vscode'
import { failed, passageItems, recentItems } from '../../src/extension/findQuote/items.ts'
import { sourceItem } from '../../src/extension/insertCitation.ts'
import { speakersOf, treeItemOf } from '../../src/extension/sources/nodes.ts'
import { ALL_TEXTS, HOSTILE_TEXTS, isHarmlessMarkdown, isLabel, isVisible } from '../hostileText.ts'
import { equal, match, ok } from './assert.ts'
import { codeOf, openDraft, positionOf, until, writeFile } from './editor.ts'

const NAMES = Object.keys(HOSTILE_TEXTS)
const paragraph = (name: string) =>
  `The clerk of ${name} wrote ${HOSTILE_TEXTS[name]} above the door of the hall, and nobody has removed it since.`

const DRAFTS = {
  markdown: { file: 'shown.md', cite: (place: string) => `[@shown-hostile, ${place}]` },
  latex: { file: 'shown.tex', cite: (place: string) => `\\cite[${place}]{shown-hostile}` },
  typst: { file: 'shown.typ', cite: (place: string) => `@shown-hostile[${place}]` },
}

/** That Markdown of the extension holds no picture, element, code or link that came from a source. */
function checkMarkdown(markdown: string): void {
  isHarmlessMarkdown(markdown, /^command:verbatim\.openSource\?/)
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
          checkMarkdown(value)
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
        isVisible(message)
        for (const related of relatedInformation) isVisible(related.message)
      }
      for (const name of NAMES) {
        const parts = await hoverAt(document, positionOf(document, `clerk of ${name}`), /clerk of/)
        for (const { value } of parts) checkMarkdown(value)
      }
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found[0]!.range,
      )
      for (const { title } of actions) isLabel(title)
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
      isLabel(item.detail ?? '')
      const { value } = item.documentation as vscode.MarkdownString
      match(value, /The clerk of element wrote/)
      checkMarkdown(value)
    })
  }

  for (const [name, evil] of [...Object.entries(HOSTILE_TEXTS), ['all of it', ALL_TEXTS] as const]) {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }
    const place = { uri: 'file:///a.txt', range }
    const source = { ...place, citekey: evil, path: evil, title: evil, details: evil, hasText: false }

    it(`in the rows of lists to choose from: ${name}`, () => {
      const result = {
        ...source, quotation: evil, matches: [], locator: evil, speaker: evil, date: evil, score: 1, kind: 'exact',
      } as const // biome-ignore format: a row
      const lists = [passageItems([result], [], false), passageItems([], [result], true), recentItems([evil])]
      for (const { label, description, detail } of [
        ...lists.flat(),
        failed(new Error(evil)),
        sourceItem(source),
      ]) {
        // The extension's own icon stands first.
        for (const text of [label.replace(/^\$\([a-z-]+\) /, ''), description, detail]) isLabel(text)
      }
    })

    it(`in the rows of the Sources view: ${name}`, () => {
      const quotes = [{ ...place, text: evil, speaker: evil, locator: evil }]
      const speakers = speakersOf(quotes, evil)
      const nodes = [{ kind: 'source' as const, ...source }, ...speakers]
      for (const node of [...nodes, { kind: 'quote' as const, citekey: evil, ...quotes[0]! }]) {
        const { label, description, tooltip, accessibilityInformation } = treeItemOf(node)
        for (const text of [label, description, accessibilityInformation?.label]) isLabel(text as string)
        // A string, so that the editor shows it as it is.
        equal(typeof (tooltip ?? ''), 'string')
        isVisible(tooltip as string)
      }
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
    checkMarkdown(report.getText().replaceAll(/`[^`\n]*`/g, ''))
  })

  it('in symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'shown-hostile',
    )
    ok(symbols.length > 0, 'the source is among them')
    for (const { name, containerName } of symbols) {
      isLabel(name)
      isLabel(containerName)
    }
  })

  it('in the document that stands for a page', async () => {
    const page = `<html><head><title>${HOSTILE_TEXTS.icon}</title></head><body><article><p>${'Nobody has seen the hall since the flood of last year. '.repeat(20)}</p><p>Behold &lt;script&gt;alert(3)&lt;/script&gt; ![a](https://shown.invalid/c.png) here, where the clerk has hidden it from all of us.</p></article></body></html>`
    await writeFile('seeds/shown-page.html', page)
    const { document } = await openDraft('paged.md', 'See [@shown-page, para. 2].\n')
    const parts = await hoverAt(document, positionOf(document, 'shown-page'), /Behold/)
    for (const { value } of parts) checkMarkdown(value)
  })
})
