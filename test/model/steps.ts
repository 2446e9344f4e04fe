import fc from 'fast-check'
import type { StoreFault } from './faultyStore.ts'
import type { FileFault } from './faultyWorkspace.ts'

/** Something that happens: on the disk that all share, or to one of the windows. */
export type Step =
  | { readonly do: 'write'; readonly path: string; readonly content: string; readonly unnoticed: boolean }
  | { readonly do: 'delete'; readonly path: string; readonly unnoticed: boolean }
  | { readonly do: 'rename'; readonly from: string; readonly to: string }
  | { readonly do: 'fault'; readonly window: number; readonly fault: FileFault; readonly at: string }
  | { readonly do: 'storeFault'; readonly window: number; readonly fault: StoreFault }
  | { readonly do: 'refresh'; readonly window: number; readonly anew: boolean; readonly waits: boolean }
  | { readonly do: 'settle'; readonly window: number }
  | { readonly do: 'persist'; readonly window: number }
  | { readonly do: 'tidy'; readonly window: number }
  | { readonly do: 'ask'; readonly window: number }
  | { readonly do: 'sources'; readonly window: number; readonly written: readonly string[] }
  /** `damage`: a bit of the store is another one when it is read. */
  | { readonly do: 'restart'; readonly window: number; readonly damage: number | undefined }

const WORDS = 'the harbour treaty minister promised seventeen ships before winter came our budget vote'.split(
  ' ',
)
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 }).map(list => list.join(' '))
const prose = fc.oneof(
  text,
  text.map(words => `“${words},” said Jane Roe.\n\nOur budget vote.`),
  fc.tuple(text, text).map(paragraphs => paragraphs.join('\n\n')),
)
const title = fc.constantFrom('The Treaty', 'Ships', 'Roe on Winter')
const citekey = fc.constantFrom('a', 'b', 'key', 'roe-2024')

const SOURCES = ['a.txt', 'b.md', 'f/a.md', 'f/c.txt', 'f/page.html', 'g/d.txt', 'g/talk.vtt'].map(
  name => `seeds/${name}`,
)
const DESCRIPTIONS = ['seeds/a.json', 'seeds/f/c.json', 'refs.bib']
const FOLDERS = ['seeds/f', 'seeds/g', 'seeds/g/f', 'more']

/** What files of these endings hold, now and then not what they should. */
const contentOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  txt: fc.oneof(
    { weight: 9, arbitrary: prose },
    { weight: 1, arbitrary: fc.constantFrom('', '\u0000\u0001') },
  ),
  md: fc.oneof(
    prose,
    fc
      .record({ title, citekey, prose })
      .map(
        ({ title, citekey, prose }) =>
          `---\ntitle: ${title}\nauthor: Jane Roe\ncitation-key: ${citekey}\n---\n\n${prose}`,
      ),
  ),
  html: text.map(
    words => `<title>A page</title><article>${`<p>${words} and ${words} in winter.</p>`.repeat(5)}</article>`,
  ),
  vtt: text.map(words => `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jane Roe>${words}\n`),
  json: fc.oneof(
    title.map(name => JSON.stringify({ type: 'article', title: name, author: [{ family: 'Roe' }] })),
    fc.constant('{'),
  ),
  bib: fc
    .array(
      fc
        .record({ citekey, title, path: fc.constantFrom(...SOURCES) })
        .map(({ citekey, title, path }) => `@article{${citekey}, title={${title}}, file={${path}}}`),
      { maxLength: 3 },
    )
    .map(entries => entries.join('\n')),
}

const source = fc.constantFrom(...SOURCES)
const folder = fc.constantFrom(...FOLDERS)
const often = <T>(arbitrary: fc.Arbitrary<T>, weight: number) => ({ arbitrary, weight })
const window = fc.constantFrom(0, 1)
const unnoticed = fc.boolean()
const writing = fc
  .oneof(often(source, 6), often(fc.constantFrom(...DESCRIPTIONS), 2))
  .chain(path => contentOf[path.slice(path.lastIndexOf('.') + 1)]!.map(content => ({ path, content })))

const fileFault: fc.Arbitrary<FileFault> = fc.oneof(
  fc.record({
    on: fc.constantFrom('list' as const, 'read' as const),
    fails: fc.constantFrom('not-found' as const, 'not-permitted' as const, 'other' as const),
  }),
  fc.record({
    on: fc.constantFrom('list' as const, 'read' as const),
    turns: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ on: fc.constant('read' as const), part: fc.constantFrom(0, 0.3, 0.9) }),
  fc.record({ on: fc.constant('read' as const), becomes: prose, unnoticed }),
  fc.record({ on: fc.constant('read' as const), vanishes: fc.constant(true as const), unnoticed }),
)

/** Any file, or one of these. */
const at = fc.constantFrom('', 'seeds/a.txt', 'b.md', 'c.txt', '.json')

const storeFault: fc.Arbitrary<StoreFault> = fc.oneof(
  fc.record({
    on: fc.constant('write' as const),
    fails: fc.constantFrom('ENOSPC' as const, 'EROFS' as const),
  }),
  fc.record({
    on: fc.constant('write' as const),
    dies: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc.record({ on: fc.constant('write' as const), keeps: fc.constantFrom(0, 0.5, 0.99) }),
  fc.record({ on: fc.constant('read' as const), fails: fc.constant('EIO' as const) }),
  fc.record({ on: fc.constant('read' as const), part: fc.constantFrom(0, 0.5, 0.99) }),
)

const one: fc.Arbitrary<Step> = fc.oneof(
  often(
    fc.tuple(writing, unnoticed).map(([written, unnoticed]) => ({
      ...{ do: 'write' as const, ...written, unnoticed },
    })),
    8,
  ),
  often(fc.record({ do: fc.constant('delete' as const), path: fc.oneof(source, folder), unnoticed }), 2),
  often(
    fc
      .oneof(fc.record({ from: source, to: source }), fc.record({ from: folder, to: folder }))
      .filter(({ from, to }) => from !== to)
      .map(names => ({ do: 'rename' as const, ...names })),
    2,
  ),
  often(fc.record({ do: fc.constant('fault' as const), window, fault: fileFault, at }), 4),
  often(fc.record({ do: fc.constant('storeFault' as const), window, fault: storeFault }), 2),
  often(
    fc.record({
      do: fc.constant('refresh' as const),
      window,
      anew: fc.constantFrom(false, false, false, true),
      waits: fc.boolean(),
    }),
    3,
  ),
  often(
    fc.record({ do: fc.constantFrom('settle' as const, 'persist', 'persist', 'tidy', 'ask'), window }),
    6,
  ),
  often(
    fc.record({
      do: fc.constant('sources' as const),
      window,
      written: fc.constantFrom(['seeds'], ['seeds', 'more'], ['seeds/f', 'more']),
    }),
    1,
  ),
  often(
    fc.record({
      do: fc.constant('restart' as const),
      window,
      damage: fc.option(fc.nat(), { nil: undefined }),
    }),
    2,
  ),
)

/** Long enough for a fault to meet what an earlier one has left. */
export const steps = fc.array(one, { minLength: 20, maxLength: 60, size: 'max' })
