import type { Locator } from '../library/source.ts'
import { writeLocator } from './locatorTerms.ts'
import {
  blockMarkdown,
  citationMarkdown,
  escapeProse,
  type Insertion,
  inlineMarkdown,
  inQuotationMarks,
  keyMarkdown,
  oneLine,
} from './write.ts'

/** Writes citations and quotations in one markup, so that the parser of that markup reads them again. */
export interface Writer {
  /** A citekey in a citation that is there already. */
  key(citekey: string): string
  /** Words of a source, so that nothing of them is taken for markup. */
  words(words: string): string
  citation(citekey: string, locator: Locator | undefined): string
  /** In quotation marks, with the citation behind. */
  inline(insertion: Insertion): string
  /** As a block quote with its citation. */
  block(insertion: Insertion): string
}

const markdown: Writer = {
  key: keyMarkdown,
  words: escapeProse,
  citation: citationMarkdown,
  inline: inlineMarkdown,
  block: blockMarkdown,
}

/** A markup whose inline quotation is its citation behind marks, and whose signs are escaped. */
function writer(
  citation: Writer['citation'],
  escaped: (words: string) => string,
  blockOf: (paragraphs: string, citation: string) => string,
  marks = inQuotationMarks,
): Writer {
  return {
    key: citekey => citekey,
    words: escaped,
    citation,
    inline: ({ paragraphs, citekey, locator }) =>
      `${escaped(marks(paragraphs.join(' ')))} ${citation(citekey, locator)}`,
    block: ({ paragraphs, citekey, locator }) =>
      blockOf(
        paragraphs.map(paragraph => escaped(oneLine(paragraph))).join('\n\n'),
        citation(citekey, locator),
      ),
  }
}

const latex = writer(
  (citekey, locator) => `\\cite${locator ? `[${latexLocator(locator)}]` : ''}{${citekey}}`,
  words =>
    words
      .replace(/[\\{}$&#%_^~]/g, sign => LATEX_SIGNS[sign] ?? `\\${sign}`)
      .replace(/“/g, '``')
      .replace(/”/g, "''"),
  (words, citation) => `\\begin{quote}\n${words} ${citation}\n\\end{quote}`,
)

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

/** A page needs no term: the style adds it. */
function latexLocator(locator: Locator): string {
  return locator.label === 'page' ? locator.value : writeLocator(locator).replace(' ', '~')
}

const typst = writer(
  (citekey, locator) =>
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}_-])?$/u.test(citekey)
      ? `@${citekey}${locator ? `[${writeLocator(locator)}]` : ''}`
      : `#cite(label("${citekey}")${locator ? `, supplement: [${writeLocator(locator)}]` : ''})`,
  words => words.replace(/[\\#@*_`$<>[\]~]/g, '\\$&').replace(/\/(?=[/*])/g, '\\/'),
  (words, citation) => `#quote(block: true, attribution: [${citation}])[\n${words}\n]`,
)

const org = writer(
  (citekey, locator) => `[cite:@${citekey}${locator ? ` ${writeLocator(locator)}` : ''}]`,
  words => words,
  (words, citation) => `#+begin_quote\n${words} ${citation}\n#+end_quote`,
)

const asciidoc = writer(
  (citekey, locator) => `cite:[${citekey}${locator ? `(${writeLocator(locator)})` : ''}]`,
  words => words,
  (words, citation) => `[quote, ${citation}]\n____\n${words}\n____`,
)

const html = writer(
  citationMarkdown,
  words => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (words, citation) =>
    `<blockquote>\n${`${words} ${citation}`
      .split('\n\n')
      .map(paragraph => `<p>${paragraph}</p>`)
      .join('\n')}\n</blockquote>`,
)

const plaintext = writer(
  citationMarkdown,
  words => words,
  (words, citation) => `${words.replace(/^/gm, '> ').replace(/^> $/gm, '>')} ${citation}`,
)

const WRITERS: Readonly<Record<string, Writer>> = { latex, typst, org, asciidoc, html, plaintext }

/** Markdown where a markup has no writer of its own. */
export function writerFor(language: string | undefined): Writer {
  return (
    (language !== undefined && Object.hasOwn(WRITERS, language) ? WRITERS[language] : undefined) ?? markdown
  )
}
