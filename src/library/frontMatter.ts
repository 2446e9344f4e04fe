import { en } from '../base/l10n.ts'
import { cslItem, dateOf, namesOf } from './bibliography/cslItem.ts'
import type { Metadata } from './source.ts'
import { readYaml } from './yaml.ts'

const FRONT_MATTER = /^\ufeff?---[^\S\n]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/

/** The YAML at the start of a draft, without the lines that mark it; `undefined` where there is none. */
export function frontMatterOf(text: string): string | undefined {
  return FRONT_MATTER.exec(text)?.[1]
}

/** The metadata of a Markdown source's front matter (the lines between its marks), or what is wrong with it. */
export function readFrontMatter(yaml: string): { readonly item: Metadata } | { readonly error: string } {
  const read = readYaml(yaml)
  if ('error' in read) return { error: en`front matter: ${read.error}` }
  return { item: metadataOf(read.value) ?? {} }
}

/** How people spell CSL's variables in front matter, the surest spelling first. */
const SPELLINGS: readonly (readonly [variable: string, ...spellings: string[]])[] = [
  ['id', 'citation-key', 'citekey', 'cite-key', 'id'],
  ['title', 'title', 'headline'],
  ['author', 'author', 'authors', 'creator', 'byline', 'by'],
  ['editor', 'editor', 'editors'],
  ['translator', 'translator', 'translators'],
  [
    'issued',
    'issued',
    'date',
    'published',
    'date-published',
    'datepublished',
    'publication-date',
    'pubdate',
    'year',
  ],
  ['accessed', 'accessed', 'access-date', 'retrieved', 'urldate'],
  ['URL', 'url', 'source-url', 'canonical-url', 'link', 'source'],
  ['publisher', 'publisher'],
  ['publisher-place', 'publisher-place', 'place'],
  [
    'container-title',
    'container-title',
    'container',
    'publication',
    'journal',
    'newspaper',
    'magazine',
    'site',
    'site-name',
    'website',
  ],
  ['language', 'language', 'lang'],
  ['DOI', 'doi'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['page', 'page', 'pages'],
  ['keyword', 'keyword', 'keywords'],
]

/**
 * Values of front matter or of a sidecar as CSL-JSON: CSL's own variables, and the spellings that people use for them,
 * whatever their case and with `_` for `-`. `undefined` for what is no record.
 */
export function metadataOf(values: unknown): Metadata | undefined {
  const item = cslItem(values)
  if (!item) return undefined
  const given = new Map<string, unknown>()
  for (const [key, value] of Object.entries(values as object))
    given.set(key.toLowerCase().replaceAll('_', '-'), value)
  const read: Record<string, unknown> = { ...item }
  for (const [variable, ...spellings] of SPELLINGS) {
    for (const spelling of spellings) {
      const value = readValue(variable, given.get(spelling))
      if (value === undefined) continue
      read[variable] = value
      break
    }
  }
  // `source: https://…` is an address and no name of a collection.
  if (read.source === read.URL) delete read.source
  delete read['citation-key']
  return read
}

function readValue(variable: string, value: unknown): unknown {
  if (variable === 'author' || variable === 'editor' || variable === 'translator') return namesOf(value)
  if (variable === 'issued' || variable === 'accessed') return dateOf(value)
  const text = cslItem({ title: value })?.title
  if (variable === 'URL') return /^https?:\/\/\S+$/.test(text ?? '') ? text : undefined
  return text
}
