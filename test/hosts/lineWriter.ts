import { Writable } from 'node:stream'

/** A stream that hands on what is written to it, line by line. */
export function lineWriter(onLine: (line: string) => void): Writable {
  let rest = ''
  return new Writable({
    write(chunk, _encoding, done) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
      done()
    },
    final(done) {
      if (rest) onLine(rest)
      done()
    },
  })
}
