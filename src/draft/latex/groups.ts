import type { Citation } from '../model.ts'
import { QUOTE_ENVIRONMENTS } from './commands.ts'
import type { LatexOutput } from './output.ts'

/** A brace or an environment that is open, and what closes with it. */
export interface Group {
  readonly kind: 'plain' | 'note' | 'insertion' | 'quote' | 'environment'
  readonly start: number
  /** Where its content starts. */
  readonly inner: number
  readonly name?: string
  readonly citation?: Citation | undefined
  readonly language?: string | undefined
  readonly quoteKind?: 'inline' | 'block'
}

/** What is open at a place of a LaTeX document. */
export class Groups {
  readonly #output: LatexOutput
  readonly #open: Group[] = []

  constructor(output: LatexOutput) {
    this.#output = output
  }

  /** Whether all that is open are environments that leave their text as it is. */
  get areTransparent(): boolean {
    return this.#open.every(group => group.kind === 'environment' && !isQuoting(group))
  }

  /** Gives where the content starts. */
  open(group: Group): number {
    this.#output.cut(group.start, group.inner, group.kind === 'insertion' ? '[' : '')
    this.#open.push(group)
    return group.inner
  }

  /** The closing brace at `start`; gives its end. */
  close(start: number): number {
    const end = start + 1
    const group = this.#open.at(-1)?.kind === 'environment' ? undefined : this.#open.pop()
    this.#output.cut(start, end, group?.kind === 'insertion' ? ']' : '')
    if (group?.kind === 'note') this.#output.notes.push({ start: group.inner - 1, end })
    if (group?.kind === 'quote') this.#mark(group, start, end)
    return end
  }

  /** `\end{…}` from `start` to `end`, which closes the braces too that its environment leaves open. */
  closeEnvironment(name: string, start: number, end: number): number {
    const index = this.#open.findLastIndex(({ kind }) => kind === 'environment')
    const group = this.#open[index]
    // An environment that began before this part of the document has no group here.
    this.#open.length = group?.name === name ? index : index + 1
    if (group?.name === name && isQuoting(group)) {
      if (group.citation || group.language) this.#mark(group, start, end)
      else if (!this.#open.some(isQuoting)) this.#output.quotes.push({ start: group.inner, end: start })
    }
    return this.#output.cut(start, end)
  }

  #mark({ inner, start, quoteKind = 'inline', citation, language }: Group, end: number, outerEnd: number) {
    const outer = { start, end: outerEnd }
    this.#output.marked.push({ kind: quoteKind, inner: { start: inner, end }, outer, citation, language })
  }
}

function isQuoting({ name = '', quoteKind }: Group): boolean {
  return quoteKind !== undefined || QUOTE_ENVIRONMENTS.has(name.replace(/\*$/, ''))
}
