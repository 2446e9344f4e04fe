/** Whether a sign of emphasis stands at the edge of words, and not in a word or between two spaces. */
export function isAtEdge(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  if (WORD.test(before) && WORD.test(after)) return false
  return /\S/.test(before) !== /\S/.test(after) || WORD.test(before) !== WORD.test(after)
}

const WORD = /[\p{L}\p{N}]/u
