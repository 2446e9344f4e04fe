/** What the second of two English words becomes when they are contracted and folded: `we have` is `weve`. */
const ENDINGS: Readonly<Record<string, string>> = {
  am: 'm',
  are: 're',
  had: 'd',
  has: 's',
  have: 've',
  is: 's',
  not: 'nt',
  will: 'll',
  would: 'd',
}
/** The longest of the endings, in letters. */
export const LONGEST_ENDING = 2

/** The contraction of two folded words, if English has one. */
export function contracted(first: string, second: string): string | undefined {
  const ending = Object.hasOwn(ENDINGS, second) ? ENDINGS[second] : undefined
  if (ending === undefined) return undefined
  // `can not` drops one n.
  return ending === 'nt' && first.endsWith('n') ? `${first}t` : first + ending
}
