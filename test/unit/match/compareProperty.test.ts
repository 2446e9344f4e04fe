import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { words } from '../../../src/base/words.ts'
import { compare } from '../../../src/match/compare.ts'
import { SEED } from '../seed.ts'

const SUITE = join(import.meta.dirname, '../../verdicts')

/** `VERBATIM_TEXTS=DIR`: a folder of texts to take passages from too. */
const FOLDER = process.env.VERBATIM_TEXTS
const MORE =
  FOLDER === undefined ? [] : readdirSync(FOLDER).map(name => readFileSync(join(FOLDER, name), 'utf8'))

/** The seed article, and the sources of the public suite. */
const TEXTS = [
  SEED,
  ...MORE.filter(text => tokensOf(text).length >= 12),
  ...readdirSync(SUITE)
    .filter(name => name.endsWith('.json'))
    .flatMap(name => JSON.parse(readFileSync(join(SUITE, name), 'utf8')) as { source: string }[])
    .map(({ source }) => source)
    .filter(source => tokensOf(source).length >= 12 && !/\n|\[/.test(source)),
].map(text => ({ text, words: words(text), tokens: tokensOf(text) }))

/** What stands between white space, without the punctuation at its edges. */
function tokensOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S+/g)].flatMap(found => {
    const lead = /^[("“‘«„¿]*/.exec(found[0])![0].length
    const tail = /[)"”’»“.,;:?!…—–]*$/.exec(found[0])![0].length
    const span = { start: found.index + lead, end: found.index + found[0].length - tail }
    return span.end > span.start && /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)) ? [span] : []
  })
}

/** A passage of one of the texts, told by its words alone when a property fails. */
const passage = fc
  .record({ text: fc.constantFrom(...TEXTS), from: fc.nat(), length: fc.integer({ min: 5, max: 30 }) })
  .map(({ text, from, length }) => {
    const first = from % Math.max(1, text.tokens.length - 5)
    const tokens = text.tokens.slice(first, first + length)
    const shown = text.text.slice(tokens[0]!.start, tokens.at(-1)!.end)
    return { ...text, tokens, shown, [fc.toStringMethod]: () => `“${shown}”` }
  })
  // Brackets cut in half say nothing.
  .filter(({ shown }) => !shown.includes('['))
type Passage = typeof passage extends fc.Arbitrary<infer T> ? T : never

function quoted({ text, tokens }: Passage): string {
  return text.slice(tokens[0]!.start, tokens.at(-1)!.end)
}

function verdictOf(source: Passage, quotation: string): string {
  const comparison = compare(source, quotation)
  return comparison && comparison.agreement >= 0.4 ? comparison.verdict : 'nothing'
}

const RANK = ['verbatim', 'typographic', 'editorial', 'altered', 'nothing']

function isAtWorst(source: Passage, quotation: string, worst: string): void {
  const verdict = verdictOf(source, quotation)
  assert.ok(RANK.indexOf(verdict) <= RANK.indexOf(worst), `“${quotation}” is ${verdict}, not ${worst}`)
}

/** Another typography for each place where there is one. */
const TYPOGRAPHY: readonly ((text: string) => string)[] = [
  text => text.replace(/ /g, '\n'),
  text => text.replace(/ /g, '\u00a0'),
  text => text.replace(/ /g, '   '),
  text => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  text => text.replace(/ [—–] |—/g, ' -- '),
  text => text.replace(/ [—–] |—/g, '—'),
  text => text.normalize('NFD'),
  text => text.replace(/(?<=\p{L}{3})(?=\p{L}{3})/gu, '\u00ad'),
  text => text.replace(/(?<=\p{Ll}{3})(?=\p{Ll}{4})/u, '-\n'),
  text => text.replace(/fi/g, 'ﬁ').replace(/fl/g, 'ﬂ'),
  text => text.replace(/[!-~]/g, ascii => String.fromCharCode(ascii.charCodeAt(0) + 0xfee0)),
]

describe('the comparison, on random passages', function () {
  this.timeout(60_000)

  it('calls the same characters verbatim', () => {
    fc.assert(
      fc.property(passage, source => assert.equal(verdictOf(source, quoted(source)), 'verbatim')),
      { numRuns: 400 },
    )
  })

  it('calls another typography at worst typographic', () => {
    const changes = fc.subarray([...TYPOGRAPHY], { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(passage, changes, (source, some) => {
        // Full-width forms come last: the others look for plain characters.
        const changed = some.reduce((text, change) => change(text), quoted(source))
        isAtWorst(source, changed, 'typographic')
      }),
      { numRuns: 400 },
    )
  })

  it('calls words left out at a mark, and words put in brackets, at worst editorial', () => {
    const mark = fc.constantFrom('…', '...', '. . .', '[...]', '[…]', '(…)')
    fc.assert(
      fc.property(
        passage,
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        mark,
        fc.boolean(),
        (source, at, count, dots, isPut) => {
          const { text, tokens } = source
          const first = 2 + (at % Math.max(1, tokens.length - 4))
          const last = Math.min(tokens.length - 1, first + count)
          const before = text.slice(tokens[0]!.start, tokens[first - 1]!.end)
          const put = isPut ? '[put in] ' : ''
          // The words at a mark must be found again: the very same ones may stand in the gap.
          const rest = text.slice(tokens[last]!.start, tokens.at(-1)!.end)
          isAtWorst(source, `${before} ${dots} ${put}${rest}`, 'editorial')
        },
      ),
      { numRuns: 400 },
    )
  })

  it('calls another first letter or final mark at worst editorial', () => {
    const mark = fc.constantFrom('.', ',', ';', ':', '')
    fc.assert(
      fc.property(passage, mark, (source, final) => {
        const quotation = quoted(source)
        const first = quotation.charAt(0)
        // `va ?`: in French a space stands before.
        const next = source.text
          .slice(source.tokens.at(-1)!.end)
          .replace(/^[\s”’»"']+/, '')
          .charAt(0)
        // One letter alone, or a word of capitals, is another word in the other case.
        if (/^\p{Lu}{2}|^\P{L}|^.\P{L}/u.test(quotation) || /[?!]/.test(next)) return
        const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()
        isAtWorst(source, `${other}${quotation.slice(1)}${final}`, 'editorial')
        isAtWorst(source, `[${other}]${quotation.slice(1)}${final}`, 'editorial')
      }),
      { numRuns: 300 },
    )
  })

  /** Changes one token so that it is another one. */
  const CHANGES: readonly ((token: string) => string)[] = [
    () => 'zebra',
    () => '',
    token => `${token} zebra`,
    token => token.replace(/\p{L}/u, letter => (letter.toLowerCase() === 'q' ? 'k' : 'q')),
    token => token.replace(/\d/, digit => String((Number(digit) + 1) % 10)),
    // `--The` may be written with another dash.
    token => token.replace(/^[-−–±$£€](?=[$£€]?\d)/, ''),
    token => token.replace(/(?<=\p{L})-(?=\p{L})/u, ''),
    token => token.replace(/\p{L}$/u, ''),
  ]

  it('calls any one unmarked change altered', () => {
    fc.assert(
      fc.property(passage, fc.nat(), fc.constantFrom(...CHANGES), (source, at, change) => {
        const { text, tokens } = source
        // Not at an edge, where a word less is a shorter quotation.
        const k = 1 + (at % (tokens.length - 2))
        const token = text.slice(tokens[k]!.start, tokens[k]!.end)
        const changed = change(token)
        const isSame = changed === token || /^(?:e-mail|co-op)/.test(token)
        // Beside the source's own ellipsis, or its like, a word less is not told from a marked omission.
        const around = text.slice(tokens[k - 1]!.start, tokens[k + 1]!.end)
        const isTwice = changed === '' && /(\S+) \1\b/i.test(around)
        // What stands in brackets is the writer's own.
        if (isSame || isTwice || /…|\.\s*\.\s*\.|\[/.test(quoted(source))) return
        const quotation = `${text.slice(tokens[0]!.start, tokens[k]!.start)}${changed}${text.slice(tokens[k]!.end, tokens.at(-1)!.end)}`
        const verdict = verdictOf(source, quotation)
        assert.ok(verdict === 'altered' || verdict === 'nothing', `“${quotation}” is ${verdict}`)
      }),
      { numRuns: 1_000 },
    )
  })

  it('calls two words exchanged altered', () => {
    fc.assert(
      fc.property(passage, fc.nat(), (source, at) => {
        const { text, tokens } = source
        const k = at % (tokens.length - 1)
        const [a, b] = [tokens[k]!, tokens[k + 1]!]
        const [one, two] = [text.slice(a.start, a.end), text.slice(b.start, b.end)]
        if (one.toLowerCase() === two.toLowerCase() || /…|\.\.\./.test(quoted(source))) return
        const quotation = `${text.slice(tokens[0]!.start, a.start)}${two}${text.slice(a.end, b.start)}${one}${text.slice(b.end, tokens.at(-1)!.end)}`
        if (text.includes(quotation)) return
        const verdict = verdictOf(source, quotation)
        assert.ok(verdict === 'altered' || verdict === 'nothing', `“${quotation}” is ${verdict}`)
      }),
      { numRuns: 500 },
    )
  })

  it('says the same wherever in the file a passage stands', () => {
    const changed = fc.boolean()
    fc.assert(
      fc.property(passage, changed, fc.integer({ min: 0, max: 300 }), (source, isChanged, count) => {
        const quotation = isChanged ? quoted(source).replace(/\S+ /, 'zebra ') : quoted(source)
        const text = `${'Lorem ipsum dolor sit amet. '.repeat(count)}\n${source.text}\n${'Ut enim ad minim. '.repeat(count)}`
        const moved = compare({ text, words: words(text) }, quotation)
        const here = compare(source, quotation)
        assert.equal(moved?.verdict, here?.verdict)
        const told = (one: typeof here) => one?.differences.map(({ source: s, draft }) => [s, draft])
        assert.deepEqual(told(moved), told(here))
      }),
      { numRuns: 100 },
    )
  })
})
