import type { Item } from '../source.ts'

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
