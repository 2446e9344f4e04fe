import type { Span } from '../base/span.ts'

/** One word or number of a text, as it is compared. */
export interface Unit extends Span {
  /** With all that is only typography folded away; capitals kept. */
  readonly word: string
  /** Punctuation between the word before (or the start of the text) and this one, folded likewise. */
  readonly gap: string
  /** In a draft: stands within square brackets. */
  readonly isBracketed: boolean
  /** In a draft: an ellipsis stands before it. */
  readonly isElided: boolean
  /** In a draft: its first letter is given in brackets, `[T]he`. */
  readonly hasBracketedCapital: boolean
}

export interface Units {
  readonly list: readonly Unit[]
  /** Punctuation after the last word. */
  readonly end: string
  readonly endsElided: boolean
}

const LETTER = '[\\p{L}\\p{M}]'
/** Inside a word: apostrophes, soft hyphens, and a hyphen at a line's end. */
const JOINT = "(?:['’ʼ\\u00ad]|[-‐]\\r?\\n[^\\S\\n]*)"
/** Numbers keep their sign, currency, separators and percent sign: each of them changes the number. */
const NUMBER = '(?:(?<![\\p{L}\\p{N}])[-−+±])?[$€£¥]?\\p{N}+(?:[.,:/]\\p{N}+)*(?:\\s?[%‰°])?'
const WORD = new RegExp(`${NUMBER}|(?:\\[\\p{L}\\])?${LETTER}+(?:${JOINT}${LETTER}+)*`, 'gu')
const ELLIPSIS = /…|\.\s?\.\s?\.(?:\s?\.)?/

/** The units of a text. Brackets and ellipses mean something only in a draft (`isDraft`). */
export function unitsOf(text: string, isDraft: boolean): Units {
  const list: Unit[] = []
  let from = 0
  let depth = 0
  for (const found of text.matchAll(WORD)) {
    const between = text.slice(from, found.index)
    for (const bracket of between)
      depth = Math.max(0, depth + (bracket === '[' ? 1 : bracket === ']' ? -1 : 0))
    const isElided = isDraft && ELLIPSIS.test(between)
    list.push({
      start: found.index,
      end: found.index + found[0].length,
      word: foldTypography(found[0]),
      gap: foldGap(between, isDraft),
      isBracketed: isDraft && depth > 0,
      isElided,
      hasBracketedCapital: isDraft && found[0].startsWith('['),
    })
    from = found.index + found[0].length
  }
  const rest = text.slice(from)
  return { list, end: foldGap(rest, isDraft), endsElided: isDraft && ELLIPSIS.test(rest) }
}

function foldTypography(word: string): string {
  return word
    .replace(/[-‐]\r?\n[^\S\n]*|[\u00ad[\]]/g, '')
    .replace(/[ﬀ-ﬆ！-～]/g, form => form.normalize('NFKC'))
    .replace(/['‘’ʼ]/g, '’')
    .replace(/−/g, '-')
    .replace(/\s/g, '')
    .normalize('NFC')
}

function foldGap(between: string, isDraft: boolean): string {
  const folded = between
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/["“”„‟«»‹›'‘’‚‛`´「」『』*_]/g, '')
    .replace(/\s*(?:[–—―]|-{2,3}|(?<=\s)-(?=\s))\s*/g, '—')
    .replace(/\s+/g, ' ')
  const unmarked = isDraft ? folded.replace(new RegExp(ELLIPSIS, 'g'), '').replace(/[[\]]/g, '') : folded
  return unmarked.trim()
}
