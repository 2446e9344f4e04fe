import { en } from '../../base/l10n.ts'
import { type BibEntry, readBibFile } from './bibFile.ts'
import { inheritance } from './bibInheritance.ts'
import { bibItem } from './bibItem.ts'
import type { BibliographyEntry, BibliographyReading } from './entry.ts'
import { filesOfField } from './filesField.ts'

/** A BibTeX or BibLaTeX file. */
export function readBibtex(text: string): BibliographyReading {
  const { entries, faults } = readBibFile(text)
  const all = [...faults]
  if (
    entries.length + faults.length === 0 &&
    !/@\w/.test(text) &&
    /^[^\S\r\n\u2028\u2029]*[^\s%]/m.test(text)
  )
    all.push({
      offset: 0,
      message: en`this is no BibTeX, of which each entry begins with “@”. Export it anew`,
    })
  const byKey = new Map<string, BibEntry>()
  for (const entry of entries) {
    const first = byKey.get(entry.key)
    if (!first) byKey.set(entry.key, entry)
    else
      all.push({
        offset: entry.keySpan.start,
        message: en`the citekey ${entry.key} was given before, and the first entry counts. Rename one of them`,
      })
  }
  const fieldsOf = inheritance(key => byKey.get(key), all)
  const read = [...byKey.values()].flatMap((entry): BibliographyEntry[] => {
    // It is no work, and only hands down what others share.
    if (entry.type === 'xdata') return []
    const { key, keySpan, start, end } = entry
    const fields = fieldsOf(entry)
    const files = filesOfField(fields.get('file') ?? '')
    return [{ citekey: key, item: bibItem(entry, fields), span: { start, end }, keySpan, files }]
  })
  return { entries: read, faults: all.sort((a, b) => a.offset - b.offset) }
}
