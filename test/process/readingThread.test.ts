import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const PAGE = '<article><p>The keeper of the lighthouse counted seventeen ships on Tuesday.</p></article>'

describe('the thread on which slow formats are read', function () {
  this.timeout(120_000)
  let folder: string

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-reading-'))
    mkdirSync(join(folder, 'seeds'))
    writeFileSync(join(folder, 'seeds/good.html'), PAGE)
    writeFileSync(
      join(folder, 'seeds/paper.pdf'),
      pdf([column(50, 780, ['The mayor counted eleven boats.'])]),
    )
    cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
  })

  after(() => rmSync(folder, { recursive: true }))

  const sources = () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.js', 'sources', '--json'], {
      cwd: folder,
      env: { ...process.env, XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) },
      encoding: 'utf8',
    })
    return {
      stderr,
      status,
      keys: JSON.parse(stdout).sources.map(({ citekey }: { citekey: string }) => citekey),
    }
  }

  it('is there for every format, and ends with the process', () => {
    assert.deepEqual(sources(), { stderr: '', status: 0, keys: ['good', 'paper'] })
  })

  it('dies with a file, which is named, and the others are read', () => {
    const reader = join(folder, 'dist/pdf.mjs')
    const whole = readFileSync(reader)
    writeFileSync(reader, 'export const read = () => process.exit(9)')
    const { stderr, keys } = sources()
    writeFileSync(reader, whole)
    assert.deepEqual(keys, ['good'])
    assert.match(
      stderr,
      /^seeds\/paper\.pdf cannot be read: its reader ended \(with status 9\)\. Save it anew/,
    )
  })
})
