import { escapeMarkdown, label } from '../base/escape.ts'
import { displayPath } from '../base/uri.ts'
import type { Context } from './context.ts'
import { detailsOf } from './describeItem.ts'

/** What the library report is told by the host. */
export interface ReportFacts {
  readonly version: string
  /** For example `Node 24.1` or `browser`. */
  readonly runtime: string
  /** How long the last reading of the library took, in milliseconds. */
  readonly readMs: number
  /** Where the index is kept, and why it is not. */
  readonly storage: { readonly place?: string; readonly fault?: string }
}

/** The answer to “nothing happens”: what is in the library, what is not and why, as Markdown. */
export function report(context: Context, facts: ReportFacts): string {
  const { library, settings, workspace } = context
  const { sources, problems } = library
  const characters = sources.reduce((sum, source) => sum + source.characters, 0)
  const lines = [
    '# Verbatim library report',
    '',
    `Verbatim ${facts.version} (${facts.runtime}) looks for sources in ${settings.sources.map(quoteCode).join(', ')}` +
      ` of ${workspace.roots.map(root => quoteCode(displayPath(root, []))).join(', ') || 'no folder: none is open'}.`,
    '',
    `${count(sources.length, 'source')}, ${count(characters, 'character')}, read in ${Math.round(facts.readMs)} ms. ` +
      `${count(library.counts.restored, 'file')} known from the last time, ${count(library.counts.read, 'file')} read since the start.`,
    '',
    storageLine(facts.storage),
    '',
    '## Problems',
    '',
    ...(problems.length === 0
      ? ['None.']
      : problems.map(
          problem =>
            `- ${MARK[problem.severity]} ${escapeMarkdown(displayPath(problem.uri, workspace.roots))} ${escapeMarkdown(problem.message)}.`,
        )),
    '',
    ...bibliographyLines(context),
    '## Sources',
    '',
    ...(sources.length === 0
      ? ['None. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into one of the folders above.']
      : sources.map(source => {
          const details = detailsOf(source.item)
          const size = `${count(source.passages, 'paragraph')}, ${count(source.characters, 'character')}`
          return `- **${escapeMarkdown(source.citekey)}**: ${escapeMarkdown(source.title)}${details ? ` (${escapeMarkdown(details)})` : ''}; ${escapeMarkdown(source.path)}, ${size}`
        })),
    '',
  ]
  return lines.join('\n')
}

/** What was read beside the sources; nothing where there are no bibliographies. */
function bibliographyLines({ library, workspace }: Context): string[] {
  const { bibliographies } = library
  if (bibliographies.length === 0) return []
  const withoutText = new Set(library.entriesWithoutText)
  const lines = bibliographies.map(({ uri, entries }) => {
    const texts = entries.filter(entry => !withoutText.has(entry)).length
    const name = escapeMarkdown(displayPath(uri, workspace.roots))
    return `- ${name}: ${count(entries.length, 'entry', 'entries')}, ${texts} with a text here`
  })
  return ['## Bibliographies', '', ...lines, '']
}

function storageLine({ place, fault }: ReportFacts['storage']): string {
  if (fault)
    return `The index cannot be kept, so that all sources are read at each start: ${escapeMarkdown(fault)}.`
  return place
    ? `The index is kept in ${quoteCode(place)}. It can be deleted at any time.`
    : 'The index is not kept: all sources are read at each start.'
}

const MARK = { error: '✗', warning: '⚠', information: 'ℹ' } as const

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`
}

function quoteCode(text: string): string {
  return `\`${label(text).replaceAll('`', "'")}\``
}
