/**
 * Runs the program named on the command line and ends it, with all it started, when standard input closes,
 * which happens at the latest when the parent process dies. Runs as the leader of its own process group.
 */
import { spawn, spawnSync } from 'node:child_process'

const [command, ...parameters] = process.argv.slice(2)
if (command === undefined) throw new Error('usage: guard.ts COMMAND [ARGUMENT…]')

const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('error', error => {
  console.error(error.message)
  endAll()
})
child.on('exit', endAll)
process.stdin.on('close', endAll)
process.stdin.resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endAll)

/** By force: every file that the program was writing lies in a folder that is thrown away. */
function endAll(): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(process.pid), '/T', '/F'])
  else process.kill(-process.pid, 'SIGKILL')
}
