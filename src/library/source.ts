import type { Span } from '../base/span.ts'
import type { TextMap } from '../base/textMap.ts'

/**
 * What is known of a document, as CSL-JSON (https://docs.citationstyles.org). Only what is known is there; beside the
 * variables named here there may be any other of CSL's.
 */
export interface Metadata {
  /** The citekey, where the document has one of its own. */
  readonly id?: string
  readonly type?: string
  readonly title?: string
  readonly author?: readonly Name[]
  readonly issued?: ItemDate
  readonly publisher?: string
  readonly 'container-title'?: string
  readonly URL?: string
  readonly [variable: string]: unknown
}

/** The metadata of a source or of a bibliography's entry, complete enough to be cited. */
export interface Item extends Metadata {
  readonly id: string
  readonly type: string
}

export interface Name {
  readonly family?: string
  readonly given?: string
  readonly literal?: string
  readonly suffix?: string
  readonly 'dropping-particle'?: string
  readonly 'non-dropping-particle'?: string
}

export interface ItemDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  readonly circa?: boolean
  readonly raw?: string
}

/** Where in a source: a CSL locator term and its value, `{label: 'paragraph', value: '3'}`. */
export interface Locator {
  readonly label: string
  readonly value: string
}

/** What holds from an offset of a source's text to the next place: its page, or the time and speaker of what is said. */
export interface Place {
  readonly start: number
  readonly locator: Locator
  readonly speaker?: string
}

/** Something about a file that its owner should know. */
export interface Problem {
  readonly uri: string
  /** An `error` keeps the file out of the library, a `warning` harms its text, `information` harms nothing. */
  readonly severity: 'error' | 'warning' | 'information'
  /** Reads on after the file's name: “is empty”, “line 12: …”. */
  readonly message: string
  /** The line it stands in, from 1, where there is one. */
  readonly line?: number
}

/** One article or document of the library: what is known of it without its text. */
export interface Source {
  /** Small integer, given once and never to another source while the library lives. */
  readonly id: number
  readonly uri: string
  /** For people: relative to the workspace folder, with `/`. */
  readonly path: string
  readonly citekey: string
  /** The citekey of the bibliography's entry that describes it, where that is another: it leads here as well. */
  readonly entryKey?: string
  readonly item: Item
  /** The item's title without markup, or else the first sentence. */
  readonly title: string
  /** Whether offsets of its raw text are of the file itself; a PDF, Word or EPUB file has a rendering instead. */
  readonly isText: boolean
  /** What the file itself says of the document; `citekey`, `item` and `title` follow from it and from other files. */
  readonly own: Metadata
  /** The first sentence, shortened: the title of a source that has none. */
  readonly opening: string
  /** Length of the raw text, in UTF-16 units. */
  readonly characters: number
  /** How many paragraphs it has. */
  readonly passages: number
  readonly problems: readonly Problem[]
}

/** By which citekeys a source can be cited. */
export function citekeysOf({ citekey, entryKey }: Pick<Source, 'citekey' | 'entryKey'>): string[] {
  return entryKey === undefined ? [citekey] : [citekey, entryKey]
}

/** The text of a source. Spans are of `map.text`, which is what a reader sees, unless a name says raw. */
export interface SourceText {
  /** The file's decoded text; where the file is not text, its rendering (`Source.isText`). */
  readonly raw: string
  readonly map: TextMap
  readonly paragraphs: readonly Span[]
  /** Block quotes, each of one or more whole paragraphs, where the format marks them. */
  readonly blockQuotes?: readonly Span[]
  /** In ascending order, where the source has pages or times; what precedes the first has none. */
  readonly places?: readonly Place[]
}

/** Words that a source itself gives in quotation marks, or in a block quote, as somebody's. */
export interface DirectQuote {
  /** Without the marks: one span for each pair of marks, in order. More than one where an attribution interrupts. */
  readonly spans: readonly Span[]
  /** From the first mark to the last. */
  readonly outer: Span
  /** Who said it, in the fullest form that the source has; absent when in doubt. */
  readonly speaker?: string
  /** Who said it, as written nearest: a name, a role (`the minister`) or a pronoun. */
  readonly speakerSpan?: Span
  /** The reporting verb or phrase, as written. */
  readonly cue?: string
  /** What the speaker quotes somebody with (“They said, ‘No,’ and left”). */
  readonly nested?: readonly DirectQuote[]
}
