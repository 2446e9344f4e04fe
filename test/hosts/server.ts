import { createWriteStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startGuarded } from './childProcess.ts'
import { installHost } from './install.ts'
import { output } from './places.ts'
import { quietSettings } from './settings.ts'

export interface ServerOptions {
  /** Names the log file and the temporary folder. */
  name: string
  /** The folder of an extension to install as if from the marketplace. */
  extension?: string
  /** User settings on top of the quiet ones. */
  settings?: Record<string, unknown>
  /** Whether the editor asks if the folder is trusted. Default: it does not. */
  workspaceTrust?: boolean
  /** Default: any free port. */
  port?: number
}

/** A running VS Code server, reachable from this machine only. */
export interface Server {
  port: number
  /** `http://127.0.0.1:PORT/` */
  address: string
  logFile: string
  stop(): Promise<void>
}

/** Starts a VS Code server with data folders of its own, and waits until it listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const host = await installHost()
  const home = await mkdtemp(join(tmpdir(), `verbatim-${options.name}-`))
  await prepareHome(home, options)
  await mkdir(output, { recursive: true })
  const logFile = join(output, `${options.name}-server.log`)
  const { child, stop } = startGuarded(host.node, [host.serverMain, ...serverParameters(home, options)])
  const log = createWriteStream(logFile)
  child.stderr?.pipe(log, { end: false })
  child.stdout?.pipe(log, { end: false })
  const stopAndTidy = async () => {
    await stop()
    log.end()
    await rm(home, { recursive: true, force: true })
  }
  try {
    const port = await listeningPort(child.stdout!)
    return { port, address: `http://127.0.0.1:${port}/`, logFile, stop: stopAndTidy }
  } catch (error) {
    await stopAndTidy()
    throw new Error(
      `The VS Code server did not start (${(error as Error).message}). Its log is in ${logFile}.`,
    )
  }
}

async function prepareHome(home: string, options: ServerOptions): Promise<void> {
  const settings = { ...quietSettings, ...options.settings }
  await mkdir(join(home, 'data', 'User'), { recursive: true })
  await writeFile(join(home, 'data', 'User', 'settings.json'), JSON.stringify(settings, undefined, 2))
  await mkdir(join(home, 'extensions'))
  if (options.extension) {
    const { publisher, name, version } = JSON.parse(
      await readFile(join(options.extension, 'package.json'), 'utf8'),
    )
    await cp(options.extension, join(home, 'extensions', `${publisher}.${name}-${version}`), {
      recursive: true,
    })
  }
}

/**
 * The smoke test driver is what makes the server accept test suites and extensions under development, and run
 * web extensions in a worker of the page itself. Without it they would need a frame from another web address.
 */
function serverParameters(home: string, options: ServerOptions): string[] {
  return [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    `--server-data-dir=${home}`,
    `--extensions-dir=${join(home, 'extensions')}`,
    '--disable-telemetry',
    '--enable-smoke-test-driver',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ]
}

/** Reads the server's output until it names its port. */
function listeningPort(stdout: NodeJS.ReadableStream): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nothing listened after 60 s')), 60_000)
    const lines = createInterface(stdout)
    lines.on('line', line => {
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(Number(port))
    })
    lines.on('close', () => {
      clearTimeout(timer)
      reject(new Error('it ended at once'))
    })
  })
}
