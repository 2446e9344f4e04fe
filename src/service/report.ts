import { escapeMarkdown, label } from '../base/escape.ts'
import { numeral, t, translated } from '../base/l10n.ts'
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
  /** Why the citation style cannot be used. */
  readonly style?: string | undefined
}

/** The answer to “nothing happens”: what is in the library, what is not and why, as Markdown. */
export function report(context: Context, facts: ReportFacts): string {
  const { library, settings, workspace } = context
  const { sources } = library
  const characters = sources.reduce((sum, source) => sum + source.characters, 0)
  const folders = settings.sources.map(quoteCode).join(', ')
  const roots = workspace.roots.map(root => quoteCode(displayPath(root, []))).join(', ')
  const lines = [
    `# ${t`Verbatim library report`}`,
    '',
    roots === ''
      ? t`Verbatim ${facts.version} (${facts.runtime}) looks for sources in ${folders} of no folder: none is open.`
      : t`Verbatim ${facts.version} (${facts.runtime}) looks for sources in ${folders} of ${roots}.`,
    '',
    t`${sourceCount(sources.length)}, ${characterCount(characters)}, read in ${Math.round(facts.readMs)} ms. ${fileCount(library.counts.restored)} known from the last time, ${fileCount(library.counts.read)} read since the start.`,
    '',
    storageLine(facts.storage),
    '',
    `## ${t`Problems`}`,
    '',
    ...problemLines(context, facts),
    '',
    ...bibliographyLines(context),
    `## ${t`Sources`}`,
    '',
    ...(sources.length === 0
      ? [t`None. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into one of the folders above.`]
      : sources.map(source => {
          const details = detailsOf(source.item)
          const size = `${paragraphCount(source.passages)}, ${characterCount(source.characters)}`
          return `- **${escapeMarkdown(source.citekey)}**: ${escapeMarkdown(source.title)}${details ? ` (${escapeMarkdown(details)})` : ''}; ${escapeMarkdown(source.path)}, ${size}`
        })),
    '',
  ]
  return lines.join('\n')
}

function problemLines({ library, workspace }: Context, { style }: ReportFacts): string[] {
  const lines = library.problems.map(({ severity, uri, message }) => {
    const name = escapeMarkdown(displayPath(uri, workspace.roots))
    return `- ${MARK[severity]} ${name} ${escapeMarkdown(translated(message))}.`
  })
  if (style !== undefined) lines.push(`- ${MARK.error} ${escapeMarkdown(style)}.`)
  return lines.length === 0 ? [t`None.`] : lines
}

/** What was read beside the sources; nothing where there are no bibliographies. */
function bibliographyLines({ library, workspace }: Context): string[] {
  const { bibliographies } = library
  if (bibliographies.length === 0) return []
  const withoutText = new Set(library.entriesWithoutText)
  const lines = bibliographies.map(({ uri, entries }) => {
    const texts = entries.filter(entry => !withoutText.has(entry)).length
    const name = escapeMarkdown(displayPath(uri, workspace.roots))
    return `- ${name}: ${entryCount(entries.length)}, ${t`${numeral(texts)} with a text here`}`
  })
  return [`## ${t`Bibliographies`}`, '', ...lines, '']
}

function storageLine({ place, fault }: ReportFacts['storage']): string {
  if (fault)
    return t`The index cannot be kept, so that all sources are read at each start: ${escapeMarkdown(fault)}.`
  return place
    ? t`The index is kept in ${quoteCode(place)}. It can be deleted at any time.`
    : t`The index is not kept: all sources are read at each start.`
}

const MARK = { error: '✗', warning: '⚠', information: 'ℹ' } as const

const sourceCount = (number: number) => (number === 1 ? t`1 source` : t`${numeral(number)} sources`)
const entryCount = (number: number) => (number === 1 ? t`1 entry` : t`${numeral(number)} entries`)
const fileCount = (number: number) => (number === 1 ? t`1 file` : t`${numeral(number)} files`)
const paragraphCount = (number: number) => (number === 1 ? t`1 paragraph` : t`${numeral(number)} paragraphs`)
const characterCount = (number: number) => (number === 1 ? t`1 character` : t`${numeral(number)} characters`)

function quoteCode(text: string): string {
  return `\`${label(text).replaceAll('`', "'")}\``
}
