import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'

const ROOT = resolve(import.meta.dirname, '../..')
const KEY = '000_7275516a2a315cb5'
const GOOD = `“China’s celebration is our celebration,” Kim said [@${KEY}, para. 4].\n`
const BAD = `“Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7].\n`
const EVERYWHERE = '**/*.md'

/** The fenced blocks of docs/ci.md in some language. */
const blocks = (language: string) =>
  [...readFileSync(join(ROOT, 'docs/ci.md'), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(found => found[1] === language)
    .map(found => found[2]!)

describe('what docs/ci.md says, in a repository', function () {
  this.timeout(120_000)
  let folder: string

  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
        XDG_CACHE_HOME: join(folder, '.cache'),
        GIT_CONFIG_GLOBAL: join(folder, '.gitconfig'),
      },
    })
  const commit = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    run('git', 'add', '-A')
    return run('git', 'commit', '-q', '-m', 'Write')
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-ci-'))
    cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
    // An article that cites what the library does not have is a source, not a draft.
    writeFileSync(
      join(folder, 'seeds/thread.md'),
      'Thanks to @nobody [@nobody] for “words that nobody ever said”.\n',
    )
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
    // As npm installs it.
    chmodSync(join(ROOT, 'dist/cli.js'), 0o755)
    symlinkSync(join(ROOT, 'dist/cli.js'), join(folder, 'node_modules/.bin/verbatim'))
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n.cache\n.gitconfig\n')
    writeFileSync(join(folder, '.gitconfig'), '[user]\nname = A Writer\nemail = writer@example.org\n')
    run('git', 'init', '-q')
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('checks a pull request', () => {
    const workflows = blocks('yaml').flatMap(block => parse(block)?.jobs?.check?.steps ?? parse(block))
    const commands = workflows.flatMap(({ run: line }: { run?: string }) => line ?? [])
    const checks = commands.filter((line: string) => line.startsWith('npx '))
    assert.equal(checks.length, 2, commands.join('\n'))
    assert.ok(checks.every((line: string) => line.includes(EVERYWHERE)))
    for (const line of checks) {
      writeFileSync(join(folder, 'draft.md'), BAD)
      const bad = run('sh', '-c', line)
      assert.equal(bad.status, 1, bad.stderr)
      const sarif = join(folder, 'quotations.sarif')
      const told = existsSync(sarif) ? readFileSync(sarif, 'utf8') : bad.stdout
      assert.match(told, /“Friday” here, “Thursday” in the source/)
      assert.doesNotMatch(told, /nobody/)
      writeFileSync(join(folder, 'draft.md'), GOOD)
      const good = run('sh', '-c', line)
      assert.equal(good.status, 0, good.stdout + good.stderr)
    }
  })

  it('keeps a wrong quotation out of a commit, by a hook of git', () => {
    const [hook] = blocks('sh')
    const path = join(folder, '.git/hooks/pre-commit')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, hook!)
    chmodSync(path, 0o755)
    holdsBack()
  })

  it('keeps a wrong quotation out of a commit, by pre-commit', function () {
    if (run('pre-commit', '--version').status !== 0) this.skip()
    const config = blocks('yaml').find(block => block.startsWith('repos:'))
    writeFileSync(join(folder, '.pre-commit-config.yaml'), config!)
    const installed = run('pre-commit', 'install')
    assert.equal(installed.status, 0, installed.stdout + installed.stderr)
    holdsBack()
  })

  function holdsBack(): void {
    const first = commit({ 'draft.md': GOOD })
    assert.equal(first.status, 0, first.stdout + first.stderr)
    const held = commit({ 'draft.md': BAD, 'other notes.md': GOOD })
    assert.equal(held.status, 1, held.stdout + held.stderr)
    assert.match(held.stdout + held.stderr, /“Friday” here, “Thursday” in the source/)
    const mended = commit({ 'draft.md': BAD.replace('Friday', 'Thursday') })
    assert.equal(mended.status, 0, mended.stdout + mended.stderr)
    // A commit without drafts has nothing to check.
    assert.equal(commit({ 'notes.txt': 'No quotations.' }).status, 0)
    assert.equal(run('git', 'rev-list', '--count', 'HEAD').stdout.trim(), '3')
  }
})
