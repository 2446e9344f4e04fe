import assert from 'node:assert/strict'
import { en, joined, numeral, speak, t, translated } from '../../../src/base/l10n.ts'

describe('the language of the interface', () => {
  afterEach(() => speak({ language: 'en', bundle: {} }))

  it('is English without a bundle, whatever the editor speaks', () => {
    speak({ language: 'de', bundle: {} })
    assert.equal(t`Cite ${'smith-2024'}`, 'Cite smith-2024')
    assert.equal(numeral(1234), '1,234')
    assert.equal(joined(['a', 'b']), 'a and b')
  })

  it('is that of the bundle, which may put things in another order', () => {
    speak({
      language: 'de',
      bundle: { 'These words stand in {0} of {1}.': 'Diese Wörter stehen in {1} bei {0}.' },
    })
    assert.equal(t`These words stand in ${'p. 3'} of ${'smith'}.`, 'Diese Wörter stehen in smith bei p. 3.')
    assert.equal(numeral(1234), '1.234')
    assert.equal(joined(['a', 'b'], 'disjunction'), 'a oder b')
  })

  it('puts what was kept in English into that of the bundle when it is shown', () => {
    const bundle = {
      'line {0}: {1}/kept': 'Zeile {0}: {1}',
      '{0} cannot be read: {1}. {2}/kept': '{0} kann nicht gelesen werden: {1}. {2}',
      'the entry {0}/kept': 'der Eintrag {0}',
      'it is never closed/kept': 'das Ende fehlt',
      'cannot be read: {0}/kept': 'kann nicht gelesen werden: {0}',
      Source: 'Quelle',
    }
    const fault = en`${en`the entry ${'a.b (c)'}`} cannot be read: ${en`it is never closed`}. ${'Write the “}” (twice).'}`
    const told = en`line ${3}: ${fault}`
    assert.equal(told, 'line 3: the entry a.b (c) cannot be read: it is never closed. Write the “}” (twice).')
    assert.equal(translated(told), told)
    speak({ language: 'de', bundle })
    assert.equal(
      translated(told),
      'Zeile 3: der Eintrag a.b (c) kann nicht gelesen werden: das Ende fehlt. Write the “}” (twice).',
    )
    assert.equal(translated(en`cannot be read: ${'EACCES\nat x'}`), 'kann nicht gelesen werden: EACCES\nat x')
    assert.equal(translated('Source'), 'Source', 'no text of `en`')
  })

  it('takes what is put in as it is', () => {
    speak({ language: 'de', bundle: { 'Cite {0}': 'Zitiere {0}' } })
    assert.equal(t`Cite ${'{0} $& __proto__'}`, 'Zitiere {0} $& __proto__')
    assert.equal(t`constructor`, 'constructor')
  })
})
