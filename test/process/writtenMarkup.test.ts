import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import type { Form } from '../../src/draft/writeInsertion.ts'
import type { LoadChunk } from '../../src/library/formats/format.ts'
import { createService, type Service } from '../../src/service/service.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
const load: LoadChunk = name => import(`${ROOT}/dist/${name}.mjs`)

/** Sources whose names and words are hard to write in one markup or the other. */
const SOURCES = {
  'seeds/walls-2024.txt':
    'Good fences make good neighbours, he said.\n\nThe R&D of 5% cost $5 at a_b and x@y, #1 in C* and ~3 for {all} of ^us^.',
  'seeds/walls-2024.json': JSON.stringify({
    type: 'webpage',
    title: 'On 5% of walls & $ome_gates #1',
    author: [{ family: 'Roe', given: 'Jane' }],
    issued: { 'date-parts': [[2024, 3, 5]] },
    URL: 'https://example.org/a_b?c=1&d=2#e',
  }),
  'seeds/000_7275.txt': `A first paragraph.\n\n${'Long words follow one another here, and they “go on” for ever. '.repeat(6)}`,
  'seeds/roe.2023_a.txt': 'A bridge is not a wall.',
  'seeds/roe.2023_a.json': JSON.stringify({ type: 'book', title: 'Of bridges', publisher: 'Roe & Doe' }),
}
const KEYS = ['walls-2024', '000_7275', 'roe.2023_a']

/** All that there are templates of. */
const FORMS: readonly Form[] = ['citation', 'inline', 'block', 'footnote', 'attributed']

/** Of csquotes' commands Pandoc 2 knows `\blockcquote`, but not this one, and so is told what it stands for. */
const TEXTCQUOTE = String.raw`\newcommand{\textcquote}[3][]{\enquote{#3} \cite[#1]{#2}}`

describe('what is written into a draft', function () {
  this.timeout(120_000)
  let service: Service
  let folder: string

  before(async () => {
    service = createService(new MemoryWorkspace(SOURCES), { load })
    await service.library.refresh()
    folder = mkdtempSync(join(tmpdir(), 'verbatim-written-'))
    const cited = service.draft(
      'memory:/project/all.md',
      'markdown',
      KEYS.map(key => `[@{${key}}]`).join(' '),
    )
    for (const [name, format] of [['refs.json', 'csl-json'], ['refs.bib', 'bibtex']] as const) {
      const { text, unknown } = await service.references([cited], { format, style: { name: 'apa' } })
      assert.deepEqual(unknown, [])
      writeFileSync(join(folder, name), text)
    } // biome-ignore format: a list
  })

  after(() => rmSync(folder, { recursive: true }))

  /** A draft with every passage of every source in every form, each in a paragraph of its own. */
  async function draftIn(language: string, preamble: string): Promise<{ text: string; citekeys: string[] }> {
    let text = `${preamble}\n\n`
    const citekeys: string[] = []
    for (const form of FORMS) {
      for (const source of service.library.sources) {
        const { map, paragraphs } = (await service.library.text(source))!
        for (const paragraph of paragraphs) {
          const quotation = map.toRaw(paragraph)
          const request = { uri: source.uri, quotation, form, language, before: text, after: '' }
          text += `${(await service.insertion(request))!.text}\n\n`
          citekeys.push(source.citekey)
        }
      }
    }
    return { text, citekeys }
  }

  function pandoc(format: string, bibliography: string, text: string) {
    const args = ['-f', format, '-t', 'json', '--citeproc', '--bibliography', join(folder, bibliography)]
    const { stdout, stderr } = spawnSync('pandoc', args, { input: text, encoding: 'utf8' })
    assert.equal(stderr, '', 'Pandoc has nothing to complain of, such as a citation that it does not know')
    const cited: string[] = []
    const literal: string[] = []
    const look = (node: { t?: string; c?: unknown }) => {
      if (node.t === 'Cite') {
        const [citations, shown] = node.c as [{ citationId: string }[], unknown]
        cited.push(...citations.map(({ citationId }) => citationId))
        assert.doesNotMatch(JSON.stringify(shown), /\?\?\?|\w\?"/)
      }
      if (node.t === 'Str') literal.push(String(node.c))
      for (const inner of Object.values(node))
        if (typeof inner === 'object' && inner) look(inner as typeof node)
    }
    look(JSON.parse(stdout).blocks)
    return { cited, literal: literal.join(' ') }
  }

  for (const [language, format, bibliography, preamble] of [
    ['markdown', 'markdown', 'refs.json', '# Draft'],
    ['quarto', 'markdown', 'refs.bib', '# Draft'],
    ['latex', 'latex', 'refs.bib', '\\documentclass{article}\n\\begin{document}'],
    [
      'latex',
      'latex',
      'refs.bib',
      `\\documentclass{article}\n\\usepackage{csquotes}\n${TEXTCQUOTE}\n\\begin{document}`,
    ],
    ['org', 'org', 'refs.json', '* Draft'],
  ] as const) {
    it(`goes through Pandoc’s reader of ${format}${preamble.includes('csquotes') ? ' with csquotes' : ''} (${language}), with every citation resolved`, async function () {
      if (!hasPandoc) this.skip()
      const { text, citekeys } = await draftIn(language, preamble)
      const { cited, literal } = pandoc(
        format,
        bibliography,
        language === 'latex' ? `${text}\\end{document}\n` : text,
      )
      assert.deepEqual(cited, citekeys, text)
      assert.match(literal, /Good fences make good neighbours/)
      // Org has no way of writing all of these as they are.
      if (language !== 'org')
        assert.match(literal, /R&D of 5% cost \$5 at a_b and x@y, #1 in C\* and ~3 for \{all\} of \^us\^/)
    })
  }

  it('goes through Typst’s compiler, with every citation resolved', async () => {
    const { text, citekeys } = await draftIn('typst', '= Draft')
    const compiler = NodeCompiler.create({ workspace: folder })
    const source = { mainFileContent: `${text}\n#bibliography("refs.bib", style: "apa")` }
    const { result, takeDiagnostics } = bound(compiler.compile(source))
    const faults = takeDiagnostics()
    assert.ok(result, faults ? JSON.stringify(compiler.fetchDiagnostics(faults)) : 'not compiled')
    const cites = compiler.query(source, { selector: 'cite' }) as { key: string }[]
    assert.deepEqual(
      cites.map(({ key }) => key.replace(/^<|>$/g, '')),
      citekeys,
      text,
    )
  })

  it('is refused by Typst’s compiler where a citation is not resolved', () => {
    const compiler = NodeCompiler.create({ workspace: folder })
    assert.ok(compiler.compile({ mainFileContent: '@nobody\n#bibliography("refs.bib")' }).hasError())
  })
})

function bound(executed: ReturnType<NodeCompiler['compile']>) {
  return { result: executed.result, takeDiagnostics: () => executed.takeDiagnostics() }
}
