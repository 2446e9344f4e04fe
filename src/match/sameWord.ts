import { houseForm } from './houseStyle.ts'
import type { Unit } from './units.ts'

/** How like a word of a draft is to one of its source. */
export type Likeness = 'same' | 'capitals' | 'house-style' | 'inflected' | 'other'

export function likenessOf(draft: Unit, source: Unit): Likeness {
  if (isSameWord(draft, source)) return 'same'
  if (draft.partial !== undefined && draft.partial !== source.partial)
    return inflection(draft.partial, source.word)
  const [a, b] = [draft.word.toLowerCase(), source.word.toLowerCase()]
  if (a === b || (source.otherWord ?? '').toLowerCase() === a || (draft.otherWord ?? '').toLowerCase() === b)
    return isOtherByCapitals(draft.word, source.word) ? 'other' : 'capitals'
  if (!VARIED.test(a) && !VARIED.test(b)) return 'other'
  if (formOf(a) !== formOf(b)) return 'other'
  return isOtherByCapitals(draft.word, source.word) ? 'other' : 'house-style'
}

/** Only with one of these in it a word may have another house style. */
const VARIED = /[.,%¼½¾⅐-⅞-]|\d’/

const MOST_FORMS = 10_000
const forms = new Map<string, string>()

/** The house form of a word, which is asked for again and again. */
function formOf(word: string): string {
  const known = forms.get(word)
  if (known !== undefined) return known
  if (forms.size >= MOST_FORMS) forms.clear()
  const form = houseForm(word)
  forms.set(word, form)
  return form
}

export function isSameWord(draft: Unit, source: Unit): boolean {
  if (draft.partial !== source.partial) return false
  return (
    draft.word === source.word ||
    (source.otherWord !== undefined && draft.word === source.otherWord) ||
    (draft.otherWord !== undefined && draft.otherWord === source.word)
  )
}

/** `US` is not `us`: capitals make another word where one side is all capitals and the other is not. */
export function isOtherByCapitals(a: string, b: string): boolean {
  if (/^(?:[ap]\.?m|b\.?c|a\.?d)$/i.test(a)) return false
  return isAllCapitals(a) !== isAllCapitals(b)
}

function isAllCapitals(word: string): boolean {
  const letters = word.replace(/’s$/i, '').replace(/[^\p{L}]/gu, '')
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
}

/**
 * A word of which brackets mark a part. A bracketed beginning may only change the capital, `[T]he`; an ending may be
 * another inflection, `walk[ed]`, but no negation.
 */
function inflection(partial: string, source: string): Likeness {
  const beginning = /^\[([^\]]+)\](.+)$/su.exec(partial)
  if (beginning) {
    const [, letters, rest] = beginning as unknown as [string, string, string]
    const isCapital =
      letters.toLowerCase() + rest ===
      source.slice(0, letters.length).toLowerCase() + source.slice(letters.length)
    return isCapital ? 'inflected' : 'other'
  }
  const [stem, ending] = partial.split('[') as [string, string]
  const isInflected =
    stem.length > 1 &&
    ending.length <= LONGEST_ENDING + 1 &&
    source.toLowerCase().startsWith(stem.toLowerCase()) &&
    source.length - stem.length <= LONGEST_ENDING &&
    !/less|n’t|not/.test(ending + source.slice(stem.length))
  return isInflected ? 'inflected' : 'other'
}

/** Of an inflection: `-ing`, `-ed`, `-’s`. */
const LONGEST_ENDING = 4

/** What before or after a hyphen makes another word of the rest. */
const PREFIX =
  /^(?:re|co|un|non|pre|anti|ex|de|dis|mis|over|under|sub|semi|inter|intra|post|pro|counter|ultra|multi|bi|tri|quasi|pseudo|near|ill|so|half|neo|extra|super|trans|vice|would|once|former)$/i
const SUFFIX = /^(?:free|less|like|elect|designate|off|proof|out|in|up|ish|to|be)$/i

/** Whether a draft that starts (or ends) with one part of a compound still gives a word of the source. */
export function isCutCompound(part: string, compound: string, edge: 'start' | 'end'): boolean {
  const [own, whole] = [part.toLowerCase(), compound.toLowerCase()]
  const isCut = edge === 'start' ? whole.endsWith(`-${own}`) : whole.startsWith(`${own}-`)
  if (!isCut || /\p{N}/u.test(whole)) return false
  const rest = edge === 'start' ? whole.slice(0, -own.length - 1) : whole.slice(own.length + 1)
  const [first, last] = [rest.split('-')[0]!, rest.split('-').at(-1)!]
  return edge === 'start' ? !PREFIX.test(last) && !PREFIX.test(first) : !SUFFIX.test(first)
}
