import type { Location, Position, Range } from 'vscode-languageserver'
import type { InterfaceLanguage } from '../base/l10n.ts'
import type { SideBySide } from '../service/comparison.ts'
import type { ExtentStep } from '../service/extent.ts'
import type { SourceSummary } from '../service/findSources.ts'
import type { Insertion } from '../service/insertion.ts'
import type { ForeignText } from '../service/recognise.ts'
import type { RenderedCitations } from '../service/renderedCitations.ts'

export type { SideBySide } from '../service/comparison.ts'
export type { ExtentStep } from '../service/extent.ts'
export type { SourceSummary } from '../service/findSources.ts'
export type { Insertion } from '../service/insertion.ts'
export type { ForeignText } from '../service/recognise.ts'
export type { RenderedCitation, RenderedCitations } from '../service/renderedCitations.ts'
export type { TextRun } from '../service/richText.ts'

/**
 * What the Language Server Protocol has no word for. Both sides import this file and nothing else of each other;
 * it is types only, because the two ends use different releases of the JSON-RPC library. Ranges are those of the
 * protocol: lines, and UTF-16 units within them. What names no place goes as the service has it.
 */

/** What a client asks the server. */
export interface ServerRequests {
  'verbatim/search': Exchange<
    { readonly query: string; readonly typing: boolean },
    { readonly results: readonly SearchResult[]; readonly elapsedMs: number; readonly sources: number }
  >
  'verbatim/findSources': Exchange<{ readonly query: string }, readonly SourceSummary[]>
  /** The text of a document of the scheme `verbatim-source`; `null` when the source is gone. */
  'verbatim/rendering': Exchange<{ readonly uri: string }, { readonly text: string } | null>
  /** The Sources view: all sources, or those whose citekey, title, author or speaker is like the query. */
  'verbatim/sourceTree': Exchange<{ readonly query: string }, SourceTree>
  /** The direct quotes of a source, in order. */
  'verbatim/quotesOf': Exchange<{ readonly uri: string }, readonly QuoteSummary[]>
  /** A passage found, with another beginning or end; `null` where it cannot be had. */
  'verbatim/extent': Exchange<SourcePlace & { readonly step: ExtentStep }, Extent | null>
  /** What cites a place in the markup of the draft; `null` when the source is gone. */
  'verbatim/insertion': Exchange<InsertionParams, Insertion | null>
  /** How the quotation at a place of a draft may go on, the likeliest first. */
  'verbatim/quotationCompletion': Exchange<DraftPlace, readonly QuotationCompletion[]>
  /** What a text that is pasted or dropped into a draft is in the library; `null` for the writer's own. */
  'verbatim/recognise': Exchange<ForeignText, Recognised | null>
  /** Writes the quotation at the selection in another way, or all of the draft's where that is about their marks. */
  'verbatim/convert': Exchange<ConversionParams, Conversion | { readonly refused: string }>
  /** What would put the bibliography of an open draft into it; or why not, in words for the writer. */
  'verbatim/insertBibliography': Exchange<
    { readonly uri: string },
    BibliographyEdit | { readonly fault: string }
  >
  /** All that an open draft cites, as a file for other programs. */
  'verbatim/references': Exchange<
    { readonly uri: string; readonly format: 'csl-json' | 'bibtex' },
    { readonly text: string; readonly unknown: readonly string[] } | { readonly fault: string }
  >
  /** What a preview shows for the citations of an open draft; `null` where there is nothing to show. */
  'verbatim/renderedCitations': Exchange<{ readonly uri: string }, RenderedCitations | null>
  /** Checks one open document, or, without `uri`, every draft of the workspace; findings come as diagnostics. */
  'verbatim/check': Exchange<{ readonly uri?: string }, CheckSummary>
  /**
   * The files that make a source of a page's address or of a copied text, for the client to write; or where a file
   * that is there already is to be put. `refused` is a sentence for the writer, without its full stop.
   */
  'verbatim/newSource': Exchange<
    { readonly url: string } | { readonly text: string } | { readonly file: string },
    NewSource | { readonly refused: string }
  >
  /** A quotation beside its source; `null` where there is none. */
  'verbatim/comparison': Exchange<DraftPlace, SideBySide | null>
  /** Reads the whole library anew. */
  'verbatim/rebuild': Exchange<Record<string, never>, { readonly sources: number }>
  /** The library report, as Markdown. */
  'verbatim/report': Exchange<Record<string, never>, { readonly markdown: string }>
}

/** What the server asks a client: what only the editor can reach. */
export interface ClientRequests {
  'verbatim/listFiles': Exchange<
    { readonly uri: string },
    { readonly files: readonly ListedFile[] } | FileFault
  >
  'verbatim/readFile': Exchange<{ readonly uri: string }, { readonly base64: string } | FileFault>
  /** The code of `dist/NAME.mjs`, a part that the server loads when it is first needed; asked for in a browser only. */
  'verbatim/chunk': Exchange<{ readonly name: string }, { readonly code: string }>
}

/** What a server in a browser asks a client: messages to a worker carry bytes as they are, JSON would not. */
export interface StorageRequests {
  /** What the editor's storage holds for the server; no bytes when that is nothing. */
  'verbatim/readStorage': Exchange<
    Record<string, never>,
    { readonly bytes: Uint8Array | undefined } | FileFault
  >
  'verbatim/writeStorage': Exchange<{ readonly bytes: Uint8Array }, { readonly written: number } | FileFault>
}

/** What a client tells the server. */
export interface ClientNotifications {
  /** The writer is back: what the watching of files has missed is looked for. */
  'verbatim/focused': Record<string, never>
}

/** What the server tells a client. */
export interface ServerNotifications {
  /** Sent whenever it changes. */
  'verbatim/status': Status
  /** Sent when a draft has been checked: how many quotations it has, and how many of them are as their source says. */
  'verbatim/checked': { readonly uri: string; readonly quotations: number; readonly verified: number }
}

interface Exchange<Params, Result> {
  readonly params: Params
  readonly result: Result
}

/** What the client tells the server at the start. */
export interface InitializationOptions {
  /** Links in hovers may call `verbatim.openSource`. */
  readonly openSourceCommand?: boolean
  /**
   * The client opens URIs of the scheme `verbatim-source` with the text of `verbatim/rendering`. They then stand for
   * sources whose files are not text (PDF, Word, EPUB) wherever the server names a place in a source; other clients
   * are given the file itself, and its start.
   */
  readonly renderings?: boolean
  /** The URI of the folder of the manual that has a page for each finding, to which their codes link. */
  readonly findingsManual?: string
  /** The folder where the server may keep its index; without one, the user's cache folder. */
  readonly storageUri?: string
  /** What hovers, findings and the like are written in; English without. */
  readonly interfaceLanguage?: InterfaceLanguage
  /** The settings, for clients that answer no `workspace/configuration`. */
  readonly settings?: unknown
}

/** Documents of this scheme are asked for by `verbatim/rendering`. */
export type RenderingScheme = 'verbatim-source'

/** A place in a source: what `verbatim.openSource` opens. */
export interface SourcePlace {
  readonly uri: string
  readonly range: Range
}

/** A place in a draft: what `verbatim.compareQuotation` compares. */
export interface DraftPlace {
  readonly uri: string
  readonly position: Position
}

export interface SourceTree {
  readonly sources: readonly SourceSummary[]
  /** Whether all speakers were known to the search; if not, it will find more in a moment. */
  readonly isComplete: boolean
}

/** Words that a source gives as somebody's; `range` is where they stand, without marks. */
export interface QuoteSummary extends SourcePlace {
  readonly text: string
  readonly speaker: string | undefined
  /** `para. 3` */
  readonly locator: string | undefined
}

export interface SearchResult extends SourcePlace {
  readonly citekey: string
  readonly path: string
  readonly title: string
  /** The words that would be inserted, in quotation marks; `range` is where they stand, without marks. */
  readonly quotation: string
  /** Where the words of the query stand within it. */
  readonly matches: readonly Range[]
  /** `para. 3` */
  readonly locator: string | undefined
  readonly speaker: string | undefined
  /** Of the source: `2024-03-05`; empty when it is not known. */
  readonly date: string
  readonly score: number
  readonly kind: 'exact' | 'fuzzy'
}

export interface InsertionParams extends SourcePlace {
  readonly form: InsertionForm
  /** The markup of the draft; Markdown without one. */
  readonly language?: string
  /** Of an entry of a bibliography, where `uri` is no source. */
  readonly citekey?: string
  /** What the draft has before and after the place: all of it, as its language and its marks are followed. */
  readonly before: string
  readonly after: string
}

export type Extent = Pick<SearchResult, 'quotation' | 'range' | 'locator' | 'speaker'>

/** `quotation` is whichever suits the place and the length; `attributed` also says who speaks. */
export type InsertionForm = 'quotation' | 'inline' | 'block' | 'footnote' | 'attributed' | 'citation'

/** The rest of a sentence that a quotation begins, with what closes it and its citation. */
export interface QuotationCompletion {
  readonly range: Range
  readonly newText: string
}

export interface Recognised {
  /** `source`: the address or the file of one. `words`: words that one has. `similar`: words that one has otherwise. */
  readonly kind: 'source' | 'words' | 'similar'
  /** `smith-2024, para. 3` */
  readonly place: string
  readonly insertion: Insertion
}

export interface ConversionParams {
  readonly uri: string
  readonly range: Range
  /** A form, marks of one kind, or (`shorter`) the same without the words selected. */
  readonly to: 'inline' | 'block' | 'footnote' | 'typographic' | 'straight' | 'shorter'
}

export interface Conversion {
  readonly edits: readonly { readonly range: Range; readonly newText: string }[]
  /** What the writer should look at, now that the words are others. */
  readonly remark?: string
}

export interface BibliographyEdit {
  readonly range: Range
  readonly newText: string
  /** Citekeys of the draft that nothing is known of. */
  readonly unknown: readonly string[]
}

/** The first file is the source, the others belong to it. */
export interface NewSource {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly base64: string }[]
}

export interface CheckSummary {
  readonly files: number
  readonly quotations: number
  readonly errors: number
  readonly warnings: number
}

/** What the library holds. */
export interface Status {
  readonly sources: number
  /** Warnings and errors about files and folders. */
  readonly problems: number
  readonly isReading: boolean
}

export interface ListedFile {
  readonly uri: string
  readonly size: number
  readonly modified: number
  /** Why it is listed only to be told of: it is a link, or cannot be reached. */
  readonly fault?: 'link' | { readonly message: string }
}

export interface FileFault {
  readonly fault: 'not-found' | 'not-permitted' | 'other'
  readonly message: string
}

/** What `verbatim.showQuotations` is given by the lens above a quoted passage. */
export interface QuotedPassageCommand {
  readonly uri: string
  readonly position: Position
  readonly places: readonly Location[]
}
