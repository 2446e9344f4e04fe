import { PassageIndex } from '../src/index/passageIndex.ts'
import { search } from '../src/match/search.ts'

/** What one host's engine needs, by the clock: milliseconds, and bytes. */
export interface EngineRound {
  /** The first time, and again when the code is warm. */
  readonly builds: readonly number[]
  readonly load: number
  readonly keystrokes: readonly number[]
}

const BUILDS = 3
/** Keystrokes are asked again, and the best time of each counts: others disturb. */
const ROUNDS = 3

/** Builds, loads, and asks every state of each query while it is typed. The same code in every host. */
export async function engineRound(
  texts: readonly string[],
  queries: readonly string[],
): Promise<EngineRound> {
  const builds: number[] = []
  let index = new PassageIndex()
  for (let build = 0; build < BUILDS; build++) {
    const start = performance.now()
    index = new PassageIndex()
    texts.forEach((text, doc) => {
      index.put(doc, text)
    })
    while (index.mergeStep(1000));
    index.view()
    builds.push(performance.now() - start)
  }
  const file = joined(index.save())
  const start = performance.now()
  index = PassageIndex.load(file)
  index.view()
  const load = performance.now() - start
  const states = queries.flatMap(text => Array.from(text, (_, k) => text.slice(0, k + 1)))
  const keystrokes = states.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, state] of states.entries()) {
      const begin = performance.now()
      await search(index, async doc => texts[doc], state, { limit: 5, typing: true, literal: true })
      keystrokes[k] = Math.min(keystrokes[k]!, performance.now() - begin)
    }
  }
  return { builds, load, keystrokes }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return bytes
}
