import { messageOf } from '../base/log.ts'

/**
 * A library that reads files may leave a promise behind that fails with nobody listening, as pdf.js does with some
 * damaged files. The file is told as unreadable where it was read; the process, which Node would end, goes on.
 */
export function surviveBrokenPromises(tell: (message: string) => void): void {
  process.on('unhandledRejection', reason =>
    tell(`a promise failed with nobody listening: ${messageOf(reason)}`),
  )
}
