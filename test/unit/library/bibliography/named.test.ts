import assert from 'node:assert/strict'
import { bibliographiesOfDraft } from '../../../../src/library/bibliography/named.ts'

function check(draft: string, expected: string[]) {
  assert.deepEqual(bibliographiesOfDraft(draft), expected)
}

describe('the bibliographies that a draft names', () => {
  it('stand in front matter', () => {
    check('---\ntitle: T\nbibliography: refs.bib\n---\n\nText.', ['refs.bib'])
    check('---\nbibliography:\n  - a.bib\n  - ../b.json\n...\n', ['a.bib', '../b.json'])
    check('---\nbibliography: [a.bib, 5, ""]\n---\n', ['a.bib'])
    check('---\nbibliography: [\n---\n', [])
    check('Text.\n\n---\nbibliography: refs.bib\n---\n', [])
  })

  it('stand in the commands of LaTeX, Typst and Org', () => {
    check('\\addbibresource[location=local]{a.bib}\n\\bibliography{b,sub/c}\n% \\bibliography{d}', [
      'a.bib',
      'b.bib',
      'sub/c.bib',
    ])
    check('#bibliography("refs.yml", title: "Works")\n', ['refs.yml'])
    check('#bibliography(("a.bib", "b.yml"))', ['a.bib', 'b.yml'])
    check('#+bibliography: refs.bib\n', ['refs.bib'])
  })

  it('are none in other text', () => check(`A bibliography: refs.bib.\n${'\n'.repeat(20_000)}`, []))
})
