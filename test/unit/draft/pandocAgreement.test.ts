import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseDraft } from '../../../src/draft/parse.ts'
import { drafts } from './pandoc/drafts.ts'
import { paragraph } from './pandoc/generate.ts'
import { citationsOfPandoc, hasPandoc, type OracleItem, plain } from './pandoc/oracle.ts'

function citationsOf(text: string): OracleItem[][] {
  return parseDraft('markdown', text).citations.map(({ items }) =>
    items.map(({ citekey, mode, prefix, locator, suffix }) => ({
      citekey,
      mode,
      prefix: plain(prefix),
      locator: locator ? plain(`${locator.label} ${locator.value}`) : '',
      suffix: plain(suffix).replace(/^,+/, ''),
    })),
  )
}

const written = (items: readonly OracleItem[]) =>
  items.map(item => Object.values(item).join(' | ')).join(' ;; ')

/** What each side has that the other has not, in the order of the text. */
function disagreements(ours: readonly OracleItem[][], theirs: readonly OracleItem[][]) {
  const [mine, other] = [ours.map(written), theirs.map(written)]
  const without = (list: readonly string[], taken: readonly string[]) => {
    const left = new Map<string, number>()
    for (const one of taken) left.set(one, (left.get(one) ?? 0) + 1)
    return list.filter(one => {
      const count = left.get(one) ?? 0
      left.set(one, count - 1)
      return count <= 0
    })
  }
  return { ours: without(mine, other), pandoc: without(other, mine) }
}

/** With fewer in the daily run: Pandoc takes most of a minute for all of them (`VERBATIM_CITATIONS=10000`). */
const CITATIONS = Number(process.env.VERBATIM_CITATIONS ?? 1_000)

describe('agreement with Pandoc', function () {
  this.timeout(120_000 + 60 * CITATIONS)

  before(function () {
    if (hasPandoc) return
    console.log(
      '    Pandoc is not installed here, so nothing is compared with it (Debian: apt-get install pandoc).',
    )
    this.skip()
  })

  it('is complete on the drafts written for it', () => {
    const theirs = citationsOfPandoc(drafts)
    assert.ok(theirs.flat().length > 300, `only ${theirs.flat().length} citations`)
    for (const [number, draft] of drafts.entries())
      assert.deepEqual(disagreements(citationsOf(draft), theirs[number]!), { ours: [], pandoc: [] }, draft)
  })

  it('is complete on generated citations', () => {
    const seed = fc.readConfigureGlobal().seed ?? Date.now() % 1_000_000
    const paragraphs = fc.sample(paragraph, { seed, numRuns: CITATIONS })
    // One run of Pandoc for all: a heading between two paragraphs ends whatever one of them leaves open.
    const theirs = citationsOfPandoc([`${paragraphs.join('\n\n# Next\n\n')}\n`])[0]!
    const ours = paragraphs.map(citationsOf)
    assert.ok(theirs.flat().length >= CITATIONS, `only ${theirs.flat().length} citations`)
    const { ours: mine, pandoc } = disagreements(ours.flat(), theirs)
    const odd = paragraphs.filter((_, i) => ours[i]!.some(items => mine.includes(written(items))))
    const told = { seed, mine: mine.slice(0, 5), pandoc: pandoc.slice(0, 5), odd: odd.slice(0, 5) }
    assert.equal(mine.length + pandoc.length, 0, JSON.stringify(told, null, 2))
  })
})
