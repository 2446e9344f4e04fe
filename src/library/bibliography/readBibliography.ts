import { decode } from '../../base/decode.ts'
import { en } from '../../base/l10n.ts'
import { extensionOf } from '../../base/uri.ts'
import type { Problem } from '../source.ts'
import { readBibtex } from './bibtex.ts'
import { readCslJson } from './cslJson.ts'
import { readCslYaml } from './cslYaml.ts'
import type { BibliographyEntry, BibliographyReading } from './entry.ts'
import { readRis } from './ris.ts'

const READERS: ReadonlyMap<string, (text: string) => BibliographyReading> = new Map([
  ['.bib', readBibtex],
  ['.bibtex', readBibtex],
  ['.json', readCslJson],
  ['.yaml', readCslYaml],
  ['.yml', readCslYaml],
  ['.ris', readRis],
])

/** A bibliography's entries, and what its owner should know. */
export function readBibliography(
  uri: string,
  bytes: Uint8Array,
): { readonly entries: readonly BibliographyEntry[]; readonly problems: readonly Problem[] } {
  const read = READERS.get(extensionOf(uri))
  if (!read) {
    const message = en`is no bibliography that can be read. Export it as .bib, CSL-JSON (.json), CSL-YAML (.yaml) or .ris`
    return { entries: [], problems: [{ uri, severity: 'error', message }] }
  }
  const decoded = decode(bytes)
  if (decoded.text === undefined)
    return { entries: [], problems: [{ uri, severity: 'error', message: decoded.error }] }
  const { entries, faults } = read(decoded.text)
  const lines = lineCounter(decoded.text)
  const problems = faults.map(({ offset, message }): Problem => {
    const line = lines(offset)
    return { uri, severity: 'warning', message: en`line ${line}: ${message}`, line }
  })
  if (decoded.warning) problems.unshift({ uri, severity: 'warning', message: decoded.warning })
  return { entries, problems }
}

/** Counts lines from 1, in one pass as long as the offsets rise. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return offset => {
    if (offset < at) [line, at] = [1, 0]
    for (let end = text.indexOf('\n', at); end >= 0 && end < offset; end = text.indexOf('\n', at)) {
      line++
      at = end + 1
    }
    return line
  }
}
