import type { CancellationToken } from '../base/cancellation.ts'
import { words } from '../base/words.ts'
import type { Context } from './context.ts'
import { search } from './search.ts'

/** Searches until the engine has compiled what a search runs through. */
const SEARCHES = 60
/** Words of each of them. */
const WORDS = 7

/**
 * Searches for pieces of the library's own texts, as they stand and with a slip, so that a writer's first search is not
 * the one that waits. Each is as slow as that would be, so that it awaits its `turn`.
 */
export async function warmUp(
  context: Context,
  token: CancellationToken,
  turn: () => Promise<void>,
): Promise<void> {
  const { library } = context
  const sources = library.sample(SEARCHES)
  for (let k = 0; k < Math.min(SEARCHES, sources.length * 4); k++) {
    await turn()
    if (token.isCancellationRequested) return
    const source = sources[k % sources.length]!
    const text = (await library.text(source))?.map.text ?? ''
    const piece = pieceOf(text, k)
    await search(context, { query: k % 2 === 0 ? piece : withSlip(piece), typing: k % 4 < 2, token })
  }
}

function pieceOf(text: string, turn: number): string {
  const { starts, count } = words(text)
  const first = Math.max(0, Math.min(count - WORDS, turn * WORDS))
  return count === 0 ? '' : text.slice(starts[first], starts[Math.min(count - 1, first + WORDS)])
}

/** Two letters in the middle change places. */
function withSlip(text: string): string {
  const middle = text.length >> 1
  return text.slice(0, middle) + (text[middle + 1] ?? '') + (text[middle] ?? '') + text.slice(middle + 2)
}
