/** Whether a sign of emphasis stands at the edge of words, and not in a word or between two spaces. */
export function isAtEdge(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  if (WORD.test(before) && WORD.test(after)) return false
  return /\S/.test(before) !== /\S/.test(after) || WORD.test(before) !== WORD.test(after)
}

/** Those of some signs of emphasis that have a partner: one opens before a word, and one closes behind one. */
export function paired(text: string, signs: readonly number[]): number[] {
  const open = new Map<string, number>()
  const found: number[] = []
  for (const at of signs) {
    const sign = text[at]!
    const start = open.get(sign)
    if (start !== undefined && /\S/.test(text[at - 1] ?? ' ')) {
      found.push(start, at)
      open.delete(sign)
    } else if (/\S/.test(text[at + 1] ?? ' ')) open.set(sign, at)
  }
  return found
}

const WORD = /[\p{L}\p{N}]/u
