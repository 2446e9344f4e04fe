import assert from 'node:assert/strict'
import fc from 'fast-check'
import { quotesOf } from '../../../../src/library/speech/speech.ts'
import { readFile, shown } from './read.ts'

const LOREM = [
  'The keeper of the lighthouse counted the ships on Tuesday, and there were seventeen of them in the harbour.',
  'It was the third winter of the long drought, and the council met every week to speak about water.',
  'Nobody on the island wanted to import water from the mainland, and everybody needed it, as the keeper said.',
  'In the end the council voted seven to two for a new ferry, which was to bring the water in large tanks.',
]

/** The paragraphs of a page, and that each leads back to markup that says the same. */
async function check(markup: string, expected: readonly string[]): Promise<void> {
  const { text, problems } = await readFile('page.html', markup)
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  )
  assert.deepEqual(shown(text!), expected)
  for (const paragraph of text!.paragraphs) {
    const raw = text!.map.toRaw(paragraph)
    assert.deepEqual(text!.map.fromRaw(raw), paragraph)
    const ends = [markup.slice(raw.start, raw.start + 3), markup.slice(raw.end - 3, raw.end)]
    assert.ok(!/^\s|\s$/.test(markup.slice(raw.start, raw.end)), `white space around ${ends}`)
  }
}

const page = (body: string) =>
  `<!doctype html>\n<html><head><title>T</title></head><body>\n${body}\n</body></html>`
const paragraphs = LOREM.map(text => `<p>${text}</p>`).join('\n')

describe('a web page', () => {
  it('counts paragraphs, list items and paragraphs of block quotes, not headings, tables, code and captions', () =>
    check(
      page(
        `<article><h1>T</h1>${paragraphs}<h2>H</h2><ul><li>First item of the list.</li><li><p>Second item.</p></li></ul>` +
          '<blockquote><p>He said so.</p><p>And so.</p></blockquote><pre>code</pre><table><tr><td>1</td></tr></table>' +
          '<figure><img src="a.jpg"><figcaption>A ship</figcaption></figure><div>Text of a division.</div></article>',
      ),
      [...LOREM, 'First item of the list.', 'Second item.', 'He said so.', 'And so.', 'Text of a division.'],
    ))

  it('leaves out navigation, advertising and what else stands around the article', () =>
    check(
      page(
        '<header class="site-header"><a href="/">The Daily</a><nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sports</a></li></ul></nav></header>' +
          '<div class="cookie-banner" role="dialog">We use cookies to improve your visit. <button>Accept</button></div>' +
          `<main><article><h1>T</h1><div class="article-body">${paragraphs}` +
          '<div class="ad-slot advertisement">Advertisement <a href="/buy">Buy a boat</a></div>' +
          `<p>Another paragraph, after the advertising, says more of the ferry and of the tanks on it.</p>` +
          '<aside class="related"><h3>Read more</h3><ul><li><a href="/x">Ten boats you must see</a></li></ul></aside></div>' +
          '<div class="share-tools"><a href="#">Share on Facebook</a></div></article></main>' +
          '<section class="comments" id="comments"><h2>Comments</h2><p>First! What a nice story this is, I have never read a better one.</p></section>' +
          '<footer>© The Daily. All rights reserved. <a href="/terms">Terms</a></footer>',
      ),
      [...LOREM, 'Another paragraph, after the advertising, says more of the ferry and of the tanks on it.'],
    ))

  it('leaves out what its page names as something else between the paragraphs', () =>
    check(
      page(
        `<article>${LOREM.map(text => `<div class="column"><p>${text}</p></div>`).join('<div class="ad-wrapper"><p>Advertisement</p><a href="#after">Skip</a></div>')}` +
          '<ul id="toc"><li><a href="#h">History</a></li></ul><div class="newsletterSignup"><p>Never miss a story from the harbour.</p></div>' +
          `<section class="social-history"><p>${LOREM.join(' ')}</p></section></article>`,
      ),
      [...LOREM, LOREM.join(' ')],
    ))

  it('shows what a reader sees of entities, soft hyphens, white space, emphasis, quotations and note marks', () =>
    check(
      page(
        `<article>${paragraphs}<p>  Caf&eacute; &amp; &#8220;im&shy;por\u00adtant&rdquo;\n   words,&nbsp;<b>bo</b>ld` +
          ' <q>outer <q>inner</q></q>.<sup><a href="#fn1">1</a></sup> E = mc<sup>2</sup><!-- no --><br>next<script>x()</script></p></article>',
      ),
      [...LOREM, 'Café & “important” words, bold “outer ‘inner’”. E = mc2 next'],
    ))

  it('knows which paragraphs are of one block quote', async () => {
    const { text } = await readFile(
      'q.html',
      page(
        `<article>${paragraphs}<blockquote><p>He said so.</p><p>And so.</p></blockquote><p>End.</p></article>`,
      ),
    )
    const [quote, ...others] = text!.blockQuotes!
    assert.equal(text!.map.text.slice(quote!.start, quote!.end), 'He said so.\nAnd so.')
    assert.deepEqual(others, [])
  })

  it('knows from the last line, or the footer, of a block quote whose it is', async () => {
    const speakers = async (quote: string) => {
      const { text } = await readFile(
        'q.html',
        page(`<article>${paragraphs}${quote}<p>It ended.</p></article>`),
      )
      return quotesOf(text!).map(({ spans, speaker }) => [
        spans.map(({ start, end }) => text!.map.text.slice(start, end)).join(' '),
        speaker,
      ])
    }
    const expected = [['He said so. And so.', 'Ann Lee']]
    const quote = (end: string) => `<blockquote><p>He said so.</p><p>And so.</p>${end}</blockquote>`
    assert.deepEqual(await speakers(quote('<p>— Ann Lee, in a speech</p>')), expected)
    assert.deepEqual(await speakers(quote('<footer>— Ann Lee</footer>')), expected)
    assert.deepEqual(
      await speakers('<blockquote><p>He said so. And so.<br>— <cite>Ann Lee</cite></p></blockquote>'),
      expected,
    )
    for (const end of [
      '<footer>Ann Lee</footer>',
      '<cite>Ann Lee</cite>',
      '<footer>— <cite>Ann Lee</cite></footer>',
    ])
      assert.deepEqual(await speakers(quote(end)), expected, end)
    for (const end of [
      ' <cite>Ann Lee</cite>',
      '<br><cite>Ann Lee</cite>',
      '<br>&mdash; <cite>Ann Lee</cite>',
    ])
      assert.deepEqual(
        await speakers(`<blockquote><p>He said so. And so.${end}</p></blockquote>`),
        expected,
        end,
      )
    for (const caption of ['Ann Lee', '— Ann Lee, in a speech', '<cite>Ann Lee</cite>'])
      assert.deepEqual(
        await speakers(`<figure>${quote('')}<figcaption>${caption}</figcaption></figure>`),
        expected,
        caption,
      )
    // A work that is named amid the words, and the caption of a picture, are nobody's name.
    assert.deepEqual(
      await speakers('<blockquote><p>He read <cite>The Times</cite> and said so.</p></blockquote>'),
      [],
    )
    assert.deepEqual(
      await speakers(`${quote('')}<figure><img src="a.png"><figcaption>Ann Lee</figcaption></figure>`),
      [],
    )
    assert.deepEqual(await speakers(quote('')), [])
  })

  it('makes paragraphs of what two line breaks set apart', () =>
    check(page(`<div class="story">${LOREM.join('<br><br>\n')}</div>`), LOREM))

  it('reads what old pages set in tables', () =>
    check(page(`<table><tr><td></td><td>${LOREM.join('<br><br>')}</td></tr></table>`), LOREM))

  it('forgives faults of the markup', () =>
    check(`<article><p>${LOREM.join('\n<p>')} <b>and <i>more</b></i> of it`, [
      ...LOREM.slice(0, 3),
      `${LOREM[3]} and more of it`,
    ]))

  it('shows a page that is no article whole, without its navigation', () =>
    check('<nav><a href="/">Home</a></nav><p>Short.</p>', ['Short.']))

  it('survives elements in elements in elements', async () => {
    const { text } = await readFile('deep.html', '<div>'.repeat(20_000) + LOREM[0])
    assert.deepEqual(shown(text!), [LOREM[0]])
  }).timeout(20_000)

  it('is read in the encoding that it declares', async () => {
    const bytes = new Uint8Array(
      [...new TextEncoder().encode('<meta charset="windows-1252"><p>Caf')].concat(0xe9, 0x94),
    )
    const { text, problems } = await readFile('old.html', bytes)
    assert.deepEqual(shown(text!), ['Café”'])
    assert.deepEqual(problems, [])
  })

  it('leads from every word back to where it stands', () => {
    const piece = fc.oneof(
      fc.constantFrom('word', 'Two', ' ', '\n  ', '.'),
      fc.constantFrom('&amp;', '&eacute;', '&nbsp;', '&#8217;', '&shy;', '\u00ad'),
      fc.constantFrom(
        '<b>',
        '</b>',
        '<em>',
        '</em>',
        '<br>',
        '<!-- c -->',
        '<a href="/x">',
        '</a>',
        '<p>',
        '</p>',
        '<q>',
        '</q>',
      ),
    )
    return fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 40 }), async parts => {
        const markup = parts.join('')
        const { text } = await readFile('any.html', `${markup}<p>end`)
        const { map } = text!
        for (const word of map.text.matchAll(/[\p{L}]+/gu)) {
          const span = { start: word.index, end: word.index + word[0].length }
          const raw = map.toRaw(span)
          assert.deepEqual(map.fromRaw(raw), span)
          assert.equal(seen(text!.raw.slice(raw.start, raw.end)), word[0])
        }
      }),
      { numRuns: 200 },
    )
  }).timeout(20_000)
})

/** A naive reader: markup and soft hyphens out, the few entities of the test decoded. */
function seen(markup: string): string {
  return markup
    .replace(/<[^>]*>|&shy;|\u00ad/g, '')
    .replaceAll('&eacute;', 'é')
    .replaceAll('&amp;', '&')
}

describe('a page saved as MHTML', () => {
  it('has its article read from the packed page', async () => {
    const body = `<html><head><title>T</title></head><body><nav>Home</nav><article>${paragraphs}<p>Caf=C3=A9 a=\nnd more of it.</p></article></body></html>`
    const mhtml = [
      'From: <Saved by Blink>', 'Subject: T', 'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----B"', '', '',
      '------B', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '',
      body, '------B--', '',
    ].join('\r\n') // biome-ignore format: a file
    const { text, source } = await readFile('page.mhtml', mhtml)
    assert.deepEqual(shown(text!), [...LOREM, 'Café and more of it.'])
    assert.equal(source!.isText, false)
  })
})
