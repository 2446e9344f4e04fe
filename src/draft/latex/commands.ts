import { SYMBOLS } from '../../library/bibliography/latexCommands.ts'
import type { CitationMode } from '../model.ts'

/** The commands of natbib and biblatex that cite, without the star; the capital of `\Textcite` is ignored. */
const CITING: Readonly<Record<CitationMode, readonly string[]>> = {
  parenthetical: [
    'cite cites citep citealp parencite parencites footcite footcites footcitetext footcitetexts smartcite smartcites',
    'autocite autocites supercite supercites fullcite footfullcite citetitle citeurl notecite pnotecite fnotecite',
    'onlinecite citenum citetext pcite volcite volcites pvolcite fvolcite svolcite avolcite',
  ],
  narrative: ['textcite textcites citet citealt citeauthor tvolcite'],
  'suppress-author': ['citeyear citeyearpar citedate'],
}

const modes = new Map(
  Object.entries(CITING).flatMap(([mode, names]) =>
    names.flatMap(line => line.split(' ')).map(name => [name, mode as CitationMode] as const),
  ),
)

/** biblatex: these leave the author out when they have a star. */
const STARRED = new Set(['cite', 'parencite', 'autocite', 'smartcite'])

/** How a command cites, if it does: `\parencite*` leaves the author out. */
export function citingMode(name: string): CitationMode | undefined {
  const plain = name.replace(/\*$/, '')
  const key = plain[0]!.toLowerCase() + plain.slice(1)
  const mode = modes.get(key)
  return mode && name.endsWith('*') && STARRED.has(key) ? 'suppress-author' : mode
}

/** `\parencites`, which takes several keys, each with its own notes. */
export function takesMany(name: string): boolean {
  return /cites$|citetexts$/.test(name)
}

/** `\volcite{2}[33]{key}` has the volume before the notes. */
export function takesVolume(name: string): boolean {
  return /volcites?$/.test(name)
}

/** A quoting command of csquotes: what stands between its name and the words. */
export interface QuotingCommand {
  readonly kind: 'inline' | 'block'
  readonly takesLanguage: boolean
  /** `cite`: an optional argument for a citation; `key`: notes and a key as \cite has them. */
  readonly source: 'none' | 'cite' | 'key'
}

const QUOTING = /^(foreign|hyphen|hybrid)?(en|text|textc|block|blockc|display|displayc)?quote\*?$/

/** `\enquote`, `\textcquote`, `\foreignblockquote`, the environment `displaycquote` … */
export function quotingCommand(name: string): QuotingCommand | undefined {
  const found = QUOTING.exec(name)
  if (!found) return undefined
  const [, language, form = ''] = found
  if (form === '' && language !== 'foreign' && language !== 'hyphen') return undefined
  return {
    kind: /^(?:block|display)/.test(form) ? 'block' : 'inline',
    takesLanguage: language !== undefined,
    source: form === 'en' || form === '' ? 'none' : form.endsWith('c') ? 'key' : 'cite',
  }
}

/** Environments that hold no prose. */
export const OPAQUE_ENVIRONMENTS = new Set(
  (
    'verbatim Verbatim lstlisting minted comment filecontents tikzpicture equation align gather multline eqnarray math ' +
    'displaymath alltt thebibliography flalign alignat'
  ).split(' '),
)

/** Environments that hold a block quote. */
export const QUOTE_ENVIRONMENTS = new Set(['quote', 'quotation', 'quoting', 'displayquote'])

export const NOTES = new Set([
  'footnote',
  'footnotetext',
  'endnote',
  'endnotetext',
  'sidenote',
  'marginnote',
  'marginpar',
])

/** Commands whose first argument no reader sees. */
export const HIDDEN_ARGUMENT = new Set(
  (
    'label ref eqref pageref autoref cref Cref nameref vref hyperref input include includegraphics url href path ' +
    'usepackage RequirePackage documentclass bibliography bibliographystyle addbibresource nocite hypersetup setlength ' +
    'vspace hspace pagestyle thispagestyle selectlanguage foreignlanguage index glsadd color textcolor newcommand ' +
    'renewcommand providecommand pdfbookmark phantomsection hypertarget lstinputlisting cmidrule'
  ).split(' '),
)

export const HEADINGS =
  /^(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph|title|caption|item|par|maketitle)\*?$/

/** Commands that stand for something to read: those of bibliographies, and of French quotation marks. */
export const SIGNS: ReadonlyMap<string, string> = new Map([...SYMBOLS, ['og', '«'], ['fg', '»']])

/** Of these, the marks that close a quotation, whatever they look like: those of German. */
export const CLOSING = new Set(['grqq', 'grq'])
