import type { Item, Name } from '../source.ts'
import type { BibEntry } from './bibFile.ts'
import { bibNames } from './bibNames.ts'
import { dateOfParts, readDate } from './dates.ts'
import { latexText } from './latexText.ts'

/** CSL's types for those of BibTeX and BibLaTeX. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    artwork: 'graphic',
    audio: 'song',
    book: 'book',
    bookinbook: 'chapter',
    booklet: 'pamphlet',
    collection: 'book',
    conference: 'paper-conference',
    dataset: 'dataset',
    electronic: 'webpage',
    image: 'graphic',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry-encyclopedia',
    jurisdiction: 'legal_case',
    legal: 'treaty',
    legislation: 'legislation',
    letter: 'personal_communication',
    manual: 'book',
    mastersthesis: 'thesis',
    movie: 'motion_picture',
    music: 'song',
    mvbook: 'book',
    mvcollection: 'book',
    mvproceedings: 'book',
    mvreference: 'book',
    online: 'webpage',
    patent: 'patent',
    performance: 'performance',
    periodical: 'periodical',
    phdthesis: 'thesis',
    proceedings: 'book',
    reference: 'book',
    report: 'report',
    review: 'review',
    software: 'software',
    standard: 'standard',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    suppperiodical: 'article-journal',
    techreport: 'report',
    thesis: 'thesis',
    unpublished: 'manuscript',
    video: 'motion_picture',
    www: 'webpage',
  }),
)

const ARTICLE_KINDS: ReadonlyMap<string, string> = new Map([
  ['magazine', 'article-magazine'],
  ['newspaper', 'article-newspaper'],
])

const THESES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    phdthesis: 'PhD thesis',
    mastersthesis: 'Master’s thesis',
    mathesis: 'Master’s thesis',
    bathesis: 'Bachelor’s thesis',
    techreport: 'technical report',
    resreport: 'research report',
    software: 'computer software',
    datacd: 'data CD',
    audiocd: 'audio CD',
  }),
)

/** CSL's variable for a field of names. */
const NAMES: readonly (readonly [csl: string, field: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
  ['director', 'director'],
]

/** CSL's variable for a field of text; of several fields the first that is there. */
const TEXTS: readonly (readonly [csl: string, ...fields: string[]])[] = [
  ['publisher', 'publisher', 'school', 'institution', 'organization'],
  ['publisher-place', 'location', 'address'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['edition', 'edition'],
  ['chapter-number', 'chapter'],
  ['number-of-pages', 'pagetotal', 'numpages'],
  ['version', 'version'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['abstract', 'abstract'],
  ['annote', 'annotation', 'annote'],
  ['note', 'note', 'addendum'],
  ['keyword', 'keywords'],
  ['language', 'langid', 'language', 'hyphenation'],
  ['original-title', 'origtitle'],
  ['original-publisher', 'origpublisher'],
  ['original-publisher-place', 'origlocation'],
  ['title-short', 'shorttitle'],
  ['container-title-short', 'shortjournal'],
  ['status', 'pubstate'],
]

/** Taken as they are: TeX's signs mean nothing in them. */
const VERBATIM: readonly (readonly [csl: string, field: string])[] = [
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
]

/** Types in which `number` is that of an issue, and those in which it is that of the thing itself. */
const ISSUES = new Set(['article-journal', 'article-magazine', 'article-newspaper', 'periodical'])
const NUMBERED = new Set([
  'report',
  'patent',
  'legislation',
  'standard',
  'legal_case',
  'thesis',
  'dataset',
  'software',
])

/** A .bib entry as CSL-JSON. `fields` are its own and what it inherits. */
export function bibItem({ type: bibType, key }: BibEntry, fields: ReadonlyMap<string, string>): Item {
  const tex = (...names: string[]) => names.map(name => fields.get(name)).find(value => value?.trim())
  const text = (...names: string[]) => show(tex(...names))
  const type = typeOf(bibType, text('entrysubtype'))
  const item: Record<string, unknown> = { id: key, type }
  const set = (variable: string, value: unknown) => {
    if (value !== undefined && value !== '') item[variable] = value
  }
  for (const [variable, field] of NAMES) set(variable, namesOf(tex(field)))
  set('title', titleOf(tex('title'), tex('subtitle'), tex('titleaddon')))
  set('container-title', containerOf(tex))
  for (const [variable, ...names] of TEXTS) set(variable, text(...names))
  for (const [variable, field] of VERBATIM) set(variable, verbatim(tex(field)))
  set('URL', verbatim(tex('url')) ?? urlIn(tex('howpublished')) ?? eprintUrl(tex))
  if (item.publisher === undefined && !urlIn(tex('howpublished'))) set('publisher', text('howpublished'))
  set('issued', issuedOf(tex))
  set('accessed', dateOf(tex('urldate')))
  set('event-date', dateOf(tex('eventdate')))
  set('original-date', dateOf(tex('origdate')))
  set('page', text('pages', 'eid')?.replace(/\s*[-–—]+\s*/g, '-'))
  set('genre', genreOf(bibType, text('type')))
  const number = text('number') ?? text('issue')
  set(ISSUES.has(type) ? 'issue' : NUMBERED.has(type) ? 'number' : 'collection-number', number)
  return item as Item
}

function typeOf(bibType: string, subtype: string | undefined): string {
  const kind = bibType === 'article' && subtype ? ARTICLE_KINDS.get(subtype.toLowerCase()) : undefined
  return kind ?? TYPES.get(bibType) ?? 'document'
}

function genreOf(bibType: string, written: string | undefined): string | undefined {
  if (written !== undefined) return THESES.get(written.toLowerCase()) ?? written
  return bibType === 'phdthesis' || bibType === 'mastersthesis' ? THESES.get(bibType) : undefined
}

function show(tex: string | undefined): string | undefined {
  return tex === undefined ? undefined : latexText(tex) || undefined
}

function namesOf(tex: string | undefined): Name[] | undefined {
  const names = tex === undefined ? [] : bibNames(tex)
  return names.length > 0 ? names : undefined
}

function titleOf(title?: string, subtitle?: string, addon?: string): string | undefined {
  const main = [show(title), show(subtitle)].filter(Boolean).join(': ')
  return [main, show(addon)].filter(Boolean).join('. ') || undefined
}

function containerOf(tex: (...names: string[]) => string | undefined): string | undefined {
  return (
    titleOf(tex('booktitle'), tex('booksubtitle'), tex('booktitleaddon')) ??
    titleOf(tex('journaltitle', 'journal'), tex('journalsubtitle')) ??
    titleOf(tex('maintitle'), tex('mainsubtitle'), tex('maintitleaddon'))
  )
}

function issuedOf(tex: (...names: string[]) => string | undefined): Item['issued'] {
  const year = tex('year')
  return (
    dateOf(tex('date')) ??
    (year ? dateOfParts(show(year) ?? '', show(tex('month')), show(tex('day'))) : undefined)
  )
}

function dateOf(tex: string | undefined): Item['issued'] {
  return tex === undefined ? undefined : readDate(tex.replace(/[{}\\]/g, ''))
}

/** A URL or number: braces and TeX's escapes are no part of it. */
function verbatim(tex: string | undefined): string | undefined {
  return (
    tex
      ?.replace(/\\url\s*\{(.*)\}/s, '$1')
      .replace(/\\([_%&#~{}$])/g, '$1')
      .replace(/[{}\s]/g, '') || undefined
  )
}

function urlIn(tex: string | undefined): string | undefined {
  return /https?:\/\/[^\s{}]+/.exec(tex ?? '')?.[0].replace(/\\([_%&#~$])/g, '$1')
}

function eprintUrl(tex: (...names: string[]) => string | undefined): string | undefined {
  const archive = tex('eprinttype', 'archiveprefix')?.toLowerCase()
  const number = verbatim(tex('eprint'))
  return archive === 'arxiv' && number ? `https://arxiv.org/abs/${number}` : undefined
}
