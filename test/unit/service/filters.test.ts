import assert from 'node:assert/strict'
import { readFilters } from '../../../src/service/filters.ts'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/port.txt':
    'The mayor, Anna Lindqvist, spoke first. “We will keep the old harbour open,” Lindqvist said.',
  'seeds/ferry.txt':
    'Anna Lindqvist was not there. “We will keep the old harbour open for ferries,” Tomas Berg said on Monday.',
  'seeds/plan.md': '---\ntitle: The harbour plan\n---\n\nNobody asked whether the old harbour stays open.',
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
  it('leave the text as it is', () => {
    assert.equal(readFilters('he believes in: hope').text, 'he believes in: hope')
    assert.equal(readFilters('a speaker:"Jane Smith" b').text, 'a b')
  })
})
