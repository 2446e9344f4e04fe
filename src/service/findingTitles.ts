import type { FindingCode } from './finding.ts'

/** Each finding in one line, as lists of rules show it. The pages in docs/findings begin with the same lines. */
export const findingTitles: Record<FindingCode, string> = {
  'altered-quotation': 'The words of a quotation are not those of its source.',
  'altered-punctuation': 'Only the punctuation inside a quotation is not that of its source.',
  misattributed: 'A quotation is not from the source it cites, but from another one of the library.',
  'not-found': 'A quotation is in none of the sources.',
  unchecked: 'A quotation cannot be checked.',
  'risky-elision': 'What a quotation leaves out may change what it says.',
  'style-alteration': 'The chosen style guide does not accept a change that others do.',
  'wrong-locator': 'A quotation stands elsewhere in its source than its citation says.',
  'uncited-quotation': 'Words of a source are quoted without a citation near.',
  'unknown-citekey': 'A citation names a source that the library does not have.',
  'duplicate-citekey': 'A citation names a citekey that several sources have.',
  'source-problem': 'The text of a cited source may be faulty.',
}
