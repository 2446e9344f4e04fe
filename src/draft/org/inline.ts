import type { Span } from '../../base/span.ts'
import { type Inline, proseWithout } from '../inline.ts'
import { isAtEdge, paired } from '../marks.ts'

const PART = new RegExp(
  [
    '(?<opaque>(?<![\\p{L}\\p{N}])([=~])(?=\\S)[^\\n]{0,200}?(?<=\\S)\\2(?![\\p{L}\\p{N}])|\\\\\\([^\\n]{0,400}?\\\\\\)|@@[^@\\n]*@@|<<[^<>\\n]*>>|<?https?:\\/\\/[^\\s<>[\\]]+>?)',
    '\\[\\[(?<target>[^\\][\\n]*)\\](?:\\[(?<label>[^\\][]*)\\])?\\]',
    '\\[fn:(?<mark>[^\\][\\s:]+)\\]',
    '(?<note>\\[fn:[^\\][\\s:]*:)',
    '(?<bracket>[[\\]])',
    '(?<entity>\\\\(?:ldots|dots|hellip)(?:\\{\\}|\\b))',
    '(?<dash>-{2,3})',
    '(?<dots>\\.\\.\\.)',
    '(?<emphasis>[*\\/_])',
  ].join('|'),
  'gdu',
)

/** What is markup within a block. */
export function scanInline(text: string, block: Span): Inline {
  const inner = text.slice(block.start, block.end)
  const inline: Inline = { cuts: [], notes: [], noteMarks: [], prose: inner }
  const opaque: Span[] = []
  const emphasis: number[] = []
  const brackets: { start: number; isNote: boolean }[] = []
  const cut = (start: number, end: number, shown = '') =>
    inline.cuts.push({ start: block.start + start, end: block.start + end, shown })
  const code = (start: number, end: number) => {
    const shown = inner.slice(start + 1, end - 1)
    inline.cuts.push({ start: block.start + start, end: block.start + end, shown, isCode: true })
  }
  for (const found of inner.matchAll(PART)) {
    const groups = found.groups as Record<string, string | undefined>
    const start = found.index
    const end = start + found[0].length
    if (groups.opaque !== undefined) {
      if (/^[=~]/.test(found[0])) code(start, end)
      else cut(start, end)
      opaque.push({ start, end })
    } else if (groups.target !== undefined) {
      const label = found.indices!.groups!.label
      cut(start, label ? label[0] : end)
      if (label) cut(label[1], end)
      opaque.push({ start, end })
    } else if (groups.mark !== undefined) {
      const span = { start: block.start + start, end: block.start + end }
      inline.noteMarks.push({ ...span, label: groups.mark })
      cut(start, end)
    } else if (groups.note !== undefined) {
      brackets.push({ start, isNote: true })
      cut(start, end)
    } else if (groups.bracket === '[') brackets.push({ start, isNote: false })
    else if (groups.bracket === ']') {
      const open = brackets.pop()
      if (open?.isNote) inline.notes.push({ start: block.start + open.start, end: block.start + end })
    } else if (groups.entity !== undefined || groups.dots !== undefined) cut(start, end, '…')
    else if (groups.dash !== undefined) cut(start, end, groups.dash.length === 2 ? '–' : '—')
    else if (isAtEdge(inner, start)) emphasis.push(start)
  }
  for (const at of paired(inner, emphasis)) cut(at, at + 1)
  inline.cuts.sort((a, b) => a.start - b.start)
  return { ...inline, prose: proseWithout(inner, opaque) }
}
