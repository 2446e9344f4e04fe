import assert from 'node:assert/strict'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/smith.md':
    '---\ncitation-key: smith\nurl: https://www.example.org/harbour\n---\n\nThe keeper counted seventeen ships¹ on Tuesday morning.\n\n' +
    'The international committee met again.\n\nNobody else in the harbour saw them.\n',
  'refs.bib': '@book{roe, title={On Winter}, url={https://example.org/winter}}\n',
  'draft.md': '---\nbibliography: refs.bib\n---\n',
}

/** What a text that comes from elsewhere is taken for, and written as. */
async function check(
  text: string,
  expected: readonly [kind: string, newText: string] | undefined,
  language = 'markdown',
) {
  const { service } = await serviceOf(FILES)
  service.draft('memory:/project/draft.md', 'markdown', FILES['draft.md'])
  await service.library.settled
  const found = await service.recognise({ text, language, before: '', after: '' })
  assert.deepEqual(found && [found.kind, found.insertion.text], expected, text)
  if (!found) return
  const { findings } = await service.check(
    service.draft('memory:/project/other.md', language, found.insertion.text),
  )
  assert.deepEqual(findings, [], found.insertion.text)
}

describe('recognising what is pasted', () => {
  const words = 'The keeper counted seventeen ships on Tuesday morning.'

  it('keeps words that verify, on one line, without marks around them', async () => {
    const quotation = ['words', `“${words}” [@smith, para. 1]`] as const
    await check(words, quotation)
    await check(`“${words}”\n`, quotation)
    await check(words.replace('ships ', 'ships\n  '), quotation)
    await check('The keeper counted […] ships on Tuesday morning.', [
      'words',
      '“The keeper counted \\[…\\] ships on Tuesday morning.” [@smith, para. 1]',
    ])
  })

  it('offers the words of the source where those that are pasted differ', async () => {
    await check('Nobody els in the harbour saw them.', [
      'similar',
      '“Nobody else in the harbour saw them” [@smith, para. 3]',
    ])
    await check('The inter-\nnational commit-\ntee met again.', [
      'words',
      '“The international committee met again” [@smith, para. 2]',
    ])
  })

  it('writes in the markup of the draft', async () => {
    await check(words, ['words', `\`\`${words}'' \\cite[para.~1]{smith}`], 'latex')
    await check(words, ['words', `#quote[${words}] @smith[para. 1]`], 'typst')
  })

  it('knows sources by their address and their file', async () => {
    await check('http://example.org/harbour/#top', ['source', '[@smith]'])
    await check('memory:/project/seeds/smith.md', ['source', '[@smith]'])
    await check('https://example.org/winter', ['source', '[@roe]'])
    await check('https://example.org/other', undefined)
  })

  it('leaves alone what is short, the writer’s own, or cited already', async () => {
    await check('counted seventeen ships on', undefined)
    await check('The keeper of the lighthouse saw nothing at all that night.', undefined)
    await check(`“${words}” [@smith]`, undefined)
    await check('', undefined)
  })
})
