import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { speak } from '../../../src/base/l10n.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { createService } from '../../../src/service/service.ts'
import { loadChunk } from '../chunks.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const FIXTURE = join(ROOT, 'test/fixtures/findings')
/** What is accepted, beside one finding of each code, and what is not checked for each of the reasons there are. */
const MORE = `
“wrote *down* what had been agreed” [@harbour, para. 3].

“The council met twice, […] and wrote down” [@harbour, para. 3].

“They met two times” [@harbour, my translation].

“The line was closed in a cold spring after forty years” [@nobody].
`
const BUNDLES = {
  en: {},
  de: JSON.parse(readFileSync(join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')),
}

describe('what is said of a quotation', () => {
  after(() => speak({ language: 'en', bundle: {} }))

  for (const [language, bundle] of Object.entries(BUNDLES)) {
    it(`is said once: ${language}`, async () => {
      speak({ language, bundle })
      const draft = readFileSync(join(FIXTURE, 'draft.md'), 'utf8') + MORE
      const service = await fixture()
      const document = service.draft('memory:/project/draft.md', 'markdown', draft)
      const { findings, quotations } = await service.check(document)
      const seen = new Set<string>()
      for (const { message } of findings) isSaidOnce(message)
      for (const { start, verdict } of quotations) {
        const hover = await service.hover(document, start + 1, () => 'command:x')
        const [words] = (hover?.markdown ?? '').split('\n')
        if (words === '') continue
        seen.add(verdict)
        isSaidOnce(words!)
      }
      assert.deepEqual([...seen].sort(), [
        'altered',
        'editorial',
        'misattributed',
        'not-found',
        'typographic',
        'unchecked',
        'verbatim',
      ])
    })
  }

  /** That no word of some weight comes twice, but in what is quoted and in names of sources. */
  function isSaidOnce(text: string): void {
    const own = text.replace(/[“„][^“”„]*[”“]/g, '').replace(/\[.*|\S+\\?\.\S+/g, '')
    const words: string[] = own.toLowerCase().match(/\p{L}{4,}/gu) ?? []
    const doubled = words.filter((word, i) => words.indexOf(word) < i && !ALLOWED.has(word))
    assert.deepEqual(doubled, [], text)
  }
})

/** Words that carry nothing by themselves, sayings (“character by character”), and the names of sources in the fixture. */
const ALLOWED = new Set([
  'character',
  'zeichen',
  'these',
  'words',
  'they',
  'source',
  'than',
  'harbour',
  'para',
  'diese',
  'wörter',
  'quelle',
])

async function fixture() {
  const files = readdirSync(FIXTURE, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .map(file => join(file.parentPath, file.name))
  const workspace = new MemoryWorkspace(
    Object.fromEntries(files.map(file => [file.slice(FIXTURE.length + 1), readFileSync(file, 'utf8')])),
  )
  const service = createService(workspace, { load: loadChunk })
  service.library.followDraft('memory:/project/draft.md', ['refs.bib'])
  await service.library.refresh()
  await service.library.settled
  return service
}
