import { watch } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Settings } from '../base/settings.ts'
import { canonicalUri } from '../base/uri.ts'
import { languageOfExtension } from '../draft/languages.ts'
import type { Finding } from '../service/finding.ts'
import type { Service } from '../service/service.ts'
import { type CheckedFile, formats } from './checkFormats.ts'
import { draftFiles } from './draftFiles.ts'
import { EXIT, printExact, tell } from './io.ts'
import { openLibrary } from './openLibrary.ts'
import { displayed, readDraft } from './readDraft.ts'
import { watchedFiles } from './watchedFiles.ts'

export interface CheckOptions {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly format: keyof typeof formats
  readonly failOn?: string[]
  /** Codes of findings that are left out. */
  readonly ignore?: string[]
  readonly style: Settings['check']['style']
  readonly uncited: Settings['check']['uncited']
  readonly watch?: boolean
}

/** `verbatim check`: every quotation of some drafts. */
export async function checkCommand(given: readonly string[], options: CheckOptions): Promise<number> {
  const { files: found, matched } = await draftFiles(given)
  // Drafts are read first: a mistyped name should not wait for the library.
  await Promise.all(found.map(readDraft))
  const service = await openLibrary(
    options.sources,
    options.bibliography,
    options.watch ? watchedFiles() : undefined,
  )
  const { style, uncited, ignore = [] } = options
  const check = { ...service.settings.check, style, uncited, ignore }
  service.settings = { ...service.settings, check }
  // A pattern for all Markdown files means the drafts among them.
  const files = found.filter(file => !matched.has(file) || !service.library.covers(uriOf(file)))
  const checked = await checkAll(service, files, options)
  if (options.watch) await keepChecking(service, files, options)
  const fails = ({ code, severity }: Finding) =>
    options.failOn ? options.failOn.includes(code) : severity === 'error' || severity === 'warning'
  return checked.some(file => file.findings.some(fails)) ? EXIT.findings : EXIT.clean
}

async function checkAll(
  service: Service,
  files: readonly string[],
  { format }: CheckOptions,
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = []
  for (const path of files) checked.push(await checkFile(service, path, await readDraft(path)))
  const hasColours = process.stdout.isTTY && !process.env.NO_COLOR
  await printExact(formats[format](checked, hasColours))
  return checked
}

/** An editor writes a file in several steps: so many milliseconds after the last one it is read. */
const PAUSE_MS = 200

/** Checks again whenever a draft or a source changes, until the process is ended. */
async function keepChecking(
  service: Service,
  files: readonly string[],
  options: CheckOptions,
): Promise<never> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      checkAll(service, files, options).catch(error => tell(`verbatim: ${error.message}.`))
    }, PAUSE_MS)
  }
  const watched = new Set(files.map(file => resolve(file)))
  for (const folder of new Set([...watched].map(file => dirname(file)))) {
    watch(folder, (_, name) => {
      if (name !== null && watched.has(resolve(folder, name))) again()
    })
  }
  service.library.onDidChange(again)
  return new Promise(() => {})
}

async function checkFile(service: Service, given: string, text: string): Promise<CheckedFile> {
  const language = languageOfExtension(extname(given).toLowerCase()) ?? 'markdown'
  const document = service.draft(uriOf(given), language, text)
  // The bibliography that a draft names is read once the draft is known.
  await service.library.settled
  const draft = await service.check(document)
  return { path: displayed(given), text, ...draft, passages: await passagesOf(service, draft.findings) }
}

function uriOf(path: string): string {
  return canonicalUri(pathToFileURL(resolve(path)).href)
}

async function passagesOf(
  { library }: Service,
  findings: readonly Finding[],
): Promise<ReadonlyMap<Finding, string>> {
  const passages = new Map<Finding, string>()
  for (const finding of findings) {
    const source = finding.related && library.byUri(finding.related.uri)
    const text = source && (await library.text(source))
    if (!text) continue
    const { start, end } = finding.related!.span
    passages.set(finding, text.raw.slice(start, end))
  }
  return passages
}
