import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './childProcess.ts'
import { node24 } from './node24.ts'
import { npmInstall } from './npmInstall.ts'
import { repository } from './places.ts'

/** A VS Code server that is ready to be started. */
export interface InstalledHost {
  node: string
  serverMain: string
}

/**
 * The VS Code server and its web workbench, installed at first use. It is large, so it is kept out of the
 * project's own dependencies, with a package.json and lock file of its own, and stays until they change: its
 * folder is named after their content.
 */
export async function installHost(): Promise<InstalledHost> {
  const installed = join(home, `vscode-${await fingerprint()}`)
  if (!existsSync(installed)) await install(installed)
  return { node: node24(), serverMain: join(installed, server, 'out', 'server-main.js') }
}

const recipe = join(import.meta.dirname, 'vscode')
const recipeFiles = ['package.json', 'package-lock.json']
const home = join(repository, '.host')
const server = join('node_modules', 'code-server', 'lib', 'vscode')

async function fingerprint(): Promise<string> {
  const files = await Promise.all(recipeFiles.map(name => readFile(join(recipe, name))))
  const hash = files.reduce((sum, file) => sum.update(file), createHash('sha256'))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex').slice(0, 12)
}

/**
 * Installs beside the final place and moves it there at the end, so that a half-finished install is never taken
 * for a whole one and two installs at once do not meet.
 */
async function install(installed: string): Promise<void> {
  console.log('Installing the VS Code host (620 MB, about 2 minutes)…')
  const started = Date.now()
  await removeLeftovers()
  const unfinished = join(home, `installing-${process.pid}`)
  await mkdir(unfinished, { recursive: true })
  for (const name of recipeFiles) await copyFile(join(recipe, name), join(unfinished, name))
  const log = join(home, `install-${process.pid}.log`)
  await npmInstall(['ci'], unfinished, log)
  await npmInstall(['install', '--omit=dev'], join(unfinished, server), log)
  await npmInstall(['install', '--omit=dev'], join(unfinished, server, 'extensions'), log)
  if (existsSync(installed)) await rm(unfinished, { recursive: true })
  else await rename(unfinished, installed)
  await rm(log)
  console.log(`The VS Code host is installed (${Math.round((Date.now() - started) / 1000)} s).`)
}

/** Older versions, and what a process left that died while it was installing. */
async function removeLeftovers(): Promise<void> {
  const names = existsSync(home) ? await readdir(home) : []
  for (const name of names) {
    const installer = /^install(?:ing)?-(\d+)/.exec(name)?.[1]
    if (installer && isAlive(Number(installer))) continue
    await rm(join(home, name), { recursive: true, force: true })
  }
}
