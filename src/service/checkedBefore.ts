import type { Citation, Quotation } from '../draft/model.ts'
import { movedSpan } from '../draft/moved.ts'
import type { Library } from '../library/library.ts'
import type { Checked } from './checkQuotation.ts'
import type { Context, DraftDocument } from './context.ts'

/** The verdicts of so many drafts are kept: those that are being written. */
const MOST_DRAFTS = 8

interface Kept {
  readonly key: string
  /** Where the quotation stood, and how far behind it its citation. */
  readonly start: number
  readonly distance: number
  readonly checked: Checked
}

/** The verdicts of a draft, by what its quotations are made of, and by what tells them apart while they only move. */
interface Verdicts {
  readonly byText: Map<string, Kept>
  readonly byOrigin: Map<object, Kept>
}

const noVerdicts = (): Verdicts => ({ byText: new Map(), byOrigin: new Map() })

/** What became of the quotations of a draft when it was last checked: most of them have only moved since. */
export class CheckedBefore {
  readonly #document: DraftDocument
  readonly #before: Verdicts
  readonly #now = noVerdicts()

  constructor(context: Context, document: DraftDocument) {
    const drafts = draftsOf(context.library)
    const key = `${document.uri} ${JSON.stringify(context.settings.check)}`
    this.#document = document
    this.#before = drafts.get(key) ?? noVerdicts()
    drafts.delete(key)
    drafts.set(key, this.#now)
    if (drafts.size > MOST_DRAFTS) drafts.delete(drafts.keys().next().value!)
  }

  /** What was found of the same words with the same citation, with its places in the draft as it is now. */
  get(quotation: Quotation): Checked | undefined {
    const { start, citation, map } = quotation
    if (!citation) return undefined
    const same = this.#before.byOrigin.get(map.origin)
    const isSame = same?.distance === citation.start - start
    const kept = isSame ? same : this.#before.byText.get(this.#keyOf(quotation, citation))
    if (!kept) return undefined
    this.#keep(kept, quotation)
    const by = start - kept.start
    return by === 0 ? kept.checked : moved(kept.checked, by)
  }

  put(quotation: Quotation, checked: Checked): void {
    const { start, citation } = quotation
    // What could not be checked may be known by now, and costs nothing.
    if (!citation || checked.quotation.verdict === 'unchecked') return
    const key = this.#keyOf(quotation, citation)
    this.#keep({ key, start, distance: citation.start - start, checked }, quotation)
  }

  #keep(kept: Kept, { map }: Quotation): void {
    this.#now.byText.set(kept.key, kept)
    this.#now.byOrigin.set(map.origin, kept)
  }

  /** All that the check of a quotation depends on: it and its citation as written, and how far they are apart. */
  #keyOf({ start, end, spans, kind, isTranslation }: Quotation, citation: Citation): string {
    const { text } = this.#document
    const parts = spans.map(span => `${span.start - start}-${span.end - start}`).join(' ')
    return `${kind} ${isTranslation} ${parts} ${citation.start - start} ${text.slice(start, end)}\n${text.slice(citation.start, citation.end)}`
  }
}

const known = new WeakMap<Library, Map<string, Verdicts>>()

/** Forgotten when the library changes. */
function draftsOf(library: Library): Map<string, Verdicts> {
  const kept = known.get(library)
  if (kept) return kept
  const made = new Map<string, Verdicts>()
  known.set(library, made)
  library.onDidChange(() => made.clear())
  return made
}

function moved({ quotation, findings }: Checked, by: number): Checked {
  const { start, end } = quotation
  const differences = quotation.differences.map(difference => movedSpan(difference, by))
  return {
    quotation: { ...quotation, start: start + by, end: end + by, differences },
    findings: findings.map(finding => ({
      ...movedSpan(finding, by),
      ...(finding.fixes && {
        fixes: finding.fixes.map(({ title, edits }) => ({
          title,
          edits: edits.map(edit => movedSpan(edit, by)),
        })),
      }),
    })),
  }
}
