import insertTemplates from './insertTemplates.json' with { type: 'json' }

/**
 * The settings, typed once. `package.json` describes the same keys to the editor (a test holds both equal),
 * and a host hands them over as the nested object that the editor's configuration gives.
 */
export interface Settings {
  /** Folders or globs of the sources, relative to each workspace folder or absolute. */
  readonly sources: readonly string[]
  /** `.bib`, CSL-JSON, CSL-YAML and `.ris` files, relative to each workspace folder or absolute. */
  readonly bibliography: readonly string[]
  /** The style of bibliographies: the name of one that comes with Verbatim, or a `.csl` file. */
  readonly citationStyle: string
  readonly search: {
    /** How many passages Find Quote shows. */
    readonly limit: number
  }
  readonly insert: {
    /** Quotations of this many words or more are inserted as a block quote; 0 for never. */
    readonly blockQuoteWords: number
    /** How quotations are written: as position and length want it, or always in one way. */
    readonly form: 'automatic' | 'inline' | 'block' | 'footnote'
    /** By dialect and form (`latex.inline`); see insertTemplates.json. */
    readonly templates: Readonly<Record<string, string>>
    /** Whether the rest of a sentence is shown behind the first words of a quotation; read by the editor's side. */
    readonly completeQuotations: boolean
    /** What becomes of a pasted or dropped text that a source has; read by the editor's side. */
    readonly onPaste: 'offer' | 'quotation' | 'off'
  }
  readonly check: {
    /** Whether drafts are checked while one types. */
    readonly whileTyping: boolean
    /** The style guide whose rules decide where guides differ. */
    readonly style: 'standard' | 'chicago' | 'apa' | 'ap'
    /** Which quotations without a citation are reported: none, those that the library has, or all. */
    readonly uncited: 'off' | 'found' | 'all'
    /** Quotations without a citation are looked at from so many words on. */
    readonly uncitedWords: number
    /** Codes of findings that are not wanted. */
    readonly ignore: readonly string[]
    /** Whether verdicts and the names behind citekeys are shown in the text. */
    readonly hints: boolean
  }
  readonly trace: {
    /** What of the talk with the language server is written into the editor's output; read by its client. */
    readonly server: 'off' | 'messages' | 'verbose'
  }
}

export const defaultSettings: Settings = {
  sources: ['seeds', 'sources'],
  bibliography: [],
  citationStyle: 'apa',
  search: { limit: 20 },
  insert: {
    blockQuoteWords: 40,
    form: 'automatic',
    templates: insertTemplates,
    completeQuotations: true,
    onPaste: 'offer',
  },
  check: {
    whileTyping: true,
    style: 'standard',
    uncited: 'found',
    uncitedWords: 5,
    ignore: [],
    hints: false,
  },
  trace: { server: 'off' },
}

/** The settings that are one of a few words. */
export const settingChoices = {
  form: ['automatic', 'inline', 'block', 'footnote'],
  style: ['standard', 'chicago', 'apa', 'ap'],
  uncited: ['off', 'found', 'all'],
} as const

/** Completes and repairs what a host was given: a value of the wrong kind falls back to its default. */
export function readSettings(given: unknown): Settings {
  const merged = merge(defaultSettings, given) as Settings
  const choose = <T extends string>(choices: readonly T[], value: T, standard: T): T =>
    choices.includes(value) ? value : standard
  const { check, insert } = defaultSettings
  const style = choose(settingChoices.style, merged.check.style, check.style)
  const uncited = choose(settingChoices.uncited, merged.check.uncited, check.uncited)
  const form = choose(settingChoices.form, merged.insert.form, insert.form)
  return {
    ...merged,
    insert: { ...merged.insert, form },
    check: { ...merged.check, style, uncited },
  }
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
