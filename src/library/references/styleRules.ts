import { en } from '../../base/l10n.ts'
import { UnreadableError } from '../formats/format.ts'
import { MAX_MARKUP_DEPTH } from '../limits.ts'

/** Of what a style calls itself so many characters are shown. */
export const LONGEST_TOLD = 100

/** How much of a style there is, where each call of a macro counts as what the macro comes to. */
export interface Extent {
  readonly steps: number
  readonly depth: number
}

/** The style without its macros, or one of them. */
interface Rules {
  steps: number
  depth: number
  readonly calls: { readonly macro: string; readonly depth: number }[]
}

/** What calls what in a style: a few macros that call each other twice come to more than can ever be written. */
export class StyleRules {
  readonly #macros = new Map<string, Rules>()
  readonly #style: Rules = { steps: 0, depth: 0, calls: [] }
  /** The macro that is open, or the style. */
  #current = this.#style

  /** An element begins at this depth; the children of the style have 2. */
  open(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    if (depth <= 2) this.#current = name === 'macro' ? this.#macro(attributes.name ?? '') : this.#style
    this.#current.steps++
    this.#current.depth = Math.max(this.#current.depth, depth)
    if (attributes.macro !== undefined) this.#current.calls.push({ macro: attributes.macro, depth })
  }

  /** @throws {UnreadableError} when a macro calls itself, or one that is not there */
  extent(): Extent {
    const known = new Map<string, Extent>()
    for (const name of this.#macros.keys()) this.#extentOf(name, known, new Set())
    return this.#sum(this.#style, known, new Set())
  }

  #macro(name: string): Rules {
    const rules = this.#macros.get(name) ?? { steps: 0, depth: 0, calls: [] }
    this.#macros.set(name, rules)
    return rules
  }

  #extentOf(name: string, known: Map<string, Extent>, open: Set<string>): Extent {
    const before = known.get(name)
    const shown = name.slice(0, LONGEST_TOLD)
    if (before) return before
    const rules = this.#macros.get(name)
    if (!rules)
      throw new UnreadableError(en`calls the macro ${shown}, which it does not have. Choose another style`)
    if (open.has(name))
      throw new UnreadableError(en`has the macro ${shown}, which calls itself. Choose another style`)
    // What is deeper is refused anyhow, and need not be gone into.
    if (open.size > MAX_MARKUP_DEPTH) return { steps: 0, depth: Number.POSITIVE_INFINITY }
    open.add(name)
    const extent = this.#sum(rules, known, open)
    open.delete(name)
    known.set(name, extent)
    return extent
  }

  #sum(rules: Rules, known: Map<string, Extent>, open: Set<string>): Extent {
    let { steps, depth } = rules
    for (const call of rules.calls) {
      const called = this.#extentOf(call.macro, known, open)
      steps += called.steps
      depth = Math.max(depth, call.depth + called.depth)
    }
    return { steps, depth }
  }
}
