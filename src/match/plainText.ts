import { characterOf, ENTITY } from '../base/entities.ts'
import { type Piece, TextMap } from '../base/textMap.ts'

/**
 * Undoes what copying from a web page does to a text, as far as it makes other words of it. Only queries go
 * through here: a source stays what it is.
 */
export function plainText(text: string): string {
  let plain = text
  if (plain.includes('&'))
    plain = plain.replace(ENTITY, (entity, name: string) => characterOf(name) ?? entity)
  if (MOJIBAKE.test(plain)) plain = plain.replace(MISREAD, reread)
  return plain
}

/** The same with the way back to the offsets of `text`; `undefined` where there is nothing to undo. */
export function plainTextMap(text: string): TextMap | undefined {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(COPIED)) {
    const plain = plainText(found[0])
    if (plain === found[0]) continue
    const end = found.index + found[0].length
    pieces.push({ start: from, end: found.index }, { start: found.index, end, text: plain })
    from = end
  }
  if (pieces.length === 0) return undefined
  pieces.push({ start: from, end: text.length })
  return TextMap.keep(text, pieces)
}

/** UTF-8 that was read as Windows-1252: `â€™` for `’`, `Ã©` for `é`. */
const MOJIBAKE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/
const MISREAD =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}/g
const COPIED = new RegExp(`${ENTITY.source}|${MISREAD.source}`, 'g')
/** The characters that Windows-1252 has for the bytes 0x80 to 0x9f; those it has not are as in Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function reread(misread: string): string {
  const bytes = Array.from(misread, char => {
    const high = WINDOWS_1252.indexOf(char)
    return high >= 0 ? 0x80 + high : char.charCodeAt(0)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return misread
  }
}
