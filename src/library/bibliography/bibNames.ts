import type { Name } from '../source.ts'
import { latexText } from './latexText.ts'

/**
 * The persons and bodies in a field of names: `First von Last`, `von Last, First`, `von Last, Jr, First`, BibLaTeX's
 * `family=…, given=…`, and a body in braces of its own. `and others` stays, as the name that CSL processors know.
 */
export function bibNames(tex: string): Name[] {
  return split(tex.replace(/\s+/g, ' '), / and /iy)
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(nameOf)
}

function nameOf(tex: string): Name {
  if (tex.toLowerCase() === 'others') return { literal: 'others' }
  const parts = split(tex, /\s*,\s*/y)
  if (parts.length > 1 && parts.every(part => /^[a-z]+(?:-i)?\s*=/.test(part))) return keyedName(parts)
  const [first = '', second, ...rest] = parts
  if (second === undefined) return isBraced(first) ? { literal: latexText(first) } : fullName(words(first))
  const { particle, family } = familyOf(words(first))
  const [suffix, given] = rest.length > 0 ? [second, rest.join(' ')] : [undefined, second]
  return nameWith({ family, given, 'dropping-particle': particle, suffix })
}

/** `Ludwig van Beethoven`: what starts with a small letter parts the given name from the family name. */
function fullName(all: readonly string[]): Name {
  const last = all.length - 1
  const from = all.findIndex((word, i) => i < last && isSmall(word))
  if (from < 0) return nameWith({ family: all[last], given: all.slice(0, last).join(' ') })
  const { particle, family } = familyOf(all.slice(from))
  return nameWith({ family, given: all.slice(0, from).join(' '), 'dropping-particle': particle })
}

/** `de la Cruz`: all up to the last word with a small letter, but never the last word itself. */
function familyOf(all: readonly string[]): { particle: string; family: string } {
  const lastSmall = all.findLastIndex((word, i) => i < all.length - 1 && isSmall(word))
  const from = all.length > 0 && isSmall(all[0]!) ? lastSmall + 1 : 0
  return { particle: all.slice(0, from).join(' '), family: all.slice(from).join(' ') }
}

function keyedName(parts: readonly string[]): Name {
  const given = new Map(
    parts.map(part => {
      const [key = '', ...value] = part.split('=')
      return [key.trim(), value.join('=')]
    }),
  )
  const particle = /true/i.test(given.get('useprefix') ?? '') ? 'non-dropping-particle' : 'dropping-particle'
  return nameWith({
    family: given.get('family'),
    given: given.get('given'),
    [particle]: given.get('prefix'),
    suffix: given.get('suffix'),
  })
}

function nameWith(tex: Record<string, string | undefined>): Name {
  const shown = Object.entries(tex).flatMap(([part, value]) => {
    const text = value ? latexText(value).replace(/\s+/g, ' ') : ''
    return text === '' ? [] : [[part, text]]
  })
  const name: Name = Object.fromEntries(shown)
  return name.family === undefined && name.given !== undefined ? { literal: name.given } : name
}

/** Whether the first letter outside braces is a small one; a word with none counts as a name. */
function isSmall(word: string): boolean {
  let depth = 0
  const shown = word.startsWith('{\\') || word.startsWith('\\') ? latexText(word) : word
  for (const character of shown) {
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (depth === 0 && /\p{L}/u.test(character)) return /\p{Ll}/u.test(character)
  }
  return false
}

function isBraced(tex: string): boolean {
  return tex.startsWith('{') && tex.endsWith('}') && !tex.startsWith('{\\') && split(tex, /\s+/y).length === 1
}

function words(tex: string): string[] {
  return split(tex, /(?:\s|~)+/y).filter(word => word !== '')
}

/** Splits outside braces. `separator` is sticky. */
function split(tex: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < tex.length; at++) {
    const character = tex[at]
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (depth === 0) {
      separator.lastIndex = at
      const found = separator.exec(tex)
      if (!found) continue
      parts.push(tex.slice(from, at))
      from = separator.lastIndex
      at = from - 1
    }
  }
  return [...parts, tex.slice(from)]
}
