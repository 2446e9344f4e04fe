/**
 * How long bibliographies of one, ten and twenty thousand entries take to be read, each in every format, by the
 * processor's time, and how much of that a plain scan of the same text is (one regular expression over all its words).
 *
 *   npm run bench:bibliographies
 *
 * The entries are made up, with what costs a reader time: accents as commands, protected capitals, `@string`, `crossref`,
 * `and others`, months and several authors.
 */
import { cpus, loadavg } from 'node:os'
import { readBibliography } from '../src/library/bibliography/readBibliography.ts'
import { writeBibtex } from '../src/library/bibliography/writeBibtex.ts'

const SIZES = [1_000, 10_000, 20_000]
const ROUNDS = 7

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`,
)
for (const size of SIZES) {
  const bib = bibtex(size)
  const { entries } = readBibliography('file:///refs.bib', Buffer.from(bib))
  const items = entries.map(({ item }) => item)
  report('.bib', size, bib)
  report('.bib (written by Verbatim)', size, items.map(writeBibtex).join('\n\n'), '.bib')
  report('.json', size, JSON.stringify(items, null, 2))
  report('.ris', size, ris(size))
}

function report(title: string, size: number, text: string, extension = title): void {
  const bytes = Buffer.from(text)
  const read = () => readBibliography(`file:///refs${extension}`, bytes)
  const { entries, problems } = read()
  if (entries.length !== size || problems.length > 0)
    throw new Error(`${title}: ${entries.length} entries, ${problems[0]?.message}`)
  const ms = fastest(read)
  const scan = fastest(() => text.match(/[\p{L}\p{N}]+/gu)?.length)
  console.log(
    `${title.padEnd(28)} ${String(size).padStart(6)} entries  ${(bytes.length / 1e6).toFixed(1).padStart(5)} MB  ` +
      `${ms.toFixed(0).padStart(5)} ms  ${(ms / scan).toFixed(1).padStart(5)} × a scan`,
  )
}

/** Processor time in milliseconds, the best of several rounds. */
function fastest(act: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

function bibtex(size: number): string {
  const entries = Array.from({ length: size }, (_, i) => {
    if (i % 20 === 0)
      return `@proceedings{volume-${i},\n  title = {Proceedings of the {${i}th} Meeting on {DNA} \\& Harbours},\n  editor = {M{\\"u}ller, Anna},\n  publisher = press,\n  year = ${1950 + (i % 70)}\n}`
    if (i % 5 === 0)
      return `@inproceedings{lind-${i},\n  author = {Lind{\\'e}n, {\\AA}sa and others},\n  title = {On the Lamps of Harbour ${i}},\n  crossref = {volume-${i - (i % 20)}},\n  pages = {${i}--${i + 9}}\n}`
    return `@article{okafor-${i},\n  author = {Okafor, Ada and {\\L}uczak, Jan and {The Harbour Board}},\n  title = {The {Keeper}'s Log of Station ${i}: {\\em A History} of Fog, Bells and Paint},\n  journaltitle = {Journal of Lamps~and Lenses},\n  date = {${1950 + (i % 70)}-03-05},\n  volume = {${i % 40}},\n  number = {3},\n  pages = {${i}--${i + 20}},\n  doi = {10.1000/lamps.${i}},\n  url = {https://example.org/lamps/${i}?a=1\\&b=2},\n  file = {Full Text:files/${i}/lamps.pdf:application/pdf},\n  abstract = {${'The bell is rung in fog, and the lamp is lit at dusk. '.repeat(8)}},\n  keywords = {lamps,bells,fog}\n}`
  })
  return `@string{press = "The Harbour Press"}\n\n${entries.join('\n\n')}\n`
}

function ris(size: number): string {
  return Array.from(
    { length: size },
    (_, i) =>
      `TY  - JOUR\nID  - okafor-${i}\nAU  - Okafor, Ada\nAU  - Łuczak, Jan\nTI  - The Keeper’s Log of Station ${i}\nJO  - Journal of Lamps\nPY  - ${1950 + (i % 70)}/03/05\nVL  - ${i % 40}\nSP  - ${i}\nEP  - ${i + 20}\nDO  - 10.1000/lamps.${i}\nAB  - ${'The bell is rung in fog. '.repeat(16)}\nER  - \n`,
  ).join('\n')
}
