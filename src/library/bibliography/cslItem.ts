import type { Item, ItemDate, Metadata, Name } from '../source.ts'
import { DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, TYPES } from './cslVariables.ts'
import { readDate } from './dates.ts'
import { readNames } from './names.ts'

/**
 * The CSL variables among the values of a file, in the forms that people and programs write; the rest is left out.
 * `undefined` for what is no record at all.
 */
export function cslItem(given: unknown): Metadata | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const item: Record<string, unknown> = {}
  const values: Readonly<Record<string, unknown>> = { ...given }
  for (const [variable, value] of Object.entries(values)) {
    const read = NAME_VARIABLES.has(variable)
      ? namesOf(value)
      : DATE_VARIABLES.has(variable)
        ? dateOf(value)
        : TEXT_VARIABLES.has(variable)
          ? textOrNumber(variable, value)
          : undefined
    if (read !== undefined) item[variable] = read
  }
  if (typeof values.type === 'string' && TYPES.has(values.type)) item.type = values.type
  const id = textOf(values.id) ?? item['citation-key']
  if (id !== undefined) item.id = id
  return item
}

/** With all that a bibliography's entry needs; `undefined` without a citekey. */
export function citableItem(given: unknown): Item | undefined {
  const item = cslItem(given)
  return item?.id === undefined ? undefined : { ...item, id: item.id, type: item.type ?? 'document' }
}

/** More than these are no list of authors. */
const MOST_NAMES = 10_000
const NAME_PARTS = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
])

/** Names as objects of CSL, as text, or as a list of either. */
export function namesOf(value: unknown): Name[] | undefined {
  const list = Array.isArray(value) ? value.slice(0, MOST_NAMES) : [value]
  const names = list.flatMap((entry): Name[] => {
    if (typeof entry === 'string') return readNames(entry)
    if (typeof entry !== 'object' || entry === null) return []
    const { name, ...parts } = entry as Record<string, unknown>
    const read = Object.fromEntries(
      Object.entries(parts).flatMap(([part, text]) => {
        const shown = NAME_PARTS.has(part) ? textOf(text) : undefined
        return shown === undefined ? [] : [[part, shown]]
      }),
    ) as Name
    if (Object.keys(read).length > 0) return [read]
    return typeof name === 'string' ? readNames(name) : []
  })
  return names.length > 0 ? names : undefined
}

/** CSL's object, EDTF or words. */
export function dateOf(value: unknown): ItemDate | undefined {
  if (typeof value === 'number' || typeof value === 'string') return readDate(String(value))
  const date = Array.isArray(value) ? value[0] : value
  if (typeof date !== 'object' || date === null) return undefined
  const { 'date-parts': parts, raw, literal, edtf, year, month, day, circa } = date as Record<string, unknown>
  const read = dateOfParts(parts ?? (year === undefined ? undefined : [[year, month, day]]))
  if (read) return circa ? { ...read, circa: true } : read
  const written = [edtf, raw, literal].find(text => typeof text === 'string')
  return typeof written === 'string' ? readDate(written) : undefined
}

function dateOfParts(value: unknown): ItemDate | undefined {
  if (!Array.isArray(value)) return undefined
  const dates = value.slice(0, 2).map(parts => {
    const numbers = (Array.isArray(parts) ? parts : [parts])
      .slice(0, 3)
      .map(part => Number(part ?? Number.NaN))
    const unknown = numbers.findIndex(number => !Number.isInteger(number) || number === 0)
    return unknown < 0 ? numbers : numbers.slice(0, unknown)
  })
  const known = dates.filter(parts => parts.length > 0)
  return dates[0] && dates[0].length > 0 ? { 'date-parts': known } : undefined
}

function textOrNumber(variable: string, value: unknown): string | number | undefined {
  return typeof value === 'number' && NUMBER_VARIABLES.has(variable) ? value : textOf(value)
}

/** Text on one line. Lists are joined. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value.filter(part => typeof part === 'string').join(', '))
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : ''
  return text === '' ? undefined : text
}
