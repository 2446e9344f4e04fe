import type { Locator } from '../library/source.ts'
import { attributed, type Speech } from './attribution.ts'
import type { DraftStyle } from './draftStyle.ts'
import { type MarkStyle, styleOfLanguage, turned } from './markStyle.ts'
import { type Expansion, expand } from './template.ts'
import { oneLine } from './write.ts'
import { type Writer, writerFor } from './writers.ts'

/** A quotation or a citation on its way into a draft. */
export interface Content extends Speech {
  readonly citekey: string
  readonly locator: Locator | undefined
  /** The source's words, paragraph by paragraph, without outer marks; none for a citation. */
  readonly paragraphs: readonly string[]
  /** Author, title, date … as a reader of plain text wants them; empty where nothing is known. */
  readonly reference: string
  readonly date: string
  readonly publisher: string
  readonly url: string
  /** The address of the very passage on the web; asked only where a template has it, for it takes a look at the text. */
  readonly passageUrl?: () => string | undefined
}

export type Form = 'citation' | 'inline' | 'block' | 'footnote' | 'attributed'

export type Templates = Readonly<Record<string, string>>

/** Writes a content in a form, by the template of the draft's dialect. */
export function write(content: Content, form: Form, style: DraftStyle, templates: Templates): Expansion {
  const writer = writerFor(style.dialect)
  const values = valuesOf(content, form, style, writer, templates)
  const citation = expand(template(style, writer.citationForm(content.citekey), templates), values).text
  if (form === 'citation') return { text: citation, stops: [] }
  return expand(template(style, form, templates), new Map([...values, ['citation', citation]]))
}

/** The citation of a source that nothing else need be known of, in a dialect (see draftStyle.ts). */
export function writeCitation(
  dialect: string,
  citekey: string,
  locator: Locator | undefined,
  templates: Templates,
): string {
  const unknown = {
    speaker: undefined,
    author: undefined,
    title: '',
    reference: '',
    date: '',
    publisher: '',
    url: '',
  }
  const style = { dialect, language: undefined, marks: styleOfLanguage(undefined) }
  return write({ citekey, locator, paragraphs: [], ...unknown }, 'citation', style, templates).text
}

/** What goes into a block quote that the writer has opened: the words and their citation, without marks. */
export function writeInBlock(content: Content, style: DraftStyle, templates: Templates): Expansion {
  const { marks, dialect } = style
  const { text: citation } = write(content, 'citation', style, templates)
  const isMarked = /^(?:markdown|myst|plaintext)$/.test(dialect)
  const words = content.paragraphs.map(paragraph => writerFor(dialect).words(inBlock(paragraph, marks)))
  return { text: `${words.join(isMarked ? '\n>\n> ' : '\n\n')} ${citation}`, stops: [] }
}

/** What goes inside marks that the writer has opened: nothing but the words, `isSingle` where these are inner ones. */
export function wordsWithin({ paragraphs }: Content, style: DraftStyle, isSingle: boolean): string {
  const words = oneLine(paragraphs.join(' '))
  const { outer, inner } = style.marks
  return writerFor(style.dialect).words(
    turned(words, isSingle ? { outer: inner, inner: outer } : style.marks),
  )
}

function template({ dialect }: DraftStyle, form: string, templates: Templates): string {
  const name = `${dialect}.${form}`
  return Object.hasOwn(templates, name) ? templates[name]! : `$${form === 'citation' ? 'key' : 'quotation'}`
}

function valuesOf(
  content: Content,
  form: Form,
  { marks, language }: DraftStyle,
  writer: Writer,
  templates: Templates,
): Map<string, string> {
  const { paragraphs, citekey, locator, speaker, author, title, reference, date, publisher, url } = content
  const line = oneLine(paragraphs.join(' '))
  const told = attributed(line, content, language)
  const inMarks = turned(form === 'attributed' ? told.words : line, marks)
  const words =
    form === 'block'
      ? paragraphs.map(paragraph => writer.words(inBlock(paragraph, marks))).join(writer.paragraphBreak)
      : writer.words(inMarks)
  const [open, close] = marks.outer
  const isPassageUrlWanted = Object.values(templates).some(one => one.includes('passageUrl'))
  const values: Record<string, string> = {
    words,
    quotation: open + writer.words(inMarks) + close,
    key: writer.key(citekey),
    locator: locator ? writer.locator(locator) : '',
    attribution: writer.words(told.attribution),
    speaker: writer.words(speaker ?? ''),
    author: writer.words(author ?? ''),
    title: writer.words(title),
    // It may stand within a citation, where these signs have a meaning.
    reference: writer.words(reference.replace(/[[\]@;]/g, '').trim()),
    date: writer.words(date),
    year: writer.words(/\d{4}/.exec(date)?.[0] ?? ''),
    publisher: writer.words(publisher),
    url: safeAddress(url),
    passageUrl: isPassageUrlWanted ? safeAddress(content.passageUrl?.() ?? url) : '',
  }
  return new Map(Object.entries(values))
}

/** An address stands as it is in every markup, so it may hold nothing that ends it. */
function safeAddress(url: string): string {
  return /["'<>\s\\]/.test(url) ? '' : url
}

/** A block has no marks of its own, so what is quoted in it gets the outer ones. */
function inBlock(paragraph: string, { outer, inner }: MarkStyle): string {
  return turned(oneLine(paragraph), { outer: inner, inner: outer })
}
