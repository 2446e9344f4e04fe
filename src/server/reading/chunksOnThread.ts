import type { Chunks, LoadChunk } from '../../library/formats/format.ts'
import type { ReadingThread } from './readingThread.ts'

/** Chunks whose functions run on threads: files are read on one, references written on the other. */
export function chunksOnThread(reading: ReadingThread, writing: ReadingThread): LoadChunk {
  const on =
    (thread: ReadingThread, chunk: keyof Chunks, call: string) =>
    (...given: readonly unknown[]) =>
      thread.run(chunk, call, ...given) as Promise<never>
  const chunks: Chunks = {
    html: { read: on(reading, 'html', 'read'), readArchived: on(reading, 'html', 'readArchived') },
    pdf: { read: on(reading, 'pdf', 'read') },
    docx: { read: on(reading, 'docx', 'read') },
    epub: { read: on(reading, 'epub', 'read') },
    cleanPage: { cleanPage: on(reading, 'cleanPage', 'cleanPage') },
    csl: {
      references: on(writing, 'csl', 'references'),
      citations: on(writing, 'csl', 'citations'),
      check: on(writing, 'csl', 'check'),
    },
  }
  return async name => chunks[name]
}
