import assert from 'node:assert/strict'
import fc from 'fast-check'
import { SEED_KEY, serviceOf } from '../seed.ts'

const HARBOUR =
  'The council met on Monday. We will keep the harbour open, whatever it costs the town.\n\nThe ferry sails on Friday at noon and on Sunday.\n'
const ENTRY = '@book{listed, title = {Listed}}\n'

/** What a draft is put together from; notes and their marks apart, so that a quotation and its citation may be far apart. */
const QUOTED = [
  'We will keep the harbour open, whatever it costs the town',
  'We will keep the harbour closed, whatever it costs the town',
  'Kim departed Beijing late Thursday aboard his signature green armoured train',
]
const KEYS = ['harbour', 'nowhere', 'listed', SEED_KEY]
const citation = fc.constantFrom(...KEYS, 'estuary').map(key => `[@${key}]`)
const quoted = fc.constantFrom(...QUOTED).map(words => `“${words}”`)
const paragraph = fc.oneof(
  fc.tuple(quoted, citation).map(parts => `He said: ${parts.join(' ')}.`),
  quoted.map(words => `He said: ${words}.`),
  fc.tuple(quoted, fc.constantFrom('[^1]', '[^2]')).map(parts => `In a note: ${parts.join('')}.`),
  fc.tuple(fc.constantFrom('[^1]: See ', '[^2]: See '), citation).map(parts => parts.join('')),
  fc.tuple(quoted, citation).map(parts => `${parts.join(' ')}. <!-- verbatim: ignore -->`),
  fc.constantFrom('<!-- verbatim: ignore-all altered-quotation -->', 'Words of my own. '.repeat(300)),
)
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at: fc.nat(), take: fc.nat(2), put: fc.array(paragraph, { maxLength: 2 }) }),
  },
  fc.record({ letterAt: fc.nat() }),
  fc.record({ file: fc.constantFrom('seeds/harbour.md', 'seeds/estuary.md'), changed: fc.boolean() }),
  fc.record({ listed: fc.boolean() }),
)

describe('a draft that is checked again and again', () => {
  it('is given what a check from nothing finds, after whatever change of it and of the library', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 3, maxLength: 8 }),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        async (first, edits) => {
          const { service, workspace } = await serviceOf({
            'seeds/harbour.md': HARBOUR,
            'seeds/list.bib': ENTRY,
          })
          service.settings = { ...service.settings, bibliography: ['seeds/list.bib'] }
          await service.library.refresh()
          let paragraphs = first
          for (const [step, change] of [undefined, ...edits].entries()) {
            if (change && 'put' in change)
              paragraphs = paragraphs.toSpliced(
                change.at % (paragraphs.length + 1),
                change.take,
                ...change.put,
              )
            else if (change && 'letterAt' in change) {
              const k = change.letterAt % (paragraphs.length || 1)
              const text = paragraphs[k] ?? ''
              const at = change.letterAt % (text.length + 1)
              paragraphs = paragraphs.toSpliced(k, 1, `${text.slice(0, at)}x${text.slice(at)}`)
            } else if (change && 'file' in change)
              workspace.write(change.file, change.changed ? HARBOUR.replace('open', 'closed') : HARBOUR)
            else if (change) workspace.write('seeds/list.bib', change.listed ? ENTRY : '% nothing\n')
            await service.library.settled
            const text = paragraphs.join('\n\n')
            const checked = (uri: string) => service.check(service.draft(uri, 'markdown', text))
            const again = await checked('memory:/project/draft.md')
            assert.deepEqual(again, await checked(`memory:/project/new-${step}.md`))
          }
        },
      ),
      { numRuns: 150 },
    ))
})
