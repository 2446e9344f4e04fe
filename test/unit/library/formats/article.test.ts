import assert from 'node:assert/strict'
import { articleOf } from '../../../../src/library/formats/article.ts'
import { parseMarkup } from '../../../../src/library/formats/markupTree.ts'

const PARAGRAPHS =
  '<p>The keeper of the lighthouse counted the ships on Tuesday, and there were seventeen.</p>'.repeat(9)

/** Whether an article is found in a page with so many more elements. */
function isFound(more: number): boolean {
  const markup = `<html><body><article>${PARAGRAPHS}${'<b>x</b>'.repeat(more)}</article></body></html>`
  return articleOf(markup, parseMarkup(markup, 'html')) !== undefined
}

describe('the article of a page', () => {
  it('is not looked for in a book, since that would take a minute', () => {
    assert.deepEqual([isFound(100), isFound(20_000)], [true, false])
  })
})
