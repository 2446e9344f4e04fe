import { defaultSettings } from '../../../src/base/settings.ts'
import type { DraftDocument } from '../../../src/service/context.ts'
import { serviceOf } from '../seed.ts'

/** The workspace that these drafts stand in, by path. */
export const FILES = {
  'seeds/harbour.md':
    '---\ncitation-key: smith-2024\ntitle: The Harbour\nauthor: [{family: Smith, given: Jane}]\ndate: 2024-03-05\n---\n\n' +
    'The keeper counted seventeen ships on Tuesday.\n\nNobody had expected them.\n',
  'seeds/other.txt': 'All happy families are alike.\n',
  'one.md': 'He says “the keeper counted seventeen ships” [@smith-2024, para. 1].\n\nAgain @smith-2024.\n',
  'notes/two.tex': 'x \\cite[3]{other,smith-2024} y',
  'three.typ': '#quote[Nobody had expected them.] @smith-2024 and @other.',
  'refs.bib': '@article{jones-2020,\n  title = {On Ships},\n  author = {Jones, Ann}\n}\n',
}

/** Opens a draft with `|` for the cursor. */
export async function at(marked: string, language = 'markdown', files: Record<string, string> = {}) {
  const { service, workspace } = await serviceOf({ ...FILES, ...files })
  service.settings = { ...defaultSettings, bibliography: ['refs.bib'] }
  await service.library.refresh()
  const offset = marked.indexOf('|')
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1)
  const document = service.draft('memory:/project/draft.md', language, text)
  return { service, workspace, document, offset, text }
}

/** Places as `path: words`. */
export function shown(
  places: readonly { uri: string; span: { start: number; end: number } }[],
  open: DraftDocument,
) {
  const texts = new Map(Object.entries(FILES).map(([path, text]) => [`memory:/project/${path}`, text]))
  texts.set(open.uri, open.text)
  return places.map(
    ({ uri, span }) =>
      `${uri.replace('memory:/project/', '')}: ${texts.get(uri)!.slice(span.start, span.end)}`,
  )
}
