import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cleanPage } from '../../../../src/library/formats/cleanPage.ts'
import { readFile, shown } from './read.ts'

const LONG =
  'The keeper of the lighthouse counted the ships on Tuesday, and there were seventeen of them in the harbour, which nobody had expected.'
const bytesOf = (markup: string) => new TextEncoder().encode(markup)

describe('a page made a clean source', () => {
  it('is its article in Markdown', () => {
    const { markdown, item } = cleanPage(
      bytesOf(
        `<title>T</title><nav>Home</nav><article><h2>Head</h2><p>${LONG}</p><p>${LONG} *Again*, he said.<sup><a href="#n1">1</a></sup></p>` +
          `<ul><li>One item of it.</li><li>Another.</li></ul><blockquote><p>He said so.</p><p>And so.</p></blockquote><p>End &amp; end.</p></article>`,
      ),
    )
    assert.equal(
      markdown,
      `## Head\n\n${LONG}\n\n${LONG} \\*Again\\*, he said.\n\n- One item of it.\n- Another.\n\n> He said so.\n>\n> And so.\n\nEnd & end.\n`,
    )
    assert.equal(item.title, 'T')
  })

  it('has the paragraphs of the page, word for word, whatever they hold', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'word',
        'b',
        'A',
        ' ',
        '. ',
        '1',
        '“',
        '”',
        '—',
        'a) ',
        '(a) ',
        'a. ',
        '1. ',
        '1) ',
        '- ',
        '+ ',
        '# ',
        '> ',
        '| ',
        ': ',
      ),
      fc.constantFrom(
        '*',
        '_',
        '`',
        '~',
        '^',
        '$',
        '@',
        '[',
        ']',
        '(',
        ')',
        '\\',
        '|',
        ':',
        '!',
        '#',
        '=',
        '&',
        '&amp;',
        '{',
        '}',
        '://',
        '.',
        '"',
        "'",
      ),
    )
    const paragraph = fc.array(part, { minLength: 1, maxLength: 12 }).map(parts => parts.join(''))
    return fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('p', 'li', 'blockquote'),
        async (texts, name) => {
          const escaped = texts.map(
            text => `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${name}>`,
          )
          const markup = `<article><p>${LONG}</p>${escaped.join('')}<p>${LONG}</p><p>${LONG}</p></article>`
          const page = await readFile('page.html', markup)
          const made = await readFile('made.md', cleanPage(bytesOf(markup)).markdown)
          assert.deepEqual(shown(made.text!), shown(page.text!))
        },
      ),
      { numRuns: 300 },
    )
  }).timeout(30_000)

  it('is refused when the page has no article', () => {
    for (const markup of ['<p>Short.</p>', '<div id="root"></div><script>render()</script>', ''])
      assert.throws(() => cleanPage(bytesOf(markup)), /^UnreadableError: (?:holds no article|is empty)/)
  })
})
