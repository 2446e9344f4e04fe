import type { Span } from '../base/span.ts'
import type { Locator, Place, SourceText } from '../library/source.ts'

/** A time in a citation may be so many seconds before or after the caption that is meant. */
const TIME_TOLERANCE_S = 10

/** The page, or pages, of a span; of what is said, the time at which it starts. */
export function placeLocator(places: readonly Place[], span: Span): Locator | undefined {
  const first = placeAt(places, span.start)?.locator
  const last = placeAt(places, Math.max(span.start, span.end - 1))?.locator
  if (!first || !last || first.label === 'timestamp' || first.value === last.value) return first
  return { label: first.label, value: `${first.value}-${last.value}` }
}

/** Who speaks where a span starts, in a transcript that says so. */
export function speakerAt({ places = [] }: SourceText, { start }: Span): string | undefined {
  return placeAt(places, start)?.speaker
}

/** What a page, a range of pages or a time means in a source that has such. */
export function spanOfPlace(
  { map }: SourceText,
  places: readonly Place[],
  locator: Locator,
): Span | undefined {
  if (places[0]?.locator.label !== locator.label) return undefined
  const found =
    locator.label === 'timestamp' ? timesOf(places, locator.value) : pagesOf(places, locator.value)
  if (!found) return undefined
  const [first, last] = found
  return { start: places[first]!.start, end: places[last + 1]?.start ?? map.text.length }
}

function pagesOf(places: readonly Place[], value: string): [number, number] | undefined {
  const find = (page: string) => places.findIndex(({ locator }) => locator.value === page)
  const whole = find(value.trim())
  if (whole >= 0) return [whole, whole]
  const range = /^(.+?)\s*[-–—]+\s*(.+)$/.exec(value.trim())
  const [first, last] = range ? [find(range[1]!), find(range[2]!)] : [-1, -1]
  return first >= 0 && last >= first ? [first, last] : undefined
}

function timesOf(places: readonly Place[], value: string): [number, number] | undefined {
  const seconds = secondsOf(value)
  if (seconds === undefined) return undefined
  const times = places.map(({ locator }) => secondsOf(locator.value)!)
  const first = times.findLastIndex(time => time <= seconds - TIME_TOLERANCE_S)
  const last = times.findLastIndex(time => time <= seconds + TIME_TOLERANCE_S)
  return last < 0 ? undefined : [Math.max(0, first), last]
}

/** `MM:SS` or `HH:MM:SS`; of a range, its start. */
function secondsOf(value: string): number | undefined {
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{2})/.exec(value.trim())
  return parts ? Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : undefined
}

function placeAt(places: readonly Place[], offset: number): Place | undefined {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}
