import { decode } from '../base/decode.ts'
import { TextMap } from '../base/textMap.ts'
import type { FileEntry } from '../base/workspace.ts'
import { readFrontMatter } from './frontMatter.ts'
import { markdownBlocks } from './markdownBlocks.ts'
import { markdownText } from './markdownText.ts'
import { describe } from './metadata.ts'
import { textParagraphs } from './paragraphs.ts'
import { firstSentence } from './sentences.ts'
import type { Problem, Source, SourceText } from './source.ts'

/** Larger text files are left out: no article is so long, and one of them would hold up all the others. */
export const MAX_FILE_BYTES = 20_000_000

const MARKDOWN = /\.(?:md|qmd|markdown)$/i
const TEXT = /\.txt$/i

/** What one file gives: a source with its text, or none, and what its owner should know. */
export interface Reading {
  readonly source?: Omit<Source, 'id'>
  readonly text?: SourceText
  readonly problems: readonly Problem[]
}

/** Whether a file of this name is read as a source. */
export function isSourceFile(uri: string): boolean {
  return MARKDOWN.test(uri) || TEXT.test(uri)
}

export function tooLarge(file: FileEntry): Problem | undefined {
  if (file.size <= MAX_FILE_BYTES) return undefined
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`
  const message = `is too large (${megabytes(file.size)}; the limit is ${megabytes(MAX_FILE_BYTES)}). Split it into several files`
  return { uri: file.uri, severity: 'error', message }
}

/** A file becomes a source. `path` is the name shown to people. */
export function readSource(uri: string, path: string, bytes: Uint8Array): Reading {
  const problems: Problem[] = []
  const report = (severity: Problem['severity'], message: string) => problems.push({ uri, severity, message })
  const decoded = decode(bytes)
  if (decoded.text === undefined) {
    report('error', decoded.error)
    return { problems }
  }
  const raw = decoded.text
  if (raw.trim() === '') {
    report('warning', 'is empty. Paste the article into it, or delete it')
    return { problems }
  }
  if (decoded.warning) report('warning', decoded.warning)
  if (raw.includes('\r\n')) report('information', 'has Windows line ends (CRLF), which are read as they are')

  const isMarkdown = MARKDOWN.test(path)
  const { map, paragraphs } = isMarkdown
    ? markdownText(raw)
    : { map: TextMap.identity(raw), paragraphs: textParagraphs(raw) }
  if (paragraphs.length === 0) report('warning', 'has no paragraph of text, only headings, tables or code')
  const metadata = isMarkdown ? metadataOf(raw) : undefined
  if (metadata && 'error' in metadata) report('warning', metadata.error)
  const own = metadata && 'item' in metadata ? metadata.item : {}
  const opening = firstSentence(map.text, paragraphs)
  const file = { uri, path, own, opening, characters: raw.length, passages: paragraphs.length, problems }
  return {
    source: describe(file, []),
    text: { raw, map, paragraphs },
    problems,
  }
}

function metadataOf(raw: string) {
  const block = markdownBlocks(raw.slice(0, 20_000))[0]
  if (block?.kind !== 'metadata') return undefined
  const [first, last] = [block.lines[1], block.lines.at(-1)!]
  return first ? readFrontMatter(raw.slice(first.start, last.start)) : undefined
}
