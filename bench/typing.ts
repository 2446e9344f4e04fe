/**
 * What a keystroke costs in a long draft, in every markup: `npm run bench:typing [-- --words 100000 --keystrokes 300]`.
 * Keys are typed into paragraphs all over the draft; after each one everything that is in the draft is asked for, as
 * the editor does for the last one before a pause. Beside it in the same run: a plain look at each character of the
 * same text, and the draft read as a whole. Times by the clock, in ms: each version of the draft is read anew a few times
 * by readers that know the version before, and the best counts, for others disturb.
 */
import { parseArgs } from 'node:util'
import { MemoryWorkspace } from '../src/base/memoryWorkspace.ts'
import { parseDraft } from '../src/draft/parse.ts'
import { createService } from '../src/service/service.ts'

const { values } = parseArgs({
  options: {
    words: { type: 'string', default: '100000' },
    keystrokes: { type: 'string', default: '300' },
  },
})

/** How a quotation with its citation, a note and a block quote are written. */
interface Forms {
  quotation(words: string, key: string): string
  note(words: string, key: string, number: number): readonly [inText: string, below: string]
  block(words: string, key: string): string
  readonly paragraph?: (text: string) => string
}

const pandoc: Forms = {
  quotation: (words, key) => `“${words}” [@${key}, p. 3]`,
  note: (words, key, number) => [`“${words}”[^${number}]`, `[^${number}]: See @${key} [p. 3].\n`],
  block: (words, key) => `> ${words} [@${key}]\n`,
}

const FORMS: Readonly<Record<string, Forms>> = {
  markdown: pandoc,
  latex: {
    quotation: (words, key) => `\`\`${words}'' \\cite[3]{${key}}`,
    note: (words, key) => [`\\enquote{${words}}\\footnote{See \\cite[3]{${key}}.}`, ''],
    block: (words, key) => `\\begin{quote}\n${words} \\cite{${key}}\n\\end{quote}\n`,
  },
  typst: {
    quotation: (words, key) => `"${words}" @${key}[p. 3]`,
    note: (words, key) => [`"${words}"#footnote[See @${key}.]`, ''],
    block: (words, key) => `#quote(block: true, attribution: <${key}>)[${words}]\n`,
  },
  org: {
    quotation: (words, key) => `“${words}” [cite:@${key} p. 3]`,
    note: (words, key, number) => [`“${words}”[fn:${number}]`, `[fn:${number}] See [cite:@${key}].\n`],
    block: (words, key) => `#+begin_quote\n${words} [cite:@${key}]\n#+end_quote\n`,
  },
  asciidoc: {
    quotation: (words, key) => `"\`${words}\`" cite:[${key}(3)]`,
    note: (words, key) => [`"\`${words}\`"footnote:[See cite:[${key}].]`, ''],
    block: (words, key) => `[quote, cite:[${key}]]\n____\n${words}\n____\n`,
  },
  html: {
    quotation: (words, key) => `“${words}” [@${key}, p. 3]`,
    note: (words, key) => [`<q>${words}</q> [@${key}]`, ''],
    block: (words, key) => `<blockquote><p>${words} [@${key}]</p></blockquote>`,
    paragraph: text => `<p>${text}</p>`,
  },
  plaintext: { ...pandoc, note: (words, key) => [`“${words}” [@${key}]`, ''] },
}

const WORDS =
  'the city river mayor report water was has said that will people many years after before house council vote new old'.split(
    ' ',
  )
let seed = 1
function random(below: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % below
}
const words = (count: number) => Array.from({ length: count }, () => WORDS[random(WORDS.length)]!).join(' ')

/** Of 60 words a paragraph, with a quotation in each, every eighth in a note, a block quote after every twentieth. */
function draftIn({ quotation, note, block, paragraph = text => text }: Forms, count: number): string {
  const paragraphs: string[] = []
  const below: string[] = []
  for (let number = 1; number * 60 <= count; number++) {
    const [noted, noteText] = note(words(12), `key${number}`, number)
    const quoted = number % 8 === 0 ? noted : quotation(words(12), `key${number}`)
    if (number % 8 === 0 && noteText) below.push(noteText)
    paragraphs.push(paragraph(`They wrote ${words(24)}, and ${quoted} went on ${words(20)}.\n`))
    if (number % 20 === 0) paragraphs.push(block(words(40), `key${number}`))
  }
  return [...paragraphs, ...below].join('\n')
}

/** So many read each version. */
const READERS = 3

const service = createService(new MemoryWorkspace({}))
const [count, keystrokes] = [Number(values.words), Number(values.keystrokes)]
console.log(`${count} words, ${keystrokes} keystrokes; ms`)
for (const [language, forms] of Object.entries(FORMS)) {
  let text = draftIn(forms, count)
  const uris = Array.from({ length: READERS }, (_, i) => `memory:/${language}${i}`)
  const read = (uri: string) => service.draft(uri, language, text).draft
  const { quotations, citations } = uris.map(read)[0]!
  const times: number[] = []
  for (let typed = 0; typed < keystrokes; typed++) {
    // Ten keys at one place, then at another one.
    if (typed % 10 === 0) seed += 1
    const place = text.indexOf(
      ' went on ',
      Math.floor((text.length / keystrokes) * 10 * Math.floor(typed / 10)),
    )
    const at = place < 0 ? text.indexOf(' went on ') : place
    text = `${text.slice(0, at)}${typed % 10 === 0 ? ' ' : 'x'}${text.slice(at)}`
    // Joining the pieces of the text is the editor's protocol's, not the reading's.
    text.indexOf('\u0000')
    times.push(Math.min(...uris.map(uri => took(() => read(uri)))))
  }
  const scan = best(() => plainScan(text))
  const whole = best(() => parseDraft(language, text))
  const [median, high] = [0.5, 0.95].map(share => quantile(times, share))
  const figures = [
    `${quotations.length} quotations, ${citations.length} citations`,
    `keystroke median ${round(median!)}, 95th ${round(high!)}`,
    `${round(median! / scan)} and ${round(high! / scan)} plain scans (${round(scan)})`,
    `the whole ${round(whole)}`,
  ]
  console.log(`${language.padEnd(9)} ${figures.join('; ')}`)
}

function plainScan(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0
  return sum
}

function took(run: () => unknown): number {
  const before = performance.now()
  run()
  return performance.now() - before
}

function best(run: () => unknown): number {
  return Math.min(...Array.from({ length: 7 }, () => took(run)))
}

function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(share * (times.length - 1))]!
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
