import { spawnSync } from 'node:child_process'

/**
 * Asks the registry for known holes in all packages, those that are bundled and those that build and test, and fails
 * when there is one. A registry that answers no such question is told, and fails nothing: it knows nothing either way.
 */
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const { stdout, stderr } = spawnSync(npm, ['audit', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const answer = parse(stdout)
const counts = answer?.metadata?.vulnerabilities

if (counts?.total === 0) console.log('npm audit: no known holes in any package.')
else if (counts) {
  for (const { name, severity, range } of Object.values(answer.vulnerabilities))
    console.log(`${severity}: ${name} ${range}`)
  console.log(`npm audit: ${counts.total} packages with known holes.`)
  process.exitCode = 1
} else {
  const reason = answer?.message ?? answer?.error?.summary ?? stderr.trim().split('\n')[0] ?? 'no answer'
  console.log(`npm audit: NOT CHECKED, because this registry gives no audit (${reason}).`)
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
