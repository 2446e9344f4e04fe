import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import { defaultSettings, type Settings } from '../../src/base/settings.ts'
import { createService } from '../../src/service/service.ts'

const FOLDER = join(import.meta.dirname, '../verdicts')

/** One source text with quotations from it; test/verdicts/README.md describes the files. */
interface Group {
  readonly source: string
  readonly cases: readonly Case[]
}

interface Case {
  readonly quotation: string
  readonly style?: Settings['check']['style']
  readonly verdict: string
  /** The codes of the findings, each once, in the order of the alphabet. */
  readonly findings: readonly string[]
  readonly why: string
}

describe('the public suite of hard cases', () => {
  for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.json'))) {
    const groups = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Group[]
    describe(file, () => {
      for (const [k, { source, cases }] of groups.entries()) {
        it(`${k + 1}: ${source.slice(0, 60).replace(/\s+/g, ' ')}…`, async () => {
          const service = createService(new MemoryWorkspace({ 'seeds/s.txt': source }))
          await service.library.refresh()
          const wrong: string[] = []
          for (const one of cases) {
            const told = await verdictOf(service, one)
            const wanted = `${one.verdict} ${one.findings.join(' ')}`.trim()
            if (told !== wanted) wrong.push(`“${one.quotation}” (${one.why}) is ${told}, not ${wanted}`)
          }
          assert.deepEqual(wrong, [])
        })
      }
    })
  }
})

/** What a draft with the quotation is told: the verdict, and the codes of the findings. */
async function verdictOf(service: ReturnType<typeof createService>, one: Case): Promise<string> {
  const check = { ...defaultSettings.check, style: one.style ?? 'standard' }
  service.settings = { ...defaultSettings, check }
  const draft = `> ${one.quotation.replaceAll('\n', '\n> ')}\n>\n> [@s]`
  const { quotations, findings } = await service.check(service.draft('memory:/draft.md', 'markdown', draft))
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  return [quotations[0]?.verdict ?? 'nothing', ...codes].join(' ')
}
