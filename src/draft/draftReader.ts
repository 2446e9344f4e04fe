import type { Draft } from './model.ts'
import { movedDraft } from './moved.ts'
import { parseDraft, stretchStarts } from './parse.ts'

/**
 * Reads one document again and again while somebody writes it. A stretch of it that can be read by itself is parsed
 * once for as long as its text stays, and moved with it.
 */
export class DraftReader {
  #language = ''
  #known: ReadonlyMap<string, Stretch> = new Map()

  /** The same as `parseDraft` gives. */
  read(language: string, text: string): Draft {
    if (language !== this.#language) this.#known = new Map()
    this.#language = language
    const starts = stretchStarts(language, text)
    const now = new Map<string, Stretch>()
    const drafts = starts.map((start, i) => {
      const stretch = this.#stretch(text.slice(start, starts[i + 1] ?? text.length), start)
      now.set(stretch.text, stretch)
      return stretch.draft
    })
    this.#known = now
    return {
      citations: drafts.flatMap(({ citations }) => citations),
      quotations: drafts.flatMap(({ quotations }) => quotations),
    }
  }

  #stretch(text: string, start: number): Stretch {
    const known = this.#known.get(text)
    if (known?.start === start) return known
    if (known) return { ...known, start, draft: movedDraft(known.draft, start - known.start) }
    const own = ownCopy(text)
    return { text: own, start, draft: movedDraft(parseDraft(this.#language, own), start) }
  }
}

interface Stretch {
  readonly text: string
  /** Where it stood, and what stands there in the document. */
  readonly start: number
  readonly draft: Draft
}

/** A part of a string keeps all of it in memory, which here would be every state of the document. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1)
}
