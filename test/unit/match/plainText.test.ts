import assert from 'node:assert/strict'
import { plainText } from '../../../src/match/plainText.ts'

const check = (text: string, expected: string): void => assert.equal(plainText(text), expected)

describe('plain text', () => {
  it('has no entities', () => check('&ldquo;We&#8217;re R&amp;D&rdquo; &#x2014;', '“We’re R&D” —'))
  it('keeps what is no entity', () => check('AT&T; &unknown; &#0;', 'AT&T; &unknown; &#0;'))
  it('has no misread UTF-8', () => check('Chinaâ€™s cafÃ© â€” â€œ', 'China’s café — “'))
  it('keeps letters with accents', () => check('Ålesund, château, ÂÄ', 'Ålesund, château, ÂÄ'))
})
