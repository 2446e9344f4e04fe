import type { SuiteReport } from './totals.ts'

/** What a line of an extension host's console says of the suite; nothing when it is somebody else's. */
export function readSuiteLine(line: string): { text: string } | { report: SuiteReport } | undefined {
  const text = /\[suite\] (.*)/.exec(line)?.[1]
  if (text === undefined) return undefined
  return text.startsWith(totals) ? { report: JSON.parse(text.slice(totals.length)) } : { text }
}

const totals = 'TOTALS '
