import CSL from 'citeproc'
import apa from '../../../csl/apa.csl'
import chicago from '../../../csl/chicago-author-date.csl'
import chicagoNotes from '../../../csl/chicago-fullnote-bibliography.csl'
import harvard from '../../../csl/harvard-cite-them-right.csl'
import ieee from '../../../csl/ieee.csl'
import german from '../../../csl/locales-de-DE.xml'
import britishEnglish from '../../../csl/locales-en-GB.xml'
import americanEnglish from '../../../csl/locales-en-US.xml'
import spanish from '../../../csl/locales-es-ES.xml'
import french from '../../../csl/locales-fr-FR.xml'
import mla from '../../../csl/modern-language-association.csl'
import nature from '../../../csl/nature.csl'
import vancouver from '../../../csl/vancouver.csl'
import type { ReferencesRequest, StyleName } from './request.ts'

/** This file is a chunk of its own, loaded when references are first wanted: it is large, and it has other licences. */

const STYLES: Record<StyleName, string> = {
  apa,
  chicago,
  'chicago-notes': chicagoNotes,
  mla,
  ieee,
  harvard,
  vancouver,
  nature,
}

const LOCALES: readonly (readonly [language: string, xml: string])[] = [
  ['en-US', americanEnglish],
  ['en-GB', britishEnglish],
  ['de-DE', german],
  ['fr-FR', french],
  ['es-ES', spanish],
]

/**
 * The references of some items, in the order and wording of a style, as HTML: text with entities, and a few tags of
 * emphasis and layout. Throws when the style is none, or has no bibliography.
 */
export function references({ items, style, language }: ReferencesRequest): string[] {
  // The engine keeps its items in plain objects, so that a citekey such as `__proto__` must not be their name.
  const byId = new Map(items.map((item, i) => [`item-${i}`, { ...item, id: `item-${i}` }]))
  const sys = { retrieveLocale: localeOf, retrieveItem: (id: string) => byId.get(id) }
  const xml = 'xml' in style ? style.xml : STYLES[style.name]
  const engine = new CSL.Engine(sys, xml, language ?? 'en-US', language !== undefined)
  engine.setOutputFormat('html')
  engine.updateItems([...byId.keys()])
  const made = engine.makeBibliography()
  if (!made) throw new Error('the style has no bibliography')
  return made[1].map(entry => entry.replace(/\s+/g, ' ').trim())
}

/** The locale of the language, or one of another country with it, or American English, which every style can fall back on. */
function localeOf(language: string): string {
  const [wanted = ''] = language.split('-')
  const found =
    LOCALES.find(([name]) => name === language) ?? LOCALES.find(([name]) => name.startsWith(wanted))
  return found?.[1] ?? americanEnglish
}
