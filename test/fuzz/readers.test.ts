import assert from 'node:assert/strict'
import { fuzz, withinBudget } from './fuzz.ts'
import { targets } from './targets.ts'

/** So many seconds in all: enough for a few thousand inputs each, and a minute that nobody minds. */
const SECONDS = 60
/** `VERBATIM_SEED=NUMBER` tries others than these, as in all property tests. */
const given = process.env.VERBATIM_SEED
const seed = given === 'random' ? Date.now() & 0x7fffffff : Number(given ?? 20_261_124)

describe(`the readers of foreign bytes (seed ${seed}; \`npm run fuzz\` goes on for hours)`, () => {
  it('would be caught, were one to go through all of the text at each character', async function () {
    this.timeout(120_000)
    let letters = 0
    const check = (input: string) => {
      for (let i = 0; i < input.length; i++) for (const _ of input) letters++
    }
    await assert.rejects(withinBudget({ check }, 'ab'.repeat(10_000)), /20000 characters took \d+ ms/)
    assert.ok(letters > 0)
  })

  for (const target of targets) {
    it(`take whatever is written: ${target.name}`, async function () {
      this.timeout(120_000)
      for (const good of target.seeds) await withinBudget(target, good)
      const { failure } = await fuzz(target, seed, (SECONDS * 1_000) / targets.length)
      if (!failure) return
      const again = `npm run fuzz -- --only "${target.name}" --seed ${failure.seed} --path ${failure.path}`
      throw new Error(
        `${failure.reason}\nAgain: ${again}\nInput: ${JSON.stringify(failure.input.slice(0, 2_000))}`,
      )
    })
  }
})
