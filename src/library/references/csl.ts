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
import { en } from '../../base/l10n.ts'
import { messageOf } from '../../base/log.ts'
import { isUnreadable, UnreadableError } from '../formats/format.ts'
import { readStyle } from './readStyle.ts'
import type {
  CitationsRequest,
  CitedItem,
  ReferencesRequest,
  StyleName,
  WrittenCitations,
} from './request.ts'

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
 * emphasis and layout.
 * @throws {UnreadableError} when the style cannot be used, or has no bibliography
 */
export function references(request: ReferencesRequest): string[] {
  const engine = engineFor(request)
  const made = inWords(() => {
    engine.updateItems(request.items.map((_, i) => idOf(i)))
    return bibliographyOf(engine)
  })
  if (!made) throw new UnreadableError(en`has no bibliography. Choose another style`)
  return made
}

/** The citations of a draft and their references, as the style has them. @throws {UnreadableError} */
export function citations(request: CitationsRequest): WrittenCitations {
  const engine = engineFor(request)
  return inWords(() => written(engine, request))
}

/** @throws {UnreadableError} when the style cannot be used */
export function check(style: ReferencesRequest['style']): void {
  engineFor({ style, items: [] })
}

/** What the processor throws is meant for those who write styles; some of it is no error, but a string. */
function inWords<T>(work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    throw isUnreadable(thrown)
      ? thrown
      : new UnreadableError(en`cannot be used: ${shortened(messageOf(thrown))}. Choose another style`)
  }
}

/** It may hold much of the style. */
function shortened(message: string): string {
  return message.slice(0, 300).replace(/\.+$/, '')
}

function written(engine: Engine, request: CitationsRequest): WrittenCitations {
  const areNotes = engine.opt.xclass === 'note'
  const clusters = request.citations.map((items, i) => ({
    citationID: `citation-${i}`,
    citationItems: items.map(citationItem),
    properties: {
      noteIndex: areNotes ? i + 1 : 0,
      ...(items[0]?.mode === 'narrative' && !areNotes && { mode: 'composite' }),
    },
  }))
  const made = engine.rebuildProcessorState(clusters, 'html')
  return {
    citations: made.map(([, , html]) => html.replace(NOTHING, '')),
    areNotes,
    references: bibliographyOf(engine) ?? [],
  }
}

/** What the processor puts where a style has no words: for the author before a number, for the rest behind a name. */
const NOTHING = /\[NO_PRINTED_FORM\] | \[NO_PRINTED_FORM\]/g

function citationItem({ item, mode, locator, prefix, suffix }: CitedItem) {
  return {
    id: idOf(item),
    ...(locator && { label: locator.label, locator: locator.value }),
    ...(prefix && { prefix: `${prefix} ` }),
    ...(suffix && { suffix: /^[,.;:)]/.test(suffix) ? suffix : ` ${suffix}` }),
    ...(mode === 'suppress-author' && { 'suppress-author': true }),
  }
}

/** The engine keeps its items in plain objects, so that a citekey such as `__proto__` must not be their name. */
function idOf(index: number): string {
  return `item-${index}`
}

function bibliographyOf(engine: Engine): string[] | undefined {
  const made = engine.makeBibliography()
  return made ? made[1].map(entry => entry.replace(/\s+/g, ' ').trim()) : undefined
}

type Engine = InstanceType<typeof CSL.Engine>

// Its warnings are for those who write styles, and would go to the output of the command line.
CSL.debug = () => {}

/** To build an engine takes most of a second, so the last one is kept. It asks for its items here. */
let kept: { readonly name: string; readonly engine: Engine; items: ReferencesRequest['items'] } | undefined

/** An engine for a style and a language that has nothing in it yet, and finds the items by `idOf`. */
function engineFor({ style, language, items }: ReferencesRequest): Engine {
  const own = 'xml' in style ? style.xml : STYLES[style.name]
  const name = `${language ?? ''}\n${own}`
  if (kept?.name !== name) {
    const xml = 'xml' in style ? readStyle(own) : own
    const retrieveItem = (id: string) => ({ ...kept!.items[Number(id.slice('item-'.length))], id })
    const sys = { retrieveLocale: localeOf, retrieveItem }
    const engine = inWords(() => new CSL.Engine(sys, xml, language ?? 'en-US', language !== undefined))
    kept = { name, engine, items }
    kept.engine.setOutputFormat('html')
  }
  kept.items = items
  // What it knows from before is forgotten: items of the same name may be others now.
  kept.engine.rebuildProcessorState([], 'html')
  kept.engine.updateItems([])
  return kept.engine
}

/** The locale of the language, or one of another country with it, or American English, which every style can fall back on. */
function localeOf(language: string): string {
  const [wanted = ''] = language.split('-')
  const found =
    LOCALES.find(([name]) => name === language) ?? LOCALES.find(([name]) => name.startsWith(wanted))
  return found?.[1] ?? americanEnglish
}
