/**
 * Tells how a suite goes on, line by line, in the extension host's console. Each line begins with a mark, because
 * the same stream carries whatever else the editor has to say; `test/hosts/suiteLine.ts` reads it.
 */
export function report(runner: Mocha.Runner): void {
  const failures: string[] = []
  let depth = 0
  runner.on('suite', suite => {
    if (suite.title) line(depth, suite.title)
    depth++
  })
  runner.on('suite end', () => depth--)
  runner.on('pass', test => line(depth, `✓ ${test.title}${slow(test)}`))
  runner.on('pending', test => line(depth, `- ${test.title} (skipped)`))
  runner.on('fail', (test, error) => {
    failures.push(`${failures.length + 1}) ${test.fullTitle()}\n${describe(error)}`)
    line(depth, `✗ ${failures.length}) ${test.title}`)
  })
  runner.on('end', () => {
    for (const failure of failures) line(0, failure)
  })
}

/** Writes the counts that the runner reads. */
export function reportTotals(totals: object): void {
  line(0, `TOTALS ${JSON.stringify(totals)}`)
}

function line(depth: number, text: string): void {
  for (const part of text.split('\n')) console.log(`[suite] ${'  '.repeat(depth)}${part}`)
}

function slow(test: Mocha.Test): string {
  const duration = test.duration ?? 0
  return duration > test.slow() ? ` (${duration} ms)` : ''
}

/** The stack begins with the message in this engine; a difference of long texts is easier to read on two lines. */
function describe(error: Error & { actual?: unknown; expected?: unknown }): string {
  const difference =
    error.expected === undefined
      ? ''
      : `\n   expected ${JSON.stringify(error.expected)}\n   got      ${JSON.stringify(error.actual)}`
  return `   ${error.stack ?? error.message}${difference}`
}
