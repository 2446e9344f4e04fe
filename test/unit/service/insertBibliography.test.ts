import assert from 'node:assert/strict'
import { languageOfDraft } from '../../../src/draft/draftStyle.ts'
import { bibliographyEdit } from '../../../src/service/insertBibliography.ts'

function check(draft: string, references: string, expected: string) {
  const { start, end, newText } = bibliographyEdit(draft, references)
  assert.equal(draft.slice(0, start) + newText + draft.slice(end), expected)
  return expected
}

const [START, END] = [
  '<!-- bibliography by Verbatim: updated by “Insert or Update Bibliography” -->',
  '<!-- end of the bibliography by Verbatim -->',
]

describe('the bibliography of a draft', () => {
  it('is written at the end, and brought up to date where it stands', () => {
    const first = check('# A\n\nText.\n\n\n', 'One.', `# A\n\nText.\n\n${START}\n\nOne.\n\n${END}\n`)
    const moved = `${first}\n# Notes\n`
    check(moved, 'One.\n\nTwo.', `# A\n\nText.\n\n${START}\n\nOne.\n\nTwo.\n\n${END}\n\n# Notes\n`)
    check(moved, 'One.', moved)
    check('', 'One.', `${START}\n\nOne.\n\n${END}\n`)
  })

  it('is written anew where its end has been deleted', () => {
    check(`${START}\n\nOne.\n`, 'Two.', `${START}\n\nOne.\n\n${START}\n\nTwo.\n\n${END}\n`)
  })

  it('speaks the language that the front matter names', () => {
    assert.equal(languageOfDraft('---\ntitle: T\nlang: de-AT\n---\n\nText.'), 'de-AT')
    assert.equal(languageOfDraft('---\nlanguage: "fr"\n...\n'), 'fr')
    assert.equal(languageOfDraft('lang: de\n'), undefined)
  })
})
