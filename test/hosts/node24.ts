import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './places.ts'

/** The Node 24 that the VS Code server needs: the project's own, else the one this program runs on. */
export function node24(): string {
  const own = join(
    repository,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(own) && majorVersion(own) === '24') return own
  if (process.versions.node.startsWith('24.')) return process.execPath
  throw new Error('The VS Code host needs Node 24. Install the project’s own with: npm ci')
}

function majorVersion(node: string): string | undefined {
  return /^v(\d+)\./.exec(execFileSync(node, ['--version'], { encoding: 'utf8' }))?.[1]
}
