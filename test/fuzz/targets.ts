import assert from 'node:assert/strict'
import { decode } from '../../src/base/decode.ts'
import { escapeMarkdown } from '../../src/base/escape.ts'
import { readGlob } from '../../src/base/glob.ts'
import { joinParts, splitParts } from '../../src/base/store.ts'
import { draftStyle } from '../../src/draft/draftStyle.ts'
import { parseDraft } from '../../src/draft/parse.ts'
import { expand } from '../../src/draft/template.ts'
import { typingAt } from '../../src/draft/typing.ts'
import { IndexFileError } from '../../src/index/indexFile.ts'
import { PassageIndex } from '../../src/index/passageIndex.ts'
import { readBibtex } from '../../src/library/bibliography/bibtex.ts'
import { readCslJson } from '../../src/library/bibliography/cslJson.ts'
import { readCslYaml } from '../../src/library/bibliography/cslYaml.ts'
import { bibliographiesOfDraft, bibliographiesOfYaml } from '../../src/library/bibliography/named.ts'
import { readRis } from '../../src/library/bibliography/ris.ts'
import { isUnreadable } from '../../src/library/formats/format.ts'
import { readFrontMatter } from '../../src/library/frontMatter.ts'
import type { CitedItem } from '../../src/library/references/request.ts'
import { readSidecar } from '../../src/library/sidecar.ts'
import { parseQuery } from '../../src/match/query.ts'
import { readFilters } from '../../src/service/queryFilters.ts'
import { readRichText } from '../../src/service/richText.ts'
import { loadChunk } from '../unit/chunks.ts'
import { archive, docx, epub } from '../unit/library/formats/officeFiles.ts'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'
import { readFile } from '../unit/library/formats/read.ts'
import { bibliographyHolds, draftHolds, readingHolds, within } from './invariants.ts'
import * as good from './seeds.ts'

/** A function that reads foreign text or bytes, good inputs for it, and what must hold whatever it is given. */
export interface Target {
  readonly name: string
  readonly seeds: readonly string[]
  /** Pieces of the format. */
  readonly tokens: readonly string[]
  /** Each character of an input stands for a byte. */
  readonly isBytes: boolean
  /** Throws when something does not hold. */
  readonly check: (input: string) => void | Promise<void>
  /** Milliseconds that any input may cost, however short: the start of what is large. */
  readonly baseMs?: number
}

export const targets: readonly Target[] = [
  bytes('decode', [...good.markdown, '\xff\xfea\0b\0', '\xfe\xff\0a\0b', '\xef\xbb\xbfa'], input => {
    const { text } = decode(input)
    assert.ok(text === undefined || text.length <= input.length)
  }),
  text(
    'front matter',
    good.yaml,
    ['- ', '&a ', '*a ', '<<: *a', '? ', '!!js ', '| ', '> ', '[', '{'],
    yaml => {
      const read = readFrontMatter(yaml)
      if ('item' in read) assert.equal(Object.getPrototypeOf(read.item), Object.prototype)
      else assert.ok(read.error.length > 0)
    },
  ),
  text('sidecar', [...good.cslJson, ...good.yaml], ['{', '"id":', '[', '\\u0000'], written => {
    for (const name of ['a.json', 'a.yaml']) {
      const { item, problem } = readSidecar(`memory:/${name}`, new TextEncoder().encode(written))
      assert.ok((item === undefined) !== (problem === undefined))
    }
  }),
  text(
    'bibtex',
    good.bibtex,
    ['@article{', '@comment{', '@string{a=', '@preamble{', 'crossref={', '{\\"a}', '\\', ' # '],
    written => bibliographyHolds(readBibtex(written), written.length),
  ),
  text('ris', good.ris, ['TY  - ', 'ER  - ', 'AU  - ', 'ID  - '], written =>
    bibliographyHolds(readRis(written), written.length),
  ),
  text('csl-json', good.cslJson, ['{"id":', '"references":', '[', '{'], written =>
    bibliographyHolds(readCslJson(written), written.length),
  ),
  text('csl-yaml', good.cslYaml, ['references:\n', '- id: ', '&a ', '*a ', '[', '{'], written =>
    bibliographyHolds(readCslYaml(written), written.length),
  ),
  ...['markdown', 'latex', 'typst', 'org', 'asciidoc', 'html', 'plaintext'].map(language =>
    text(`draft: ${language}`, good.drafts[language]!, good.draftTokens, written => {
      draftHolds(parseDraft(language, written), written.length)
      const offset = Math.min(written.length, 200)
      const { dialect } = draftStyle(language, written)
      assert.ok(dialect.length > 0)
      const typing = typingAt(language, written, offset)
      if (typing) within(typing.span, written.length)
      for (const path of bibliographiesOfDraft(written)) assert.ok(path.length > 0)
    }),
  ),
  text('query', good.queries, ['in:', 'speaker:"', '…', '[', '"', '“'], written => {
    const { text, sources, speakers } = readFilters(written)
    assert.ok(text.length <= written.length && [...sources, ...speakers].every(value => value !== ''))
    const { words, weights, breaks } = parseQuery(text, { typing: true })
    assert.ok(weights.length === words.length && breaks.length === words.length + 1)
  }),
  text('pattern', good.patterns, ['**/', '*', '{a,', '}', '[', '!(', '?', '..'], written => {
    const glob = readGlob(written)
    for (const path of good.paths) assert.equal(typeof (glob?.matches(path) ?? false), 'boolean')
  }),
  text('template', good.templates, ['$words', '${', '${1:', '${key:+', '}', '\\', '\n> '], written => {
    const values = new Map([
      ['words', 'One.\n\n> Two  \n\nthree.'],
      ['key', 'roe-2024'],
      ['locator', ''],
    ])
    const { text: filled, stops } = expand(written, values)
    for (const stop of stops) within(stop, filled.length)
  }),
  text(
    'project file',
    ['bibliography: [a.bib, b.json]\nproject:\n  type: book\n'],
    ['- ', '&a ', '*a ', '[', '{'],
    yaml => {
      for (const path of bibliographiesOfYaml(yaml)) assert.ok(path.length > 0)
    },
  ),
  text(
    'escape',
    good.markdown,
    ['<img onerror>', '![](', '$(', 'https://', '\u202e', '\x1b[31m'],
    written => {
      const escaped = escapeMarkdown(written)
      assert.doesNotMatch(escaped, /[<>`\\*[\]\n\x1b\u202a-\u202e\u2066-\u2069]|\$\(|:\/\//)
    },
  ),
  file('a.txt', good.plain, ['“', '”', 'said', '\n\n', '.', '— ']),
  file('a.md', good.markdown, good.draftTokens),
  file('a.vtt', good.subtitles, ['-->', '00:00:01.000 --> 00:00:02.000\n', '<v Ann>', 'WEBVTT', 'NOTE ']),
  file('a.srt', good.subtitles, ['-->', '00:00:01,000 --> 00:00:02,000\n', '<i>']),
  file('a.html', good.html, good.htmlTokens),
  bytes('a.mhtml', good.mhtml, input => readFile('a.mhtml', input).then(readingHolds)),
  bytes(
    'a.pdf',
    [latin1(pdf([column(70, 700, ['One line of text.', 'And another, which is longer.'])]))],
    input => readFile('a.pdf', input).then(readingHolds),
  ),
  bytes('a.docx', [latin1(docx(good.word))], input => readFile('a.docx', input).then(readingHolds)),
  bytes('a.epub', [latin1(epub([good.chapter]))], input => readFile('a.epub', input).then(readingHolds)),
  text('inside a.docx', [good.word], ['<w:p>', '</w:p>', '<w:t>', '<w:pPr>', '<w:tbl>', '&x;'], written =>
    readFile('a.docx', docx(written, written)).then(readingHolds),
  ),
  text('inside a.epub', [good.chapter], good.htmlTokens, written =>
    readFile('a.epub', epub([written], written)).then(readingHolds),
  ),
  text(
    'package of a.epub',
    [good.opf],
    ['<item ', '<itemref idref="', '%', '%00', '../', 'href="'],
    written =>
      readFile(
        'a.epub',
        archive({
          'META-INF/container.xml': '<container><rootfile full-path="OPS/b.opf"/></container>',
          'OPS/b.opf': written,
          'OPS/c.xhtml': good.chapter,
        }),
      ).then(readingHolds),
  ),
  text('style', good.styles, good.styleTokens, async written => {
    const csl = await loadChunk('csl')
    try {
      const request = { items: good.items, style: { xml: written } }
      const made = await csl.citations({ ...request, citations: [[cited(0), cited(1)], [cited(0)]] })
      assert.equal(made.citations.length, 2)
      for (const one of [...made.citations, ...made.references])
        for (const { text: shown } of readRichText(one)) assert.equal(typeof shown, 'string')
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown
      assert.ok(thrown.message.length < 2_000)
    }
  }),
  text('clean page', good.html, good.htmlTokens, async written => {
    const { cleanPage } = await loadChunk('cleanPage')
    try {
      assert.ok((await cleanPage(new TextEncoder().encode(written))).markdown.length > 0)
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown
    }
  }),
  bytes('index file', [latin1(index())], input => {
    try {
      PassageIndex.load(input).stats()
    } catch (thrown) {
      if (!(thrown instanceof IndexFileError)) throw thrown
    }
  }),
  bytes('store', [latin1(joinParts([new Uint8Array([1, 2, 3]), new Uint8Array(20)]))], input => {
    const parts = splitParts(input) ?? []
    assert.ok(parts.reduce((sum, part) => sum + part.length, 0) <= input.length)
  }),
]

/** A work of `good.items` as a draft cites it. */
function cited(item: number): CitedItem {
  const locator = { label: 'page', value: '3–5' } as const
  return { item, mode: 'parenthetical', locator, prefix: 'see', suffix: 'and passim' }
}

type Check<Input> = (input: Input) => void | Promise<void>

function text(
  name: string,
  seeds: readonly string[],
  tokens: readonly string[],
  check: Check<string>,
): Target {
  return { name, seeds, tokens, isBytes: false, check }
}

function bytes(name: string, seeds: readonly string[], check: Check<Uint8Array>): Target {
  const tokens = ['\xff', '\xfe', '\xc3', '\xed\xa0\x80', 'PK\x03\x04', 'endobj', 'stream', '\0\0\0\0']
  return {
    name,
    seeds: seeds.map(seed => (/[^\0-\xff]/.test(seed) ? latin1(new TextEncoder().encode(seed)) : seed)),
    tokens,
    isBytes: true,
    check: input => check(Uint8Array.from(Buffer.from(input, 'latin1'))),
  }
}

/** A source of this name. */
function file(name: string, seeds: readonly string[], tokens: readonly string[]): Target {
  return text(name, seeds, tokens, written => readFile(name, written).then(readingHolds))
}

function latin1(of: Uint8Array): string {
  return Buffer.from(of).toString('latin1')
}

function index(): Uint8Array {
  const made = new PassageIndex()
  made.put(3, 'The harbour treaty was signed by both of the ministers.')
  made.put(4, 'Nobody signed the other treaty of the harbour.')
  return Buffer.concat(made.save())
}
