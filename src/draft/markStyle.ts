import { markedQuotations } from './quotationMarks.ts'

export type Pair = readonly [open: string, close: string]

/** The quotation marks of a language or a writer: around a quotation, and around one within it. */
export interface MarkStyle {
  readonly outer: Pair
  readonly inner: Pair
}

const style = (outer: Pair, inner: Pair): MarkStyle => ({ outer, inner })

const ENGLISH = style(['“', '”'], ['‘', '’'])
const GERMAN = style(['„', '“'], ['‚', '‘'])
const SWISS = style(['«', '»'], ['‹', '›'])
const LATIN = style(['«', '»'], ['“', '”'])
const NORDIC = style(['”', '”'], ['’', '’'])
const POLISH = style(['„', '”'], ['«', '»'])
/** No-break spaces inside, as in print. */
const FRENCH = style(['«\u202f', '\u202f»'], ['“', '”'])
const RUSSIAN = style(['«', '»'], ['„', '“'])
const NORWEGIAN = style(['«', '»'], ['‘', '’'])
const CORNERS = style(['「', '」'], ['『', '』'])

/** As in Unicode's CLDR, by BCP 47 language, with country or script where those differ. */
const BY_LANGUAGE: Readonly<Record<string, MarkStyle>> = {
  bg: GERMAN,
  cs: GERMAN,
  de: GERMAN,
  'de-ch': SWISS,
  el: LATIN,
  es: LATIN,
  et: GERMAN,
  fi: NORDIC,
  fr: FRENCH,
  'fr-ch': SWISS,
  hr: GERMAN,
  hu: style(['„', '”'], ['»', '«']),
  is: GERMAN,
  it: LATIN,
  ja: CORNERS,
  lt: GERMAN,
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  no: NORWEGIAN,
  pl: POLISH,
  'pt-pt': LATIN,
  ro: POLISH,
  ru: RUSSIAN,
  sk: GERMAN,
  sl: GERMAN,
  sv: NORDIC,
  uk: RUSSIAN,
  'zh-hk': CORNERS,
  'zh-hant': CORNERS,
  'zh-tw': CORNERS,
}

/** The styles that a writer may use whatever the language is, beside those above; told by their outer marks. */
const BY_HAND: readonly MarkStyle[] = [
  ENGLISH,
  style(['"', '"'], ["'", "'"]),
  style(['``', "''"], ['`', "'"]),
  style(['"`', '`"'], ["'`", "`'"]),
  style(['»', '«'], ['›', '‹']),
  style(['« ', ' »'], ['“', '”']),
  style(['«\u00a0', '\u00a0»'], ['“', '”']),
  style(['‘', '’'], ['“', '”']),
]

/** The marks of a language (`de`, `de-CH`); those of English where it is not known. */
export function styleOfLanguage(language: string | undefined): MarkStyle {
  const tag = language?.toLowerCase() ?? 'en'
  return BY_LANGUAGE[tag] ?? BY_LANGUAGE[tag.split('-')[0]!] ?? ENGLISH
}

/** The style with these outer marks, that of the language first. */
export function styleWith([open, close]: Pair, language: string | undefined): MarkStyle | undefined {
  const all = [styleOfLanguage(language), ...BY_HAND, ...Object.values(BY_LANGUAGE)]
  return all.find(({ outer }) => outer[0] === open && outer[1] === close)
}

/** All outer marks that are known, the longest first. */
export const outerPairs: readonly Pair[] = [...BY_HAND, ...Object.values(BY_LANGUAGE)]
  .map(({ outer }) => outer)
  .sort((a, b) => b[0].length - a[0].length)

/** The deepest quotation within quotations whose marks are turned. */
const DEEPEST = 8

/** Words as they stand within marks of a style: the quotations in them get inner marks, those in these outer ones. */
export function turned(words: string, marks: MarkStyle, depth = 0): string {
  if (depth === DEEPEST) return words
  const { quotations } = markedQuotations(words, { start: 0, end: words.length })
  const [open, close] = depth % 2 === 0 ? marks.inner : marks.outer
  let at = 0
  let text = ''
  for (const { outer, inner } of quotations) {
    const quoted = words.slice(inner.start, inner.end).trim()
    text += words.slice(at, outer.start) + open + turned(quoted, marks, depth + 1) + close
    at = outer.end
  }
  return text + words.slice(at)
}
