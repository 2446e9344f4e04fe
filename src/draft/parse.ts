import { asciidoc } from './asciidoc/asciidoc.ts'
import { html } from './html.ts'
import { latex } from './latex/latex.ts'
import type { Draft } from './model.ts'
import { org } from './org/org.ts'
import { pandocMarkdown } from './pandocMarkdown.ts'
import { Part } from './part.ts'
import { plainText } from './plainText.ts'
import type { Markup } from './reading.ts'
import type { SourceNames } from './sourceNames.ts'
import { typst } from './typst/typst.ts'

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

/**
 * The citations and quotations of a document; none in a markup that is not known. `names` tells the sources that
 * references written out in notes may name.
 */
export function parseDraft(language: string, text: string, names?: SourceNames): Draft {
  const markup = markupOf(language)
  if (!markup) return { citations: [], quotations: [] }
  const whole = new Part(markup, text, true)
  whole.settle(new Set(whole.labels), names)
  const { citations, quotations } = whole.resolve(whole.cited)
  return { citations, quotations }
}
