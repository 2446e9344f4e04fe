import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { KnownFile } from '../../../src/library/knownFile.ts'
import { PackedFiles } from '../../../src/library/packedFiles.ts'

const problems = fc.array(
  fc.record(
    {
      uri: fc.string(),
      severity: fc.constantFrom('error' as const, 'warning' as const),
      message: fc.string({ unit: 'binary' }),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 2 },
)

const file = fc
  .record({
    id: fc.nat(5000),
    name: fc.string({ unit: 'grapheme', maxLength: 8 }),
    folder: fc.constantFrom('memory:/a/seeds', 'memory:/a/sources', ''),
    size: fc.nat(),
    modified: fc.double({ min: 0, max: 4e12, noNaN: true }),
    hash: fc.option(fc.nat(2 ** 31), { nil: undefined }),
    isSource: fc.boolean(),
    ownId: fc.boolean(),
    problems,
  })
  .map(({ id, name, folder, size, modified, hash, isSource, ownId, problems }): KnownFile => {
    const uri = `${folder}/${name}`
    const source = {
      id,
      uri,
      path: `seeds/${name}`,
      citekey: name,
      item: { id: ownId ? `x${name}` : name, type: 'document', title: name },
      title: name,
      isText: modified % 2 === 0,
      own: ownId ? { id: `x${name}`, title: name } : {},
      opening: '',
      characters: size,
      passages: 3,
      problems,
    }
    return { id, entry: { uri, size, modified }, hash, source: isSource ? source : undefined, problems }
  })

const files = fc
  .uniqueArray(file, { selector: ({ id }) => id, maxLength: 200 })
  .map(all => all.filter((one, i) => all.findIndex(({ entry }) => entry.uri === one.entry.uri) === i))
  .map(all => all.sort((a, b) => a.id - b.id))

function pack(files: readonly KnownFile[]): Promise<PackedFiles> {
  return PackedFiles.none.with(new Set(), files)
}

describe('packed files', () => {
  it('come back as they were, by place, number, URI and citekey', () =>
    fc.assert(
      fc.asyncProperty(files, async given => {
        const { count, numbers, records } = await pack(given)
        const packed = new PackedFiles(count, numbers.slice(), Buffer.concat(records))
        given.forEach((one, place) => {
          assert.deepEqual(packed.at(place), one)
          assert.equal(packed.placeOfId(one.id), place)
          assert.equal(packed.placeOfUri(one.entry.uri), place)
          assert.equal(packed.placeOfUnchanged(one.entry), one.hash === undefined ? -1 : place)
          assert.equal(packed.placeOfUnchanged({ ...one.entry, size: one.entry.size + 1 }), -1)
          assert.equal(packed.isSource(place), one.source !== undefined)
          assert.equal(packed.hasProblems(place), one.problems.length > 0)
          assert.equal(packed.serious(place), one.problems.length)
        })
        const citekeys = given.map(({ source }) => source?.citekey)
        const placesOf = (key: string) => citekeys.flatMap((other, place) => (other === key ? [place] : []))
        const keys = new Set(citekeys.filter(key => key !== undefined))
        for (const key of keys) assert.deepEqual(packed.placesOfCitekey(key), placesOf(key))
        const shared = [...keys].filter(key => placesOf(key).length > 1)
        assert.deepEqual([...packed.sharedCitekeys].sort(), shared.sort())
        assert.equal(packed.lastId, given.at(-1)?.id ?? 0)
        assert.equal(packed.placeOfId(6000), -1)
        assert.equal(packed.placeOfUri('memory:/nowhere'), -1)
      }),
      { numRuns: 100 },
    ))

  it('that change or follow are packed as they would be with all others at once', () =>
    fc.assert(
      fc.asyncProperty(
        files,
        fc.array(fc.nat(200), { maxLength: 5 }),
        fc.nat(200),
        async (given, hidden, first) => {
          const [before, after] = [given.slice(0, first), given.slice(first)]
          const known = await pack(before)
          const places = new Set(hidden.filter(place => place < before.length))
          // Every other one of those that go is replaced by one with the same number.
          const changed = [...places].filter((_, i) => i % 2 === 0).map(place => before[place]!)
          const renewed = changed.map(file => ({ ...file, hash: 1, entry: { ...file.entry, size: 7 } }))
          const loose = [...renewed, ...after].sort((a, b) => a.id - b.id)
          const kept = before.filter((_, place) => !places.has(place))
          const all = await pack([...kept, ...loose].sort((a, b) => a.id - b.id))
          const { count, numbers, records } = await known.with(places, loose)
          assert.deepEqual({ count, numbers, records }, { ...all })
        },
      ),
      { numRuns: 100 },
    ))

  it('are refused when a part is missing', async () => {
    const entry = { uri: 'memory:/a', size: 1, modified: 1 }
    const file = { id: 1, entry, hash: 1, source: undefined, problems: [] }
    const { numbers, records } = await pack([file])
    assert.throws(() => new PackedFiles(1, numbers, records[0]!.subarray(1)))
    assert.throws(() => new PackedFiles(2, numbers, records[0]!))
  })
})
