import type { Span } from '../base/span.ts'
import { type Piece, TextMap } from '../base/textMap.ts'
import type { Place, SourceText } from './source.ts'

/** What cannot be had from the file without reading all of it: [start, end] and what a reader sees of each piece. */
interface Packed {
  /** Absent where it is the file's own text. */
  readonly raw?: string
  readonly pieces: readonly (readonly [start: number, end: number, before?: string, text?: string])[]
  readonly paragraphs: readonly (readonly [start: number, end: number])[]
  readonly blockQuotes?: SourceText['blockQuotes']
  readonly places?: readonly Place[]
}

/** A text as bytes; without its raw text where that is the file's own (`isText`), which whoever unpacks it has. */
export function packText(text: SourceText, isText: boolean): Uint8Array {
  const { raw, map, paragraphs, blockQuotes, places } = text
  const packed: Packed = {
    ...(!isText && { raw }),
    pieces: map.pieces(raw).map(packPiece),
    paragraphs: paragraphs.map(({ start, end }) => [start, end]),
    ...(blockQuotes && { blockQuotes }),
    ...(places && { places }),
  }
  return new TextEncoder().encode(JSON.stringify(packed))
}

/** @param fileText the file's own text, for a text that was packed without its raw one. */
export function unpackText(bytes: Uint8Array, fileText: string | undefined): SourceText {
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as Packed
  const { raw = fileText, blockQuotes, places } = packed
  if (raw === undefined) throw new Error('The text of the file is wanted')
  return {
    raw,
    map: TextMap.keep(raw, packed.pieces.map(unpackPiece)),
    paragraphs: packed.paragraphs.map(([start, end]): Span => ({ start, end })),
    ...(blockQuotes && { blockQuotes }),
    ...(places && { places }),
  }
}

function packPiece({ start, end, before, text }: Piece): Packed['pieces'][number] {
  if (text !== undefined) return [start, end, before ?? '', text]
  return before === undefined ? [start, end] : [start, end, before]
}

function unpackPiece([start, end, before, text]: Packed['pieces'][number]): Piece {
  return { start, end, ...(before !== undefined && { before }), ...(text !== undefined && { text }) }
}
