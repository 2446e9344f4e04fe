import { parseAsciidoc } from './asciidoc/asciidoc.ts'
import { parseHtml } from './html.ts'
import { parseLatex } from './latex/latex.ts'
import type { Draft } from './model.ts'
import { parseOrg } from './org/org.ts'
import { parsePandocMarkdown } from './pandocMarkdown.ts'
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

/** The citations and quotations of a document; none in a markup that is not known (see languages.ts). */
export function parseDraft(language: string, text: string): Draft {
  const parse = Object.hasOwn(PARSERS, language) ? PARSERS[language] : undefined
  return parse?.(text) ?? { citations: [], quotations: [] }
}
