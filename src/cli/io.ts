/** A mistake in the call or a file that cannot be read: told in one sentence, exit status 2. */
export class UsageError extends Error {}

export const EXIT = { clean: 0, findings: 1, failed: 2 } as const

export function printJson(value: unknown, indent?: number): Promise<void> {
  return print(JSON.stringify(value, null, indent))
}

/** Resolves when the line has been handed over, so that a reader who asks line by line gets it before the next. */
export function print(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, error => (error ? reject(error) : resolve()))
  })
}
