/**
 * Words that any text in their language has. They say little about which passage is meant, so a match of
 * them weighs little. The list is fixed, not counted in the library: a score must mean the same everywhere.
 */
const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have he her his i if in into is it its ' +
    'me my no not of on or our she should so than that the their them then there these they this those to us was we ' +
    'were what when which who will with would you your im its thats dont were ' +
    'der die das und ist von zu den mit des dem ein eine im nicht sich auf es ' +
    'le la les de des un une et est que qui dans en du au pas pour il elle ' +
    'el los las y que del se con por una para lo di il che per non sono'
  ).split(' '),
)
const FUNCTION_WEIGHT = 0.4
/** Weights by letters; longer words weigh as the last. */
const WEIGHT_BY_LENGTH = [0, 0.5, 0.6, 0.7, 0.8, 0.95, 1, 1.05, 1.1, 1.15, 1.2]

/** How much of a match a folded word makes, about 1 for a word of six letters. */
export function wordWeight(folded: string): number {
  if (FUNCTION_WORDS.has(folded)) return FUNCTION_WEIGHT
  return WEIGHT_BY_LENGTH[Math.min(folded.length, WEIGHT_BY_LENGTH.length - 1)]!
}
