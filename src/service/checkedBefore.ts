import type { Citation, Quotation } from '../draft/model.ts'
import { movedSpan } from '../draft/moved.ts'
import type { Library } from '../library/library.ts'
import type { Checked } from './checkQuotation.ts'
import type { Context, DraftDocument } from './context.ts'
import type { Finding } from './finding.ts'

/** The verdicts of so many drafts are kept: those that are being written. */
const MOST_DRAFTS = 8
/** More verdicts than so many times the quotations of a draft are of what it no longer has. */
const SPARE = 2

interface Kept {
  /** Where the quotation stood, and how far behind it its citation. */
  readonly start: number
  readonly distance: number
  readonly checked: Checked
}

/** What is known of a draft. */
interface Known {
  /** By what a quotation is made of. */
  readonly byText: Map<string, Kept>
  /** By what tells a quotation from others while it only moves: most have done no more since the last check. */
  readonly byOrigin: Map<object, Kept>
  /** The citekeys of which nothing is to be said. */
  readonly silent: Set<string>
}

/** What became of a draft when it was last checked. */
export class CheckedBefore {
  readonly #document: DraftDocument
  readonly #known: Known

  constructor(context: Context, document: DraftDocument) {
    const drafts = draftsOf(context.library)
    const key = `${document.uri} ${JSON.stringify(context.settings.check)}`
    this.#document = document
    this.#known = drafts.get(key) ?? { byText: new Map(), byOrigin: new Map(), silent: new Set() }
    drafts.delete(key)
    drafts.set(key, this.#known)
    if (drafts.size > MOST_DRAFTS) drafts.delete(drafts.keys().next().value!)
  }

  get silent(): Set<string> {
    return this.#known.silent
  }

  /** What was found of the same words with the same citation, with its places in the draft as it is now. */
  get(quotation: Quotation): Checked | undefined {
    const { start, citation, map } = quotation
    if (!citation) return undefined
    const { byOrigin, byText } = this.#known
    const same = byOrigin.get(map.origin)
    const isSame = same?.distance === citation.start - start
    const kept = isSame ? same : byText.get(this.#keyOf(quotation, citation))
    if (!kept) return undefined
    if (!isSame) this.#keep(byOrigin, map.origin, kept)
    const by = start - kept.start
    return by === 0 ? kept.checked : moved(kept.checked, by)
  }

  put(quotation: Quotation, checked: Checked): void {
    const { start, citation, map } = quotation
    // What could not be checked may be known by now, and costs nothing.
    if (!citation || checked.quotation.verdict === 'unchecked') return
    const { byOrigin, byText } = this.#known
    const kept = { start, distance: citation.start - start, checked }
    this.#keep(byOrigin, map.origin, kept)
    this.#keep(byText, this.#keyOf(quotation, citation), kept)
  }

  /** The oldest make room: what is still in the draft is looked for in both, and at worst checked once more. */
  #keep<Key>(map: Map<Key, Kept>, key: Key, kept: Kept): void {
    map.set(key, kept)
    if (map.size > SPARE * this.#document.draft.quotations.length) map.delete(map.keys().next().value!)
  }

  /** All that the check of a quotation depends on: it and its citation as written, and how far they are apart. */
  #keyOf({ start, end, spans, kind, isTranslation }: Quotation, citation: Citation): string {
    const { text } = this.#document
    const parts = spans.map(span => `${span.start - start}-${span.end - start}`).join(' ')
    return `${kind} ${isTranslation} ${parts} ${citation.start - start} ${text.slice(start, end)}\n${text.slice(citation.start, citation.end)}`
  }
}

const known = new WeakMap<Library, Map<string, Known>>()

/** Forgotten when the library changes. */
function draftsOf(library: Library): Map<string, Known> {
  const kept = known.get(library)
  if (kept) return kept
  const made = new Map<string, Known>()
  known.set(library, made)
  library.onDidChange(() => made.clear())
  return made
}

function moved({ quotation, findings }: Checked, by: number): Checked {
  const { start, end, differences } = quotation
  const place = { start: start + by, end: end + by }
  // Most of a draft is as it should be and only moves: it must cost next to nothing.
  if (differences.length === 0 && findings.length === 0)
    return { quotation: { ...quotation, ...place }, findings }
  return {
    quotation: {
      ...quotation,
      ...place,
      differences: differences.map(difference => movedSpan(difference, by)),
    },
    findings: findings.map(finding => movedFinding(finding, by)),
  }
}

function movedFinding(finding: Finding, by: number): Finding {
  const fixes = finding.fixes?.map(({ title, edits }) => ({
    title,
    edits: edits.map(edit => movedSpan(edit, by)),
  }))
  return { ...movedSpan(finding, by), ...(fixes && { fixes }) }
}
