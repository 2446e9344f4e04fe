import assert from 'node:assert/strict'
import { serviceOf } from '../seed.ts'

const BIB = `@book{roe-2024,
  author = {Roe, Jane and others},
  title = {On *Walls*},
  date = {2024-03},
  publisher = {Press}
}
@misc{read, title = {Read}, file = {seeds/read.txt}}
@misc{zotero-key, title = {Kept}, file = {seeds/saved.md}}
`
const FILES = {
  'refs.bib': BIB,
  'seeds/read.txt': 'She said “good walls last” to us all.',
  'seeds/saved.md': '---\ncitation-key: spring\n---\n\nThe harbour bridge was finished in May.',
}

async function open(draft: string) {
  const { service } = await serviceOf(FILES)
  const text = `---\nbibliography: refs.bib\n---\n\n${draft}`
  const document = service.draft('memory:/project/draft.md', 'markdown', text)
  await service.library.settled
  return { service, document, text }
}

describe('an entry of a bibliography', () => {
  it('is no unknown citekey, and leaves its quotations unchecked', async () => {
    const { service, document } = await open('“Walls are made to last for ever” [@roe-2024], [@nobody].')
    const { quotations, findings } = await service.check(document)
    assert.equal(quotations[0]?.verdict, 'unchecked')
    assert.equal(quotations[0]?.message, 'There is no text here of roe-2024, only its entry in refs.bib.')
    assert.deepEqual(
      findings.map(({ code, severity }) => `${code} ${severity}`),
      ['unchecked hint', 'unknown-citekey error'],
    )
  })

  it('gives its source the citekey under which quotations are checked', async () => {
    const { service, document } = await open('“good walls last” [@read].')
    const { quotations, findings } = await service.check(document)
    assert.equal(quotations[0]?.verdict, 'verbatim')
    assert.deepEqual(findings, [])
  })

  it('names a source that has a citekey of its own as well as that does', async () => {
    const draft = '“harbour bridge was finished” [@zotero-key, para. 1] and “bridge was finished” [@spring]'
    const { service, document, text } = await open(draft)
    const { quotations, findings } = await service.check(document)
    assert.deepEqual(
      quotations.map(({ verdict }) => verdict),
      ['verbatim', 'verbatim'],
    )
    assert.deepEqual(findings, [])
    const cited = await service.citationsOf(document, text.indexOf('@spring') + 2, [document], false)
    assert.deepEqual(cited.map(({ span }) => text.slice(span.start, span.end)).sort(), [
      'spring',
      'zotero-key',
    ])
    assert.deepEqual(
      service.findSources('zotero').map(({ citekey }) => citekey),
      ['spring'],
    )
    const edits = await service.rename(document, text.indexOf('@zotero') + 2, 'new', [document])
    assert.deepEqual(
      edits.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)).sort(),
      ['draft.md', 'refs.bib'],
      'the key of the source itself stays',
    )
  })

  it('shows its metadata in a hover, and go-to-definition leads to it', async () => {
    const { service, document, text } = await open('As [@roe-2024] has it.')
    const offset = text.indexOf('roe-')
    const hover = await service.hover(document, offset, () => '')
    assert.equal(
      hover?.markdown,
      '**On &#42;Walls&#42;**  \nJane Roe and others · 2024-03 · Press  \nNo text here; an entry in refs.bib',
    )
    const [definition] = await service.definition(document, offset)
    assert.equal(definition?.uri, 'memory:/project/refs.bib')
    assert.equal(BIB.slice(definition.target.start, definition.target.end), 'roe-2024')
  })

  it('is offered for citation beside the sources, and only as long as it has no text', async () => {
    const { service } = await open('')
    const find = (query: string) =>
      service.findSources(query).map(({ citekey, hasText }) => `${citekey} ${hasText}`)
    assert.deepEqual(find('walls'), ['roe-2024 false'])
    assert.deepEqual(find('jane roe'), ['roe-2024 false'])
    assert.ok(find('').includes('read true') && find('').includes('roe-2024 false'))
    const request = {
      uri: 'memory:/project/refs.bib',
      quotation: { start: 0, end: 0 },
      before: 'See',
      after: '',
    }
    const inserted = await service.insertion({ ...request, form: 'citation', citekey: 'roe-2024' })
    assert.equal(inserted?.text, ' [@roe-2024]')
    assert.equal(await service.insertion({ ...request, form: 'citation' }), undefined)
  })

  it('is counted in the report', async () => {
    const { service } = await open('')
    const markdown = await service.report({ version: '1', runtime: 'test', readMs: 1, storage: {} })
    assert.match(markdown, /## Bibliographies\n\n- refs\.bib: 3 entries, 2 with a text here\n/)
  })
})
