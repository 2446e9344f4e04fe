/** What all markups have the same features for: a small library of their own, and one draft, written in each of them. */

export const KEYS = { harbour: 'keeper-log', dikes: 'vermeer-dikes', lamp: 'lamp-notes' } as const

/** In no other suite: the library is everybody's. */
export const LIBRARY: Readonly<Record<string, string>> = {
  'seeds/features/harbour.md': `---
citation-key: ${KEYS.harbour}
title: The Keeper’s Log
author: [{family: Lindqvist, given: Anna}]
date: 2021-04-05
---

The keeper counted seventeen barges before the fog came.

Nobody had expected the northern squadron.
`,
  'seeds/features/harbour.yaml': `id: ${KEYS.harbour}\npublisher: Harbour Office\n`,
  'seeds/features/lamp.txt': 'The lamp burned green until the oil was spent.\n',
  'seeds/features/lamp.yaml': `id: ${KEYS.lamp}\ntitle: Notes on a Lamp\nauthor: [{family: Okafor, given: Ben}]\n`,
  'features.bib': `@book{${KEYS.harbour},
  author = {Lindqvist, Anna}, title = {The Keeper’s Log}, date = {2021-04-05}
}
@book{${KEYS.dikes},
  author = {Vermeer, Tess}, title = {On Dikes}, date = {1998}
}
`,
}

export const QUOTED = 'expected the northern squadron'
export const MISQUOTED = 'keeper counted eighteen barges'

/** How one markup says it. */
export interface Markup {
  readonly name: string
  readonly ending: string
  /** Names the bibliography. */
  readonly head: string
  /** How the locator “paragraph 2” stands in a citation. */
  readonly secondParagraph: string
  quotation(words: string): string
  /** A citation; with a paragraph, if one is given as it stands there. */
  citation(key: string, paragraph?: string): string
  /** What is typed, with `|` for the cursor, and what it becomes when `lamp-notes` is chosen. */
  readonly completed: readonly (readonly [typed: string, then: string])[]
  /** A place where a locator is typed, and what it becomes when `para.` is chosen. */
  readonly located: readonly [typed: string, then: string]
}

export const MARKUPS: readonly Markup[] = [
  {
    name: 'Markdown',
    ending: 'md',
    head: '---\nbibliography: features.bib\n---\n\n',
    secondParagraph: 'para. 2',
    quotation: words => `“${words}”`,
    citation: (key, paragraph) => `[@${key}${paragraph ? `, ${paragraph}` : ''}]`,
    completed: [
      ['So @lamp|', `So @${KEYS.lamp}`],
      ['So [@okafor|]', `So [@${KEYS.lamp}]`],
      ['So [@vermeer-dikes; |]', `So [@vermeer-dikes; @${KEYS.lamp}]`],
      ['So {cite:p}`vermeer-dikes,lamp|`', `So {cite:p}\`vermeer-dikes,${KEYS.lamp}\``],
    ],
    located: ['So [@vermeer-dikes, para|]', 'So [@vermeer-dikes, para. ]'],
  },
  {
    name: 'LaTeX',
    ending: 'tex',
    head: '\\usepackage{csquotes}\n\\addbibresource{features.bib}\n\n',
    secondParagraph: 'para.~2',
    quotation: words => `\\enquote{${words}}`,
    citation: (key, paragraph) => `\\autocite${paragraph ? `[${paragraph}]` : ''}{${key}}`,
    completed: [
      ['So \\cite{lamp|}', `So \\cite{${KEYS.lamp}}`],
      ['So \\parencite[12]{vermeer-dikes,okafor|}', `So \\parencite[12]{vermeer-dikes,${KEYS.lamp}}`],
      ['So \\cites{vermeer-dikes}[3]{lamp|}', `So \\cites{vermeer-dikes}[3]{${KEYS.lamp}}`],
    ],
    located: ['So \\cite[para|]{vermeer-dikes}', 'So \\cite[para.~]{vermeer-dikes}'],
  },
  {
    name: 'Typst',
    ending: 'typ',
    head: '#bibliography("features.bib")\n\n',
    secondParagraph: 'para. 2',
    quotation: words => `#quote[${words}]`,
    citation: (key, paragraph) => `@${key}${paragraph ? `[${paragraph}]` : ''}`,
    completed: [
      ['So @lamp|', `So @${KEYS.lamp}`],
      ['So #cite(<okafor|>)', `So #cite(<${KEYS.lamp}>)`],
    ],
    located: ['So @vermeer-dikes[para|]', 'So @vermeer-dikes[para. ]'],
  },
]

/** The draft that every feature is asked about. */
export function draftIn({ head, secondParagraph, quotation, citation }: Markup): string {
  const { harbour, dikes, lamp } = KEYS
  return `${head}Nobody ${quotation(QUOTED)} ${citation(harbour, secondParagraph)}.

The ${quotation(MISQUOTED)} ${citation(harbour)}.

On dikes ${citation(dikes)}, on lamps ${citation(lamp)}, on nothing ${citation('nobody-knows')}.
`
}
