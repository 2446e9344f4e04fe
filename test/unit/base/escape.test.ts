import assert from 'node:assert/strict'
import MarkdownIt from 'markdown-it'
import { escapeMarkdown } from '../../../src/base/escape.ts'

const markdown = new MarkdownIt({ html: true, linkify: true })

/** What a reader sees of `text` when it has been escaped. */
function shown(text: string): string {
  return markdown
    .render(escapeMarkdown(text))
    .replace(/^<p>|<\/p>\s*$/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

describe('escapeMarkdown', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '![x](https://example.org/x.png)',
    '[x](command:verbatim.openSource)',
    '`code` ``` fence',
    '**bold** _emphasis_ ~~struck~~',
    '# not a heading',
    '- not a list',
    '1. not a list',
    '> not a quote',
    'https://example.org and www.example.org',
    'somebody@example.org',
    '&lt;b&gt; &amp;',
    '=== ---',
    'a | b',
    '\\[x\\]',
  ]
  for (const text of hostile) {
    it(`shows ${JSON.stringify(text)} as it is`, () => assert.equal(shown(text), text))
  }

  it('leaves no way to an icon', () => assert.ok(!escapeMarkdown('$(error)').includes('$(')))

  it('keeps to one line', () => assert.equal(escapeMarkdown('a\n\n# b'), 'a # b'))

  it('shows what could hide or reorder text', () => {
    assert.equal(escapeMarkdown('a\u202eb\u0007c\u2066d'), 'a\ufffdb\ufffdc\ufffdd')
  })

  it('leaves plain prose alone', () => {
    const prose = 'China’s “celebration”, e.g. 3.5 % of well-known snake_case: fine; (no, wait!)'
    assert.equal(escapeMarkdown(prose).replaceAll('&#40;', '(').replaceAll('&#41;', ')'), prose)
  })
})
