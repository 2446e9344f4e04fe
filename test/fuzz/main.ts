/**
 * `npm run fuzz [-- --minutes N --only NAME… --seed N --path P]`: random inputs for every reader of foreign bytes (or for
 * those named by `--only`, which may be given again), for as long as one likes. A failure prints the seed and path that show it again, and the smallest input; exit status 1.
 */
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'
import { watchForHangs } from './watchdog.ts'

/** Each reader has so many milliseconds at a time, so that none waits for hours; with a seed that is given, all there are. */
const TURN_MS = 3_000

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
})

const wanted = targets.filter(({ name }) => values.only === undefined || values.only.includes(name))
if (wanted.length === 0)
  throw new Error(`There is no “${values.only?.join('”, “')}”: ${targets.map(({ name }) => name).join(', ')}`)
const end = Date.now() + Number(values.minutes) * 60_000
const beat = watchForHangs()
const sums = new Map(wanted.map(({ name }) => [name, { inputs: 0, characters: 0 }]))
const broken = new Set<string>()
let seed = values.seed === undefined ? Date.now() & 0x7fffffff : Number(values.seed)

while (Date.now() < end && broken.size < wanted.length) {
  for (const target of wanted) {
    if (broken.has(target.name) || Date.now() >= end) continue
    const check = (input: string) => {
      beat(`${target.name}, --seed ${seed}`)
      return target.check(input)
    }
    const ms = values.seed === undefined ? Math.min(TURN_MS, end - Date.now()) : end - Date.now()
    const { inputs, characters, failure } = await fuzz({ ...target, check }, seed, ms, values.path)
    const sum = sums.get(target.name)!
    sum.inputs += inputs
    sum.characters += characters
    if (!failure) continue
    broken.add(target.name)
    console.log(
      `\n${target.name} fails: npm run fuzz -- --only "${target.name}" --seed ${failure.seed} --path ${failure.path}`,
    )
    console.log(
      `input (${failure.input.length} characters): ${JSON.stringify(failure.input.slice(0, 2_000))}`,
    )
    console.log(failure.reason.split('\n').slice(0, 12).join('\n'))
  }
  seed = (seed + 1) & 0x7fffffff
}

for (const [name, { inputs, characters }] of sums)
  console.log(
    `${name}: ${inputs} inputs, ${(characters / 1e6).toFixed(1)} million characters${broken.has(name) ? ', FAILED' : ''}`,
  )
const total = [...sums.values()].reduce((sum, { inputs }) => sum + inputs, 0)
console.log(`${total} inputs in all, ${broken.size} of ${wanted.length} readers failed`)
process.exit(broken.size === 0 ? 0 : 1)
