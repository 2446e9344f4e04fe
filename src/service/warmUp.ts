import { breathe, type CancellationToken } from '../base/cancellation.ts'
import { words } from '../base/words.ts'
import type { Context } from './context.ts'
import { search } from './search.ts'

/** Searches until the engine has compiled what a search runs through. */
const SEARCHES = 60
/** Words of each of them. */
const WORDS = 7

/** Searches for pieces of the library's own texts, as they stand and with a slip, so that a writer's first search is not the one that waits. */
export async function warmUp(context: Context, token: CancellationToken): Promise<void> {
  const { library } = context
  const sources = library.sample(SEARCHES)
  for (let turn = 0; turn < Math.min(SEARCHES, sources.length * 4); turn++) {
    const source = sources[turn % sources.length]!
    const text = (await library.text(source))?.map.text ?? ''
    const piece = pieceOf(text, turn)
    await search(context, { query: turn % 2 === 0 ? piece : withSlip(piece), typing: turn % 4 < 2, token })
    await breathe()
    if (token.isCancellationRequested) return
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
