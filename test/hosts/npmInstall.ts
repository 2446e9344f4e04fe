import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { whenEnded } from './childProcess.ts'

/**
 * Runs npm in a folder, without install scripts. The VS Code server's own script would install its two inner
 * packages, which the caller does instead, but it would also compile half a dozen native modules. That takes
 * many minutes, a compiler and Kerberos headers, and the server starts without them all. (It loses its log
 * files and the terminal.)
 */
export async function npmInstall(parameters: string[], folder: string, logFile: string): Promise<void> {
  const child = spawn('npm', [...parameters, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: withoutFolders(process.env),
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logFile, { flags: 'a' })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const status = await whenEnded(child)
  log.end()
  if (status === 0) return
  throw new Error(
    `The VS Code host could not be installed (npm ended with ${status}). The log is in ${logFile}.`,
  )
}

/** npm hands its folders down to scripts; for an npm that is run inside a script they are the wrong ones. */
function withoutFolders(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folders = /^npm_(config_(local_|global_)?prefix|package_json|config_workspace.*)$/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !folders.test(name)))
}
