/**
 * The patterns of LaTeX's arguments. None goes over a blank line: TeX takes that for an error too, and so a bracket
 * that is not closed yet takes no more than its paragraph along.
 */

/** White space between a command and its arguments. It belongs to what follows: gaps side by side would share a long one in all ways. */
export const GAP = '[^\\S\\n]*(?:\\n[^\\S\\n]*)?'
const LINE_END = '\\n(?![^\\S\\n]*\\n)'
const IN_BRACES = `(?:[^{}\\n]|${LINE_END})*`
/** In brackets; braces hold what would close them. */
const IN_BRACKETS = `(?:[^\\][{}\\n]|${LINE_END}|\\{(?:[^{}\\n]|${LINE_END}|\\{${IN_BRACES}\\})*\\})*`

export const OPTION = new RegExp(`${GAP}\\[${IN_BRACKETS}\\]`, 'y')
export const ARGUMENT = new RegExp(`${GAP}\\{(?:[^{}\\n]|${LINE_END}|\\{${IN_BRACES}\\})*\\}`, 'y')
/** An argument without braces in it, which the group holds. */
export const NAME = new RegExp(`${GAP}\\{(${IN_BRACES})\\}`, 'y')
/** The gap before a brace that opens. */
export const BEFORE_BRACE = new RegExp(`${GAP}(?=\\{)`, 'y')
/** The notes that all keys of a command for several share. */
export const SHARED_NOTE = new RegExp(`${GAP}\\((?:[^()\\n]|${LINE_END})*\\)`, 'y')
/** `[pre][post]{key,key}`, with the indices of the three. */
export const CITING_ARGUMENTS = new RegExp(
  `(?:${GAP}\\[(${IN_BRACKETS})\\])?(?:${GAP}\\[(${IN_BRACKETS})\\])?${GAP}\\{(${IN_BRACES})\\}`,
  'dy',
)

/** Where a pattern that must match right at `from` ends; `from` where it does not. */
export function skip(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}
