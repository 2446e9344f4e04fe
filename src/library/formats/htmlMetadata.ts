import { addTo } from '../../base/lists.ts'
import { readDate } from '../bibliography/dates.ts'
import { readNames } from '../bibliography/names.ts'
import type { Item, Metadata } from '../source.ts'
import { jsonLdOf } from './jsonLd.ts'
import { elementsOf, type MarkupElement, textOf } from './markupTree.ts'

/**
 * What a page says of itself: in the tags that scholarly sites write for indexes (`citation_…`), in JSON-LD, in
 * OpenGraph, in Dublin Core, and in plain HTML, the more exact before the less.
 */
export function metadataOfPage(markup: string, page: MarkupElement, pageTitle: string | undefined): Metadata {
  const tags = metaTags(page)
  const linked = jsonLdOf(markup, page)
  const first = (...names: string[]) =>
    names.map(name => tags.get(name)?.[0]).find(value => value !== undefined)
  const persons = (...names: string[]) => {
    const written = names.map(name => tags.get(name) ?? []).find(values => values.length > 0) ?? []
    const people = written.filter(value => !/^https?:/.test(value)).flatMap(readNames)
    return people.length > 0 ? people : undefined
  }
  const date = first(
    'citation_publication_date', 'citation_date', 'article:published_time', 'dc.date', 'dcterms.date',
    'dcterms.created', 'dc.date.issued', 'date', 'parsely-pub-date',
  ) ?? '' // biome-ignore format: a list
  const isJournal = tags.has('citation_journal_title')
  const canonical = elementsOf(page, 'link').find(link => /\bcanonical\b/i.test(link.attributes.rel ?? ''))
  const pageAuthor = persons('citation_author', 'citation_authors')
  const item: { -readonly [K in keyof Metadata]: Metadata[K] | undefined } = {
    type: isJournal ? 'article-journal' : linked.type,
    title:
      first('citation_title') ??
      linked.title ??
      first('og:title', 'dc.title', 'dcterms.title') ??
      pageTitle ??
      titleTag(markup, page),
    author:
      pageAuthor ??
      linked.author ??
      persons('dc.creator', 'dcterms.creator', 'article:author', 'author', 'parsely-author', 'byl'),
    issued: (isJournal ? readDate(date) : undefined) ?? linked.issued ?? readDate(date) ?? timeElement(page),
    publisher: first('citation_publisher') ?? linked.publisher ?? first('dc.publisher', 'dcterms.publisher'),
    'container-title':
      first('citation_journal_title') ?? linked.container ?? first('og:site_name', 'application-name'),
    URL: address(canonical?.attributes.href) ?? address(first('og:url', 'citation_public_url')) ?? linked.url,
  }
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined),
  ) as unknown as Metadata
}

function metaTags(page: MarkupElement): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const { attributes } of elementsOf(page, 'meta')) {
    const name = (attributes.name ?? attributes.property ?? attributes.itemprop)?.trim().toLowerCase()
    const value = attributes.content?.replace(/\s+/g, ' ').trim()
    if (name && value) addTo(tags, name, value)
  }
  return tags
}

function titleTag(markup: string, page: MarkupElement): string | undefined {
  const title = elementsOf(page, 'title')[0]
  return (title && textOf(markup, title)) || undefined
}

function timeElement(page: MarkupElement): Item['issued'] {
  const time = elementsOf(page, 'time').find(
    ({ attributes }) => 'pubdate' in attributes || /datePublished/.test(attributes.itemprop ?? ''),
  )
  return readDate(time?.attributes.datetime ?? '')
}

function address(value: string | undefined): string | undefined {
  return value && /^https?:\/\//.test(value) ? value : undefined
}
