import type { Name } from '../source.ts'

/**
 * Names as people write them in front matter: `Jane Roe`, `Roe, Jane`, and several with `;`, `and`, `&` or commas
 * between. Only a comma says which part is the family's name; without one nothing is guessed, for it may be a body.
 */
export function readNames(written: string): Name[] {
  const text = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^by\s+(?=\p{Lu})/iu, '')
  return text
    .split(/\s*;\s*/)
    .flatMap(part => (isList(part) ? part.split(SEPARATOR) : [part]))
    .flatMap(nameOf)
}

const SEPARATOR = /\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/

/** A comma or an `and` parts two persons where each has more than one name: “Marks and Spencer” is one body. */
function isList(text: string): boolean {
  const parts = text.split(SEPARATOR)
  return parts.length > 1 && parts.every(part => /\S\s+\S/.test(part))
}

function nameOf(text: string): Name[] {
  const parts = text.split(/\s*,\s*/)
  const [family = '', given = '', suffix] = parts
  if (family === '') return given === '' ? [] : [{ literal: given }]
  if (given === '' || parts.length > 3) return [{ literal: text }]
  return [suffix ? { family, given, suffix } : { family, given }]
}
