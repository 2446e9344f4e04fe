import * as vscode from 'vscode'
import { deepEqual, equal, match, ok } from './assert.ts'
import { fileUri, KEY, openDraft, until, writeFile } from './editor.ts'
import { answerOf, ask, rangeOf, shown, target, within } from './languageFeatures/ask.ts'
import { draftIn, KEYS, LIBRARY, MARKUPS, MISQUOTED, QUOTED } from './languageFeatures/markups.ts'

const { harbour, dikes, lamp } = KEYS
/** One draft in each markup; all of them cite the same. */
const DRAFTS = Object.fromEntries(MARKUPS.map(markup => [`features.${markup.ending}`, draftIn(markup)]))
const names = Object.keys(DRAFTS)

describe('Language features', () => {
  const typedIn = new Set<string>()

  before(async () => {
    for (const [name, content] of Object.entries({ ...LIBRARY, ...DRAFTS })) await writeFile(name, content)
  })

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    for (const name of [...typedIn, ...names, 'features.bib', 'seeds/features'])
      await vscode.workspace.fs.delete(fileUri(name), { recursive: true })
  })

  for (const markup of MARKUPS) {
    describe(`in ${markup.name}`, () => {
      let document: vscode.TextDocument

      beforeEach(async () => {
        document = await vscode.workspace.openTextDocument(fileUri(`features.${markup.ending}`))
        await vscode.window.showTextDocument(document)
      })

      /** Opens another draft, with `|` for the cursor. */
      const typing = (text: string) => {
        typedIn.add(`typing.${markup.ending}`)
        return openDraft(`typing.${markup.ending}`, markup.head + text)
      }

      for (const [typed, then] of markup.completed) {
        it(`complete ${typed}`, async () => {
          const { document: draft, selection } = await typing(typed)
          const { items } = await ask<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            [draft.uri, selection.active, undefined, 10],
            list => list.items.some(({ label }) => label === lamp),
          )
          const item = items.find(({ label }) => label === lamp)!
          equal(completed(draft, item), markup.head + then)
          match(item.detail!, /Notes on a Lamp/)
          match((item.documentation as vscode.MarkdownString).value, /> The lamp burned green/)
        })
      }

      it('complete locator terms', async () => {
        const [typed, then] = markup.located
        const { document: draft, selection } = await typing(typed)
        const { items } = await ask<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          [draft.uri, selection.active],
          list => list.items.some(({ label }) => label === 'para.'),
        )
        equal(completed(draft, items.find(({ label }) => label === 'para.')!), markup.head + then)
      })

      it('hover over exactly the citation', async () => {
        const hovers = await hoversAt(document, harbour)
        const citation = markup.citation(harbour, markup.secondParagraph)
        const own = hovers.find(({ range }) => range && document.getText(range) === citation)
        ok(
          own,
          `no hover over ${citation} but ${hovers.map(({ range }) => range && document.getText(range))}`,
        )
        match(textOf(own), /Nobody had expected/)
        match(textOf((await hoversAt(document, MISQUOTED))[0]!), /Altered/)
        match(textOf((await hoversAt(document, dikes))[0]!), /On Dikes[\s\S]*No text here/)
      })

      it('lead to the passage, or to the entry where there is no text', async () => {
        const leads = async (words: string, to: string) => {
          const links = await ask<(vscode.Location | vscode.LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            [document.uri, within(document, words)],
            found => found.length > 0,
          )
          deepEqual(await Promise.all(links.map(target)), [to])
        }
        await leads(harbour, 'harbour.md: Nobody had expected the northern squadron.')
        await leads(QUOTED, `harbour.md: ${QUOTED}`)
        await leads(dikes, `features.bib: ${dikes}`)
      })

      it('find all citations, from a citation, a source and an entry', async () => {
        const cited = names.flatMap(name => [`${name}: ${harbour}`, `${name}: ${harbour}`])
        const wanted = [`features.bib: ${harbour}`, ...cited].sort()
        const check = async (from: vscode.TextDocument, words: string) => {
          const places = await ask<vscode.Location[]>(
            'vscode.executeReferenceProvider',
            [from.uri, within(from, words)],
            all => all.length >= wanted.length,
          )
          const found = await Promise.all(places.map(({ uri, range }) => shown(uri, range)))
          // The editor itself takes what stands in brackets in Markdown for links, and adds them.
          deepEqual(found.filter(place => place.endsWith(`: ${harbour}`)).sort(), wanted)
        }
        await check(document, harbour)
        await check(await vscode.workspace.openTextDocument(fileUri('seeds/features/harbour.md')), 'northern')
        await check(await vscode.workspace.openTextDocument(fileUri('features.bib')), harbour)
      })

      it('highlight what belongs together', async () => {
        const highlights = await ask<vscode.DocumentHighlight[]>(
          'vscode.executeDocumentHighlights',
          [document.uri, within(document, harbour)],
          found => found.length === 2,
        )
        deepEqual(
          highlights.map(({ range }) => range),
          [rangeOf(document, harbour), rangeOf(document, harbour, 1)],
        )
      })

      it('link the locator', async () => {
        const links = await ask<vscode.DocumentLink[]>(
          'vscode.executeLinkProvider',
          [document.uri, 20],
          found => found.some(({ target: to }) => to?.path.endsWith('harbour.md')),
        )
        const own = links.find(({ target: to }) => to?.path.endsWith('harbour.md'))!
        equal(document.getText(own.range), markup.secondParagraph)
        equal(own.target!.fragment, 'L10,1')
      })

      it('outline quotations and citations', async () => {
        const symbols = await ask<vscode.DocumentSymbol[]>(
          'vscode.executeDocumentSymbolProvider',
          [document.uri],
          found => namesOf(found).includes(`“${QUOTED}”`),
        )
        const outlined = namesOf(symbols)
        for (const name of [`“${MISQUOTED}”`, markup.citation(harbour, markup.secondParagraph)])
          ok(outlined.includes(name), `${name} is not among ${outlined}`)
      })

      it('colour citations and quotations, by verdict', async () => {
        const known = [
          `quotation.verified ${QUOTED}`,
          `citekey.known ${harbour}`,
          `locator ${markup.secondParagraph}`,
          `quotation.altered ${MISQUOTED}`,
          `citekey.known ${harbour}`,
          `citekey.known ${dikes}`,
          `citekey.known ${lamp}`,
          'citekey.unknown nobody-knows',
        ]
        const wanted = JSON.stringify(known.sort())
        await until('the colours', async () => JSON.stringify((await tokensOf(document)).sort()) === wanted)
      })

      it('show verdicts and names as hints, when they are wanted', async () => {
        const configuration = vscode.workspace.getConfiguration('verbatim')
        await configuration.update('check.hints', true, vscode.ConfigurationTarget.Workspace)
        try {
          const whole = new vscode.Range(
            new vscode.Position(0, 0),
            document.positionAt(Number.MAX_SAFE_INTEGER),
          )
          const hints = await ask<vscode.InlayHint[]>(
            'vscode.executeInlayHintProvider',
            [document.uri, whole],
            found => found.length >= 6,
          )
          deepEqual(
            hints.map(({ label }) =>
              typeof label === 'string' ? label : label.map(part => part.value).join(''),
            ),
            ['✓', 'Lindqvist 2021', '✗', 'Lindqvist 2021', 'Vermeer 1998', 'Okafor'],
          )
        } finally {
          await configuration.update('check.hints', undefined, vscode.ConfigurationTarget.Workspace)
        }
      })

      it('say at a passage of a source how many drafts quote it', async () => {
        const source = await vscode.workspace.openTextDocument(fileUri('seeds/features/harbour.md'))
        const lenses = await ask<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          [source.uri, 10],
          found => found.length === 2,
        )
        deepEqual(
          lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`),
          ['7 Quoted in 3 drafts', '9 Quoted in 3 drafts'],
        )
      })

      it('rename a citekey wherever it is written', async () => {
        const wanted = [
          'features.bib: 1',
          ...names.map(name => `${name}: 2`),
          'harbour.md: 1',
          'harbour.yaml: 1',
        ]
        const rename = async (from: string, to: string) => {
          const edit = await ask<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            [document.uri, within(document, from), to],
            found => found.size === wanted.length,
          )
          const files = edit.entries().map(([uri, edits]) => `${uri.path.split('/').at(-1)}: ${edits.length}`)
          deepEqual(files.sort(), wanted)
          ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))
          equal(document.getText(), draftIn(markup).replaceAll(harbour, to))
        }
        await rename(harbour, 'harbour-log')
        await rename('harbour-log', harbour)
        await vscode.workspace.saveAll()
      })

      it('refuse what has only the name of its file for a citekey', async () => {
        const { document: draft } = await typing(`See ${markup.citation(KEY)}.\n`)
        const refusal = await until('the refusal', async () => {
          const answer = await answerOf('vscode.prepareRename', [draft.uri, within(draft, KEY)])
          return 'refused' in answer && answer.refused
        })
        match(refusal, /rename the file/)
      })

      it('find sources and entries in the whole workspace', async () => {
        // Until the library has taken in all files of the last renaming, an entry may stand there without its source.
        const find = (query: string, wanted: string) =>
          ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', [query], all => {
            const places = all.map(({ name, containerName, location: { uri, range } }) => {
              return `${name}: ${containerName}, ${uri.path.split('/').at(-1)}:${range.start.line}`
            })
            return places.includes(wanted)
          })
        const symbols = await find('keeper', `${harbour}: The Keeper’s Log, harbour.md:0`)
        equal(symbols.filter(({ name }) => name === harbour).length, 1)
        await find('vermeer', `${dikes}: On Dikes, features.bib:3`)
      })
    })
  }
})

function completed(document: vscode.TextDocument, { insertText, range }: vscode.CompletionItem): string {
  const text = document.getText()
  const replaced = range instanceof vscode.Range ? range : range!.replacing
  const [start, end] = [document.offsetAt(replaced.start), document.offsetAt(replaced.end)]
  return text.slice(0, start) + (insertText as string) + text.slice(end)
}

function hoversAt(document: vscode.TextDocument, words: string): Promise<vscode.Hover[]> {
  const parameters = [document.uri, within(document, words)]
  return ask<vscode.Hover[]>('vscode.executeHoverProvider', parameters, found => found.length > 0)
}

function textOf({ contents }: vscode.Hover): string {
  return contents.map(part => (part as vscode.MarkdownString).value).join('\n')
}

function namesOf(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesOf(children ?? [])])
}

/** The coloured parts of a draft as `type.modifier words`. */
async function tokensOf(document: vscode.TextDocument): Promise<string[]> {
  const [legend, tokens] = await Promise.all([
    vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    ),
    vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    ),
  ])
  const found: string[] = []
  let at = new vscode.Position(0, 0)
  for (let i = 0; i < (tokens?.data.length ?? 0); i += 5) {
    const [line, character, length, type, modifiers] = tokens.data.slice(i, i + 5)
    at = line! > 0 ? new vscode.Position(at.line + line!, character!) : at.translate(0, character!)
    const traits = legend.tokenModifiers.filter((_, bit) => modifiers! & (1 << bit))
    const words = document.getText(new vscode.Range(at, at.translate(0, length!)))
    found.push(`${[legend.tokenTypes[type!], ...traits].join('.')} ${words}`)
  }
  return found
}
