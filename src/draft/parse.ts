import { asciidoc } from './asciidoc/asciidoc.ts'
import { html } from './html.ts'
import { latex } from './latex/latex.ts'
import type { Draft } from './model.ts'
import { org } from './org/org.ts'
import { pandocMarkdown } from './pandocMarkdown.ts'
import { plainText } from './plainText.ts'
import { quotationsOf } from './quotations.ts'
import { type Markup, withoutCalls } from './reading.ts'
import { typst } from './typst/typst.ts'
import { citedInNotes } from './view.ts'

const MARKUPS: ReadonlyMap<string, Markup> = new Map(
  Object.entries({
    markdown: pandocMarkdown,
    quarto: pandocMarkdown,
    rmd: pandocMarkdown,
    latex,
    typst,
    org,
    asciidoc,
    html,
    plaintext: plainText,
  }),
)

/** How a document in a language is read; `undefined` where that is not known (see languages.ts). */
export function markupOf(language: string): Markup | undefined {
  return MARKUPS.get(language)
}

/** The citations and quotations of a document; none in a markup that is not known. */
export function parseDraft(language: string, text: string): Draft {
  const markup = markupOf(language)
  if (!markup) return { citations: [], quotations: [] }
  const read = markup.read(text, true)
  const reading = withoutCalls(read, new Set(read.labels))
  return { citations: reading.citations, quotations: quotationsOf(reading, citedInNotes(reading)) }
}
