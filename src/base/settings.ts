/**
 * The settings, typed once. `package.json` describes the same keys to the editor (a test holds both equal),
 * and a host hands them over as the nested object that the editor's configuration gives.
 */
export interface Settings {
  /** Folders or globs of the sources, relative to each workspace folder or absolute. */
  readonly sources: readonly string[]
  readonly search: {
    /** How many passages Find Quote shows. */
    readonly limit: number
  }
  readonly insert: {
    /** Quotations of this many words or more are inserted as a block quote; 0 for never. */
    readonly blockQuoteWords: number
  }
  readonly check: {
    /** Whether drafts are checked while one types. */
    readonly whileTyping: boolean
  }
}

export const defaultSettings: Settings = {
  sources: ['seeds', 'sources'],
  search: { limit: 20 },
  insert: { blockQuoteWords: 40 },
  check: { whileTyping: true },
}

/** Completes and repairs what a host was given: a value of the wrong kind falls back to its default. */
export function readSettings(given: unknown): Settings {
  return merge(defaultSettings, given) as Settings
}

function merge(standard: unknown, given: unknown): unknown {
  if (Array.isArray(standard)) {
    return Array.isArray(given) && given.every(item => typeof item === 'string') ? given : standard
  }
  if (typeof standard === 'object' && standard !== null) {
    const values = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
    return Object.fromEntries(
      Object.entries(standard).map(([key, value]) => [key, merge(value, values[key])]),
    )
  }
  return typeof given === typeof standard ? given : standard
}
