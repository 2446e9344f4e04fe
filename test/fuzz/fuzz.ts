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

/**
 * Work on one character, in plain scans of it: honest work takes tens of thousands at worst (an error of YAML's parser for
 * each five characters), what is quadratic some hundred thousand. A scan is measured when the compiler is done with it;
 * of the first, four to five times as slow, 20,000 are the same.
 */
const MOST_SCANS = 80_000
/** Below this many milliseconds a time is noise: the collector of memory, the compiler, seven neighbours. */
const NOISE_MS = 500

/** Gives a reader random inputs for so many milliseconds. */
export async function fuzz(target: Target, seed: number, ms: number, path?: string): Promise<FuzzResult> {
  const before = behaveAsTheHostsDo()
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
  before()
  const { counterexample, counterexamplePath, errorInstance } = details
  // A turn that is over before its first input, on a machine that is busy, counts as failed there.
  if (!details.failed || !counterexample) return { inputs, characters }
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance)
  const [input] = counterexample
  return { inputs, characters, failure: { seed, path: counterexamplePath ?? '', input, reason } }
}

/** What is too slow is tried so often: the first time may have paid for the compiler, and the next for a busy machine. */
const TRIES = 3

/** Checks an input, and that it costs no more than a multiple of a plain scan of it, whatever the machine. */
export async function withinBudget({ check }: Pick<Target, 'check'>, input: string): Promise<void> {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let run = 0; run < TRIES && least > most; run++) {
    const before = process.threadCpuUsage()
    await check(input)
    least = Math.min(least, millisecondsSince(before))
    most = NOISE_MS + MOST_SCANS * scanTime() * input.length
  }
  if (least > most)
    throw new Error(
      `${input.length} characters took ${Math.round(least)} ms; ${Math.round(most)} ms is the most`,
    )
}

/** So many scans until the compiler has made of one what it can: the first take five times as long. */
const WARM = 40
let measured: number | undefined

/** What looking at one character costs here at best, in milliseconds. */
function scanTime(): number {
  measured ??= Math.min(...Array.from({ length: WARM }, timeOfScan))
  return measured
}

function timeOfScan(): number {
  const text = 'a'.repeat(1_000_000)
  const before = process.threadCpuUsage()
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  return sum < 0 ? 0 : Math.max(millisecondsSince(before), 0.2) / text.length
}

/** Of this thread alone: those of the collector and the compiler work for what went before, too. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  return process.threadCpuUsage(before).user / 1_000
}

/**
 * A promise that a library leaves behind is no failure: the server and the command line survive it. And an error keeps
 * ten calls, not all of them as under Mocha, where each of the thousand errors that YAML's parser collects takes its
 * whole depth.
 */
function behaveAsTheHostsDo(): () => void {
  const others = process.listeners('unhandledRejection')
  const ignore = () => {}
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', ignore)
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 10
  return () => {
    Error.stackTraceLimit = stackTraceLimit
    process.off('unhandledRejection', ignore)
    for (const other of others) process.on('unhandledRejection', other)
  }
}
