import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbench } from './driver.ts'
import { keystrokeTimes } from './keystrokeTimes.ts'
import type { Workbench } from './workbench.ts'
import { type Writing, writeArticles } from './writtenArticles.ts'

/** So many articles are written for the test where no folder of real ones is named by VERBATIM_CORPUS. */
const ARTICLES = 3_000

/**
 * Find Quote… in a large library, as it feels. `VERBATIM_CORPUS=FOLDER` takes the sources from there, and
 * `VERBATIM_QUERY` what is typed: words that some source there has.
 */
describe('A writer with a large library', function () {
  this.timeout(900_000)
  const corpus = process.env.VERBATIM_CORPUS
  let folder: string
  let workbench: Workbench
  let asked: Writing

  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'verbatim-large-')), 'large')
    await mkdir(join(folder, 'seeds'), { recursive: true })
    await writeFile(join(folder, 'draft.md'), '# Draft\n\n\n')
    if (corpus) {
      await cp(corpus, join(folder, 'seeds'), { recursive: true })
      const query = process.env.VERBATIM_QUERY
      if (!query) throw new Error('VERBATIM_CORPUS needs VERBATIM_QUERY: words that one of its sources has.')
      asked = { typed: query, passage: query }
    } else {
      asked = await writeArticles(join(folder, 'seeds'), ARTICLES)
    }
    workbench = await openWorkbench({ folder })
  })

  after(async () => {
    await workbench?.close()
    await rm(join(folder, '..'), { recursive: true, force: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-large')
  })

  it('sees the library being read to its end', async () => {
    await workbench.openFile('draft.md')
    await workbench.page
      .locator('.statusbar-item', { hasText: /^\s*[\d,]+ sources/ })
      .waitFor({ timeout: 600_000 })
  })

  it('has the passage first, and a new list at each keystroke', async () => {
    await workbench.placeCursor(3, 1)
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    const times = await keystrokeTimes(workbench, asked.typed)
    const [first] = await workbench.waitForRows(rows =>
      fold(rows[0]?.detail ?? '').includes(fold(asked.passage)),
    )
    assert.ok(first)
    await workbench.screenshot('large-library')
    const sorted = [...times].sort((a, b) => a - b)
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!)
    console.log(
      `      keystroke to list: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms (${times.length} keystrokes that changed the list)`,
    )
    await workbench.press('Escape')
  })
})

/** Marks and spaces apart, as a reader compares. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
