/**
 * Reads every .bib file under a folder, and says what was read, what was not and why, and how far authors and titles
 * are what Pandoc reads.
 *
 *   npm run eval:bibliographies -- --data DIR [--show author|title|…]
 *
 * Capitals, tags of emphasis, and kinds of apostrophes, quotation marks and spaces are no difference: both readers may
 * be right about them. Files that Pandoc cannot read are left out of the comparison.
 */

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBibtex } from '../src/library/bibliography/bibtex.ts'
import type { Item, Name } from '../src/library/source.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'string' } } })
if (!values.data) throw new Error('Name the folder: --data DIR')

const plain = (text: unknown) =>
  String(text ?? '')
    .replace(/<\/?[a-z][^<>]*>/g, '')
    .replace(/[’‘`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .trim()

function shown(item: Item, variable: string): string {
  const value = item[variable]
  if (!Array.isArray(value)) return plain(value)
  return (value as Name[])
    .map(({ literal, given, family, suffix, ...particles }) =>
      plain(literal ?? [given, ...Object.values(particles), family, suffix].filter(Boolean).join(' ')),
    )
    .join('; ')
}

const VARIABLES = [
  'author',
  'editor',
  'title',
  'container-title',
  'publisher',
  'volume',
  'page',
  'DOI',
  'URL',
  'type',
]
const same = new Map<string, number>()
const all = new Map<string, number>()
const reasons = new Map<string, number>()
const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
let [files, entries, compared] = [0, 0, 0]

for (const name of readdirSync(values.data, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.bib')) continue
  const path = join(values.data, name)
  const text = readFileSync(path, 'utf8')
  const read = readBibtex(text)
  files++
  entries += read.entries.length
  for (const { message } of read.faults)
    add(
      reasons,
      message.replace(/“[^”]*”/g, '“…”').replace(/\b(entry|citekey|from) [^\s,]+(?=[\s,])/g, '$1 …'),
    )
  const isBiblatex = /journaltitle|@(?:online|report|collection|thesis)\b|\bdate\s*=/i.test(text)
  const pandoc = spawnSync('pandoc', ['-f', isBiblatex ? 'biblatex' : 'bibtex', '-t', 'csljson', path], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (pandoc.status !== 0) continue
  const ours = new Map(read.entries.map(({ citekey, item }) => [citekey, item]))
  for (const theirs of JSON.parse(pandoc.stdout) as Item[]) {
    const item = ours.get(theirs.id)
    if (!item) continue
    compared++
    for (const variable of VARIABLES) {
      const [a, b] = [shown(theirs, variable), shown(item, variable)]
      if (a === '' && b === '') continue
      add(all, variable)
      if (a === b) add(same, variable)
      else if (values.show === variable) console.log(`${name} ${theirs.id}\n  Pandoc   ${a}\n  Verbatim ${b}`)
    }
  }
}

console.log(`${files} files, ${entries} entries read`)
for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`  ${times} × ${reason}`)
console.log(`${compared} entries compared with Pandoc’s:`)
for (const variable of VARIABLES)
  console.log(`  ${variable}: ${same.get(variable) ?? 0} of ${all.get(variable) ?? 0} alike`)
