import assert from 'node:assert/strict'
import { RenameError } from '../../../src/service/rename.ts'
import { at, shown } from './draftAt.ts'

describe('rename', () => {
  it('renames a citekey in drafts of all markups, and where its source has it', async () => {
    const { service, document, offset } = await at('See [@smith|-2024].')
    assert.equal((await service.renamable(document, offset))?.citekey, 'smith-2024')
    const edits = await service.rename(document, offset, 'smith-2025', [document])
    assert.deepEqual(shown(edits, document), [
      'draft.md: smith-2024',
      'notes/two.tex: smith-2024',
      'one.md: smith-2024',
      'one.md: smith-2024',
      'three.typ: smith-2024',
      'seeds/harbour.md: smith-2024',
    ])
    assert.ok(edits.every(({ newText }) => newText === 'smith-2025'))
  })

  it('renames an entry of a bibliography, with braces where Markdown wants them', async () => {
    const { service, document, offset } = await at('See [@jones|-2020].')
    const edits = await service.rename(document, offset, 'jones..2020', [document])
    assert.deepEqual(
      edits.map(({ uri, newText }) => `${uri.split('/').at(-1)} ${newText}`),
      ['draft.md {jones..2020}', 'refs.bib jones..2020'],
    )
  })

  it('renames an entry where others of its bibliography name it', async () => {
    const bib =
      '@book{jones-2020, title = {A}}\n@inbook{b, crossref = "jones-2020"}\n@book{c, related = {jones-20, jones-2020 , b}}\n'
    const { service, document, offset } = await at('See [@jones|-2020].', 'markdown', { 'refs.bib': bib })
    const edits = await service.rename(document, offset, 'jones-2021', [document])
    const places = edits.filter(({ uri }) => uri.endsWith('.bib')).map(({ span }) => span)
    assert.equal(places.length, 3)
    for (const { start, end } of places) assert.equal(bib.slice(start, end), 'jones-2020')
  })

  it('renames in sidecars', async () => {
    const files = {
      'seeds/page.txt': 'Some words.',
      'seeds/page.yaml': 'title: Page\nid: "page-1"\n',
    }
    const { service, document, offset } = await at('See [@page|-1].', 'markdown', files)
    const edits = await service.rename(document, offset, 'page-2', [document])
    const sidecar = edits.find(({ uri }) => uri.endsWith('.yaml'))!
    assert.equal(files['seeds/page.yaml'].slice(sidecar.span.start, sidecar.span.end), 'page-1')
  })

  it('refuses what would break a citation', async () => {
    const { service, document, offset } = await at('See [@smith|-2024], [@other].')
    const refused = async (name: string, reason: string, place = offset) =>
      assert.rejects(service.rename(document, place, name, [document]), (error: Error) => {
        assert.ok(error instanceof RenameError)
        assert.ok(error.message.startsWith(reason), error.message)
        return true
      })
    await refused('two words', 'A citekey has no white space')
    await refused('', 'A citekey has no white space')
    await refused('other', 'There is a source with the citekey other already.')
    await refused('jones-2020', 'There is a source with the citekey jones-2020 already.')
    await refused('new-name', 'other is the name of the file', document.text.indexOf('other'))
    await assert.rejects(service.renamable(document, document.text.indexOf('other')), RenameError)
    assert.equal(await service.renamable(document, 0), undefined)
    await refused('new-name', 'Put the cursor on the citekey', 0)
  })

  it('refuses what names its source by an address', async () => {
    const { service, document, offset } = await at('<q cite="https://x.o|rg/a">Words.</q>', 'html')
    await assert.rejects(service.renamable(document, offset), /address/)
  })
})
