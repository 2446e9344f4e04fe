import { escapeMarkdown } from '../base/escape.ts'
import type { Span } from '../base/span.ts'
import { displayPath } from '../base/uri.ts'
import { LOCATOR_TERMS } from '../draft/locatorTerms.ts'
import { type Typing, typingAt } from '../draft/typing.ts'
import type { Context, DraftDocument } from './context.ts'
import { findSources, type SourceSummary, sourceNamed } from './findSources.ts'

/** Something to complete what is being typed with. */
export interface Completion {
  readonly kind: 'citekey' | 'locator'
  readonly label: string
  readonly detail: string
  /** What replaces `span`. */
  readonly newText: string
  readonly span: Span
}

export interface Completions {
  /** In the order of their use: cited last comes first. */
  readonly items: readonly Completion[]
  /** The list depends on what is typed: with each letter it is to be asked for anew. */
  readonly isIncomplete: boolean
}

/** More are not shown: another letter brings the one that is wanted. */
const MOST = 50
/** So long a letter waits for the speakers of sources to become known; the next one finds more of them. */
const PATIENCE_MS = 20
/** Of more sources the speakers are not found out while somebody types; the Sources view and `speaker:` do that. */
const MOST_LEARNT = 1000
/** So much of a source's beginning is shown with it. UTF-16 units. */
const OPENING = 300

/** Citekeys, found by key, title, author, year, publisher and speaker at once; after a key the terms of locators. */
export async function completion(
  context: Context,
  document: DraftDocument,
  offset: number,
): Promise<Completions> {
  const typing = typingAt(document.language, document.text, offset)
  if (!typing) return { items: [], isIncomplete: false }
  if (typing.kind === 'locator') return { items: locators(typing), isIncomplete: false }
  const { query } = typing
  if (query !== '' && context.library.size <= MOST_LEARNT) await context.speakers.learn(PATIENCE_MS)
  const recency = lastCited(document, offset)
  // Of a large library the first that are found need not be those that are cited.
  const cited = [...recency.keys()].flatMap(citekey => sourceNamed(context, citekey) ?? [])
  const found = new Map(
    [...cited.filter(source => begins(source, query)), ...findSources(context, query, MOST * 2)].map(
      source => [source.citekey, source],
    ),
  )
  // Recency orders what was meant, and does not lift what is merely like it above that.
  const rank = (source: SourceSummary) =>
    (recency.get(source.citekey) ?? -1) + (begins(source, query) ? 3 * document.text.length + 1 : 0)
  const sources = [...found.values()].sort((a, b) => rank(b) - rank(a)).slice(0, MOST)
  const items = sources.map(({ citekey, title, details }): Completion => {
    const detail = details ? `${title} · ${details}` : title
    return { kind: 'citekey', label: citekey, detail, newText: typing.write(citekey), span: typing.span }
  })
  return { items, isIncomplete: true }
}

/** Whether the query begins a word of what is known of a source. */
function begins({ citekey, title, details }: SourceSummary, query: string): boolean {
  const words = `${citekey} ${title} ${details}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return citekey.startsWith(query) || words.some(word => word.startsWith(query.toLowerCase()))
}

/** What is shown beneath the title of what is chosen in the list, as Markdown: where it is, and how it begins. */
export async function completionDetails(
  { library, workspace }: Context,
  citekey: string,
): Promise<string | undefined> {
  const [source] = library.byCitekey(citekey)
  const entry = library.entry(citekey)
  if (!source && !entry) return undefined
  const text = source && (await library.text(source))
  const first = text?.paragraphs[0]
  const opening = first && text.map.text.slice(first.start, Math.min(first.end, first.start + OPENING))
  const path = escapeMarkdown(displayPath(source?.uri ?? entry!.uri, workspace.roots))
  return opening ? `${path}\n\n> ${escapeMarkdown(opening)}${opening.length < OPENING ? '' : '…'}` : path
}

/** How late in the draft each citekey was cited last: what stands before the cursor counts more than what follows. */
export function lastCited({ draft, text }: DraftDocument, offset: number): ReadonlyMap<string, number> {
  const recency = new Map<string, number>()
  for (const { items } of draft.citations) {
    for (const { citekey, keySpan } of items) {
      const isAhead = keySpan.start >= offset
      if (keySpan.start <= offset && offset <= keySpan.end) continue
      const rank = isAhead ? text.length - keySpan.start : text.length + keySpan.start
      recency.set(citekey, Math.max(recency.get(citekey) ?? 0, rank))
    }
  }
  return recency
}

/** The short forms, which are what people write: `p.`, `pp.`, `para.` … */
function locators({ query, span, write }: Typing): Completion[] {
  const COMMON = ['page', 'paragraph', 'chapter', 'section']
  const labels = [...COMMON, ...Object.keys(LOCATOR_TERMS).filter(label => !COMMON.includes(label))]
  return labels.flatMap(label => {
    const forms = LOCATOR_TERMS[label]!
    return forms
      .slice(2, 4)
      .filter(form => form.startsWith(query.toLowerCase()))
      .map((form): Completion => {
        return { kind: 'locator', label: form, detail: label, newText: write(form), span }
      })
  })
}
