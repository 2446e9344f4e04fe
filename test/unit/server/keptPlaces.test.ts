import assert from 'node:assert/strict'
import { keptPlaces } from '../../../src/server/keptPlaces.ts'
import { serviceOf } from '../seed.ts'

const URI = 'memory:/project/seeds/a.txt'
const OTHER = 'memory:/project/references.bib'
const span = { start: 4, end: 9 }

describe('kept places', () => {
  it('fetch a source once, until the library changes', async () => {
    const { service, workspace } = await serviceOf({ 'seeds/a.txt': 'One\ntwo three\n' })
    const asked: string[] = []
    const placeOf = keptPlaces(service.library, async uri => {
      asked.push(uri)
      const source = service.library.byUri(uri)
      return { uri, text: source && (await service.library.text(source))?.raw }
    })
    const place = await placeOf(URI, span)
    assert.deepEqual(place.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } })
    assert.equal(await placeOf(URI, span), place)
    assert.deepEqual(asked, [URI])
    workspace.write('seeds/a.txt', 'One two\nthree\n')
    await service.library.refresh()
    assert.equal((await placeOf(URI, span)).range.start.line, 0)
    assert.deepEqual(asked, [URI, URI])
  })

  it('fetch other files each time, since nobody says when they change', async () => {
    const { service } = await serviceOf()
    let asked = 0
    const placeOf = keptPlaces(service.library, async uri => {
      asked++
      return { uri, text: 'One\ntwo three\n' }
    })
    await placeOf(OTHER, span)
    await placeOf(OTHER, span)
    assert.equal(asked, 2)
  })
})
