import { decode } from '../../base/decode.ts'
import type { FormatReading } from './format.ts'
import { EMPTY, UnreadableError } from './format.ts'

/** A declaration of the encoding stands within this many first bytes (the HTML standard says so). */
const DECLARATION_BYTES = 1_024

/** The text of a page: UTF-8 or UTF-16 as any file, else in the encoding that the page says it has. */
export function decodePage(bytes: Uint8Array): Pick<FormatReading, 'problems'> & { text: string } {
  const decoded = decode(bytes)
  if (decoded.text === undefined) throw new UnreadableError(decoded.error)
  if (decoded.text.trim() === '') throw new UnreadableError(EMPTY)
  if (decoded.warning === undefined) return { text: decoded.text, problems: [] }
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES))
  const charset = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]
  try {
    if (charset && !/^utf-?8$/i.test(charset))
      return { text: new TextDecoder(charset).decode(bytes), problems: [] }
  } catch {
    // An encoding that nobody knows: read as UTF-8, with the warning.
  }
  return { text: decoded.text, problems: [{ severity: 'warning', message: decoded.warning }] }
}
