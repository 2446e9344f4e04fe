import type { Item, Locator } from '../source.ts'

/** Styles that come with Verbatim, by the names that people give them. */
export const styleNames = [
  'apa',
  'chicago',
  'chicago-notes',
  'mla',
  'ieee',
  'harvard',
  'vancouver',
  'nature',
] as const

export type StyleName = (typeof styleNames)[number]

export interface ReferencesRequest {
  /** In the order in which they are first cited. */
  readonly items: readonly Item[]
  /** One that comes with Verbatim, or a style's own XML. */
  readonly style: { readonly name: StyleName } | { readonly xml: string }
  /** As in `de-DE`; the style's own where it has one, else American English, when absent. */
  readonly language?: string | undefined
}

export interface CitationsRequest extends ReferencesRequest {
  /** In the order of the text. */
  readonly citations: readonly (readonly CitedItem[])[]
}

/** One source in a citation; `item` counts in the request's items. */
export interface CitedItem {
  readonly item: number
  readonly mode: 'parenthetical' | 'narrative' | 'suppress-author'
  readonly locator: Locator | undefined
  readonly prefix: string
  readonly suffix: string
}

/** Citations and references as HTML: text with entities, and a few tags of emphasis and layout. */
export interface WrittenCitations {
  /** One for each of the request's. */
  readonly citations: readonly string[]
  /** Whether the style writes its citations as notes. */
  readonly areNotes: boolean
  readonly references: readonly string[]
}
