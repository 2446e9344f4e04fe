import { decode } from '../base/decode.ts'
import { extensionOf } from '../base/uri.ts'
import type { FilePlace } from './citekeyAt.ts'
import type { Context } from './context.ts'

/** The fields by which an entry of a .bib file names others. */
const RELATION = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*(?:\{([^{}]*)\}|"([^"]*)")/dgi

/** Where entries of .bib files name the entry with a citekey, as their parent or otherwise. */
export async function relatedEntries({ workspace, library }: Context, citekey: string): Promise<FilePlace[]> {
  const places: FilePlace[] = []
  for (const { uri } of library.bibliographies) {
    if (extensionOf(uri) !== '.bib') continue
    const bytes = await workspace.read(uri).catch(() => undefined)
    const text = (bytes && decode(bytes).text) ?? ''
    for (const { indices } of text.matchAll(RELATION)) {
      const [from, to] = (indices![1] ?? indices![2])!
      for (const { 0: key, index } of text.slice(from, to).matchAll(/[^\s,]+/g)) {
        const start = from + index
        if (key === citekey) places.push({ uri, span: { start, end: start + key.length } })
      }
    }
  }
  return places
}
