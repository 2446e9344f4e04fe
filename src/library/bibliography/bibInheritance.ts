import { en } from '../../base/l10n.ts'
import { MAX_GENERATIONS } from '../limits.ts'
import type { BibEntry, BibFault } from './bibFile.ts'

/** What BibLaTeX never hands down. */
const OWN_FIELDS = new Set(
  (
    'crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
    'relatedtype shorthand shorthandintro sortkey ids keywords file'
  ).split(' '),
)

/** The title of a parent of these types is not the child's own title: it becomes the title of this kind. */
const PARENT_TITLE: ReadonlyMap<string, string> = new Map([
  ['mvbook', 'main'],
  ['mvcollection', 'main'],
  ['mvreference', 'main'],
  ['mvproceedings', 'main'],
  ['book', 'book'],
  ['collection', 'book'],
  ['reference', 'book'],
  ['proceedings', 'book'],
  ['periodical', 'journal'],
])
const TITLES = ['title', 'subtitle', 'titleaddon']

/**
 * The fields of entries together with what they inherit by `crossref` and `xdata`. `find` looks up an entry of the
 * same file. A parent that is missing, and a circle, is told once and inherits nothing.
 */
export function inheritance(find: (key: string) => BibEntry | undefined, faults: BibFault[]) {
  const done = new Map<BibEntry, ReadonlyMap<string, string>>()
  const open = new Set<BibEntry>()

  const fieldsOf = (entry: BibEntry): ReadonlyMap<string, string> => {
    const known = done.get(entry)
    if (known) return known
    open.add(entry)
    const fields = new Map(entry.fields)
    for (const relation of ['xdata', 'crossref']) {
      for (const key of keysOf(entry.fields.get(relation))) {
        const parent = find(key)
        if (!parent || open.has(parent) || open.size > MAX_GENERATIONS) {
          faults.push({
            offset: entry.keySpan.start,
            message: parent ? circle(entry, key) : missing(entry, key),
          })
          continue
        }
        for (const [name, value] of fieldsOf(parent)) {
          if (OWN_FIELDS.has(name)) continue
          const names = relation === 'xdata' ? [name] : inheritedNames(name, parent.type, entry.type)
          for (const own of names) if (!fields.has(own)) fields.set(own, value)
        }
        // BibTeX hands a title down as a title, to a child that has no other.
        const title = fieldsOf(parent).get('title')
        if (title !== undefined && !fields.has('title')) fields.set('title', title)
      }
    }
    open.delete(entry)
    done.set(entry, fields)
    return fields
  }
  return fieldsOf
}

function keysOf(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap(key => key.trim() || [])
}

function inheritedNames(name: string, parent: string, child: string): readonly string[] {
  const kind = PARENT_TITLE.get(parent)
  if (kind === undefined || parent === child) return [name]
  if (name === 'shorttitle' || name === 'sorttitle' || name === 'indextitle') return []
  if (TITLES.includes(name)) return [kind + name]
  return name === 'author' && kind === 'book' ? ['author', 'bookauthor'] : [name]
}

function circle(entry: BibEntry, key: string): string {
  return en`the entry ${entry.key} inherits from ${key}, which inherits from it. Remove one of the two`
}

function missing(entry: BibEntry, key: string): string {
  return en`the entry ${entry.key} inherits from ${key}, which is not in this file. Add it, or correct the key`
}
