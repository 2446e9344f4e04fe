import { decode } from '../../base/decode.ts'
import { en } from '../../base/l10n.ts'
import { readFrontMatter } from '../frontMatter.ts'
import { markdownBlocks } from '../markdownBlocks.ts'
import { markdownText } from '../markdownText.ts'
import { textParagraphs } from '../paragraphs.ts'
import { EMPTY, type FormatReading, UnreadableError } from './format.ts'
import { readTranscript } from './transcript.ts'

/** Front matter is looked for in so many characters of a Markdown file. */
const FRONT_MATTER_CHARACTERS = 20_000

type Problems = NonNullable<FormatReading['problems']>

export function readPlainText(bytes: Uint8Array): FormatReading {
  const { raw, problems } = decodeText(bytes)
  return { raw, isText: true, pieces: undefined, paragraphs: textParagraphs(raw), problems }
}

export function readMarkdown(bytes: Uint8Array, wanted: 'all' | 'text' = 'all'): FormatReading {
  const { raw, problems } = decodeText(bytes)
  if (wanted === 'text') return { raw, isText: true, ...markdownText(raw) }
  const metadata = metadataOf(raw)
  const faults: Problems =
    metadata && 'error' in metadata ? [{ severity: 'warning', message: metadata.error }] : []
  const item = metadata && 'item' in metadata ? { item: metadata.item } : {}
  return { raw, isText: true, ...markdownText(raw), ...item, problems: [...problems, ...faults] }
}

export function readSubtitles(bytes: Uint8Array): FormatReading {
  const { raw, problems } = decodeText(bytes)
  const transcript = readTranscript(raw)
  if (transcript.paragraphs.length === 0)
    throw new UnreadableError(en`has no captions with times. Save it as WebVTT or SubRip`)
  return { raw, isText: true, ...transcript, problems }
}

function decodeText(bytes: Uint8Array): { raw: string; problems: Problems } {
  const decoded = decode(bytes)
  if (decoded.text === undefined) throw new UnreadableError(decoded.error)
  const raw = decoded.text
  if (raw.trim() === '') throw new UnreadableError(EMPTY)
  const problems: Problems[number][] = []
  if (decoded.warning) problems.push({ severity: 'warning', message: decoded.warning })
  if (raw.includes('\r\n'))
    problems.push({
      severity: 'information',
      message: en`has Windows line ends (CRLF), which are read as they are`,
    })
  return { raw, problems }
}

function metadataOf(raw: string) {
  const block = markdownBlocks(raw.slice(0, FRONT_MATTER_CHARACTERS))[0]
  if (block?.kind !== 'metadata') return undefined
  const [first, last] = [block.lines[1], block.lines.at(-1)!]
  return first ? readFrontMatter(raw.slice(first.start, last.start)) : undefined
}
