import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Pandoc, asked for the citations it reads. */

const STYLE = resolve(import.meta.dirname, 'locators.csl')

export const hasPandoc = spawnSync('pandoc', ['--version']).status === 0

/** One item of a citation as Pandoc has it, with markup made plain (see `plain`). */
export interface OracleItem {
  readonly citekey: string
  readonly mode: string
  readonly prefix: string
  /** `page 33-35`, or empty. */
  readonly locator: string
  readonly suffix: string
}

interface Inline {
  readonly t: string
  readonly c: unknown
}

interface PandocCitation {
  readonly citationId: string
  readonly citationMode: { readonly t: string }
  readonly citationPrefix: Inline[]
  readonly citationSuffix: Inline[]
}

const MODES: Record<string, string> = {
  NormalCitation: 'parenthetical',
  AuthorInText: 'narrative',
  SuppressAuthor: 'suppress-author',
}

/** For each of some Markdown documents its citations, in the order of the text. Two runs of Pandoc for each 1. */
export function citationsOfPandoc(documents: readonly string[]): OracleItem[][][] {
  const cited = documents.map(document => {
    const { blocks } = JSON.parse(run(['-f', 'markdown', '-t', 'json'], document)) as { blocks: unknown }
    const found: PandocCitation[][] = []
    collect(blocks, found)
    return found
  })
  const locators = locatorsOf(cited.flat(2).map(citation => citation.citationSuffix))
  return cited.map(citations =>
    citations.map(items =>
      items.map(({ citationId, citationMode, citationPrefix }) => ({
        citekey: citationId,
        mode: MODES[citationMode.t]!,
        prefix: plain(textOf(citationPrefix)),
        ...locators.shift()!,
      })),
    ),
  )
}

/** Locator and rest of some suffixes, from Pandoc's citation processor. */
function locatorsOf(suffixes: readonly Inline[][]): { locator: string; suffix: string }[] {
  const blocks = suffixes.map(citationSuffix => ({
    t: 'Para',
    c: [{ t: 'Cite', c: [[asNormal(withoutCitations(citationSuffix))], [{ t: 'Str', c: '?' }]] }],
  }))
  const references = { t: 'MetaList', c: [metaMap({ id: 'a', type: 'book', title: 'T' })] }
  const document = { 'pandoc-api-version': apiVersion(), meta: { references }, blocks }
  const args = ['-f', 'json', '-t', 'json', '--citeproc', `--csl=${STYLE}`]
  const read = JSON.parse(run(args, JSON.stringify(document))) as { blocks: { c: Inline[] }[] }
  return read.blocks.slice(0, suffixes.length).map(block => {
    const shown = textOf(block.c)
    const [, label, value, rest] = /⟦(.*?)\|(.*)⟧(.*)/su.exec(shown) ?? fail(shown)
    // The processor puts a comma before a suffix that has none, and brackets where there is none around.
    return {
      locator: value === '' ? '' : plain(`${label} ${value}`),
      suffix: plain(rest!).replace(/^,+/, ''),
    }
  })
}

/** Citations inside a suffix as the words they are written with, for the processor takes them out of it. */
function withoutCitations(inlines: readonly Inline[]): Inline[] {
  return JSON.parse(JSON.stringify(inlines), (_, value) =>
    Array.isArray(value) ? value.flatMap(one => (one?.t === 'Cite' ? one.c[1] : [one])) : value,
  )
}

function asNormal(citationSuffix: Inline[]) {
  return {
    citationId: 'a',
    citationPrefix: [],
    citationSuffix,
    citationMode: { t: 'NormalCitation' },
    citationNoteNum: 1,
    citationHash: 0,
  }
}

function metaMap(values: Record<string, string>) {
  const entries = Object.entries(values).map(([key, c]) => [key, { t: 'MetaString', c }])
  return { t: 'MetaMap', c: Object.fromEntries(entries) }
}

let knownVersion: number[] | undefined

function apiVersion(): number[] {
  knownVersion ??= (
    JSON.parse(run(['-f', 'markdown', '-t', 'json'], '')) as { 'pandoc-api-version': number[] }
  )['pandoc-api-version']
  return knownVersion
}

function run(args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync('pandoc', args, {
    input,
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  })
  if (status !== 0) throw new Error(`pandoc ${args.join(' ')}: ${stderr}`)
  return stdout
}

function collect(node: unknown, found: PandocCitation[][]): void {
  if (typeof node !== 'object' || node === null) return
  if ((node as Inline).t === 'Cite') {
    const items = ((node as Inline).c as [PandocCitation[], unknown])[0]
    found.push(items)
    for (const { citationPrefix, citationSuffix } of items) collect([citationPrefix, citationSuffix], found)
    return
  }
  for (const value of Object.values(node)) collect(value, found)
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('')
}

function inlineText({ t, c }: Inline): string {
  switch (t) {
    case 'Str':
      return c as string
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Code':
    case 'RawInline':
      return (c as [unknown, string])[1]
    case 'Math':
      return `$${(c as [unknown, string])[1]}$`
    case 'Quoted':
      return `"${textOf((c as [unknown, Inline[]])[1])}"`
    case 'Cite':
    case 'Span':
    case 'Link':
    case 'Image':
      return textOf((c as [unknown, Inline[]])[1])
    case 'Note':
      return ''
    default:
      return textOf(c as Inline[])
  }
}

/**
 * Text without what only typography and markup make different: emphasis, code marks, escapes, the style of
 * quotation marks and dashes, white space (the processor moves it about). Both sides are compared in this form.
 */
export function plain(text: string): string {
  return text
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replace(/[*_`~^]/g, '')
    .replace(/[“”‘’']/g, '"')
    .replace(/-{2,3}|[–—]/g, '-')
    .replace(/\.{3}/g, '…')
    .replace(/\s+/g, '')
}

function fail(shown: string): never {
  throw new Error(`Pandoc shows a citation as ${shown}`)
}
