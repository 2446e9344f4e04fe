/**
 * What a UTF-16 code unit is to the word scanner: a letter (its folded unit), or one of the classes below.
 * Folding drops case, accents, ligatures and full-width forms, so that a word that is typed by hand meets
 * the word that was printed. It serves finding only: verdicts compare the texts themselves.
 */
export const SEPARATOR = 0
/** Stands inside a word without being a letter of it: soft hyphen, combining accent, zero-width mark. */
export const IGNORED = 1
/** An apostrophe in any style: joins the letters around it (`don't` is `dont`). */
export const APOSTROPHE = 2
/** Joins a word that was broken at the end of a line. */
export const HYPHEN = 3
/** Folds to several units, or is a word by itself: ask `special`. */
export const SPECIAL = 4
const UNKNOWN = 5
/** The first value that is a letter or digit; all folded units are at least `0`, U+0030. */
export const LETTER = 0x30

/** A unit whose folding is not one unit. `alone`: each such character is a word (scripts without spaces). */
export interface Special {
  readonly units: readonly number[]
  readonly alone: boolean
}

const APOSTROPHES = "'`´ʹʼʻˈ‘’‛′＇"
const HYPHENS = '-‐‑－'
/** Accents and vowel points that a typist may leave out; in other scripts marks are letters. */
const ACCENT = /(?=\p{M})[\p{sc=Zinh}\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Hebr}\p{scx=Arab}]/u
/** Marks that print nothing, the Arabic tatweel, and superscript digits, which are mostly note marks. */
const INVISIBLE = /[¹²³⁰⁴-⁹]|\u00ad|\u0640|[\u200b-\u200f]|\u2060|\ufeff/u
/** Scripts written without spaces: a character is a word, with the marks that follow it. */
const UNSPACED =
  /(?=[\p{L}\p{Nl}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const WORD = /[\p{L}\p{N}\p{M}]/u
/** Letters that Unicode does not decompose, as a typist without them would write. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', ς: 'σ',
} // biome-ignore format: a table

const table = new Uint16Array(0x10000).fill(UNKNOWN)
const specials = new Map<number, Special>()

/** The class or folded letter of each code unit. Pages are filled when first met: see `learn`. */
export const folding: Uint16Array = table

/** Whether the unit's page has yet to be read; if so it is, and the scanner asks `folding` again. */
export function learn(unit: number): boolean {
  if (table[unit] !== UNKNOWN) return false
  const page = unit & 0xff00
  for (let c = page; c < page + 0x100; c++) table[c] = classify(c)
  return true
}

/** The folding of a code point that `folding` calls SPECIAL; undefined for one that is no letter. */
export function special(codePoint: number): Special | undefined {
  const known = specials.get(codePoint)
  if (known) return known
  const char = String.fromCodePoint(codePoint)
  if (!WORD.test(char)) return undefined
  const plain = fold(char)
  const alone = UNSPACED.test(char) || !plain
  const made = { units: unitsOf(plain || char), alone }
  specials.set(codePoint, made)
  return made
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SPECIAL
  const char = String.fromCharCode(unit)
  if (APOSTROPHES.includes(char)) return APOSTROPHE
  if (HYPHENS.includes(char)) return HYPHEN
  if (isIgnorable(char)) return IGNORED
  if (!WORD.test(char)) return SEPARATOR
  if (UNSPACED.test(char)) return SPECIAL
  const plain = fold(char)
  return plain.length === 1 ? plain.charCodeAt(0) : SPECIAL
}

/** Empty for a character that decomposes into more than letters (`½`), which is then a word by itself. */
function fold(char: string): string {
  const flat = char.normalize('NFKD').toLowerCase().normalize('NFKD')
  let plain = ''
  for (const part of flat) {
    if (part !== char && isIgnorable(part)) continue
    if (!WORD.test(part)) return ''
    plain += PLAIN[part] ?? part
  }
  return plain.normalize(UNSPACED.test(char) ? 'NFKC' : 'NFKD')
}

function isIgnorable(char: string): boolean {
  return ACCENT.test(char) || INVISIBLE.test(char)
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

learn(0)
learn(0x100)
learn(0x2000)
