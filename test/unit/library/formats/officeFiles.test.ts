import assert from 'node:assert/strict'
import type { Span } from '../../../../src/base/span.ts'
import { quotesOf } from '../../../../src/library/speech/speech.ts'
import { archive, bomb, docx, epub } from './officeFiles.ts'
import { readFile, shown } from './read.ts'

async function check(
  name: string,
  bytes: Uint8Array,
  expected: readonly string[],
  raw?: string,
): Promise<void> {
  const { source, text, problems } = await readFile(name, bytes)
  assert.deepEqual(problems, [])
  assert.deepEqual(shown(text!), expected)
  assert.equal(source!.isText, false)
  for (const [i, paragraph] of text!.paragraphs.entries()) {
    const { start, end } = text!.map.toRaw(paragraph)
    assert.equal(text!.raw.slice(start, end), expected[i])
  }
  if (raw !== undefined) assert.equal(text!.raw, raw)
}

async function checkFault(name: string, bytes: Uint8Array, expected: RegExp): Promise<void> {
  const { source, problems } = await readFile(name, bytes)
  assert.equal(source, undefined)
  assert.deepEqual(
    problems.map(({ severity }) => severity),
    ['error'],
  )
  assert.match(problems[0]!.message, expected)
}

const p = (inner: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('a Word document', () => {
  it('gives its paragraphs, and shows its headings without counting them', () =>
    check(
      'a.docx',
      docx(
        p(r('One'), 'H1') +
          p(r('The “first” ') + r('paragraph &amp; more.')) +
          p(r('Two'), 'Own') +
          p('') +
          p(r('The second.')),
      ),
      ['The “first” paragraph & more.', 'The second.'],
      'One\n\nThe “first” paragraph & more.\n\nTwo\n\nThe second.',
    ))

  it('knows its block quotes by their style, and whose they are', async () => {
    const { text } = await readFile(
      'a.docx',
      docx(
        p(r('It began.')) + p(r('We came.'), 'Q') + p(r('We saw.'), 'Q') + p(r('— Ann Lee, in a speech'), 'Q') +
          p(r('Bo Chen wrote:')) + p(r('We went away.'), 'Q') + p(r('It ended.')),
      ), // biome-ignore format: a document
    )
    const shownAs = ({ start, end }: Span) => text!.map.text.slice(start, end)
    assert.deepEqual(
      quotesOf(text!).map(({ spans, speaker }) => [spans.map(shownAs), speaker]),
      [[['We came.', 'We saw.'], 'Ann Lee'], [['We went away.'], 'Bo Chen']],
    ) // biome-ignore format: a list
  })

  it('takes an element with a name that every JavaScript object has for any other', () =>
    check('a.docx', docx(p(`<constructor>${r('Here.')}</constructor>`)), ['Here.']))

  it('leaves out deletions, instructions, tables, note marks and second versions', () =>
    check(
      'a.docx',
      docx(
        p(
          r('Kept') +
            '<w:del><w:r><w:delText> deleted</w:delText></w:r></w:del><w:ins><w:r><w:t> put in</w:t></w:r></w:ins>' +
            '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
            '<w:r><w:t>,</w:t><w:br/><w:t>bro</w:t><w:softHyphen/><w:t>ken</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>',
        ) +
          `<w:tbl><w:tr><w:tc>${p(r('cell'))}</w:tc></w:tr></w:tbl>` +
          `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></mc:Choice><mc:Fallback>${p(r('In a box.'))}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ),
      ['Kept put in, broken\u2011up', 'In a box.'],
    ))

  it('tells its title and authors', async () => {
    const core =
      '<dc:title>On water</dc:title><dc:creator>Jane Roe; Doe, John</dc:creator><dcterms:created>2024-01-01T00:00:00Z</dcterms:created>'
    const { source } = await readFile('a.docx', docx(p(r('Text.')), core))
    assert.deepEqual(source!.item, {
      id: 'a',
      type: 'document',
      title: 'On water',
      author: [{ literal: 'Jane Roe' }, { family: 'Doe', given: 'John' }],
    })
  })

  it('is refused in one sentence when it is broken, encrypted or something else', async () => {
    const whole = docx(p(r('Text.')))
    await checkFault('a.docx', whole.subarray(0, whole.length / 2), /^is not a whole Word file\. Open it/)
    await checkFault('a.docx', new TextEncoder().encode('no archive'), /^is not a whole Word file/)
    await checkFault(
      'a.docx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      /^is encrypted, or of a Word before 2007/,
    )
    await checkFault('a.docx', archive({ 'a.txt': 'x' }), /^is an archive, but no Word document/)
    const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}`, '']))
    await checkFault('a.docx', archive(many), /^holds 20001 files, too many for a Word file/)
    const harmed = whole.slice()
    harmed.fill(0, 300, 700)
    await checkFault(
      'a.docx',
      harmed,
      /^is (?:damaged|not a whole Word file|an archive, but no Word document)/,
    )
  })
})

describe('an EPUB', () => {
  it('gives its chapters in the order of the spine, without its contents', () =>
    check(
      'a.epub',
      epub([
        '<h1>One</h1><p>First <i>paragraph</i>.</p><ul><li>Item</li></ul>',
        '<p>Second&#160;one.<a epub:type="noteref" href="#n">1</a></p>',
      ]),
      ['First paragraph.', 'Item', 'Second one.'],
      'One\n\nFirst paragraph.\n\nItem\n\nSecond one.',
    ))

  it('knows its block quotes, chapter by chapter, and whose they are', async () => {
    const quote = (name: string) =>
      `<p>So it went.</p><blockquote><p>We came.</p><p>— ${name}</p></blockquote>`
    const { text } = await readFile('a.epub', epub([quote('Ann Lee'), quote('Bo Chen')]))
    assert.deepEqual(
      quotesOf(text!).map(({ speaker }) => speaker),
      ['Ann Lee', 'Bo Chen'],
    )
  })

  it('tells title, authors, publisher and date', async () => {
    const metadata =
      '<dc:title>Water</dc:title><dc:creator>Roe, Jane</dc:creator><dc:date>2020-05</dc:date><dc:publisher>Press</dc:publisher>'
    const { source } = await readFile('a.epub', epub(['<p>x</p>'], metadata))
    assert.deepEqual(source!.item, {
      id: 'a', type: 'book', title: 'Water', author: [{ family: 'Roe', given: 'Jane' }],
      issued: { 'date-parts': [[2020, 5]] }, publisher: 'Press',
    }) // biome-ignore format: an item
  })

  it('does not expand the entities of a DTD', async () => {
    const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    )
    const bomb = `<!DOCTYPE html [<!ENTITY e0 "boom">${levels}]>`
    const { text } = await readFile('a.epub', epub([`${bomb}<p>a &e10; b</p>`]))
    assert.ok(text!.raw.length < 100)
  })

  it('is refused in one sentence when it is broken, protected, no book or a bomb', async () => {
    const whole = epub(['<p>x</p>'])
    await checkFault('a.epub', whole.subarray(0, 200), /^is not a whole EPUB file/)
    await checkFault('a.epub', archive({ mimetype: 'application/epub+zip' }), /^is an archive, but no EPUB/)
    await checkFault(
      'a.epub',
      archive({
        'META-INF/container.xml': '<container><rootfile full-path="b.opf"/></container>',
        'META-INF/encryption.xml': '<encryption><enc:CipherReference URI="c.xhtml"/></encryption>',
        'b.opf': '<package/>',
      }),
      /^is protected against copying/,
    )
  })

  it('is no bomb, whatever size it says it has', async () => {
    for (const claimed of [60_000_000, 1_000]) {
      await checkFault(
        'a.docx',
        bomb('word/document.xml', 60_000_000, claimed),
        /^(?:unpacks to more than 50 MB|is damaged)/,
      )
    }
  }).timeout(20_000)
})
