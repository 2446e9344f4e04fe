import assert from 'node:assert/strict'
import { checksum } from '../../../src/base/checksum.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { HEAD_BYTES, joinParts, MemoryStore, placesOf, splitParts } from '../../../src/base/store.ts'
import { PassageIndex } from '../../../src/index/passageIndex.ts'
import { createService } from '../../../src/service/service.ts'
import { loadChunk } from '../chunks.ts'

const FILES = {
  'seeds/harbour.txt': 'The harbour treaty was signed before winter came.',
  'seeds/ships.md': '---\ntitle: Ships\n---\n\nSeventeen ships were promised.',
  'seeds/page.html': '<title>Tea</title><article><p>Nobody knew where the blue lantern was.</p></article>',
  'seeds/harbour.json': '{"type": "article", "title": "The Treaty"}',
}

/** Opens a library on what the store holds, and gives how many files it took from there. */
async function taken(bytes: Uint8Array): Promise<number> {
  const store = new MemoryStore()
  store.bytes = bytes
  const service = createService(new MemoryWorkspace(FILES))
  await service.restore(store)
  service.dispose()
  return service.library.counts.restored
}

describe('a store that is not as it was written', function () {
  this.timeout(60_000)
  let whole: Uint8Array
  /** The regions of the file, and what lies between them to align them. */
  let regions: Record<string, readonly [start: number, end: number]>

  before(async () => {
    const store = new MemoryStore()
    const service = createService(new MemoryWorkspace(FILES), { load: loadChunk })
    await service.library.refresh(['seeds'])
    await service.persist(store)
    whole = store.bytes!
    const places = placesOf(whole, whole.length)!
    const names = ['label', 'numbers', 'records', 'index', 'texts']
    assert.equal(places.length, names.length)
    const parts = names.map((name, i) => [name, [places[i]!.start, places[i]!.end] as const])
    regions = Object.fromEntries([['head', [0, (2 + places.length) * 4]], ...parts])
  })

  /** The bytes of the index that only align what follows: every other piece after the first. */
  const padding = () => {
    const bytes = new Set<number>()
    let at = 0
    PassageIndex.load(splitParts(whole)![3]!)
      .save()
      .forEach(({ length }, k) => {
        for (let i = 0; i < length; i++) if (k > 0 && k % 2 === 0) bytes.add(at + i)
        at += length
      })
    return bytes
  }

  const changed = (at: number, bit: number) => {
    const bytes = whole.slice()
    bytes[at]! ^= 1 << bit
    return bytes
  }

  it('is taken as it was written', async () => assert.equal(await taken(whole), 3))

  for (const name of ['head', 'label', 'numbers', 'records', 'index', 'texts']) {
    it(`is as nothing when a bit of the ${name} is another, whichever it is`, async () => {
      const [start, end] = regions[name]!
      assert.ok(end > start)
      const harmless = name === 'index' ? padding() : new Set()
      for (let at = start; at < end; at++) {
        if (harmless.has(at - start)) continue
        for (let bit = 0; bit < 8; bit++)
          assert.equal(await taken(changed(at, bit)), 0, `bit ${bit} of byte ${at - start} of ${end - start}`)
      }
    })
  }

  it('is as nothing when it ends early, wherever that is, or goes on', async () => {
    for (let length = 0; length < whole.length; length++)
      assert.equal(await taken(whole.slice(0, length)), 0, `at ${length}`)
    assert.equal(await taken(new Uint8Array([...whole, ...new Uint8Array(8)])), 0)
  })

  it('is as nothing when zeros or other bytes are in the place of a stretch', async () => {
    for (const fill of [0, 0xff]) {
      for (let at = 0; at + 64 <= whole.length; at += 64) {
        const bytes = whole.slice().fill(fill, at, at + 64)
        if (Buffer.compare(bytes, whole) !== 0) assert.equal(await taken(bytes), 0, `${fill} at ${at}`)
      }
    }
  })

  it('is as nothing when it is of another release, newer or older, or of another program', async () => {
    const [label, ...parts] = splitParts(whole)!
    const json = new TextDecoder().decode(label!.subarray(8))
    for (const [release, files] of [
      ['development', 3],
      ['0.0.1', 0],
      ['development2', 0],
      ['99.0.0', 0],
    ] as const) {
      const other = new TextEncoder().encode(json.replace('development', release))
      const sum = new Uint8Array(Float64Array.of(checksum(other)).buffer)
      assert.equal(await taken(joinParts([[sum, other], ...parts])), files, release)
    }
    for (const foreign of ['{"files": []}', 'SQLite format 3\u0000', '%PDF-1.7', 'x'.repeat(HEAD_BYTES * 3)])
      assert.equal(await taken(new TextEncoder().encode(foreign)), 0, foreign)
  })

  it('is as nothing when its parts are of two moments', async () => {
    const store = new MemoryStore()
    const service = createService(
      new MemoryWorkspace({ ...FILES, 'seeds/ships.md': 'Eighteen ships were promised to us.' }),
      { load: loadChunk },
    )
    await service.library.refresh(['seeds'])
    await service.persist(store)
    const [one, other] = [splitParts(whole)!, splitParts(store.bytes!)!]
    for (const k of one.keys()) {
      const mixed = one.map((part, i) => (i === k ? other[i]! : part))
      const isSame = Buffer.compare(one[k]!, other[k]!) === 0
      assert.equal(await taken(joinParts(mixed)), isSame ? 3 : 0, `part ${k}`)
    }
  })
})
