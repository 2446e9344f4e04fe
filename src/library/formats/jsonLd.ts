import { readDate } from '../bibliography/dates.ts'
import { readNames } from '../bibliography/names.ts'
import type { Item, Name } from '../source.ts'
import { elementsOf, type MarkupElement } from './markupTree.ts'

export interface LinkedData {
  readonly type?: string | undefined
  readonly title?: string | undefined
  readonly author?: readonly Name[] | undefined
  readonly issued?: Item['issued']
  readonly publisher?: string | undefined
  readonly container?: string | undefined
  readonly url?: string | undefined
}

/** Types of schema.org that are an article, with CSL's name for them, the most exact first. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:ScholarlyArticle|MedicalScholarlyArticle)$/, 'article-journal'],
  [/^(?:\w*NewsArticle|AnalysisNewsArticle|OpinionNewsArticle)$/, 'article-newspaper'],
  [/^(?:BlogPosting|LiveBlogPosting|SocialMediaPosting)$/, 'post-weblog'],
  [/^(?:Article|TechArticle|Report)$/, 'webpage'],
  [/^WebPage$/, 'webpage'],
]

/** What the JSON-LD of a page says of its article. Broken JSON says nothing. */
export function jsonLdOf(markup: string, page: MarkupElement): LinkedData {
  const scripts = elementsOf(page, 'script').filter(({ attributes }) =>
    /ld\+json/i.test(attributes.type ?? ''),
  )
  const things = scripts.flatMap(script => thingsIn(parsed(markup.slice(script.startEnd, script.endStart))))
  for (const [pattern, type] of TYPES) {
    const thing = things.find(one => list(one['@type']).some(t => typeof t === 'string' && pattern.test(t)))
    if (thing) return describe(thing, type, things)
  }
  return {}
}

type Thing = Readonly<Record<string, unknown>>

function describe(thing: Thing, type: string, things: readonly Thing[]): LinkedData {
  const resolve = (value: unknown): unknown =>
    isThing(value) && Object.keys(value).length === 1 && '@id' in value
      ? (things.find(one => one['@id'] === value['@id'] && Object.keys(one).length > 1) ?? value)
      : value
  const name = (value: unknown): string | undefined => {
    const one = resolve(list(value)[0])
    return text(isThing(one) ? one.name : one)
  }
  const author = list(thing.author ?? thing.creator).flatMap(value => nameOf(resolve(value)))
  const main = resolve(thing.mainEntityOfPage)
  const url = text(thing.url) ?? text(isThing(main) ? main['@id'] : main)
  return {
    type,
    title: text(thing.headline) ?? text(thing.name),
    author: author.length > 0 ? author : undefined,
    issued: readDate(text(thing.datePublished) ?? text(thing.dateCreated) ?? ''),
    publisher: name(thing.publisher),
    container: name(thing.isPartOf),
    url: url && /^https?:/.test(url) ? url : undefined,
  }
}

function nameOf(value: unknown): Name[] {
  if (!isThing(value)) {
    const written = text(value)
    return written ? readNames(written) : []
  }
  const [family, given, name] = [text(value.familyName), text(value.givenName), text(value.name)]
  if (family) return [given ? { family, given } : { family }]
  if (!name) return []
  return list(value['@type']).includes('Organization') ? [{ literal: name }] : readNames(name)
}

function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn)
  if (!isThing(value)) return []
  return [value, ...thingsIn(value['@graph']), ...thingsIn(value.mainEntity)]
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one.replace(/\s+/g, ' ').trim() || undefined : undefined
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
