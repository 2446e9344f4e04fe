import { append } from '../../base/lists.ts'
import type { Span } from '../../base/span.ts'
import { parseLocator } from '../locator.ts'
import type { Citation, CitationItem, CitationMode } from '../model.ts'
import { citingMode, takesMany, takesVolume } from './commands.ts'
import { CITING_ARGUMENTS, NAME, SHARED_NOTE, skip } from './syntax.ts'

/**
 * The citation that a command makes whose name ends at `from`; `undefined` where the command cites nothing or is
 * unfinished. One optional argument is the note behind the key, two are those before and behind; the one before belongs
 * to the first key, the one behind to the last.
 */
export function citationBy(text: string, name: string, start: number, from: number): Citation | undefined {
  const mode = citingMode(name)
  if (!mode) return undefined
  let at = from
  if (takesMany(name)) at = skip(text, SHARED_NOTE, skip(text, SHARED_NOTE, at))
  const items: CitationItem[] = []
  do {
    if (takesVolume(name)) at = skip(text, NAME, at)
    const read = itemsAt(text, at, mode)
    if (!read) break
    append(items, read.items)
    at = read.end
  } while (takesMany(name))
  return items.length > 0 ? { start, end: at, items } : undefined
}

/** The items of one set of arguments. */
export function itemsAt(
  text: string,
  from: number,
  mode: CitationMode,
): { readonly items: readonly CitationItem[]; readonly end: number } | undefined {
  CITING_ARGUMENTS.lastIndex = from
  const found = CITING_ARGUMENTS.exec(text)
  if (!found) return undefined
  const [first, second, keyList] = [1, 2, 3].map(group => found.indices![group]).map(asSpan)
  const [before, behind] = second ? [first, second] : [undefined, first]
  const keys = keysIn(text, keyList!)
  const items = keys.map((keySpan, i): CitationItem => {
    const prefix = i === 0 && before ? plain(text, before).trim() : ''
    const note = i === keys.length - 1 && behind ? behind : undefined
    const rest = note ? plain(text, note) : ''
    const { locator, span, end } = parseLocator(rest, 'loose')
    return {
      start: i === 0 && before ? before.start : keySpan.start,
      end: keySpan.end,
      citekey: text.slice(keySpan.start, keySpan.end),
      keySpan,
      mode,
      prefix,
      locator,
      locatorSpan: span && note && { start: note.start + span.start, end: note.start + span.end },
      suffix: rest.slice(end).trim(),
    }
  })
  return items.length > 0 ? { items, end: CITING_ARGUMENTS.lastIndex } : undefined
}

function asSpan(indices: readonly [number, number] | undefined): Span | undefined {
  return indices && { start: indices[0], end: indices[1] }
}

function keysIn(text: string, list: Span): Span[] {
  return [...text.slice(list.start, list.end).matchAll(/[^\s,][^,]*/g)].map(({ 0: key, index }) => {
    const start = list.start + index
    return { start, end: start + key.trimEnd().length }
  })
}

/** A note at the same offsets as people read it: `p.~33`, `\\pno 33\\psq` */
function plain(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replace(/~/g, ' ')
    .replace(/\\(S|P|pno|ppno|psqq?|nopp)(?![a-zA-Z])/g, (command, name: string) =>
      (READ_AS[name] ?? '').padStart(command.length),
    )
    .replace(/\\[,;: ]/g, '  ')
}

/** Signs, and biblatex's commands for notes. */
const READ_AS: Readonly<Record<string, string>> = {
  S: '§',
  P: '¶',
  pno: 'p.',
  ppno: 'pp.',
  psq: 'f.',
  psqq: 'ff.',
}
