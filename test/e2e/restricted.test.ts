import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '../hosts/places.ts'
import { openWorkbench } from './driver.ts'
import type { Workbench } from './workbench.ts'

describe('A folder that is not trusted', function () {
  this.timeout(900_000)
  let around: string
  let workbench: Workbench

  before(async () => {
    around = await mkdtemp(join(tmpdir(), 'verbatim-restricted-'))
    const [folder, elsewhere] = [join(around, 'folder'), join(around, 'elsewhere')]
    await cp(join(repository, 'sample'), folder, { recursive: true })
    await mkdir(elsewhere)
    await writeFile(join(elsewhere, 'secret.txt'), 'The combination of the safe is written under the desk.\n')
    await writeFile(
      join(elsewhere, 'secret.bib'),
      '@book{secret-2020, title = {A Secret}, author = {Roe, Jane}, date = {2020}}\n',
    )
    await mkdir(join(folder, '.vscode'))
    const settings = {
      'verbatim.sources': ['seeds', elsewhere],
      'verbatim.bibliography': [join(elsewhere, 'secret.bib')],
      'verbatim.citationStyle': join(elsewhere, 'style.csl'),
    }
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings))
    workbench = await openWorkbench({
      folder,
      workspaceTrust: true,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    })
  })

  after(async () => {
    await workbench?.close()
    await rm(around, { recursive: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('restricted-failed')
  })

  it('is checked and searched as any other', async () => {
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.some(({ text }) => text.includes('Friday')))
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('good neigbours good frends')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('good comrades')))
    await workbench.press('Escape')
  })

  it('has settings that name nothing elsewhere', async () => {
    await workbench.runCommand('Verbatim: Show Library Report')
    const report = await workbench.previewText('Verbatim library report')
    assert.match(report, /looks for sources in seeds, sources of/)
    assert.doesNotMatch(report, /elsewhere|secret/i)
  })

  it('says in the editor’s own list what is off', async () => {
    await workbench.runCommand('Workspaces: Manage Workspace Trust')
    const trust = workbench.page.locator('.workspace-trust-editor')
    await trust.getByText('In Restricted Mode').first().waitFor()
    await workbench.screenshot('restricted')
  })
})
