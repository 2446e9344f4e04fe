import type { Locator } from '../library/source.ts'
import { writeLocator } from './locatorTerms.ts'
import { escapeProse, keyMarkdown } from './write.ts'

/** What a markup wants of what is written in it, so that its parser reads the same again. */
export interface Writer {
  /** A citekey in a citation that is there already. */
  key(citekey: string): string
  /** Words of a source, or of what is known of it, so that nothing of them is taken for markup. */
  words(words: string): string
  locator(locator: Locator): string
  /** The square brackets of a writer's own words. */
  readonly brackets: readonly [open: string, close: string]
  /** Between two paragraphs of a block quote. */
  readonly paragraphBreak: string
  /** The name of the template for the citation of this key. */
  citationForm(citekey: string): string
}

const markdown: Writer = {
  key: keyMarkdown,
  words: escapeProse,
  locator: writeLocator,
  brackets: ['[', ']'],
  paragraphBreak: '\n\n',
  citationForm: () => 'citation',
}

const plain: Writer = { ...markdown, key: citekey => citekey, words: words => words }

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

const latex: Writer = {
  ...plain,
  words: words =>
    words
      .replace(/[\\{}$&#%_^~]/g, sign => LATEX_SIGNS[sign] ?? `\\${sign}`)
      .replace(/“/g, '``')
      .replace(/”/g, "''"),
  // A page needs no term: the style adds it.
  locator: locator => (locator.label === 'page' ? locator.value : writeLocator(locator).replace(' ', '~')),
}

const typst: Writer = {
  ...plain,
  // Within a call they would end its content.
  brackets: ['\\[', '\\]'],
  words: words => words.replace(/[\\#@*_`$<>[\]~]/g, '\\$&').replace(/\/(?=[/*])/g, '\\/'),
  citationForm: citekey =>
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_-])?$/u.test(citekey) ? 'citation' : 'citationByLabel',
}

const html: Writer = {
  ...plain,
  key: keyMarkdown,
  words: words =>
    words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Of an attribute; in the text a straight mark is as good as its name.
      .replaceAll('"', '&quot;')
      // Of a citekey.
      .replaceAll('@', '&#64;'),
  paragraphBreak: '</p>\n<p>',
}

const asciidoc: Writer = {
  ...plain,
  // A backslash stands for itself where it keeps nothing from being markup: pairs around words, and names of attributes.
  words: words =>
    words
      .replace(/\{(?=[\w-]+\})/g, '\\{')
      .replace(/(?<![\p{L}\p{N}\\])[*_#`+](?=\S)(?=(?<=(.))[^\n]*?(?<=\S)\1(?![\p{L}\p{N}]))/gu, '\\$&'),
}

const WRITERS: Readonly<Record<string, Writer>> = {
  myst: { ...markdown, key: citekey => citekey },
  latex,
  csquotes: latex,
  typst,
  org: plain,
  asciidoc,
  html,
  plaintext: { ...plain, key: keyMarkdown },
}

/** Of a dialect (see draftStyle.ts) or a markup by its name in the editor; of Markdown where there is no other. */
export function writerFor(dialect: string | undefined): Writer {
  return (dialect !== undefined && Object.hasOwn(WRITERS, dialect) ? WRITERS[dialect] : undefined) ?? markdown
}
