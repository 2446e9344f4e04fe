import type { Locator } from '../library/source.ts'

/** The locator terms of CSL's English locale: singular, plural, and their short forms (also signs). */
export const LOCATOR_TERMS: Readonly<Record<string, readonly string[]>> = {
  book: ['book', 'books', 'bk.', 'bks.'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
  column: ['column', 'columns', 'col.', 'cols.'],
  figure: ['figure', 'figures', 'fig.', 'figs.'],
  folio: ['folio', 'folios', 'fol.', 'fols.'],
  issue: ['number', 'numbers', 'no.', 'nos.'],
  line: ['line', 'lines', 'l.', 'll.'],
  note: ['note', 'notes', 'n.', 'nn.'],
  opus: ['opus', 'opera', 'op.', 'opp.'],
  page: ['page', 'pages', 'p.', 'pp.'],
  paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶', '¶¶'],
  part: ['part', 'parts', 'pt.', 'pts.'],
  section: ['section', 'sections', 'sec.', 'secs.', '§', '§§'],
  'sub-verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
  // Of a recording: CSL has it, Pandoc 2 takes it for words after the citation, which prints the same.
  timestamp: ['timestamp', 'timestamps'],
  verse: ['verse', 'verses', 'v.', 'vv.'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
}

/** What people write besides, with a full stop or without. */
const LOOSE_TERMS: Readonly<Record<string, string>> = {
  chapter: 'ch chs chap chaps chp',
  column: 'col cols',
  figure: 'fig figs',
  folio: 'f fol fols',
  issue: 'no nos nr nrs',
  line: 'l ll ln lns',
  note: 'n nn fn',
  page: 'p pp pg pgs',
  paragraph: 'par pars para paras',
  part: 'pt pts',
  section: 'sec secs sect sects',
  verse: 'v vv',
  volume: 'vol vols',
}

const labels = new Map(
  Object.entries(LOCATOR_TERMS).flatMap(([label, forms]) => forms.map(form => [form, label] as const)),
)
const looseLabels = new Map(
  Object.entries(LOOSE_TERMS).flatMap(([label, forms]) =>
    forms.split(' ').map(form => [form, label] as const),
  ),
)

/** The longest form of a term, in UTF-16 units. */
export const LONGEST_TERM = Math.max(...[...labels.keys()].map(form => form.length))

/** The CSL term that a form stands for: `page` for `pp.`, in any case. */
export function labelOfTerm(form: string): string | undefined {
  return labels.get(form.toLowerCase())
}

export function labelOfLooseTerm(form: string): string | undefined {
  return looseLabels.get(form.toLowerCase().replace(/\.$/, ''))
}

/** `{label: 'paragraph', value: '3'}` as people write it: `para. 3`. */
export function writeLocator({ label, value }: Locator): string {
  const [, , short, shortOfMany] = LOCATOR_TERMS[label] ?? []
  const term = (/[-–,]/.test(value) ? shortOfMany : short) ?? label
  return `${term} ${value}`
}
