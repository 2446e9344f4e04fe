import { foldRun } from './typography.ts'

/** Words that are written with and without a hyphen and mean the same. Of other words a hyphen makes new ones. */
const HYPHENED =
  /\b(e)-(?=(?:mail|book|commerce|learning|reader|government|business|bike|cigarette|sport|waste|zine)s?\b)|\b(co)-(?=operat|ordinat|educat)|\b(on)-(?=line\b)/giu
/** Abbreviations whose full stop is a matter of style: those before a name, before a number, and anywhere. */
const BEFORE_NAME =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Rev|Hon|Gen|Col|Lt|Maj|Sgt|Capt|Cmdr|Adm|Sen|Rep|Gov|Pres|St|Ste|Mt|Ft)$/u
const BEFORE_NUMBER =
  /^(?:No|Nos|Fig|Figs|Vol|Art|Sec|p|pp|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u
const ANYWHERE = /^(?:Jr|Sr|Inc|Ltd|Corp|Co|Bros|vs|v|etc|ed|eds|cf|al|approx|dept)$/u

/**
 * Whether the full stop after a word may be there or not: the word is an abbreviation, or dotted, or an initial between
 * two names. `before` and `after` are its neighbours.
 */
export function isAbbreviation(word: string, before: string, after: string): boolean {
  const isName = /^\p{Lu}/u.test(after)
  if (word.includes('.') || ANYWHERE.test(word)) return true
  if (BEFORE_NUMBER.test(word)) return /^\p{N}/u.test(after)
  return isName && (BEFORE_NAME.test(word) || (/^\p{Lu}$/u.test(word) && /^\p{Lu}/u.test(before)))
}

/** The letters and numbers that a wording consists of, without what house styles vary; capitals kept. */
export function houseForm(wording: string): string {
  return foldRun(wording, false)
    .replace(/(?<=\p{N})\s*(?:%|per[ -]?cent\b)/giu, ' percent')
    .replace(/\bper[ -]cent\b|(?<!\S)%/giu, 'percent')
    .replace(/(?<=(?:^|[^\p{L}])\p{Lu}?\p{L})\.(?:\s?(?=\p{L}(?:\.|(?!\p{L})))|(?=[\s’-]|$))/gu, '')
    .replace(HYPHENED, '$1$2$3')
    .replace(/(?<=\p{N})[,’ ](?=\p{N}{3}(?!\p{N}))/gu, '')
    .replace(/(\p{N}?)([¼½¾⅐-⅞])/gu, (_, digit: string, part: string) => fraction(digit, part))
    .replace(/(?<=\p{N})’(?=s\b)/gu, '')
    .replace(/(?<=\p{N}) (?=(?:am|pm)\b)/giu, '')
    .replace(/(?<=\p{N})(?:am|pm)\b/giu, half => half.toLowerCase())
    .replace(/(?<=\p{N}) (?=\p{L})/gu, '')
    .replace(/ (?=percent$|percent\P{L})/gu, '')
}

function fraction(digit: string, part: string): string {
  const spelled = part.normalize('NFKC').replace('⁄', '/')
  return digit === '' ? spelled : `${digit} ${spelled}`
}
