import fc from 'fast-check'
import { mutated } from './mutations.ts'
import type { Target } from './targets.ts'

/** What a run of random inputs came to. */
export interface FuzzResult {
  readonly inputs: number
  readonly characters: number
  /** How to see the failure again, and the smallest input that shows it. */
  readonly failure?: {
    readonly seed: number
    readonly path: string
    readonly input: string
    readonly reason: string
  }
}

/** Work on one character, in plain scans of it: honest work takes hundreds, what is quadratic a hundred thousand. */
const MOST_SCANS = 6_000
/** Below this many milliseconds a time is noise: the collector of memory, the compiler, seven neighbours. */
const NOISE_MS = 500

/** Gives a reader random inputs for so many milliseconds. */
export async function fuzz(target: Target, seed: number, ms: number, path?: string): Promise<FuzzResult> {
  let inputs = 0
  let characters = 0
  const property = fc.asyncProperty(mutated(target, target.isBytes), async input => {
    inputs++
    characters += input.length
    await withinBudget(target, input)
  })
  const details = await fc.check(property, {
    seed,
    ...(path && { path }),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: ms,
    markInterruptAsFailure: false,
  })
  if (!details.failed) return { inputs, characters }
  const { counterexample, counterexamplePath, errorInstance } = details
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  const [input = ''] = counterexample ?? []
  return { inputs, characters, failure: { seed, path: counterexamplePath ?? '', input, reason } }
}

/** Checks an input, and that it costs no more than a multiple of a plain scan of it, whatever the machine. */
export async function withinBudget({ check }: Target, input: string): Promise<void> {
  const most = NOISE_MS + MOST_SCANS * scanMs() * input.length
  let least = Number.POSITIVE_INFINITY
  // Once more where it was slow: the first time may have paid for the compiler.
  for (let run = 0; run < 3 && least > most; run++) {
    const before = process.cpuUsage()
    await check(input)
    least = Math.min(least, process.cpuUsage(before).user / 1_000)
  }
  if (least > most)
    throw new Error(
      `${input.length} characters took ${Math.round(least)} ms; ${Math.round(most)} ms is the most`,
    )
}

let measured: number | undefined

/** What looking at one character costs here, in milliseconds. */
function scanMs(): number {
  measured ??= Math.min(...Array.from({ length: 5 }, () => timeOfScan('a'.repeat(1_000_000)) / 1_000_000))
  return measured
}

function timeOfScan(text: string): number {
  const before = process.cpuUsage()
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  const { user } = process.cpuUsage(before)
  return sum < 0 ? 0 : Math.max(user / 1_000, 0.2)
}
