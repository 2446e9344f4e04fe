import type { Quotation } from '../draft/model.ts'
import { movedSpan } from '../draft/moved.ts'
import type { Library } from '../library/library.ts'
import type { Checked } from './checkQuotation.ts'
import type { Context, DraftDocument } from './context.ts'

/** The verdicts of so many drafts are kept: those that are being written. */
const MOST_DRAFTS = 8

interface Kept {
  /** Where the quotation stood. */
  readonly start: number
  readonly checked: Checked
}

/** What became of the quotations of a draft when it was last checked: most of them have only moved since. */
export class CheckedBefore {
  readonly #document: DraftDocument
  readonly #before: ReadonlyMap<string, Kept>
  readonly #now = new Map<string, Kept>()

  constructor(context: Context, document: DraftDocument) {
    const drafts = draftsOf(context.library)
    const key = `${document.uri} ${JSON.stringify(context.settings.check)}`
    this.#document = document
    this.#before = drafts.get(key) ?? new Map()
    drafts.delete(key)
    drafts.set(key, this.#now)
    if (drafts.size > MOST_DRAFTS) drafts.delete(drafts.keys().next().value!)
  }

  /** What was found of the same words with the same citation, with its places in the draft as it is now. */
  get(quotation: Quotation): Checked | undefined {
    const key = this.#keyOf(quotation)
    const kept = key === undefined ? undefined : this.#before.get(key)
    if (key === undefined || !kept) return undefined
    this.#now.set(key, kept)
    const by = quotation.start - kept.start
    return by === 0 ? kept.checked : moved(kept.checked, by)
  }

  put(quotation: Quotation, checked: Checked): void {
    const key = this.#keyOf(quotation)
    // What could not be checked may be known by now, and costs nothing.
    if (key !== undefined && checked.quotation.verdict !== 'unchecked')
      this.#now.set(key, { start: quotation.start, checked })
  }

  /** All that the check of a quotation depends on: it and its citation as written, and how far they are apart. */
  #keyOf({ start, end, spans, kind, isTranslation, citation }: Quotation): string | undefined {
    if (!citation) return undefined
    const { text } = this.#document
    const parts = spans.map(span => `${span.start - start}-${span.end - start}`).join(' ')
    return `${kind} ${isTranslation} ${parts} ${citation.start - start} ${text.slice(start, end)}\n${text.slice(citation.start, citation.end)}`
  }
}

const known = new WeakMap<Library, Map<string, ReadonlyMap<string, Kept>>>()

/** Forgotten when the library changes. */
function draftsOf(library: Library): Map<string, ReadonlyMap<string, Kept>> {
  const kept = known.get(library)
  if (kept) return kept
  const made = new Map<string, ReadonlyMap<string, Kept>>()
  known.set(library, made)
  library.onDidChange(() => made.clear())
  return made
}

function moved({ quotation, findings }: Checked, by: number): Checked {
  const differences = quotation.differences.map(difference => movedSpan(difference, by))
  return {
    quotation: { ...movedSpan(quotation, by), differences },
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
