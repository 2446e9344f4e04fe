import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A program running with everything it starts in a process group of its own. */
export interface GuardedProcess {
  child: ChildProcess
  /** Ends the program and all its descendants; resolves when none is left. */
  stop(): Promise<void>
}

/**
 * Starts a program that cannot outlive this one. It runs under `guard.ts`, which ends the whole group as soon
 * as the pipe to this process closes, so even a killed test run leaves nothing behind.
 */
export function startGuarded(command: string, parameters: string[]): GuardedProcess {
  const child = spawn(process.execPath, [guard, command, ...parameters], {
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  return { child, stop: () => stopGroup(child) }
}

/** The exit status of a process, or the signal's name; an error when it could not be started. */
export function whenEnded(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => resolve(status ?? signal))
  })
}

/** Whether a process with this number runs. Signal 0 asks for that and does nothing. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const guard = join(import.meta.dirname, 'guard.ts')

async function stopGroup(child: ChildProcess): Promise<void> {
  const pid = child.pid
  if (pid === undefined) return
  child.stdin?.end()
  // A negative number stands for the whole group.
  while (isAlive(process.platform === 'win32' ? pid : -pid)) await delay(20)
}
