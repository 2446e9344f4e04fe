import assert from 'node:assert/strict'
import { joined, numeral, speak, t } from '../../../src/base/l10n.ts'

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

  it('takes what is put in as it is', () => {
    speak({ language: 'de', bundle: { 'Cite {0}': 'Zitiere {0}' } })
    assert.equal(t`Cite ${'{0} $& __proto__'}`, 'Zitiere {0} $& __proto__')
    assert.equal(t`constructor`, 'constructor')
  })
})
