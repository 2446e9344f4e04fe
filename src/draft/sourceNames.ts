import { addTo } from '../base/lists.ts'
import type { Span } from '../base/span.ts'
import type { Item } from '../library/source.ts'

/** What references may name: a source, or an entry of a bibliography. */
export interface NamedItem {
  readonly citekey: string
  readonly item: Item
}

/** Which work some words name, and from where to where they do. */
export interface Naming extends Span {
  readonly citekey: string
}

/** A word of a text, as it is compared. */
interface Word extends Span {
  readonly folded: string
}

interface Work {
  readonly citekey: string
  /** Of each author, or of the publication where nobody is named. */
  readonly names: readonly (readonly string[])[]
  readonly given: ReadonlySet<string>
  readonly title: readonly string[]
  /** The title before its colon. */
  readonly mainTitle: readonly string[]
  readonly year: string | undefined
}

/** Tells which work of a library a reference names that is written out, as in notes. */
export class SourceNames {
  readonly #items: () => Iterable<NamedItem>
  /** By the last word of each name. */
  #works: ReadonlyMap<string, readonly Work[]> | undefined

  /** `items` is asked when there is a first reference to look up. */
  constructor(items: () => Iterable<NamedItem>) {
    this.#items = items
  }

  /**
   * The one work that a reference names: by the name of an author and its title, or by name, year and a word of its
   * title. `undefined` where it names none, or where more than one work might be meant. `marked` are those parts of it
   * that are written as titles are, in quotation marks or emphasis.
   */
  named(text: string, reference: Span, marked: readonly Span[]): Naming | undefined {
    const words = wordsOf(text, reference)
    const works = new Set(words.flatMap(({ folded }) => this.#worksOf(folded)))
    const titles = marked.map(span => wordsOf(text, span).map(({ folded }) => folded))
    const namings = [...works].flatMap(work => namingBy(words, work, titles) ?? [])
    const [best] = namings.sort((a, b) => b.weight - a.weight)
    if (!best || namings.some(one => one.weight === best.weight && one.citekey !== best.citekey))
      return undefined
    return { citekey: best.citekey, start: best.start, end: best.end }
  }

  #worksOf(name: string): readonly Work[] {
    this.#works ??= worksByName(this.#items())
    return this.#works.get(name) ?? []
  }
}

/** `weight` is larger the surer it is: by the full title first, then by its length, then by the year. */
interface Weighed extends Naming {
  readonly weight: number
}

function namingBy(
  words: readonly Word[],
  { citekey, names, given, title, mainTitle, year }: Work,
  marked: readonly (readonly string[])[],
): Weighed | undefined {
  const name = names.map(one => runIn(words, one)).find(run => run !== undefined)
  if (!name) return undefined
  const start = name.first - Number(given.has(words[name.first - 1]?.folded ?? ''))
  const dated = year === undefined ? -1 : words.findIndex(({ folded }) => folded === year)
  const titled = [title, mainTitle]
    .filter(one => one.length > 1)
    .map(one => ({ run: runIn(words, one), length: one.length }))
    .find(({ run }) => run !== undefined)
  const spanOf = (indices: readonly number[]): Span => ({
    start: words[Math.min(...indices)]!.start,
    end: words[Math.max(...indices)]!.end,
  })
  const of = [start, name.last, ...(dated < 0 ? [] : [dated])]
  if (titled)
    return {
      citekey,
      ...spanOf([...of, titled.run!.first, titled.run!.last]),
      weight: 1000 + 2 * titled.length + Number(dated >= 0),
    }
  if (dated < 0) return undefined
  const significant = new Set(title.filter(isSignificant))
  const found = words.flatMap(({ folded }, i) => (significant.has(folded) ? [i] : []))
  const isShort = marked.some(
    one => one.some(isSignificant) && one.filter(isSignificant).every(w => significant.has(w)),
  )
  const share = new Set(found.map(i => words[i]!.folded)).size / significant.size
  if (found.length === 0 || (marked.length > 0 ? !isShort : share <= 0.5)) return undefined
  return { citekey, ...spanOf([...of, ...found]), weight: share }
}

/** The first place where some words stand in this order. */
function runIn(
  words: readonly Word[],
  wanted: readonly string[],
): { readonly first: number; readonly last: number } | undefined {
  if (wanted.length === 0) return undefined
  const first = words.findIndex((_, i) => wanted.every((word, k) => words[i + k]?.folded === word))
  return first < 0 ? undefined : { first, last: first + wanted.length - 1 }
}

const SMALL = new Set('the and for with from that this what when where into over upon about under'.split(' '))

function isSignificant(word: string): boolean {
  return word.length > 3 && !SMALL.has(word)
}

function worksByName(items: Iterable<NamedItem>): Map<string, Work[]> {
  const works = new Map<string, Work[]>()
  for (const { citekey, item } of items) {
    const { title = '', author = [], issued } = item
    const people = author.map(({ family, literal }) => folded(family ?? literal ?? ''))
    const publications = [item.publisher, item['container-title']].map(one => folded(one ?? ''))
    const names = (people.length > 0 ? people : publications).filter(name => name.length > 0)
    const work: Work = {
      citekey,
      names,
      given: new Set(author.flatMap(one => folded(one.given ?? '').slice(-1))),
      title: folded(title),
      mainTitle: folded(title.split(/[:.?!]\s|\s[–—-]\s/)[0]!),
      year:
        String(issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(issued?.raw ?? '')?.[0] ?? '') || undefined,
    }
    for (const last of new Set(names.map(name => name.at(-1)!))) addTo(works, last, work)
  }
  return works
}

function folded(text: string): string[] {
  return wordsOf(text.replace(/<[^<>]*>/g, ''), { start: 0, end: text.length }).map(word => word.folded)
}

/** Without apostrophes, accents and capitals. */
function wordsOf(text: string, { start, end }: Span): Word[] {
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)].map(
    found => ({
      start: start + found.index,
      end: start + found.index + found[0].length,
      folded: found[0]
        .normalize('NFKD')
        .replace(/[\p{M}'’]/gu, '')
        .toLowerCase(),
    }),
  )
}
