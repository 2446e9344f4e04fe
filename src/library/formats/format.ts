import { en } from '../../base/l10n.ts'
import type { Span } from '../../base/span.ts'
import type { Piece } from '../../base/textMap.ts'
import type { CitationsRequest, ReferencesRequest, WrittenCitations } from '../references/request.ts'
import type { Metadata, Place, Problem } from '../source.ts'
import type { CleanPage } from './cleanPage.ts'

/** What a file gives, whatever its format. Spans and places are of what a reader sees, which `pieces` make. */
export interface FormatReading {
  /** The file's decoded text; where the file is not text, its rendering. */
  readonly raw: string
  readonly isText: boolean
  /** Absent where a reader sees the raw text as it is. */
  readonly pieces: readonly Piece[] | undefined
  readonly paragraphs: readonly Span[]
  readonly blockQuotes?: readonly Span[]
  readonly places?: readonly Place[]
  /** What the file gives of itself. */
  readonly item?: Metadata
  readonly problems?: readonly Omit<Problem, 'uri'>[]
}

/**
 * Where only the `text` is wanted, what the file tells of itself may be left out.
 * @throws {UnreadableError} when nothing can be read of the file.
 */
export type FormatReader = (
  bytes: Uint8Array,
  wanted?: 'all' | 'text',
) => FormatReading | Promise<FormatReading>

const UNREADABLE = 'UnreadableError'

/** Why a file cannot be a source. The message reads on after the file's name: “is encrypted. Save it …”. */
export class UnreadableError extends Error {
  override readonly name = UNREADABLE
}

/** Told by its name: each chunk has a class of its own. */
export function isUnreadable(thrown: unknown): thrown is UnreadableError {
  return thrown instanceof Error && thrown.name === UNREADABLE
}

export const EMPTY = en`is empty. Paste the article into it, or delete it`

/**
 * What is in a bundle of its own, each a module that is loaded at most once. The host knows where they lie, and may
 * run them on threads of their own.
 */
export interface Chunks {
  readonly html: { readonly read: FormatReader; readonly readArchived: FormatReader }
  readonly pdf: { readonly read: FormatReader }
  readonly docx: { readonly read: FormatReader }
  readonly epub: { readonly read: FormatReader }
  readonly cleanPage: { cleanPage(bytes: Uint8Array): CleanPage | Promise<CleanPage> }
  readonly csl: References
}

/** `references/csl.ts`. @throws {UnreadableError} when the style cannot be used */
export interface References {
  references(request: ReferencesRequest): readonly string[] | Promise<readonly string[]>
  citations(request: CitationsRequest): WrittenCitations | Promise<WrittenCitations>
  check(style: ReferencesRequest['style']): void | Promise<void>
}

export type LoadChunk = <Name extends keyof Chunks>(name: Name) => Promise<Chunks[Name]>

/** For hosts that bring no chunks: text files are read all the same. */
export const cannotLoad: LoadChunk = async name => {
  throw new Error(`the reader for ${name} files is not installed`)
}
