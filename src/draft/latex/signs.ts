import { ACCENTS } from '../../library/bibliography/latexCommands.ts'
import type { Cut } from '../cuts.ts'
import { GAP } from './syntax.ts'

/** Shorthands of babel for German and others: "` opens and "' closes. */
const BABEL: Readonly<Record<string, string>> = { '`': '„', "'": '“', '=': '-', '-': '', '~': '-' }

/** Marks, dashes and spaces as readers see them; `sign` is what stands at `start`. */
export function typographic(text: string, start: number, sign: string): Cut {
  const end = start + sign.length
  if (sign === '~' || sign === '&') return { start, end, shown: ' ' }
  if (sign === '`' || sign === "'") {
    const isDouble = text[end] === sign
    const shown = sign === '`' ? (isDouble ? '“' : '‘') : isDouble ? '”' : '’'
    return { start, end: end + (isDouble ? 1 : 0), shown }
  }
  if (sign[0] === '"') return { start, end, shown: BABEL[sign[1]!] ?? '', closes: sign === `"'` }
  return { start, end, shown: sign.length === 2 ? '–' : '—' }
}

const ACCENTED = new RegExp(`${GAP}(?:\\{\\\\?([a-zA-Z]?)\\}|\\\\([ij])(?![a-zA-Z])|([a-zA-Z]))`, 'y')

/** A letter with its accent: `\'e`, `\"{u}`, `\c c`. The accent's command ends at `end`. */
export function accented(text: string, start: number, end: number, accent: string): Cut | undefined {
  ACCENTED.lastIndex = end
  const found = ACCENTED.exec(text)
  if (!found) return undefined
  const letter = found[1] ?? found[2] ?? found[3]!
  if (/[a-zA-Z]/.test(accent) && found[3] !== undefined && !/\s/.test(text[end]!)) return undefined
  return { start, end: ACCENTED.lastIndex, shown: (letter + ACCENTS.get(accent)!).normalize('NFC') }
}
