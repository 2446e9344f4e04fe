import type { Span } from '../base/span.ts'
import { foldWord, INVISIBLE, plainCharacters, QUOTES } from './typography.ts'

/** What stands between two words, or before the first or after the last one. */
export interface Gap {
  /** Punctuation without white space, quotation marks, square brackets and emphasis; in a draft without ellipses. */
  readonly marks: string
  /** The square brackets. */
  readonly brackets: string
  readonly hasQuotes: boolean
  /** Starts with a mark of feet, minutes, inches or seconds. */
  readonly startsWithPrime: boolean
  /** Starts with a mark that may be an apostrophe: `the workers’ rights`. */
  readonly startsWithApostrophe: boolean
  readonly breaksLine: boolean
  /** In a draft: words were left out here. */
  readonly isElided: boolean
  /** The ellipsis stands in round brackets. */
  readonly isRound: boolean
}

/** One word, number or sign of a text, as it is compared. */
export interface Unit extends Span {
  readonly index: number
  /** With all that is only typography folded away; capitals kept. */
  readonly word: string
  /** The other reading of a word that a line's end divides: `long-term`, `longterm`. */
  readonly otherWord: string | undefined
  readonly gap: Gap
  /** The number of the pair of square brackets that it stands in. */
  readonly bracket: number | undefined
  /** A part of it is in brackets: `[T]he`, `walk[ed]`. As written. */
  readonly partial: string | undefined
  /** An apostrophe after its last letter that closes no quotation: `workers’`, `laughin’`. */
  readonly isPossessive: boolean
  /** An apostrophe before its first letter that opens no quotation: `’68`, `’cause`. */
  readonly isClipped: boolean
}

export interface Units {
  readonly list: readonly Unit[]
  /** After the last word. */
  readonly end: Gap
}

const UNSPACED =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Bopomofo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]'
const LETTER = `(?:(?!${UNSPACED})[\\p{L}\\p{N}])(?:[\\p{M}${INVISIBLE}]|(?!${UNSPACED})[\\p{L}\\p{N}])*`
/** Numbers keep their separators, and exponents their sign. */
const DECIMALS = '\\p{N}+(?:[.,:/]\\p{N}+)+'
const EXPONENT = '[⁺⁻][⁰¹²³⁴-⁹]+'
const DOTTED = '(?:\\p{L}(?:\\.\\p{L})+|\\p{Lu}\\p{Ll}(?:\\.\\p{Lu})+)(?!\\p{L})(?:\\.(?=[-’]\\p{L}))?'
const CHUNK = `(?:${DECIMALS}|${DOTTED}|${LETTER}|${EXPONENT})+`
/** A bracketed beginning or end of a word: `[T]he`, `walk[ed]`. */
const BEGINNING = '\\[\\p{L}+\\]’?(?=\\p{L})'
const ENDING = '(?<=\\p{L})\\[[\\p{L}’]*\\]'
/** After one of these the hyphen before is no line end's: `short- and long-term`. */
const SUSPENDED = '(?:and|or|to|und|oder|bis|et|ou)\\b'
/** What joins letters to one word: apostrophes and hyphens, those of line ends too, but no hyphen between numbers. */
const JOINT = `(?:’|(?!(?<=\\p{N})-\\p{N})-(?:[^\\S\\n]*\\r?\\n[^\\S\\n]*(?!${SUSPENDED})(?=\\p{Ll}))?)`
/** A number's sign and currency; each of them changes it. */
const SIGN = `(?:(?<![\\p{L}\\p{N}\\])-])[-–+±](?=\\p{Sc}?\\p{N}|\\.\\p{N}))?(?:\\p{Sc}-?(?=\\.?\\p{N}))?(?:\\.(?=\\p{N}))?`
const PERCENT = '(?:(?<=\\p{N})\\s?[%‰°])?'
const SYMBOL = '(?![®™©℠|~])(?:[&@#§%‰]|\\p{Sm}|\\p{Sc}|\\p{So})'
const UNIT = new RegExp(
  `${UNSPACED}[\\p{M}${INVISIBLE}]*|${SIGN}(?:${BEGINNING})?${CHUNK}(?:${ENDING})?(?:${JOINT}${CHUNK}(?:${ENDING})?)*${PERCENT}|${SYMBOL}`,
  'gu',
)
const ELLIPSIS = /[[(]?\s?(?:…+|\.(?:\s{0,4}\.){2,})\s?[\])]?/g
const ROUND_ELLIPSIS = /\(\s?(?:…+|\.(?:\s{0,4}\.){2,})\s?\)/

/**
 * The units of a text. Brackets and ellipses mean something only in a draft (`isDraft`). Their offsets count from
 * `offset` before the text.
 */
export function unitsOf(text: string, isDraft: boolean, offset = 0): Units {
  const plain = plainCharacters(text, isDraft)
  const list: Unit[] = []
  let from = 0
  let bracket = 0
  let isOpen = false
  let openSingle = false
  for (const found of plain.matchAll(UNIT)) {
    const written = found[0].replace(TRAILING, '')
    const between = plain.slice(from, found.index)
    // Most words stand between single spaces, about which there is nothing to find out.
    const isSpace = between === ' '
    for (const mark of isSpace ? '' : between.replace(ELLIPSIS, '')) {
      if (mark === '[') {
        isOpen = true
        bracket++
      } else if (mark === ']') isOpen = false
    }
    const isClipped =
      !isSpace && CLIPPED.test(written) && (/^\p{N}/u.test(written) ? YEAR_CLIP : CLIP).test(between)
    openSingle = isClipped || isSpace ? openSingle : isSingleOpen(between, openSingle)
    const end = found.index + written.length
    const isPossessive = !openSingle && APOSTROPHE.test(plain.charAt(end)) && /\p{L}$/u.test(written)
    const word = foldWord(written, false)
    const hyphened = written.includes('\n') ? foldWord(written, true) : word
    list.push({
      index: list.length,
      start: offset + found.index,
      end: offset + end,
      word,
      otherWord: hyphened === word ? undefined : hyphened,
      gap: isSpace ? SPACE : gapOf(between, isDraft),
      bracket: isOpen ? bracket : undefined,
      partial: written.includes('[') ? written : undefined,
      isPossessive: isPossessive && /[sxz]$|\p{L}{2}in$/iu.test(word),
      isClipped,
    })
    from = end
  }
  return { list, end: gapOf(plain.slice(from), isDraft) }
}

const TRAILING = new RegExp(`[${INVISIBLE}]+$`, 'u')
/** Years and words of which the beginning is left out, with an apostrophe for it. */
const CLIPPED = /^(?:\p{N}{2}s?|cause|cos|cuz|em|til|tis|twas|twere|bout|round|n)$/iu
const CLIP = /(?:^|[\s([—–"“-])['’‘]$/
/** Before a number `‘` opens a quotation. */
const YEAR_CLIP = /(?:^|[\s([—–"“-])['’]$/
const APOSTROPHE = /['’‘´`′]/

/** Whether a single quotation mark is still open after the marks between two words. */
function isSingleOpen(between: string, wasOpen: boolean): boolean {
  if (/[‘‚‹]$|(?:^|[\s([—–-])['‘‚‹]["“]?$/.test(between)) return true
  return /^[^\s]*['’›]/.test(between) ? false : wasOpen
}

function gapOf(between: string, isDraft: boolean): Gap {
  const isElided = isDraft && between.search(ELLIPSIS) >= 0
  const marks = between
    .replace(ELLIPSIS, isDraft ? ' ' : '…')
    .replace(/[[\]]/g, '')
    .replace(QUOTES, '')
    .replace(IGNORED, '')
    .replace(/[-–—―‒⸺⸻]+/g, '—')
  return {
    marks,
    brackets: between.replace(ELLIPSIS, '').replace(/[^[\]]/g, ''),
    hasQuotes: between.search(QUOTES) >= 0,
    startsWithPrime: /^[′″]/.test(between),
    startsWithApostrophe: APOSTROPHE.test(between.charAt(0)),
    breaksLine: between.includes('\n'),
    isElided,
    isRound: isElided && ROUND_ELLIPSIS.test(between),
  }
}

/** White space, invisible characters and the signs of emphasis. */
const IGNORED = new RegExp(`[\\s${INVISIBLE}*_\\\\~]`, 'gu')
const SPACE = gapOf(' ', true)
