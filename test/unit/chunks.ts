import type { Chunks, LoadChunk } from '../../src/library/formats/format.ts'

/** Chunks straight from the source files, without a build. */
export const loadChunk: LoadChunk = name =>
  import(`../../src/library/formats/${name}.ts`) as Promise<Chunks[typeof name]>
