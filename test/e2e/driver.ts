import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { workbenchAddress } from '../hosts/address.ts'
import { keepConsole } from '../hosts/browserHost.ts'
import { launchChromium } from '../hosts/chromium.ts'
import { repository } from '../hosts/places.ts'
import { startServer } from '../hosts/server.ts'
import { type Entry, stageExtension, stageFolder } from '../hosts/stage.ts'
import { Workbench } from './workbench.ts'

export interface WorkbenchOptions {
  /** The folder to open; `null` for an empty one. The workbench gets a fresh copy. Default: the sample. */
  folder?: string | null
  /** Files that are written into the copy before it is opened, by their paths in it. */
  files?: Readonly<Record<string, string>>
  /** Which of the extension's two entries runs. Default: `node`. */
  entry?: Entry
  /** What stands in the extension's manifest in place of its own. */
  manifest?: Readonly<Record<string, unknown>>
  /** User settings on top of the quiet ones. */
  settings?: Record<string, unknown>
  /** The language that the editor gives to extensions, as with a language pack; its own texts stay English. */
  language?: string
  /** Whether the editor asks if the folder is trusted, and restricts the window until it is. Default: it does not. */
  workspaceTrust?: boolean
}

/**
 * Opens a window for the tests of a `describe` and closes it after them. `ready` is given the window and does what
 * comes before the tests; what is to be seen when one of them fails is kept as `NAME-failed.png`.
 */
export function withWorkbench(
  name: string,
  options: WorkbenchOptions,
  ready: (workbench: Workbench) => unknown,
): void {
  let workbench: Workbench | undefined

  before(async () => {
    workbench = await openWorkbench(options)
    await ready(workbench)
  })

  after(() => workbench?.close())

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.screenshot(`${name}-failed`)
  })
}

/** Opens a window on a fresh copy of a folder, with the extension installed as from the marketplace. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { folder = join(repository, 'sample'), files, entry = 'node', language } = options
  const undo: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const workspace = await stageFolder(folder, files)
    undo.push(workspace.remove)
    const extension = await stageExtension(repository, entry, options.manifest)
    undo.push(extension.remove)
    const name = `e2e-${entry}`
    const server = await startServer({
      name,
      extension: extension.folder,
      settings: { ...still, ...options.settings },
      workspaceTrust: options.workspaceTrust ?? false,
    })
    undo.push(server.stop)
    const browser = await launchChromium()
    undo.push(() => browser.close())
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 1,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    await keepConsole(page, `${name}-browser.log`)
    if (language)
      await page.addInitScript(name => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language)
    await page.goto(workbenchAddress(server, { folder: workspace.folder }))
    const isEmpty = (await readdir(workspace.folder)).length === 0
    await page.waitForSelector(`.explorer-folders-view${isEmpty ? '' : ' .monaco-list-row'}`, {
      state: isEmpty ? 'attached' : 'visible',
    })
    return new Workbench(page, workspace.folder, close)
  } catch (error) {
    await close()
    throw error
  }
}

/** Nothing moves by itself: that keeps pictures alike and spares a machine that draws without a graphics card. */
const still = { 'editor.cursorBlinking': 'solid', 'workbench.reduceMotion': 'on' }
