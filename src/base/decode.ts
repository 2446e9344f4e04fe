import { en } from './l10n.ts'
/** The text of a file, or why it has none. Offsets into `text` are UTF-16, as an editor counts them. */
export type Decoded =
  | { readonly text: string; readonly warning?: string }
  | { readonly text?: undefined; readonly error: string }

/** A NUL within this many first bytes marks a binary file, as Git and grep decide it. */
const BINARY_PROBE_BYTES = 8_000

/**
 * Bytes to text: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is not text. Bytes that are
 * not valid UTF-8 become U+FFFD, which is also what an editor shows, so offsets still agree with it.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) {
    return {
      error: en`is a binary file, or UTF-16 without its mark. Save it as UTF-8 text, or move it out of the sources`,
    }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length
    return {
      text,
      warning: en`is not valid UTF-8 (first at line ${line}): the letters in question are read as �. Save it as UTF-8`,
    }
  }
}
