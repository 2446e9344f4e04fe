import { negationsIn } from './cues.ts'
import type { Unit } from './units.ts'

/** Brackets may replace a pronoun, a name or a few words: so many at most. */
const MOST_REPLACED = 6
/** So many words or more between two marks are a clause of their own. */
const CLAUSE_BETWEEN_MARKS = 4
/** So many words or more with a verb or a subject among them are a clause. */
const CLAUSE = 3
const CLAUSE_WORDS =
  /^(?:am|is|are|was|were|be|been|will|would|can|could|has|have|had|do|does|did|shall|should|may|might|must|i|we|he|she|they|you|.*n’t|(?:i|we|he|she|they|you|it)’(?:m|re|s|ve|ll|d))$/i

/** What the writer says about the quotation, not instead of its words. */
const NOTE =
  /^(?:sic|(?:emphas[ei]s|italics?|bold|underlin\w+|boldface|stress) (?:is |are )?(?:added|mine|ours|in (?:the )?original|supplied|removed|omitted|not in (?:the )?original|the author’s)|(?:my|our|own|author’s) (?:emphas[ei]s|italics?|translation)|(?:translation|trans|transl) .*|hervorhebung\w* .*|herv .*|übers\w* .*|c’est (?:nous|moi) qui soulign\w+|cursiva\w* .*|corsivo .*)$/i
/** Says that words were left out, as an ellipsis does. */
const OMISSION =
  /^(?:internal |inner )?(?:citations?|footnotes?|references?|quotation marks|emphas[ei]s|notes?).* omitted$/i

export type BracketVerdict = 'accepted' | 'note' | 'omission' | 'altered'

/**
 * Whether what a draft gives in brackets may stand for these words of the source (or for none). `isBetweenMarks`:
 * punctuation stands on both sides of them in the source.
 */
export function judgeBrackets(
  draft: readonly Unit[],
  source: readonly Unit[],
  isBetweenMarks: boolean,
): BracketVerdict {
  const groups = groupsOf(draft)
  const isNote = (group: readonly Unit[]) => NOTE.test(textOf(group))
  if (groups.some(group => OMISSION.test(textOf(group)))) return 'omission'
  const own = groups.filter(group => !isNote(group)).flat()
  if (own.length === 0) return source.length === 0 ? 'note' : 'altered'
  const [given, replaced] = [textOf(own), textOf(source)]
  if (given.toLowerCase() === replaced.toLowerCase()) return 'accepted'
  if (negationsIn(given) !== negationsIn(replaced)) return 'altered'
  if (/\p{N}/u.test(given) && /\p{N}/u.test(replaced)) return 'altered'
  return isClause(source, isBetweenMarks) ? 'altered' : 'accepted'
}

function isClause(source: readonly Unit[], isBetweenMarks: boolean): boolean {
  if (source.length > MOST_REPLACED) return true
  if (source.slice(1).some(unit => /[.!?;:]/.test(unit.gap.marks))) return true
  if (isBetweenMarks && source.length >= CLAUSE_BETWEEN_MARKS) return true
  return source.length >= CLAUSE && source.some(unit => CLAUSE_WORDS.test(unit.word))
}

function groupsOf(units: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = []
  for (const unit of units) {
    const open = groups.at(-1)
    if (open && open[0]!.bracket === unit.bracket) open.push(unit)
    else groups.push([unit])
  }
  return groups
}

function textOf(units: readonly Unit[]): string {
  return units.map(unit => unit.word).join(' ')
}
