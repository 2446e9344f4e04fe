import { equal } from './assert.ts'
import { findings, KEY, openDraft, until } from './editor.ts'

/** A misquotation in each markup whose language no extension of VS Code itself knows. */
const MARKUPS: readonly (readonly [file: string, language: string, citation: string])[] = [
  ['markup.qmd', 'quarto', `[@${KEY}]`],
  ['markup.Rmd', 'rmd', `[@${KEY}]`],
  ['markup.typ', 'typst', `#cite(label("${KEY}"))`],
  ['markup.org', 'org', `[cite:@${KEY}]`],
  ['markup.adoc', 'asciidoc', `cite:[${KEY}]`],
]

describe('A draft in a markup that the editor alone does not know', () => {
  for (const [file, language, citation] of MARKUPS) {
    it(`opens as ${language}, and is checked`, async () => {
      const { document } = await openDraft(
        file,
        `“Kim departed Beijing late Friday aboard his signature green armoured train” ${citation}\n`,
      )
      equal(document.languageId, language)
      await until('the finding', () => findings(document).includes('altered-quotation: Friday'))
    })
  }
})
