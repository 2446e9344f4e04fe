import type { Span } from '../../base/span.ts'
import { type Piece, shownOf } from '../../base/textMap.ts'
import { linesOf, trim } from '../paragraphs.ts'
import { collapse, joinBlocks } from '../shownText.ts'
import type { Place } from '../source.ts'

/** A pause of so many seconds between two captions starts a paragraph, where nothing says who speaks. */
const PAUSE_S = 2
/** A paragraph that is this long (UTF-16 units) ends with the next sentence. */
const LONG = 600

interface Cue {
  /** Seconds. */
  readonly from: number
  readonly to: number
  readonly lines: readonly Span[]
}

/** The text of subtitles (WebVTT or SubRip): what is said, with the time of each caption and who says it. */
export function readTranscript(raw: string): { pieces: Piece[]; paragraphs: Span[]; places: Place[] } {
  const cues = cuesOf(raw)
  const known = speakersOf(raw, cues)
  const blocks: Piece[][] = []
  const starts: Start[] = []
  let count = 0
  let length = 0
  let ends = true
  let speaker: string | undefined
  let previous: Cue | undefined
  for (const cue of cues) {
    for (const line of newLines(raw, cue, previous)) {
      const said = lineOf(raw, line, known)
      const pieces = collapse(raw, said.pieces)
      if (pieces.length === 0) continue
      const isTurn = said.speaker === undefined ? said.isTurn : said.speaker !== speaker
      const isPause = previous !== undefined && previous !== cue && cue.from - previous.to >= PAUSE_S
      if (blocks.length === 0 || isTurn || (ends && (isPause || length > LONG))) {
        blocks.push([])
        length = 0
      }
      if (said.speaker !== undefined) speaker = said.speaker
      else if (said.isTurn) speaker = undefined
      const block = blocks.at(-1)!
      starts.push({ piece: count, seconds: cue.from, speaker })
      count += pieces.length
      block.push(
        ...pieces.map((piece, i) => (i === 0 && block.length > 0 ? { ...piece, before: ' ' } : piece)),
      )
      length += pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0)
      ends = /[.!?…]["”’)\]]*\s*$/.test(raw.slice(line.start, line.end))
      previous = cue
    }
  }
  return placed(raw, blocks, starts)
}

/** A caption: the number of its first piece, when it is shown and who speaks. */
interface Start {
  readonly piece: number
  readonly seconds: number
  readonly speaker: string | undefined
}

/** Says from which offset of the shown text on each time and speaker holds. */
function placed(raw: string, blocks: readonly Piece[][], starts: readonly Start[]) {
  const { pieces, paragraphs } = joinBlocks(
    raw,
    blocks.map(pieces => ({ pieces })),
  )
  const offsets: number[] = []
  let shown = 0
  for (const piece of pieces) {
    shown += piece.before?.length ?? 0
    offsets.push(shown)
    shown += shownOf(raw, piece).length
  }
  const places = starts.map(({ piece, seconds, speaker }): Place => {
    const place = { start: offsets[piece]!, locator: { label: 'timestamp', value: clock(seconds) } }
    return speaker === undefined ? place : { ...place, speaker }
  })
  return { pieces, paragraphs, places }
}

const TIMING = /^\s*(?:(\d+):)?(\d\d?):(\d\d)[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d\d?):(\d\d)[.,](\d{1,3})/

function cuesOf(raw: string): Cue[] {
  const cues: { from: number; to: number; lines: Span[] }[] = []
  let open: (typeof cues)[number] | undefined
  for (const line of linesOf(raw)) {
    const content = raw.slice(line.start, line.end)
    const time = TIMING.exec(content)
      ?.slice(1)
      .map(part => Number(part ?? 0))
    if (time) {
      const seconds = ([hours, minutes, seconds, rest]: number[]) =>
        hours! * 3600 + minutes! * 60 + seconds! + rest! / 1000
      open = { from: seconds(time.slice(0, 4)), to: seconds(time.slice(4)), lines: [] }
      cues.push(open)
    } else if (content.trim() === '') open = undefined
    else open?.lines.push(trim(raw, line))
  }
  return cues
}

/** Captions that roll repeat the last line of the one before. */
function newLines(raw: string, cue: Cue, previous: Cue | undefined): readonly Span[] {
  const plain = (line: Span) => raw.slice(line.start, line.end).replace(TAG, '').trim()
  if (!previous || previous === cue) return cue.lines
  const shown = new Set(previous.lines.map(plain))
  const firstNew = cue.lines.findIndex(line => !shown.has(plain(line)))
  const isRolling = cue.lines.length > 0 && cue.from - previous.to < PAUSE_S && cue.from >= previous.from
  return isRolling && firstNew !== 0 ? (firstNew < 0 ? [] : cue.lines.slice(firstNew)) : cue.lines
}

const TAG = /<[^<>\n]*>|\{\\[^{}\n]*\}/g
const VOICE = /^<v(?:\.[^\s>]*)?\s+([^<>]+)>/
/** `MS. PSAKI: `, `>> Jane Roe: ` */
const PREFIX = /^(?:(?:>>+|[-–—])\s*)?(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s[\p{L}\p{N}.'’-]+){0,4}):\s+(?=\S)/u

/** Names before a colon that are surely names: written in capitals, or met more than once. */
function speakersOf(raw: string, cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const line of cues.flatMap(cue => cue.lines)) {
    const name = PREFIX.exec(raw.slice(line.start, line.end).replace(TAG, ''))?.[1]
    if (name) counts.set(name, (counts.get(name) ?? 0) + (name === name.toUpperCase() ? 2 : 1))
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name))
}

/** A line without its markup, its speaker's name and the mark of a change of speakers. */
function lineOf(
  raw: string,
  line: Span,
  known: ReadonlySet<string>,
): { pieces: Piece[]; speaker?: string; isTurn: boolean } {
  const content = raw.slice(line.start, line.end)
  const voice = VOICE.exec(content)?.[1]?.trim()
  const prefix = PREFIX.exec(content)
  const name = voice ?? (prefix && known.has(prefix[1]!) ? prefix[1] : undefined)
  const lead =
    prefix && name === prefix[1]
      ? prefix[0].length
      : (/^(?:>>+|[-–—](?=\s))\s*/.exec(content)?.[0].length ?? 0)
  const pieces: Piece[] = []
  let from = line.start + lead
  for (const found of content.matchAll(TOKEN)) {
    const start = line.start + found.index
    if (start < from) continue
    if (start > from) pieces.push({ start: from, end: start })
    from = start + found[0].length
    const entity = ENTITY[found[0]]
    if (entity !== undefined) pieces.push({ start, end: from, text: entity })
  }
  if (from < line.end) pieces.push({ start: from, end: line.end })
  return { pieces, ...(name !== undefined && { speaker: name }), isTurn: lead > 0 || voice !== undefined }
}

/** All that WebVTT has. */
const ENTITY: Readonly<Record<string, string>> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00a0', '&lrm;': '', '&rlm;': '', '&quot;': '"', '&#39;': "'",
} // biome-ignore format: a table
const TOKEN = new RegExp(`${TAG.source}|${Object.keys(ENTITY).join('|')}`, 'g')

/** `MM:SS`, or `HH:MM:SS` from an hour on. */
function clock(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const rest = `${two((seconds % 3600) / 60)}:${two(seconds % 60)}`
  return seconds < 3600 ? rest : `${two(seconds / 3600)}:${rest}`
}
