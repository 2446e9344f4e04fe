import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { KnownFile } from '../../../src/library/knownFile.ts'
import { PackedFiles, packFiles } from '../../../src/library/packedFiles.ts'

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

const files = fc.uniqueArray(file, { selector: ({ id }) => id, maxLength: 200 })

describe('packed files', () => {
  it('come back as they were, one by one and all together', () =>
    fc.assert(
      fc.asyncProperty(files, async given => {
        const { columns, records } = await packFiles(given)
        const packed = new PackedFiles(columns.slice(), records.slice())
        const sorted = [...given].sort((a, b) => a.id - b.id)
        for (const one of given) assert.deepEqual(packed.byId(one.id), one)
        const all = Array.from({ length: packed.chunks }, (_, i) => packed.chunk(i)).flat()
        assert.deepEqual(all, sorted)
        assert.equal(packed.sources, given.filter(({ source }) => source).length)
        assert.equal(packed.lastId, sorted.at(-1)?.id ?? 0)
        assert.equal(packed.byId(6000), undefined)
      }),
      { numRuns: 100 },
    ))

  it('are refused when a part is missing', async () => {
    const entry = { uri: 'memory:/a', size: 1, modified: 1 }
    const { columns, records } = await packFiles([{ id: 1, entry, hash: 1, source: undefined, problems: [] }])
    assert.throws(() => new PackedFiles(columns, records.subarray(1)))
  })
})
