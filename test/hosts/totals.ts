/** What a run of a suite in one host came to. */
export interface Totals {
  /** Where it ran: `Node entry (VS Code 1.139.1, server host)`. */
  name: string
  passed: number
  failed: number
  skipped: number
}

/** The counts as the suite itself reports them, in the last line that it prints. */
export interface SuiteReport extends Omit<Totals, 'name'> {
  version: string
}

/** A run that gave no report: it did not start, broke off or took too long. That is a failure. */
export function brokenOff(name: string): Totals {
  return { name, passed: 0, failed: 1, skipped: 0 }
}

/** Whether every test ran well, and there was one. */
export function succeeded(totals: Totals): boolean {
  return totals.failed === 0 && totals.passed > 0
}

export function describeTotals({ name, passed, failed, skipped }: Totals): string {
  return `${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
