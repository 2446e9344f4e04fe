import assert from 'node:assert/strict'
import { readFilters, toggleExact, toggleFilter } from '../../../src/service/queryFilters.ts'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/port.txt':
    'The mayor, Anna Lindqvist, spoke first. “We will keep the old harbour open,” Lindqvist said.',
  'seeds/ferry.txt':
    'Anna Lindqvist was not there. “We will keep the old harbour open for ferries,” Tomas Berg said on Monday.',
  'seeds/plan.md':
    '---\ntitle: The harbour plan\ndate: 2025-03\n---\n\nNobody asked whether the old harbour stays open.',
}

async function check(query: string, citekeys: readonly string[], literal = false): Promise<void> {
  const { service } = await serviceOf(FILES)
  const { results } = await service.search({ query, typing: true, literal })
  assert.deepEqual(results.map(result => result.citekey).sort(), citekeys)
}

describe('filters of a query', () => {
  it('are none in plain text', () => check('we will keep the old harbour open', ['ferry', 'port']))
  it('keep to a source', () => check('in:ferry keep the old harbour open', ['ferry']))
  it('take more than one', () => check('in:ferry in:plan old harbour', ['ferry', 'plan']))
  it('find a source by its title', () => check('in:"harbour plan" old harbour', ['plan']))
  it('stand anywhere', () => check('keep the old in:port harbour open', ['port']))
  it('keep to what somebody said, not to where they are named', () =>
    check('speaker:lindqvist keep the old harbour open', ['port']))
  it('take a name that is misspelt or half typed', async () => {
    await check('speaker:"Tomas Brg" old harbour', ['ferry'])
    await check('old harbour speaker:"tomas be', ['ferry'])
  })
  it('find nothing where nobody of the name speaks', () => check('speaker:olsson old harbour', []))
  it('are words where the text is meant by the letter', () =>
    check('we will keep the old harbour open in:ferry', ['ferry', 'port'], true))
  it('keep to sources from a date on, or before one, and to none without a date', async () => {
    await check('after:2025 old harbour', ['plan'])
    await check('after:2025-03-14 old harbour', ['plan'])
    await check('after:2025-04 old harbour', [])
    await check('before:2025-03 old harbour', [])
    await check('before:2026 after:2024-12-31 old harbour', ['plan'])
  })
  it('ask for nothing while a date is being typed', () => check('in:ferry after:20 old harbour', ['ferry']))
  it('alone list what a source has, in its order, or what somebody said', async () => {
    const { service } = await serviceOf({
      ...FILES,
      'seeds/talk.txt':
        'One is first.\n\nTwo is second. It is short.\n\n“Three is mine,” Anna Lindqvist said.',
    })
    const listed = async (query: string, limit = 20) => {
      const { results } = await service.search({ query, limit, typing: true })
      return results.map(({ quotation }) => quotation.text)
    }
    const talk = ['One is first.', 'Two is second. It is short.', '“Three is mine,” Anna Lindqvist said.']
    assert.deepEqual(await listed('in:talk'), talk)
    assert.deepEqual(await listed('in:talk ', 2), talk.slice(0, 2))
    assert.deepEqual(await listed('speaker:lindqvist'), [
      'We will keep the old harbour open,',
      'Three is mine,',
    ])
    assert.deepEqual(await listed('speaker:lindqvist in:talk'), ['Three is mine,'])
    assert.deepEqual(await listed('after:2025'), ['Nobody asked whether the old harbour stays open.'])
    assert.equal((await listed('in:talk in:port', 2)).length, 2, 'something of each source')
    assert.deepEqual(await listed('in:nowhere'), [])
    assert.deepEqual(await listed('speaker:'), [])
    assert.deepEqual(await listed(''), [])
  })
  it('are set and taken back', () => {
    assert.equal(
      toggleFilter('old harbour', 'speaker', 'Anna Lindqvist'),
      'speaker:"Anna Lindqvist" old harbour',
    )
    assert.equal(toggleFilter('in:x old speaker:"A B" harbour', 'speaker', 'C'), 'in:x old harbour')
    assert.equal(toggleFilter('', 'after', ''), 'after:')
    assert.equal(toggleExact('in:x old harbour'), 'in:x "old harbour"')
    assert.equal(toggleExact('in:x "old harbour"'), 'in:x old harbour')
  })
  it('leave the text as it is', () => {
    assert.equal(readFilters('he believes in: hope').text, 'he believes in: hope')
    assert.equal(readFilters('a speaker:"Jane Smith" b').text, 'a b')
  })
})
