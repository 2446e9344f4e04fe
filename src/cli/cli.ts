import { Command, InvalidArgumentError, Option } from 'commander'
import { messageOf } from '../base/log.ts'
import { settingChoices } from '../base/settings.ts'
import { version } from '../base/version.ts'
import { styleNames } from '../library/references/request.ts'
import { surviveBrokenPromises } from '../server/brokenPromises.ts'
import { startNodeServer } from '../server/node.ts'
import { type FindingCode, findingCodes } from '../service/finding.ts'
import { referenceFormats } from '../service/references.ts'
import { bibliographyCommand } from './bibliographyCommand.ts'
import { checkCommand } from './checkCommand.ts'
import { formats } from './checkFormats.ts'
import { citationsCommand } from './citationsCommand.ts'
import { EXIT, tell } from './io.ts'
import { quotesCommand } from './quotesCommand.ts'
import { searchCommand } from './searchCommand.ts'
import { sourcesCommand } from './sourcesCommand.ts'

const program = new Command('verbatim')
  .description(
    'Find quotes in your sources, and prove that the quotations in a draft are what their sources say.',
  )
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: text => tell(`verbatim: ${inOneSentence(text)}`) })

const sources = () =>
  new Option('--sources <dir...>', 'folders or globs of the sources (default: seeds sources)')
const bibliography = () =>
  new Option(
    '--bibliography <file...>',
    'bibliographies to read (.bib, .json, .yaml, .ris) beside those that drafts and _quarto.yml name',
  )

program
  .command('search')
  .description('Find the passages that a half-remembered text is from.')
  .argument('[query]')
  .option('--limit <n>', 'how many results at most', positive, 10)
  .option('--json', 'print one JSON document')
  .option('--stdin', 'read one query a line and print one line of JSON for each')
  .addOption(sources())
  .addOption(bibliography())
  .action(async (query, options) => exitWith(await searchCommand(query, options)))

program
  .command('check')
  .description('Check every quotation of some drafts: files, or globs in quotes.')
  .argument('<file...>')
  .addOption(
    new Option('--format <format>', 'how findings are printed').choices(Object.keys(formats)).default('text'),
  )
  .option('--json', 'the same as --format json')
  .addOption(
    new Option('--style <style>', 'the style guide whose rules hold')
      .choices(settingChoices.style)
      .default('standard'),
  )
  .addOption(
    new Option('--uncited <which>', 'which quotations without a citation are reported')
      .choices(settingChoices.uncited)
      .default('found'),
  )
  .option('--fail-on <code...>', 'exit with 1 only for findings of these codes', findingCode)
  .option('--ignore <code...>', 'leave findings of these codes out', findingCode)
  .option('--watch', 'check again whenever a draft or a source changes')
  .addOption(sources())
  .addOption(bibliography())
  .action(async (files, options) =>
    exitWith(await checkCommand(files, options.json ? { ...options, format: 'json' } : options)),
  )

program
  .command('citations')
  .description('List the citations of some drafts, as they are understood.')
  .argument('<file...>')
  .option('--json', 'print one JSON document')
  .action(async (files, options) => exitWith(await citationsCommand(files, options)))

program
  .command('sources')
  .description('List the sources of the library.')
  .option('--json', 'print one JSON document')
  .addOption(sources())
  .addOption(bibliography())
  .action(async options => exitWith(await sourcesCommand(options)))

program
  .command('quotes')
  .description('List the direct quotes of the sources, with their speakers.')
  .option('--json', 'print one JSON document')
  .addOption(sources())
  .addOption(bibliography())
  .action(async options => exitWith(await quotesCommand(options)))

program
  .command('bibliography')
  .description('Write the references of all that some drafts cite.')
  .argument('<file...>')
  .option('--style <style>', `a style (${styleNames.join(', ')}), or a .csl file`, 'apa')
  .addOption(new Option('--format <format>', 'what is written').choices(referenceFormats).default('text'))
  .addOption(sources())
  .addOption(bibliography())
  .action(async (files, options) => exitWith(await bibliographyCommand(files, options)))

program
  .command('lsp')
  .description('Run the language server, for any editor.')
  .option('--stdio', 'talk over standard input and output (the only way there is)')
  .action(() => startNodeServer(true))

/** Commander's `error: …`, perhaps with `(Did you mean …?)` in a second line. */
function inOneSentence(error: string): string {
  const text = error
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
  return /\.$/.test(text) ? text : `${text}.`
}

function findingCode(value: string, before: readonly FindingCode[] = []): readonly FindingCode[] {
  const code = findingCodes.find(known => known === value)
  if (code) return [...before, code]
  throw new InvalidArgumentError(
    `That is no code of a finding: they are ${findingCodes.join(', ')}. Name the files before --fail-on and --ignore.`,
  )
}

function positive(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number above 0.')
  return number
}

function exitWith(status: number): void {
  process.exitCode = status
}

async function main(): Promise<void> {
  surviveBrokenPromises(() => {})
  try {
    await program.parseAsync()
  } catch (thrown) {
    // Commander has told its own errors; `--help` and `--version` end with exit code 0.
    const own = thrown as { code?: string; exitCode?: number }
    if (own.code?.startsWith('commander.')) exitWith(own.exitCode === 0 ? EXIT.clean : EXIT.failed)
    else {
      tell(`verbatim: ${messageOf(thrown)}.`)
      exitWith(EXIT.failed)
    }
  }
}

void main()
