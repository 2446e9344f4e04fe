import { parseAsciidoc } from './asciidoc/asciidoc.ts'
import { parseHtml } from './html.ts'
import { parseLatex } from './latex/latex.ts'
import type { Draft } from './model.ts'
import { parseOrg } from './org/org.ts'
import { markdownStretches, parsePandocMarkdown } from './pandocMarkdown.ts'
import { parsePlainText } from './plainText.ts'
import { parseTypst } from './typst/typst.ts'

const PARSERS: Record<string, (text: string) => Draft> = {
  markdown: parsePandocMarkdown,
  quarto: parsePandocMarkdown,
  rmd: parsePandocMarkdown,
  latex: parseLatex,
  typst: parseTypst,
  org: parseOrg,
  asciidoc: parseAsciidoc,
  html: parseHtml,
  plaintext: parsePlainText,
}

const STRETCHES: Record<string, (text: string) => number[]> = {
  markdown: markdownStretches,
  quarto: markdownStretches,
  rmd: markdownStretches,
}

/** The citations and quotations of a document; none in a markup that is not known (see languages.ts). */
export function parseDraft(language: string, text: string): Draft {
  const parse = Object.hasOwn(PARSERS, language) ? PARSERS[language] : undefined
  return parse?.(text) ?? { citations: [], quotations: [] }
}

/** Where the stretches of a document start that can be parsed each by itself; the first one at its beginning. */
export function stretchStarts(language: string, text: string): number[] {
  const starts = Object.hasOwn(STRETCHES, language) ? STRETCHES[language] : undefined
  return starts?.(text) ?? [0]
}
