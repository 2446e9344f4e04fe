import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DraftReader } from '../../../src/draft/draftReader.ts'
import type { Draft } from '../../../src/draft/model.ts'
import { parseDraft } from '../../../src/draft/parse.ts'

/** Lines and parts of lines that begin, hold and end whatever Markdown knows. */
const pieces = (
  'They|wrote|“|”|said,|"|No.|@a|[@b, p. 3]|-@a|(my translation)|^[a note, @c]|[^1]|`|*|$|{=html}|' +
  '\n[^1]: |\n> |\n>|\n- |\n3. |\n    |\n# |\n```\n|\n~~~\n|\n<!-- |-->|\n---\n|\n***\n|\n| a | b |\n|\n::: x\n|\n(@e) |(@e)|' +
  '\n\\begin{x}\n|\\end{x}|\n[l]: https://x.org|\n===\n|: |— Author'
).split('|')
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom('\n\n', '\n', ' ', 'Word ', '\n\nThey ', '\r\n\r\n'),
    ),
    {
      maxLength: 60,
    },
  )
  .map(parts => parts.join(''))

/** What can be seen of a draft, maps included. */
function seen({ citations, quotations }: Draft): unknown {
  return {
    citations,
    quotations: quotations.map(({ map, ...others }) => ({ ...others, text: map.text, shown: shownBy(map) })),
  }
}

function shownBy(map: Draft['quotations'][number]['map']): unknown {
  return Array.from(map.text, (_, i) => map.toRaw({ start: i, end: i + 1 }))
}

describe('the reader of a draft', () => {
  it('finds after every change what a parser finds that has not seen the text before', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(20), text)), (written, changes) => {
        const reader = new DraftReader()
        let now = written
        for (const [place, length, put] of [[0, 0, ''] as const, ...changes]) {
          const at = place % (now.length + 1)
          now = now.slice(0, at) + put + now.slice(at + length)
          assert.deepEqual(seen(reader.read('markdown', now)), seen(parseDraft('markdown', now)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps what is found of a paragraph while others change', () => {
    const reader = new DraftReader()
    const [one, two] = ['She said: “No.” [@a]', 'He said: “Yes.” [@b]']
    const before = reader.read('markdown', `${one}\n\n${two}\n\nEnd.`)
    const after = reader.read('markdown', `${one}\n\n${two}\n\nThe end.`)
    assert.equal(after.quotations[0], before.quotations[0])
    assert.equal(after.quotations[1], before.quotations[1])
    const [, moved] = reader.read('markdown', `${one} More.\n\n${two}\n\nThe end.`).quotations
    assert.equal(moved?.start, before.quotations[1]!.start + ' More.'.length)
  })

  it('forgets what is of another markup', () => {
    const reader = new DraftReader()
    const text = 'She said: “No.” \\cite{a} [@b]'
    reader.read('latex', text)
    assert.deepEqual(seen(reader.read('markdown', text)), seen(parseDraft('markdown', text)))
  })
})
