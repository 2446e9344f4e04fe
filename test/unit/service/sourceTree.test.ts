import assert from 'node:assert/strict'
import { SEED_KEY, serviceOf } from '../seed.ts'

const FILES = {
  'seeds/bridges.txt': 'The bridge was opened on Monday.\n“It will stand for a hundred years,” Ada Low said.',
  'seeds/draft-of.md': '---\ntitle: On Walls\nauthor: Roe, Jane\n---\n\nWalls stand.',
  'refs.bib': '@book{unread, author = {Low, Ada}, title = {A Book}}',
}

async function treeOf() {
  const { service, workspace } = await serviceOf(FILES)
  service.settings = { ...service.settings, bibliography: ['refs.bib'] }
  await service.library.refresh()
  const find = async (query: string) => {
    let tree = await service.sourceTree(query)
    while (!tree.isComplete) tree = await service.sourceTree(query)
    return tree.sources.map(({ citekey }) => citekey)
  }
  return { service, workspace, find }
}

describe('the tree of sources', () => {
  it('has all sources, and no entry without a text', async () => {
    assert.deepEqual((await (await treeOf()).find('')).sort(), [SEED_KEY, 'bridges', 'draft-of'])
  })

  it('is found by citekey, title, author and speaker, typing errors included', async () => {
    const { find } = await treeOf()
    assert.deepEqual(await find('bridgs'), ['bridges'])
    assert.equal((await find('on wals'))[0], 'draft-of')
    assert.deepEqual(await find('jane'), ['draft-of'])
    assert.deepEqual(await find('ada low'), ['bridges'])
    assert.equal((await find('xi jinping'))[0], SEED_KEY)
    assert.deepEqual(await find('nobody of that name'), [])
  })

  it('knows the speakers of a source that has changed', async () => {
    const { service, workspace, find } = await treeOf()
    assert.deepEqual(await find('ada low'), ['bridges'])
    workspace.write('seeds/bridges.txt', 'The bridge was closed.\n“It has had its day,” Bo Quill said.')
    await service.library.settled
    assert.deepEqual(await find('ada low'), [])
    assert.deepEqual(await find('bo quill'), ['bridges'])
  })
})
