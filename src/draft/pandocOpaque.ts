import type { Span } from '../base/span.ts'
import { elementEnd, HIDDEN } from './hiddenHtml.ts'
import { KEY_PATTERN } from './pandocKeys.ts'

/** What may start something that is no prose; a citekey is looked at too, for `@a$b` starts no math. */
const STARTS = new RegExp(`${KEY_PATTERN}|[\\\\\`$<{]|\\]\\(|https?://`, 'gu')

const LINK_TARGET = /\]\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/y
const TAG = /<\/?[a-zA-Z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/y
const AUTOLINK = /<(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/y
const ADDRESS = /https?:\/\/[^\s<>()[\]"“”]+/y
const ATTRIBUTE = `(?:[.#=][^\\s{}]*|[\\w:-]+=(?:"[^"]*"|'[^']*'|[^\\s{}"']+)|-)`
const ATTRIBUTES = new RegExp(`\\{\\s*${ATTRIBUTE}(?:\\s+${ATTRIBUTE})*\\s*\\}`, 'y')
const TEX_COMMAND = /\\[a-zA-Z]+\*?(?:\[[^\][]*\]|\{(?:[^{}]|\{[^{}]*\})*\})*/y
const ESCAPE = /\\[^\p{L}\p{N}\s]/uy

/**
 * The inline parts of a block in which neither citations nor quotations stand: escapes, code, math, HTML tags and
 * comments, addresses, link targets, attributes, TeX commands. Each search for an end is made at most once in vain for
 * each kind of end, so that the work is linear.
 */
export function opaqueParts(text: string, block: Span): Span[] {
  // Only the block is searched: a search through the rest of the document for each block would be quadratic.
  const parts = opaqueIn(text.slice(block.start, block.end))
  return parts.map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
}

function opaqueIn(text: string): Span[] {
  const parts: Span[] = []
  const inVain = new Set<string>()
  /** The end behind the next `closing`, or `undefined`. */
  const endOf = (closing: string, from: number): number | undefined => {
    if (inVain.has(closing)) return undefined
    const at = text.indexOf(closing, from)
    if (at >= 0) return at + closing.length
    inVain.add(closing)
    return undefined
  }
  /** The end of the element of a tag, or of the tag where that has none. */
  const hiddenEnd = (name: string, from: number): number => {
    const end = inVain.has(`<${name}`) ? undefined : elementEnd(text, name, from)
    if (end === undefined) inVain.add(`<${name}`)
    return end ?? from
  }
  const ends: Ends = { endOf, hiddenEnd }
  const ticksEnd = tickRuns(text)
  STARTS.lastIndex = 0
  for (let found = STARTS.exec(text); found; found = STARTS.exec(text)) {
    const start = found.index
    const ticks = text[start] === '`' ? runLength(text, start) : 0
    const end = ticks > 0 ? ticksEnd(ticks, start + ticks) : opaqueEnd(text, start, ends)
    if (end === undefined) {
      STARTS.lastIndex = Math.max(STARTS.lastIndex, start + ticks)
      continue
    }
    parts.push({ start: found[0] === '](' ? start + 1 : start, end })
    STARTS.lastIndex = end
  }
  return parts
}

interface Ends {
  endOf(closing: string, from: number): number | undefined
  hiddenEnd(name: string, from: number): number
}

function opaqueEnd(text: string, start: number, { endOf, hiddenEnd }: Ends): number | undefined {
  const match = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = start
    return pattern.test(text) ? pattern.lastIndex : undefined
  }
  /** Where a tag ends, or, where its element is not shown, that element. */
  const shownEnd = (end: number | undefined): number | undefined => {
    const [, name, attributes] = /^<([\w:-]+)([\s\S]*)>$/.exec(text.slice(start, end ?? start)) ?? []
    return name && HIDDEN.test(attributes!) ? hiddenEnd(name, end!) : end
  }
  switch (text[start]) {
    case '\\':
      return match(TEX_COMMAND) ?? match(ESCAPE)
    case '$':
      return mathEnd(text, start, endOf)
    case '<':
      if (text.startsWith('<!--', start)) return endOf('-->', start)
      return match(AUTOLINK) ?? shownEnd(match(TAG))
    case '{':
      return match(ATTRIBUTES)
    case ']':
      return match(LINK_TARGET)
    case 'h':
      return match(ADDRESS)
    default:
      return undefined
  }
}

function runLength(text: string, start: number): number {
  let end = start
  while (text[end] === text[start]) end++
  return end - start
}

/** Where the next run of exactly so many ticks ends: code ends with as many as it began with. */
function tickRuns(text: string): (length: number, from: number) => number | undefined {
  let runs: Map<number, number[]> | undefined
  return (length, from) => {
    runs ??= runsIn(text)
    const starts = runs.get(length)
    while (starts && starts.length > 0 && starts.at(-1)! < from) starts.pop()
    const start = starts?.at(-1)
    return start === undefined ? undefined : start + length
  }
}

/** The starts of all runs of ticks by their length, the last one first. */
function runsIn(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>()
  for (let at = text.indexOf('`'); at >= 0; ) {
    const length = runLength(text, at)
    const starts = runs.get(length)
    if (starts) starts.push(at)
    else runs.set(length, [at])
    at = text.indexOf('`', at + length)
  }
  for (const starts of runs.values()) starts.reverse()
  return runs
}

/** Math on its own line, or in the line, where no space is inside its dollars and no digit behind them. */
function mathEnd(
  text: string,
  start: number,
  endOf: (closing: string, from: number) => number | undefined,
): number | undefined {
  if (text[start + 1] === '$') return endOf('$$', start + 2)
  if (/\s/.test(text[start + 1] ?? ' ')) return undefined
  let end = endOf('$', start + 1)
  while (end !== undefined && text[end - 2] === '\\') end = endOf('$', end)
  return end === undefined || /\s/.test(text[end - 2]!) || /\d/.test(text[end] ?? ' ') ? undefined : end
}
