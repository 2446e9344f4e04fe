/**
 * A file's name made legal as a Pandoc citekey: a letter, digit or `_` first, then letters, digits and single
 * internal punctuation marks out of `:.#$%&-+?<>~/`. Everything else becomes `-`.
 */
export function citekeyOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
  return legalCitekey(name)
}

export function legalCitekey(name: string): string {
  const key = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_:.#$%&+?<>~-]+/gu, '-')
    .replace(/[:.#$%&+?<>~-]{2,}/g, '-')
    .replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}\p{M}_]+$/gu, '')
  return key || 'source'
}
