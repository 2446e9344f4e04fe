import type { DocFilter } from '../match/allowedBlocks.ts'
import { docsNaming, isNamed } from '../match/nameDocs.ts'
import type { Context } from './context.ts'

/** What a query says of where to look: `in:smith-2024`, `speaker:"Jane Smith"`. */
export interface Filters {
  /** The query without them. */
  readonly text: string
  /** Citekeys, or what else a source is found by. */
  readonly sources: readonly string[]
  readonly speakers: readonly string[]
}

/** A closing mark may be missing, since queries are read while they are typed. */
const FILTER = /(?<=^|\s)(in|speaker):(?:["“]([^"”]*)["”]?|([^\s"“]+))\s?/giu
/** So many sources may be meant by what is not a citekey. */
const SOURCES = 1000

export function readFilters(query: string): Filters {
  const sources: string[] = []
  const speakers: string[] = []
  const text = query.replace(FILTER, (_, kind: string, quoted?: string, plain?: string) => {
    const value = (quoted ?? plain ?? '').trim()
    if (value !== '') (kind.toLowerCase() === 'in' ? sources : speakers).push(value)
    return ''
  })
  return { text, sources, speakers }
}

export function unfiltered(text: string): Filters {
  return { text, sources: [], speakers: [] }
}

const last = new WeakMap<Context['library'], { key: string; filter: DocFilter | undefined }>()

/**
 * Which sources may hold what the filters ask for: one of those named, and the name of one of the speakers. The same
 * function as long as filters and library stay the same, so that a keystroke after them costs nothing more.
 */
export function documentFilter(context: Context, { sources, speakers }: Filters): DocFilter | undefined {
  if (sources.length === 0 && speakers.length === 0) return undefined
  const { library } = context
  const key = [library.revision, ...sources, '', ...speakers].join('\n')
  const known = last.get(library)
  if (known?.key === key) return known.filter
  const named =
    sources.length > 0 ? new Set(sources.flatMap(value => sourcesMeant(context, value))) : undefined
  const spoken = speakers.length > 0 ? speakers.map(name => docsNaming(context.passages.view(), name)) : []
  const filter: DocFilter = doc =>
    (!named || named.has(doc)) && (spoken.length === 0 || spoken.some(docs => !docs || docs.has(doc)))
  last.set(library, { key, filter })
  return filter
}

/** Whether a passage with this speaker is one that the filters ask for. */
export function isSpeakerMeant(speaker: string | undefined, { speakers }: Filters): boolean {
  return speakers.length === 0 || (!!speaker && speakers.some(name => isNamed(speaker, name)))
}

function sourcesMeant({ library, sourceIndex }: Context, value: string): number[] {
  const exact = library.byCitekey(value).map(source => source.id)
  return exact.length > 0 ? exact : sourceIndex.search(value, SOURCES)
}
