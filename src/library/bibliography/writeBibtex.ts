import type { Item, ItemDate, Name } from '../source.ts'

/** BibLaTeX's types for CSL's; BibTeX knows the common ones of them as well. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['article', 'article'],
  ['article-journal', 'article'],
  ['article-magazine', 'article'],
  ['article-newspaper', 'article'],
  ['book', 'book'],
  ['chapter', 'incollection'],
  ['dataset', 'dataset'],
  ['entry-dictionary', 'inreference'],
  ['entry-encyclopedia', 'inreference'],
  ['legislation', 'legislation'],
  ['manuscript', 'unpublished'],
  ['paper-conference', 'inproceedings'],
  ['patent', 'patent'],
  ['periodical', 'periodical'],
  ['post', 'online'],
  ['post-weblog', 'online'],
  ['report', 'report'],
  ['software', 'software'],
  ['thesis', 'thesis'],
  ['webpage', 'online'],
])

/** BibLaTeX's field for a variable of text. */
const FIELDS: readonly (readonly [variable: string, field: string])[] = [
  ['title-short', 'shorttitle'],
  ['publisher-place', 'location'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['number-of-volumes', 'volumes'],
  ['edition', 'edition'],
  ['chapter-number', 'chapter'],
  ['genre', 'type'],
  ['note', 'note'],
  ['language', 'langid'],
  ['abstract', 'abstract'],
  ['keyword', 'keywords'],
]
const VERBATIM: readonly (readonly [variable: string, field: string])[] = [
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['URL', 'url'],
]

/** An item as an entry of a .bib file, in UTF-8 and BibLaTeX's fields. */
export function writeBibtex(item: Item): string {
  const fields: [string, string][] = []
  const put = (field: string, value: string | undefined) => {
    if (value) fields.push([field, value])
  }
  const text = (variable: string) => {
    const value = item[variable]
    return typeof value === 'string' || typeof value === 'number' ? tex(String(value)) : undefined
  }
  const type = TYPES.get(item.type) ?? 'misc'
  for (const role of ['author', 'editor', 'translator']) put(role, names(item[role] as Name[] | undefined))
  put('title', text('title') && protectCapitals(text('title')!))
  put(type === 'article' ? 'journaltitle' : 'booktitle', text('container-title'))
  put(type === 'thesis' || type === 'report' ? 'institution' : 'publisher', text('publisher'))
  put('date', date(item.issued))
  put('urldate', date(item.accessed as ItemDate | undefined))
  put('number', text('issue') ?? text('number') ?? text('collection-number'))
  put('pages', text('page')?.replace(/\s*[-–]+\s*/g, '--'))
  for (const [variable, field] of FIELDS) put(field, text(variable))
  for (const [variable, field] of VERBATIM) put(field, item[variable] as string | undefined)
  const lines = fields.map(([field, value]) => `  ${field} = {${value}},`)
  return [`@${type}{${item.id},`, ...lines, '}'].join('\n')
}

function names(all: readonly Name[] | undefined): string | undefined {
  return all
    ?.map(name => {
      const { literal, family, given, suffix } = name
      if (literal === 'others') return 'others'
      if (literal !== undefined || family === undefined) return `{${tex(literal ?? given ?? '')}}`
      const particle = name['non-dropping-particle'] ?? name['dropping-particle']
      const last = [particle, family].filter(part => part !== undefined).join(' ')
      return [last, suffix, given].flatMap(part => (part === undefined ? [] : [tex(part)])).join(', ')
    })
    .join(' and ')
}

function date(value: ItemDate | undefined): string | undefined {
  const parts = value?.['date-parts']?.map(part =>
    part.map((number, i) => String(number).padStart(i === 0 ? 4 : 2, '0')).join('-'),
  )
  return parts ? parts.join('/') + (value?.circa ? '~' : '') : value?.raw && tex(value.raw)
}

const TAGS: readonly (readonly [RegExp, string])[] = [
  [/<i>(.*?)<\/i>/g, '\\emph{$1}'],
  [/<b>(.*?)<\/b>/g, '\\textbf{$1}'],
  [/<sup>(.*?)<\/sup>/g, '\\textsuperscript{$1}'],
  [/<sub>(.*?)<\/sub>/g, '\\textsubscript{$1}'],
  [/<span style="font-variant:\s*small-caps;">(.*?)<\/span>/g, '\\textsc{$1}'],
  [/<span class="nocase">(.*?)<\/span>/g, '{$1}'],
]

/** What TeX would take for its own signs is escaped; CSL's tags become commands. */
function tex(text: string): string {
  const escaped = text
    .replace(/[\\{}]/g, sign => (sign === '\\' ? '\\textbackslash{}' : `\\${sign}`))
    .replace(/[&%$#_]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde{}')
    .replace(/\^/g, '\\textasciicircum{}')
    .replace(/\u00a0/g, '~')
  return TAGS.reduce((shown, [tag, command]) => shown.replace(tag, command), escaped)
}

/** Words with capitals inside, which a style would lose. */
function protectCapitals(title: string): string {
  return title.replace(/(?<![\\\p{L}{])\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}\p{Lu})\p{L}*(?![\p{L}}])/gu, '{$&}')
}
