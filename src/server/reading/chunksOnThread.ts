import type { CleanPage } from '../../library/formats/cleanPage.ts'
import type { Chunks, FormatReading, LoadChunk } from '../../library/formats/format.ts'
import type { ReadingThread } from './readingThread.ts'

/** Chunks that read files do so on a thread of their own; the others are loaded here. */
export function chunksOnThread(thread: ReadingThread, load: LoadChunk): LoadChunk {
  const reader =
    <T = FormatReading>(chunk: keyof Chunks, call: string) =>
    (bytes: Uint8Array, wanted?: 'all' | 'text') =>
      thread.run(chunk, call, bytes, wanted) as Promise<T>
  const readers: Omit<Chunks, 'csl'> = {
    html: { read: reader('html', 'read'), readArchived: reader('html', 'readArchived') },
    pdf: { read: reader('pdf', 'read') },
    docx: { read: reader('docx', 'read') },
    epub: { read: reader('epub', 'read') },
    cleanPage: { cleanPage: reader<CleanPage>('cleanPage', 'cleanPage') },
  }
  return async name => (name === 'csl' ? load(name) : readers[name]) as never
}
