import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import Ajv from 'ajv'
import { BAD, CommandLine, GOOD, KEY } from './commandLine.ts'

const ROOT = resolve(import.meta.dirname, '../..')

describe('verbatim check', function () {
  this.timeout(180_000)
  const cli = new CommandLine()

  it('passes an honest draft and fails one that is not', () => {
    assert.equal(cli.run('check', 'good.md').status, 0)
    const { status, stdout } = cli.run('check', 'good.md', 'bad.md')
    assert.equal(status, 1)
    assert.match(
      stdout,
      /^bad\.md:1:\d+: error: .*“Friday” here, “Thursday” in the source.* \[altered-quotation\]$/m,
    )
    assert.equal(cli.run('check', 'bad.md', '--fail-on', 'not-found').status, 0)
  })

  it('prints what it found as JSON and for GitHub', () => {
    const { files, summary } = JSON.parse(cli.run('check', 'bad.md', '--format', 'json').stdout)
    const [quotation] = files[0].quotations
    assert.equal(BAD.slice(quotation.start, quotation.end), quotation.text)
    assert.equal(quotation.verdict, 'altered')
    assert.equal(quotation.match.path, `seeds/${KEY}.txt`)
    const [difference] = quotation.differences
    assert.equal(BAD.slice(difference.start, difference.end), 'Friday')
    assert.equal(summary.errors, 1)
    assert.match(
      cli.run('check', 'bad.md', '--format', 'github').stdout,
      /^::error file=bad\.md,line=1,col=\d+,title=altered-quotation::/,
    )
  })

  it('prints what it found as SARIF, with regions and fixes', () => {
    const { version, runs } = JSON.parse(cli.run('check', 'bad.md', '--format', 'sarif').stdout)
    assert.equal(version, '2.1.0')
    const [{ tool, columnKind, results }] = runs
    assert.equal(columnKind, 'utf16CodeUnits')
    assert.equal(results.length, 1)
    const [{ ruleId, ruleIndex, level, locations, fixes }] = results
    assert.equal(ruleId, 'altered-quotation')
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId)
    assert.equal(level, 'error')
    const { artifactLocation, region } = locations[0].physicalLocation
    assert.equal(artifactLocation.uri, 'bad.md')
    assert.equal(BAD.slice(region.charOffset, region.charOffset + region.charLength), 'Friday')
    assert.deepEqual([region.startLine, region.endLine], [1, 1])
    assert.equal(BAD.slice(region.startColumn - 1, region.endColumn - 1), 'Friday')
    const [{ deletedRegion, insertedContent }] = fixes[0].artifactChanges[0].replacements
    assert.equal(deletedRegion.charOffset, region.charOffset)
    assert.equal(insertedContent.text, 'Thursday')
  })

  it('prints SARIF that is valid against the schema of 2.1.0', () => {
    const schemas = join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', allErrors: true })
    ajv.addMetaSchema(createRequire(import.meta.url)('ajv/lib/refs/json-schema-draft-04.json'))
    const isValid = ajv.compile(JSON.parse(readFileSync(schemas, 'utf8')))
    const many = [
      BAD,
      GOOD.replace('para. 4', 'para. 5'),
      '“Nobody said so” [@nobody]\n',
      '“China’s celebration is our celebration,” he said.\n',
      `“Kim departed … Thursday, good friend” [@${KEY}]\n`,
    ]
    cli.write('many findings.md', many.join('\n'))
    const log = JSON.parse(
      cli.run('check', 'bad.md', 'many findings.md', 'good.md', '--format', 'sarif').stdout,
    )
    assert.ok(isValid(log), ajv.errorsText(isValid.errors))
    assert.ok(log.runs[0].results.length > 4)
    log.runs[0].results[0].level = 'severe'
    assert.ok(!isValid(log), 'the schema tells what is wrong')
    rmSync(join(cli.folder, 'many findings.md'))
  })

  it('checks again when a draft or a source has changed', async () => {
    const draft = join(cli.folder, 'watched.md')
    const source = join(cli.folder, 'seeds/watched.txt')
    writeFileSync(source, 'The ferry left at noon with nine people.')
    writeFileSync(draft, '“The ferry left at noon with ten people” [@watched]\n')
    const child = cli.start('check', 'watched.md', '--watch')
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      const next = async (wanted: RegExp) => {
        for (;;) {
          const { value, done } = await lines.next()
          assert.ok(!done, `the command ended before it said ${wanted}`)
          if (wanted.test(value)) return
        }
      }
      await next(/“ten” here, “nine” in the source/)
      await next(/ in 1 file/)
      writeFileSync(source, 'The ferry left at noon with ten people.')
      await next(/ in 1 file: .*\b0 errors|no findings|all /i)
      writeFileSync(draft, '“The ferry left at noon with six people” [@watched]\n')
      await next(/“six” here, “ten” in the source/)
    } finally {
      child.kill()
      rmSync(source)
      rmSync(draft)
    }
  })

  it('takes globs and a style', () => {
    assert.match(cli.run('check', '*.md').stdout, / in 2 files: /)
    assert.match(cli.run('check', 'x*.md').stderr, /no file matches x\*\.md/)
    const elided = `“Kim departed … aboard his signature green armoured train” [@${KEY}]\n`
    cli.write('chapters/one.md', elided)
    assert.equal(cli.run('check', 'chapters/**').status, 0)
    const strict = cli.run('check', 'chapters/*.md', '--style', 'ap')
    assert.equal(strict.status, 1)
    assert.match(strict.stdout, /^chapters\/one\.md:1:\d+: warning: .*\[style-alteration\]$/m)
    assert.equal(cli.run('check', 'chapters/one.md', '--style', 'nobody').status, 2)
  })
})
