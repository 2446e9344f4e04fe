declare const VERBATIM_VERSION: string | undefined
declare const VERBATIM_FINGERPRINT: string | undefined

/** The release, written in by the build; `development` when run from the sources. */
export const version: string = typeof VERBATIM_VERSION === 'string' ? VERBATIM_VERSION : 'development'

/**
 * Differs wherever files may be read in another way: the build makes it from the code that reads them and from the
 * libraries in use, so that nobody has to remember to raise a number.
 */
export const fingerprint: string = typeof VERBATIM_FINGERPRINT === 'string' ? VERBATIM_FINGERPRINT : version
