declare const VERBATIM_VERSION: string | undefined

/** The release, written in by the build; `development` when run from the sources. */
export const version: string = typeof VERBATIM_VERSION === 'string' ? VERBATIM_VERSION : 'development'
