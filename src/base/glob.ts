import picomatch from 'picomatch/posix.js'

/** Longer patterns are no places that people name. UTF-16 units. */
const MAX_CHARACTERS = 500
/** Each `*` or `{` of a part tries all ends of the one before: with four a long name could take minutes. */
const MAX_IN_PART = 3
/** The same for `**` and long paths. */
const MAX_DEEP = 2

/** A pattern for paths, with the folder beneath which all lies that it matches. */
export interface Glob {
  /** Empty where the pattern starts with a wildcard. */
  readonly base: string
  readonly isGlob: boolean
  /** Whether a path relative to `base` is meant. */
  matches(path: string): boolean
}

/**
 * Reads `articles/**\/*.txt`: `*`, `**`, `?`, `[…]` and `{…,…}`; all else is a letter. `undefined` for what would be
 * slow to match, since patterns come from settings of folders that others have made.
 */
export function readGlob(written: string): Glob | undefined {
  // Groups and quantifiers of regular expressions, which the library would take as such; folders have such names.
  const pattern = written.replaceAll('\\', '/').replace(/[()+|]/g, '\\$&')
  const options = { noextglob: true, noparen: true, nonegate: true } as const
  const { base, glob, isGlob } = picomatch.scan(pattern, options)
  if (!isGlob) return { base: written.replaceAll('\\', '/'), isGlob, matches: () => true }
  const parts = glob.split('/')
  const isSlow =
    written.length > MAX_CHARACTERS ||
    parts.filter(part => part.includes('**')).length > MAX_DEEP ||
    parts.some(part => (part.match(/\*+|\{|,/g) ?? []).length > MAX_IN_PART + listed(part))
  if (isSlow) return undefined
  return { base: base.replace(/\\(.)/g, '$1'), isGlob, matches: picomatch(glob, options) }
}

/** A single list of names (`*.{txt,md,html}`) is tried name by name, so that its commas cost nothing. */
function listed(part: string): number {
  const lists = part.match(/\{/g)?.length ?? 0
  return lists === 1 && !/\{[^}]*\*/.test(part) ? (part.match(/,/g)?.length ?? 0) : 0
}
