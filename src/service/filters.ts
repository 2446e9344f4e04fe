import type { ItemDate } from '../library/source.ts'
import type { DocFilter } from '../match/allowedBlocks.ts'
import { docsNaming, isNamed } from '../match/nameDocs.ts'
import type { Context } from './context.ts'
import type { Filters } from './queryFilters.ts'

/** So many sources may be meant by what is not a citekey. */
const SOURCES = 1000

const last = new WeakMap<Context['library'], { key: string; filter: DocFilter | undefined }>()

/**
 * Which sources may hold what the filters ask for: one of those named, the name of one of the speakers, the date. The same
 * function as long as filters and library stay the same, so that a keystroke after them costs nothing more.
 */
export function documentFilter(
  context: Context,
  { sources, speakers, after, before }: Filters,
): DocFilter | undefined {
  const isDated = after !== undefined || before !== undefined
  if (sources.length === 0 && speakers.length === 0 && !isDated) return undefined
  const { library } = context
  const key = [library.revision, after ?? '', before ?? '', ...sources, '', ...speakers].join('\n')
  const known = last.get(library)
  if (known?.key === key) return known.filter
  const named =
    sources.length > 0 ? new Set(sources.flatMap(value => sourcesMeant(context, value))) : undefined
  const spoken = speakers.length > 0 ? speakers.map(name => docsNaming(context.passages.view(), name)) : []
  const filter: DocFilter = doc =>
    (!named || named.has(doc)) &&
    (spoken.length === 0 || spoken.some(docs => !docs || docs.has(doc))) &&
    (!isDated || isWithin(library.byId(doc)?.item.issued, after, before))
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

/** Whether a date may be one from `after` on and earlier than `before`: of `2025` any day may be meant. */
function isWithin(
  date: ItemDate | undefined,
  after: string | undefined,
  before: string | undefined,
): boolean {
  const [parts] = date?.['date-parts'] ?? []
  if (!parts?.[0]) return false
  const written = (rest: string) =>
    parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-') +
    rest.slice(parts.length * 3 - 3)
  const [earliest, latest] = [written('-01-01'), written('-12-31')]
  return (after === undefined || latest >= after) && (before === undefined || earliest < before)
}
