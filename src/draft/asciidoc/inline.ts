import type { Span } from '../../base/span.ts'
import { type Inline, proseWithout } from '../inline.ts'
import { isAtEdge, paired } from '../marks.ts'

const PART = new RegExp(
  [
    '(?<escaped>\\\\(?:\\{[\\w-]+\\}|[\\[*_`#^~\\\\c]))',
    // Curved quotation marks: "`…`" and \'`…`\'.
    '(?<curved>"`|`"|\'`|`\')',
    // One tick or two, and of more than two the last: a long run would be tried in every length at each of its ticks.
    '(?<code>(?<![\\p{L}\\p{N}])(?<ticks>`{1,2}(?!`)|\\+)(?=\\S)[^\\n]{0,200}?(?<=\\S)\\k<ticks>(?![\\p{L}\\p{N}]))',
    '(?<opaque>(?:stem|latexmath|asciimath|pass|image|indexterm2?|kbd|btn|menu):[\\p{L}\\p{N}_-]*\\[[^\\]\\n]*\\]|<<[^<>\\n]*>>|\\{[\\w-]+\\}|\\[\\[[^\\][\\n]{0,200}\\]\\])',
    '(?<link>(?:https?|mailto|link|xref):[^\\s[\\]<>"]+)(?:\\[(?<label>[^\\]\\n]*)\\])?',
    '(?<note>footnote:[\\w-]*\\[)',
    '(?<role>\\[[.#%][^\\][\\n]{0,200}\\](?=#))',
    '(?<bracket>[[\\]])',
    '(?<dash>-{2,3})',
    '(?<dots>\\.\\.\\.)',
    '(?<emphasis>[*_#])',
  ].join('|'),
  'gdu',
)

const CURVED: Readonly<Record<string, string>> = { '"`': '“', '`"': '”', "'`": '‘', "`'": '’' }

/** What is markup within a block. */
export function scanInline(text: string, block: Span): Inline {
  const inner = text.slice(block.start, block.end)
  const inline: Inline = { cuts: [], notes: [], noteMarks: [], prose: inner }
  const opaque: Span[] = []
  const emphasis: number[] = []
  const brackets: { start: number; isNote: boolean }[] = []
  const cut = (start: number, end: number, shown = '') =>
    inline.cuts.push({ start: block.start + start, end: block.start + end, shown })
  for (const found of inner.matchAll(PART)) {
    const groups = found.groups as Record<string, string | undefined>
    const start = found.index
    const end = start + found[0].length
    if (groups.escaped !== undefined) cut(start, start + 1)
    else if (groups.code !== undefined) {
      const ticks = groups.ticks!.length
      const shown = inner.slice(start + ticks, end - ticks)
      inline.cuts.push({ start: block.start + start, end: block.start + end, shown, isCode: true })
      opaque.push({ start, end })
    } else if (groups.opaque !== undefined) {
      cut(start, end)
      opaque.push({ start, end })
    } else if (groups.link !== undefined) {
      const label = found.indices!.groups!.label
      cut(start, label ? label[0] : end)
      if (label) cut(label[1], end)
      opaque.push({ start, end: label ? label[0] : end })
    } else if (groups.note !== undefined) {
      brackets.push({ start, isNote: true })
      cut(start, end)
    } else if (groups.bracket === '[') brackets.push({ start, isNote: false })
    else if (groups.bracket === ']') {
      const open = brackets.pop()
      if (open?.isNote) inline.notes.push({ start: block.start + open.start, end: block.start + end })
    } else if (groups.curved !== undefined) cut(start, end, CURVED[groups.curved])
    else if (groups.dots !== undefined) cut(start, end, '…')
    else if (groups.dash !== undefined) cut(start, end, '—')
    else if (groups.emphasis === undefined) cut(start, end)
    else if (isAtEdge(inner, start)) emphasis.push(start)
  }
  for (const at of paired(inner, emphasis)) cut(at, at + 1)
  inline.cuts.sort((a, b) => a.start - b.start)
  return { ...inline, prose: proseWithout(inner, opaque) }
}
