import { en } from '../../base/l10n.ts'
import { readYaml } from '../yaml.ts'
import { citableItem } from './cslItem.ts'
import type { BibliographyEntry, BibliographyReading } from './entry.ts'

/** Deeper no list is indented: as a part of an expression, the indentation must not be of any length. */
const DASH = /^([^\S\r\n\u2028\u2029]{0,200})-(?=\s)/m
/** The list stands under `references:`, or is the whole file. */
const LIST = /^(?:---[^\n]*\n)?(?:[\s\S]*?\n)?references:[^\S\n]*\n/

/**
 * A CSL-YAML file. It is read item by item, each from the line with its dash, so that a fault costs one entry and its
 * place is known.
 */
export function readCslYaml(text: string): BibliographyReading {
  const from = LIST.exec(text)?.[0].length ?? 0
  const dash = DASH.exec(text.slice(from))
  if (!dash) return readWhole(text)
  const starts = [...text.matchAll(new RegExp(`^${dash[1]}-(?=\\s)`, 'gm'))]
    .map(found => found.index)
    .filter(at => at >= from)
  const entries: BibliographyEntry[] = []
  const faults: { offset: number; message: string }[] = []
  starts.forEach((start, i) => {
    const rest = text.slice(start, starts[i + 1] ?? text.length)
    const end = new RegExp(`\\n(?!${dash[1]}[ -]|[^\\S\\n]*(?:\\n|$))`).exec(rest)?.index ?? rest.length
    const own = rest.slice(0, end)
    const read = readYaml(own)
    const item = 'value' in read && Array.isArray(read.value) ? citableItem(read.value[0]) : undefined
    if (!item) {
      const message =
        'error' in read
          ? en`this entry cannot be read: ${read.error}`
          : en`this entry has no “id”, so it cannot be cited. Give it one`
      faults.push({ offset: start + ('error' in read ? read.offset : 0), message })
      return
    }
    const written = /^(?:[^\S\r\n\u2028\u2029]|-)*(?:id|citation-key)\s*:\s*["']?/m.exec(own)
    const keyAt = written ? written.index + written[0].length : 0
    // An anchor, an escape: then the key does not stand there as it is.
    const isWritten = own.startsWith(item.id, keyAt)
    const span = { start, end: start + own.trimEnd().length }
    const keySpan = { start: start + keyAt, end: start + keyAt + (isWritten ? item.id.length : 0) }
    entries.push({ citekey: item.id, item, span, keySpan, files: [] })
  })
  return { entries, faults }
}

/** Not a list in blocks: `references: []`, a flow list, or one item. */
function readWhole(text: string): BibliographyReading {
  const read = readYaml(text)
  if ('error' in read)
    return {
      entries: [],
      faults: [{ offset: read.offset, message: en`this file cannot be read: ${read.error}` }],
    }
  const values = (read.value as { references?: unknown } | null)?.references ?? read.value
  const list = Array.isArray(values) ? values : values ? [values] : []
  const span = { start: 0, end: text.length }
  const entries = list.flatMap((value): BibliographyEntry[] => {
    const item = citableItem(value)
    return item ? [{ citekey: item.id, item, span, keySpan: { start: 0, end: 0 }, files: [] }] : []
  })
  return { entries, faults: [] }
}
