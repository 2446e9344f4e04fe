import { jsonText, visible } from '../base/escape.ts'

/** A mistake in the call or a file that cannot be read: told in one sentence, exit status 2. */
export class UsageError extends Error {}

export const EXIT = { clean: 0, findings: 1, failed: 2 } as const

export function printJson(value: unknown, indent?: number): Promise<void> {
  return printExact(jsonText(value, indent))
}

/** Writes text for people, of which nothing can command the terminal. */
export function print(text: string): Promise<void> {
  return printExact(visible(text))
}

/**
 * Writes what is made visible already, or is for machines. Resolves when it has been handed over, so that a reader who
 * asks line by line gets it before the next.
 */
export function printExact(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, error => (error ? reject(error) : resolve()))
  })
}

/** Tells people something beside the answer, on standard error. */
export function tell(text: string): void {
  process.stderr.write(`${visible(text)}\n`)
}
