/** Characters that print nothing: soft hyphen, zero-width marks, marks of writing direction. */
export const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff\\u202a-\\u202e'
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, 'gu')

/** Quotation marks of any style, apostrophes among them. */
export const QUOTES = /["“”„‟«»‹›'‘’‚‛`´′″「」『』《》〈〉]/g

/** A note mark that stands for one character of the text. */
const HIDDEN = '\u00ad'
const NUMBERS = '[1-9]\\d{0,2}(?:\\s?[,–-]\\s?[1-9]\\d{0,2})*'
/** `word[12]`, `word[^1]`; superscript digits after a word or a sentence. Exponents (`10²`, `km²`) are none. */
const NOTE_MARKS = new RegExp(
  `(?<=[\\p{L}\\p{N}.,;:!?”’"')\\]])\\[(?:\\^[^\\]\\s]{1,40}|${NUMBERS}|note \\d+|citation needed)\\](?!\\()` +
    '|(?<=\\p{L}{3}|[.,;:!?”’"]|\\p{L}\\)|\\p{Lu}{2})[¹²³⁰⁴-⁹]+' +
    '|(?<=\\S)[†‡®™©℠]+',
  'gu',
)
/** The same with a space before, as only a source has it: in a draft these are brackets. `60,000 [50,000]` has numbers. */
const SPACED_NOTE_MARKS = new RegExp(`(?<=\\S) \\[(?!\\d{1,3}(?:,\\d{3})+\\])${NUMBERS}\\](?!\\()`, 'gu')

/**
 * A text in which one character stands for all of its styles and note marks are invisible, at the same offsets.
 */
export function plainCharacters(text: string, isDraft: boolean): string {
  const hide = (mark: string) => HIDDEN.repeat(mark.length)
  const plain = text
    .replace(/[！-～]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replace(/[‐‑−]/g, '-')
    .replace(/(?<=[\p{L}\p{N}])['`´‘‛ʼ′](?=\p{L})/gu, '’')
    .replace(NOTE_MARKS, hide)
  return isDraft ? plain : plain.replace(SPACED_NOTE_MARKS, hide)
}

/** Ligatures, indices and doubled code points that Unicode has beside the plain ones; not exponents, not fractions. */
const PRESENTATION = /[₀-₉ﬀ-ﬆſµÅKΩĲĳ]/g
/** A hyphen at a line's end: of the line, or of the word. */
const LINE_END_HYPHEN = /-[^\S\n]*\r?\n[^\S\n]*/g

const LETTERS = /^[A-Za-z]+$/

/** A word without all that is only typography. `keepsHyphens` at the ends of lines, where either may be meant. */
export function foldWord(word: string, keepsHyphens: boolean): string {
  if (LETTERS.test(word)) return word
  return word
    .replace(LINE_END_HYPHEN, keepsHyphens ? '-' : '')
    .replace(INVISIBLES, '')
    .replace(PRESENTATION, form => form.normalize('NFKC'))
    .replace(/^–/, '-')
    .replace(/[[\]\s]/g, '')
    .normalize('NFC')
}

/** Whether one wording is the other in another typography: dashes, line-end hyphens, white space beside signs. */
export function isSameTypography(a: string, b: string): boolean {
  const forms = (text: string) => [foldRun(text, false), foldRun(text, true)]
  return forms(a).some(form => forms(b).includes(form))
}

/** Several words as one string, as `foldWord` does with one; white space counts between letters only. */
export function foldRun(run: string, keepsHyphens: boolean): string {
  return plainCharacters(run, true)
    .replace(LINE_END_HYPHEN, keepsHyphens ? '-' : '')
    .replace(INVISIBLES, '')
    .replace(PRESENTATION, form => form.normalize('NFKC'))
    .replace(/(?<=\p{N})(?:['′’‘]|["″”“])(?=\p{N})/gu, '′')
    .replace(QUOTES, mark => (mark === '’' || mark === '′' ? mark : ''))
    .replace(/[*_]/g, '')
    .replace(/(?<=[\p{L}\p{N}])–(?=[\p{L}\p{N}])/gu, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Sc}) (?=\p{N})|(?<=\p{N}) (?=[%‰°\p{Sc}])/gu, '')
    .trim()
    .normalize('NFC')
}
