import { type Reading, readSource } from '../../../../src/library/readSource.ts'
import type { SourceText } from '../../../../src/library/source.ts'
import { loadChunk } from '../../chunks.ts'

/** Reads a file that is on no disk. */
export function readFile(name: string, content: string | Uint8Array): Promise<Reading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return readSource(`memory:/project/seeds/${name}`, name, bytes, loadChunk)
}

/** What a reader sees of each paragraph. */
export function shown({ map, paragraphs }: SourceText): string[] {
  return paragraphs.map(({ start, end }) => map.text.slice(start, end))
}
