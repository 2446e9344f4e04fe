import { en } from '../../base/l10n.ts'
import { decodePage } from './decodePage.ts'
import type { FormatReader, LoadChunk } from './format.ts'
import { readMarkdown, readPlainText, readSubtitles } from './textFormats.ts'

/** A kind of file that can be a source. */
export interface Format {
  /** For people: “cannot be read as PDF”. */
  readonly name: string
  readonly extensions: readonly string[]
  /** The reader. One that is large is loaded when the first file of its kind is met. */
  readonly reader: (load: LoadChunk) => FormatReader | Promise<FormatReader>
  /** The file's own text, for a format whose reader takes long although it is text. */
  readonly decode?: (bytes: Uint8Array) => string
}

export const formats = {
  text: { name: en`plain text`, extensions: ['txt'], reader: () => readPlainText },
  markdown: { name: 'Markdown', extensions: ['md', 'qmd', 'markdown'], reader: () => readMarkdown },
  subtitles: { name: en`a file of subtitles`, extensions: ['vtt', 'srt'], reader: () => readSubtitles },
  html: {
    name: en`a web page`,
    extensions: ['html', 'htm', 'xhtml'],
    reader: async load => (await load('html')).read,
    decode: bytes => decodePage(bytes).text,
  },
  archivedPage: {
    name: en`a saved web page`,
    extensions: ['mhtml', 'mht'],
    reader: async load => (await load('html')).readArchived,
  },
  pdf: { name: 'PDF', extensions: ['pdf'], reader: async load => (await load('pdf')).read },
  docx: { name: en`a Word document`, extensions: ['docx'], reader: async load => (await load('docx')).read },
  epub: { name: 'EPUB', extensions: ['epub'], reader: async load => (await load('epub')).read },
} as const satisfies Readonly<Record<string, Format>>

/** All endings of files that can be sources, without the dot. */
export const sourceExtensions: readonly string[] = Object.values(formats).flatMap(
  ({ extensions }) => extensions,
)

/** The page from which a Markdown source was made lies beside it under this ending, and is no source itself. */
export const ORIGINAL_PAGE = '.original.html'

/** The format of a file of this name (or URI), if it can be a source. */
export function formatOf(name: string): keyof typeof formats | undefined {
  const lower = name.toLowerCase()
  if (lower.endsWith(ORIGINAL_PAGE)) return undefined
  const extension = /\.([a-z]+)$/.exec(lower)?.[1]
  return extension === undefined ? undefined : byExtension.get(extension)
}

/** Whether a file of this name is read by a chunk, which takes long beside reading text. */
export function isSlow(name: string): boolean {
  return !['text', 'markdown', 'subtitles', undefined].includes(formatOf(name))
}

const byExtension = new Map(
  Object.entries(formats).flatMap(([format, { extensions }]) =>
    extensions.map(extension => [extension as string, format as keyof typeof formats] as const),
  ),
)
