import assert from 'node:assert/strict'
import fc from 'fast-check'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { MemoryStore } from '../../../src/base/store.ts'
import { createService, type Service } from '../../../src/service/service.ts'
import { loadChunk } from '../chunks.ts'
import { docx, epub } from '../library/formats/officeFiles.ts'
import { column, pdf } from '../library/formats/pdfFile.ts'

const FILES = {
  'seeds/harbour.txt': 'The harbour treaty was signed before winter came.',
  'seeds/ships.md': '---\ntitle: Ships\nauthor: Jane Roe\n---\n\nSeventeen ships were promised.',
  'seeds/binary.txt': new Uint8Array([1, 0, 2]),
}

/** A start: what the store holds, and then, unless it stands still, the disk. */
async function start(workspace: MemoryWorkspace, store: MemoryStore, isCompared = true): Promise<Service> {
  const service = createService(workspace)
  await service.restore(store)
  if (isCompared) await service.library.refresh(['seeds'])
  return service
}

async function persisted(files: Record<string, string | Uint8Array> = FILES) {
  const workspace = new MemoryWorkspace(files)
  const store = new MemoryStore()
  const service = await start(workspace, store)
  await service.persist(store)
  return { workspace, store, service }
}

/** Everything that hosts can see. */
async function seen(service: Service, queries: readonly string[]) {
  const answers = []
  for (const query of queries) {
    const { results } = await service.search({ query })
    const shown = results.map(({ path, start, end, score }) => ({ path, start, end, score }))
    // Equally good ones stand in the order in which their sources came into the library.
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
    answers.push(shown.sort((a, b) => b.score - a.score || order(a.path, b.path) || a.start - b.start))
  }
  const sources = service.library.sources.map(({ id: _, ...source }) => source)
  const found = service
    .findSources('roe')
    .map(({ path }) => path)
    .sort()
  const problems = service.library.problems.map(({ uri, message }) => `${uri} ${message}`).sort()
  return { answers, sources, found, problems }
}

describe('what is kept between two starts', function () {
  this.timeout(60_000)

  it('is searchable before the disk has been looked at', async () => {
    const { workspace, store, service } = await persisted()
    const again = await start(workspace, store, false)
    const queries = ['harbour treaty', 'seventeen ships', 'nothing of this']
    assert.deepEqual(await seen(again, queries), await seen(service, queries))
    assert.deepEqual(again.library.counts, { restored: 3, read: 0 })
  })

  it('spares reading what has not changed', async () => {
    const { workspace, store } = await persisted()
    workspace.write('seeds/new.txt', 'A new text.')
    const again = await start(workspace, store)
    assert.deepEqual(again.library.counts, { restored: 3, read: 1 })
    assert.ok(!again.isPersisted)
    await again.persist(store)
    assert.ok(again.isPersisted)
    assert.deepEqual((await start(workspace, store)).library.counts, { restored: 4, read: 0 })
  })

  it('knows what other files say of a source, and what they have come to say since', async () => {
    const title = (name: string) => JSON.stringify({ type: 'article', title: name })
    const { workspace, store } = await persisted({ ...FILES, 'seeds/harbour.json': title('The Treaty') })
    const titleOf = ({ library }: Service) => library.byCitekey('harbour')[0]?.title
    assert.equal(titleOf(await start(workspace, store, false)), 'The Treaty')
    const again = await start(workspace, store)
    assert.equal(titleOf(again), 'The Treaty')
    assert.ok(again.isPersisted, 'something was described again')
    workspace.write('seeds/harbour.json', title('The New Treaty'))
    assert.equal(titleOf(await start(workspace, store)), 'The New Treaty')
  })

  it('gives no result of a file that is gone or has changed, even before the disk has been looked at', async () => {
    const { workspace, store } = await persisted()
    workspace.delete('seeds/harbour.txt')
    workspace.write('seeds/ships.md', 'No vessel is named here any more, seventeen or not.')
    const again = await start(workspace, store, false)
    assert.deepEqual((await again.search({ query: 'harbour treaty' })).results, [])
    const [ships] = (await again.search({ query: 'seventeen ships were promised' })).results
    assert.equal(ships, undefined)
  })

  it('answers for citekeys and files at once', async () => {
    const { workspace, store } = await persisted()
    const again = await start(workspace, store, false)
    assert.equal(again.library.byCitekey('ships')[0]?.item.author?.[0]?.literal, 'Jane Roe')
    assert.equal(again.library.byUri('memory:/project/seeds/harbour.txt')?.citekey, 'harbour')
    assert.equal(again.library.size, 2)
  })

  it('is read as nothing when it is of other roots', async () => {
    const { store } = await persisted()
    const moved = new MemoryWorkspace({ 'seeds/a.txt': 'A.' }, 'memory:/moved')
    assert.deepEqual((await start(moved, store)).library.counts, { restored: 0, read: 1 })
  })

  it('may be damaged at any bit: the answers are those of a library read anew', async () => {
    const { workspace, store, service } = await persisted()
    const whole = store.bytes!
    const queries = ['harbour treaty', 'seventeen ships']
    const expected = await seen(service, queries)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async bit => {
        store.bytes = whole.slice()
        store.bytes[bit >> 3]! ^= 1 << (bit & 7)
        assert.deepEqual(await seen(await start(workspace, store), queries), expected)
      }),
      { numRuns: 300 },
    )
  })
})

const PAGE = `<html><head><title>Tea</title></head><body><article>${'<p>Seventeen sh&shy;ips &amp; one boat were promised to the harbour in winter.</p>'.repeat(9)}</article></body></html>`
const SLOW_FILES = {
  'seeds/page.html': PAGE,
  'seeds/old.htm': new TextEncoder().encode(PAGE.replace('<head>', '<head><meta charset="utf-8">')),
  'seeds/paper.pdf': pdf([column(50, 700, ['Nobody knew where the blue lantern was hidden.'])]),
  'seeds/letter.docx': docx('<w:p><w:r><w:t>The letter speaks of a golden kettle.</w:t></w:r></w:p>'),
  'seeds/book.epub': epub(['<p>A book about the silver mountain.</p>', '<p>Its end.</p>']),
}

describe('the texts of slow formats between two starts', () => {
  async function keptTexts() {
    const workspace = new MemoryWorkspace(SLOW_FILES)
    const store = new MemoryStore()
    const first = createService(workspace, { load: loadChunk })
    await first.library.refresh(['seeds'])
    await first.persist(store)
    // A host without the readers of these formats: whatever it has of them it has from the store.
    const again = createService(workspace)
    await again.restore(store)
    await again.library.refresh(['seeds'])
    return { workspace, store, first, again }
  }

  async function textsOf({ library }: Service) {
    const texts = await Promise.all(library.sources.map(source => library.text(source)))
    return texts.map(text => text && { ...text, map: text.map.pieces(text.raw), shown: text.map.text })
  }

  it('are the same, and not read again', async () => {
    const { first, again } = await keptTexts()
    const texts = await textsOf(again)
    assert.deepEqual(texts, await textsOf(first))
    assert.equal(texts.length, Object.keys(SLOW_FILES).length)
    assert.match(texts[0]!.shown, /silver mountain/)
    const [found] = (await again.search({ query: 'the blue lantern' })).results
    assert.deepEqual([found?.path, found?.locator], ['seeds/paper.pdf', { label: 'page', value: '1' }])
  })

  it('are those of the file as it was: one that has changed is read', async () => {
    const { workspace, store } = await keptTexts()
    workspace.write('seeds/page.html', PAGE.replaceAll('Seventeen', 'Eighteen'), { unnoticed: true })
    const again = createService(workspace, { load: loadChunk })
    await again.restore(store)
    const text = await again.library.text(again.library.byCitekey('page')[0]!)
    assert.match(text!.map.text, /^Eighteen ships & one/)
    await again.library.refresh(['seeds'])
    await again.persist(store)
    const third = createService(workspace)
    await third.restore(store)
    assert.match((await third.library.text(third.library.byCitekey('page')[0]!))!.map.text, /^Eighteen/)
  })
})
