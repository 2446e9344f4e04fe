import { en } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { TextMap } from '../base/textMap.ts'
import type { FileEntry } from '../base/workspace.ts'
import { type FormatReader, type FormatReading, isUnreadable, type LoadChunk } from './formats/format.ts'
import { formatOf, formats } from './formats/formats.ts'
import { inMegabytes, MAX_FILE_BYTES } from './limits.ts'
import { describe } from './metadata.ts'
import { firstSentence } from './sentences.ts'
import type { Problem, Source, SourceText } from './source.ts'

const NO_TEXT = en`has no paragraph of text, only headings, tables or code`

/** What one file gives: a source with its text, or none, and what its owner should know. */
export interface Reading {
  readonly source?: Omit<Source, 'id'>
  readonly text?: SourceText
  readonly problems: readonly Problem[]
}

/** Whether a file of this name is read as a source. */
export function isSourceFile(uri: string): boolean {
  return formatOf(uri) !== undefined
}

export function tooLarge(file: FileEntry): Problem | undefined {
  const limit = MAX_FILE_BYTES
  if (file.size <= limit) return undefined
  const message = en`is too large (${inMegabytes(file.size)}; the limit is ${inMegabytes(limit)}). Split it into several files`
  return { uri: file.uri, severity: 'error', message }
}

/**
 * A file becomes a source. `path` is the name shown to people; `load` brings the reader of a format that is not
 * plain text. A file that cannot be read gives one problem and no source.
 */
export async function readSource(
  uri: string,
  path: string,
  bytes: Uint8Array,
  load: LoadChunk,
): Promise<Reading> {
  const format = formatOf(path)!
  try {
    const read = await formats[format].reader(load)
    const reading = await read(bytes)
    const { raw, isText, paragraphs, item: own = {} } = reading
    const problems = (reading.problems ?? []).map((problem): Problem => ({ uri, ...problem }))
    if (paragraphs.length === 0) problems.push({ uri, severity: 'warning', message: NO_TEXT })
    const text = textOf(reading)
    const opening = firstSentence(text.map.text, paragraphs)
    const { length: passages } = paragraphs
    const file = { uri, path, own, opening, isText, characters: raw.length, passages, problems }
    return { source: describe(file, []), text, problems }
  } catch (thrown) {
    const message = isUnreadable(thrown)
      ? thrown.message
      : en`cannot be read as ${formats[format].name} (${messageOf(thrown)}). Save it anew, or convert it to text`
    return { problems: [{ uri, severity: 'error', message }] }
  }
}

/** The text of a file that is known to be a source, without what it tells of itself. Throws when it cannot be read. */
export async function readText(uri: string, bytes: Uint8Array, load: LoadChunk): Promise<SourceText> {
  const read: FormatReader = await formats[formatOf(uri)!].reader(load)
  return textOf(await read(bytes, 'text'))
}

function textOf({ raw, pieces, paragraphs, blockQuotes, places }: FormatReading): SourceText {
  return {
    raw,
    map: pieces ? TextMap.keep(raw, pieces) : TextMap.identity(raw),
    paragraphs,
    ...(blockQuotes?.length && { blockQuotes }),
    ...(places?.length && { places }),
  }
}
