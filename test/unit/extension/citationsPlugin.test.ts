import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { citationsPlugin } from '../../../src/extension/preview/citationsPlugin.ts'
import type { RenderedCitations } from '../../../src/server/protocol.ts'

/** What the preview makes of a draft, whose citations are given as `written → shown`, each in its line. */
function check(
  draft: string,
  citations: readonly [written: string, line: number, shown: string][],
  expected: string,
) {
  const shown = {
    citations: citations.map(([written, line, text]) => ({ written, line, runs: [{ text }], tooltip: [] })),
    bibliography: [],
  }
  const html = render(draft, shown).replace(/<span class="verbatim-citation" title="">(.*?)<\/span>/g, '‹$1›')
  assert.equal(html, expected)
}

function render(draft: string, shown: RenderedCitations | undefined): string {
  const markdown = citationsPlugin(new MarkdownIt({ html: true, linkify: true }), {
    all: [shown ?? null],
    shown: () => shown,
  })
  // As the editor does it: parsed without saying of what.
  return markdown.renderer.render(markdown.parse(draft, {}), markdown.options, { currentDocument: {} })
}

describe('citations in the preview', () => {
  it('are shown as the style has them, and only where the draft cites', () => {
    check('As [@a, p. 3] and -@b; `[@a, p. 3]`.', [['[@a, p. 3]', 0, '(A, 3)'], ['-@b', 0, '(2024)']], '<p>As ‹(A, 3)› and ‹(2024)›; <code>[@a, p. 3]</code>.</p>\n') // biome-ignore format: rows
  })

  it('are told apart by their place where they are written alike', () => {
    check(
      '[@a] and [@a].\n\nThen [@a]\nand [@a].',
      [
        ['[@a]', 0, 'first'],
        ['[@a]', 0, 'second'],
        ['[@a]', 2, 'third'],
        ['[@a]', 3, 'fourth'],
      ],
      '<p>‹first› and ‹second›.</p>\n<p>Then ‹third›\nand ‹fourth›.</p>\n',
    )
  })

  it('may go over a line end, also within a block quote', () => {
    check('> Words [see @a,\n> p. 3].', [['[see @a,\n> p. 3]', 0, '(A, 3)']], '<blockquote>\n<p>Words ‹(A, 3)›.</p>\n</blockquote>\n') // biome-ignore format: rows
  })

  it('stay as they are written where nothing is known', () => {
    check('As [@a] and [@b] <b>', [['[@b]', 0, 'B']], '<p>As [@a] and ‹B› <b></p>\n')
    assert.equal(render('As [@a].', undefined), '<p>As [@a].</p>\n')
  })

  it('are followed by notes and references', () => {
    const html = render('As [@a].', {
      citations: [{ written: '[@a]', line: 0, runs: [{ text: 'A, ' }, { text: 'B', look: 'italic' }], note: 1, tooltip: [] }],
      bibliography: [[{ text: 'A. ' }, { text: 'B', look: 'italic' }]],
    }) // biome-ignore format: a row
    assert.match(html, /As <span [^>]*><sup>1<\/sup><\/span>\.<\/p>\n<section class="verbatim-notes">/)
    assert.match(html, /<p><sup>1<\/sup> A, <em>B<\/em><\/p>\n<\/section>/)
    assert.match(html, /<section class="verbatim-bibliography">\n<p>A\. <em>B<\/em><\/p>\n<\/section>\n$/)
  })

  it('let nothing of a source run', () => {
    const evil =
      '"><img src=x onerror=alert(1)><script>alert(2)</script> \' onmouseover=alert(3) &lt;b&gt; [x](command:y)'
    const runs = [{ text: evil }, { text: evil, look: 'italic' as const }]
    const html = render('[@a]', {
      citations: [
        {
          written: '[@a]',
          line: 0,
          runs,
          note: undefined,
          tooltip: [evil, evil],
          url: `https://example.org/${evil}`,
        },
      ],
      bibliography: [runs],
    })
    const ours =
      /<\/?(?:p|em|section|span)(?: class="verbatim-\w+")?(?: title="[^"<>]*")?>|<a href="[^"<>]*">|<\/a>/g
    assert.doesNotMatch(html.replace(ours, ''), /[<>"]/)
    assert.equal(html.match(/title="/g)?.length, 1)
    assert.doesNotMatch(html, /&lt;b/, 'what looks like an entity is none')
  })
})
