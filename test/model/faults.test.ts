import fc from 'fast-check'
import { steps } from './steps.ts'
import { goThrough } from './windows.ts'

/** `VERBATIM_STEPS=1000000` takes more steps than the tests do. */
const STEPS = Number(process.env.VERBATIM_STEPS ?? 10_000)

describe('two windows on one library, whatever happens to its files', function () {
  this.timeout(0)

  it(`answer after ${STEPS.toLocaleString('en')} random steps as one that is opened anew`, async () => {
    const { seed = Date.now() } = fc.readConfigureGlobal() ?? {}
    let [taken, runs] = [0, 0]
    while (taken < STEPS) {
      // A failure names the seed, and the shortest of the sequences that fail.
      const property = fc.asyncProperty(steps, async sequence => {
        taken += sequence.length
        runs++
        await goThrough(sequence)
      })
      await fc.assert(property, { seed: seed + runs, numRuns: 50 })
    }
    console.log(`      ${taken} steps in ${runs} sequences, from seed ${seed}`)
  })
})
