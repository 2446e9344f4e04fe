/** Where a host writes what may help to find a fault. */
export interface Log {
  info(message: string): void
  error(message: string): void
}

export const silentLog: Log = { info() {}, error() {} }

/** What was thrown, as one sentence. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
