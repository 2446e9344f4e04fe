import type { Entry } from './stage.ts'

/** One run of the suite: in which host it happens is for the host's module to say. */
export interface SuiteRun {
  entry: Entry
  /** The staged extension's folder. */
  extension: string
  /** The bundled suite. */
  suite: string
  /** The workspace to open, a fresh copy. */
  folder: string
  /** Milliseconds after which a run counts as broken off. */
  timeout: number
  print(line: string): void
}
