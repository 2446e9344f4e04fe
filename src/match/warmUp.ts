import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { IndexView, PassageIndex } from '../index/passageIndex.ts'
import { BLOCK, REMOVED, readDocWords, type Segment } from '../index/segment.ts'
import { search } from './search.ts'

/** Words of each passage that is typed. */
const WORDS = 12
/** Letters typed between two searches. */
const STEP = 4
/** Passages, from all over the library. */
const PASSAGES = 64

/**
 * Types passages of the library, some of them wrongly, so that the first real searches find their code compiled
 * and the index in the processor's reach: they are several times as slow without. For idle time after loading;
 * it takes `budgetMs` milliseconds at most, with pauses in which requests are answered.
 */
export async function warmUp(
  index: PassageIndex,
  budgetMs: number,
  token: CancellationToken = neverCancelled,
): Promise<void> {
  const deadline = performance.now() + budgetMs
  for (const text of passages(index.view())) {
    for (let end = 1; end < text.length; end += STEP) {
      await search(index, async () => text, text.slice(0, end), { limit: 20, typing: true })
      if (performance.now() > deadline) return
      await breathe()
      if (token.isCancellationRequested) return
    }
  }
}

/** Every second one with two letters exchanged in each longer word. */
function* passages({ segments, vocabulary }: IndexView): Generator<string> {
  const words = new Uint32Array(WORDS + BLOCK)
  for (let k = 0; k < PASSAGES; k++) {
    const segment: Segment | undefined = segments[k % segments.length]
    if (!segment) return
    const at = Math.floor((segment.docs.length * k) / PASSAGES)
    if (segment.docs[at] === REMOVED || segment.docWords[at]! < WORDS) continue
    readDocWords(segment, at, 0, WORDS, words)
    const spelled = Array.from(words.subarray(0, WORDS), id => vocabulary.word(id))
    yield (k % 2 === 0 ? spelled : spelled.map(mistyped)).join(' ')
  }
}

function mistyped(word: string): string {
  return word.length < 5 ? word : word.slice(0, 2) + word[3] + word[2] + word.slice(4)
}
