import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { workbenchAddress } from '../test/hosts/address.ts'
import { findDesktop } from '../test/hosts/desktop.ts'
import { repository } from '../test/hosts/places.ts'
import { startServer } from '../test/hosts/server.ts'
import { stageExtension, stageFolder } from '../test/hosts/stage.ts'

/**
 * Opens an editor with the extension on a copy of the sample folder, and stays until it is closed or stopped:
 * the desktop VS Code where there is one or it can be downloaded, else VS Code in the browser.
 * `--browser` goes straight to the browser, `--port N` fixes its address.
 */
const { values } = parseArgs({ options: { browser: { type: 'boolean' }, port: { type: 'string' } } })

const built = spawnSync(process.execPath, [join(repository, 'esbuild.mjs'), '--production'], {
  cwd: repository,
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(1)

const sample = await stageFolder(join(repository, 'sample'))
console.log(`The sample is in ${sample.folder} (a copy: write in it as you like; it stays when you stop).`)
const desktop = values.browser ? { reason: 'As asked' } : await desktopEditor()
if ('reason' in desktop) await inBrowser(desktop.reason)
else await onDesktop(desktop.executable)

/** The user's own editor, before one is downloaded. */
async function desktopEditor() {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasScreen) return { reason: 'There is no screen for a desktop editor here' }
  const isThere = spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0
  return isThere ? { executable: 'code' } : findDesktop()
}

function onDesktop(executable) {
  const parameters = ['--new-window', '--wait', `--extensionDevelopmentPath=${repository}`, sample.folder]
  console.log('VS Code opens in a window of its own. This ends when you close it.')
  return ended(spawn(executable, parameters, { stdio: 'inherit', shell: process.platform === 'win32' }))
}

async function inBrowser(reason) {
  console.log(`${reason}: VS Code runs in your browser instead.`)
  const extension = await stageExtension(repository, 'node')
  const port = values.port === undefined ? undefined : Number(values.port)
  const server = await startServer({ name: 'start', extension: extension.folder, port })
  console.log(`\nOpen ${workbenchAddress(server, { folder: sample.folder })}\n\nStop with Ctrl+C.`)
  await new Promise(stopped => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stopped)
  })
  await server.stop()
  await extension.remove()
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}
