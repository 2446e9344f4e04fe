import type { Span } from '../../base/span.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import type { QuotationPair } from './quotationPairs.ts'

export type TokenKind =
  | 'word'
  | 'number'
  | 'comma'
  | 'stop'
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'possessive'
  | 'parenthesis'
  | 'quote'
  | 'other'

/** A word, a mark, or a whole quotation or parenthesis as one piece of the sentence around it. */
export interface Token extends Span {
  readonly kind: TokenKind
  /** As written; empty for quotations. */
  readonly text: string
  /** What the lexicon says of the word (`CLASS`). */
  readonly classes: number
  readonly isCapital: boolean
  /** The quotation, for a token that is one. */
  readonly pair?: QuotationPair
}

const TOKEN =
  /[\p{L}\p{N}\p{M}]+(?:[.&@’'/-](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*|\([^()“”"\n]{1,120}\)|\.\.+|--+|\S/gu
const POSSESSIVE = /^(.+)(['’][sS])$/
const CAPITAL = /^\p{Lu}/u
const INITIALS = /^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$/u

/** The tokens of `span`, in which each of `pairs` (apart, in order) is one token. */
export function tokensOf(
  text: string,
  span: Span,
  pairs: readonly QuotationPair[],
  lexicon: Lexicon,
): Token[] {
  const tokens: Token[] = []
  let from = span.start
  for (const pair of pairs) {
    addWords(tokens, text, { start: from, end: pair.outer.start }, lexicon)
    tokens.push({ ...pair.outer, kind: 'quote', text: '', classes: 0, isCapital: false, pair })
    from = pair.outer.end
  }
  addWords(tokens, text, { start: from, end: span.end }, lexicon)
  return tokens
}

function addWords(tokens: Token[], text: string, span: Span, lexicon: Lexicon): void {
  const inner = text.slice(span.start, span.end)
  const add = (kind: TokenKind, written: string, at: number) => {
    const classes = kind === 'word' ? classesOf(written, lexicon) : 0
    const start = span.start + at
    const isCapital = kind === 'word' && CAPITAL.test(written)
    tokens.push({ start, end: start + written.length, kind, text: written, classes, isCapital })
  }
  TOKEN.lastIndex = 0
  for (let hit = TOKEN.exec(inner); hit; hit = TOKEN.exec(inner)) {
    const written = hit[0]
    const at = hit.index
    const first = written.charCodeAt(0)
    if (first >= 0x30 && first <= 0x39) add('number', written, at)
    else if (/^[\p{L}\p{M}]/u.test(written)) {
      const owner = POSSESSIVE.exec(written)
      if (owner) {
        add('word', owner[1]!, at)
        add('possessive', owner[2]!, at + owner[1]!.length)
        continue
      }
      const dotted = inner[at + written.length] === '.' ? `${written}.` : written
      const keepsDot =
        dotted !== written &&
        (lexicon.abbreviations.has(dotted.slice(dotted.lastIndexOf('-') + 1)) || INITIALS.test(written))
      add('word', keepsDot ? dotted : written, at)
      if (keepsDot) TOKEN.lastIndex = at + dotted.length
    } else if ((written === '’' || written === "'") && at > 0 && /[sz]/i.test(inner[at - 1]!)) {
      add('possessive', written, at)
    } else add(kindOf(written), written, at)
  }
}

function kindOf(mark: string): TokenKind {
  if (mark === ',') return 'comma'
  if (mark === ':') return 'colon'
  if (mark === ';') return 'semicolon'
  if (/^(?:[.!?…]|\.\.+)$/.test(mark)) return 'stop'
  if (/^[—–―-]+$/.test(mark)) return 'dash'
  if (mark.length > 2) return 'parenthesis'
  return 'other'
}

function classesOf(written: string, { classes, givenNames }: Lexicon): number {
  const own = classes.get(written) ?? 0
  const small = written.toLowerCase()
  if (small === written) return own
  // `May` is a month and `Will` a man, whatever `may` and `will` are.
  const isName = own !== 0 || givenNames.has(written)
  return own | ((classes.get(small) ?? 0) & ~(isName ? CLASS.auxiliary | CLASS.time : CLASS.time))
}
