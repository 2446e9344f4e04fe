import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'dist/cli.js')
export const KEY = '000_7275516a2a315cb5'
export const GOOD = `“China’s celebration is our celebration,” Kim said [@${KEY}, para. 4].\n`
export const BAD = `“Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7].\n`

/** The built command line in a folder of its own, with the seed, a good draft and a bad one, for the tests of a `describe`. */
export class CommandLine {
  folder = ''
  /** The user's cache folder. */
  cache = ''

  constructor() {
    before(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'verbatim-cli-'))
      this.cache = mkdtempSync(join(tmpdir(), 'verbatim-cache-'))
      this.copySeeds()
      this.write('good.md', GOOD)
      this.write('bad.md', BAD)
    })
    after(() => {
      rmSync(this.folder, { recursive: true })
      rmSync(this.cache, { recursive: true })
    })
  }

  copySeeds(): void {
    cpSync(join(ROOT, 'seeds'), join(this.folder, 'seeds'), { recursive: true })
  }

  /** Writes a file of the folder, and the folders it is in. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
    return path
  }

  run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      ...this.#options,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  /** The process itself, for whoever talks with it. */
  start(...args: string[]) {
    return spawn(process.execPath, [CLI, ...args], this.#options)
  }

  get #options() {
    return { cwd: this.folder, env: { ...process.env, XDG_CACHE_HOME: this.cache } }
  }
}
