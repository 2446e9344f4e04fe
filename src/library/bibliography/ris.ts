import { en } from '../../base/l10n.ts'
import { addTo } from '../../base/lists.ts'
import type { Item, Name } from '../source.ts'
import { readDate } from './dates.ts'
import type { BibliographyEntry, BibliographyReading } from './entry.ts'
import { filesOfField } from './filesField.ts'

/** CSL's types for those of RIS. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ABST: 'article-journal',
    ADVS: 'motion_picture',
    ART: 'graphic',
    BILL: 'bill',
    BLOG: 'post-weblog',
    BOOK: 'book',
    CASE: 'legal_case',
    CHAP: 'chapter',
    COMP: 'software',
    CONF: 'book',
    CPAPER: 'paper-conference',
    DATA: 'dataset',
    DICT: 'entry-dictionary',
    EBOOK: 'book',
    ECHAP: 'chapter',
    EDBOOK: 'book',
    EJOUR: 'article-journal',
    ELEC: 'webpage',
    ENCYC: 'entry-encyclopedia',
    FIGURE: 'figure',
    GEN: 'document',
    GOVDOC: 'report',
    HEAR: 'hearing',
    ICOMM: 'personal_communication',
    INPR: 'article-journal',
    JFULL: 'periodical',
    JOUR: 'article-journal',
    MANSCPT: 'manuscript',
    MAP: 'map',
    MGZN: 'article-magazine',
    MPCT: 'motion_picture',
    MULTI: 'webpage',
    MUSIC: 'musical_score',
    NEWS: 'article-newspaper',
    PAMP: 'pamphlet',
    PAT: 'patent',
    PCOMM: 'personal_communication',
    RPRT: 'report',
    SER: 'book',
    SLIDE: 'speech',
    SOUND: 'song',
    STAND: 'standard',
    STAT: 'legislation',
    THES: 'thesis',
    UNPB: 'manuscript',
    VIDEO: 'motion_picture',
    WEB: 'webpage',
  }),
)

/** CSL's variable for a tag of text; of several tags the first that is there. */
const TEXTS: readonly (readonly [csl: string, ...tags: string[]])[] = [
  ['title', 'TI', 'T1', 'CT'],
  ['container-title', 'T2', 'JO', 'JF', 'JA', 'BT'],
  ['collection-title', 'T3'],
  ['title-short', 'ST'],
  ['container-title-short', 'J2', 'JA'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['edition', 'ET'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY', 'PP'],
  ['abstract', 'AB', 'N2'],
  ['note', 'N1'],
  ['DOI', 'DO'],
  ['language', 'LA'],
  ['call-number', 'CN'],
  ['source', 'DP'],
  ['URL', 'UR', 'LK'],
  ['genre', 'M3'],
]

const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/gm

/** A RIS file. An entry goes from `TY` to `ER`; one that has no end is told, and ends where the next starts. */
export function readRis(text: string): BibliographyReading {
  const entries: BibliographyEntry[] = []
  const faults: { offset: number; message: string }[] = []
  let open: { start: number; tags: Map<string, { value: string; at: number }[]> } | undefined
  let last: { value: string; at: number; end: number } | undefined

  const close = (end: number, isEnded: boolean) => {
    if (!open) return
    const { start, tags } = open
    open = undefined
    if (!isEnded)
      faults.push({ offset: start, message: en`this entry has no end. Write “ER  - ” behind its last line` })
    const key = tags.get('ID')?.[0] ?? tags.get('LB')?.[0]
    const citekey = key?.value ?? ''
    if (!key || citekey === '') {
      faults.push({ offset: start, message: en`this entry has no “ID”, so it cannot be cited. Give it one` })
      return
    }
    const values = new Map([...tags].map(([tag, all]) => [tag, all.map(one => one.value)]))
    const files = ['L1', 'L2'].flatMap(tag => values.get(tag) ?? []).flatMap(filesOfField)
    const keySpan = { start: key.at, end: key.at + citekey.length }
    entries.push({ citekey, item: risItem(citekey, values), span: { start, end }, keySpan, files })
  }

  for (const found of text.replace(/\r(?=\n)/g, ' ').matchAll(LINE)) {
    const [line, tag = '', rest = ''] = found
    const value = rest.trim()
    const at = found.index + line.length - rest.length + (rest.length - rest.trimStart().length)
    if (tag === 'TY') {
      close(last?.end ?? found.index, false)
      open = { start: found.index, tags: new Map() }
    }
    if (tag === 'ER') close(found.index + line.trimEnd().length, true)
    else if (open) addTo(open.tags, tag, { value, at })
    last = { value, at, end: found.index + line.trimEnd().length }
  }
  close(last?.end ?? text.length, false)
  if (entries.length + faults.length === 0 && text.trim() !== '')
    faults.push({
      offset: 0,
      message: en`this is no RIS, of which each entry begins with “TY  - ”. Export it anew`,
    })
  return { entries, faults }
}

function risItem(id: string, tags: ReadonlyMap<string, readonly string[]>): Item {
  const first = (...names: string[]) => names.map(name => tags.get(name)?.[0]).find(Boolean)
  const item: Record<string, unknown> = { id, type: TYPES.get(first('TY') ?? '') ?? 'document' }
  const set = (variable: string, value: unknown) => {
    if (value !== undefined) item[variable] = value
  }
  set('author', namesOf(['AU', 'A1'].flatMap(tag => tags.get(tag) ?? [])))
  set('editor', namesOf(['ED', 'A2'].flatMap(tag => tags.get(tag) ?? [])))
  set('translator', namesOf(tags.get('A4') ?? []))
  for (const [variable, ...names] of TEXTS) set(variable, first(...names))
  set('issued', dateOf(first('DA', 'PY', 'Y1')))
  set('accessed', dateOf(first('Y2')))
  const [from, to] = [first('SP'), first('EP')]
  set('page', from && to && !from.includes('-') ? `${from}-${to}` : (from ?? to))
  set(item.type === 'book' || item.type === 'chapter' ? 'ISBN' : 'ISSN', first('SN'))
  set('keyword', tags.get('KW')?.join(', '))
  return item as Item
}

/** `Roe, Jane, Jr.`; a name without a comma is that of a body. */
function namesOf(written: readonly string[]): Name[] | undefined {
  const names = written.flatMap((name): Name[] => {
    const [family = '', given, suffix] = name.split(/\s*,\s*/)
    if (family === '') return []
    if (!given) return [{ literal: family }]
    return [suffix ? { family, given, suffix } : { family, given }]
  })
  return names.length > 0 ? names : undefined
}

/** `2024/03/05/free words`, with empty parts where they are not known. */
function dateOf(written: string | undefined): Item['issued'] {
  const parts = /^(\d{4})(?:\/(\d{0,2})(?:\/(\d{0,2}))?)?(?:\/|$)/.exec(written ?? '')
  return parts ? readDate(parts.slice(1).filter(Boolean).join('-')) : readDate(written ?? '')
}
