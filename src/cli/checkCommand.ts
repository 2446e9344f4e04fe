import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Settings } from '../base/settings.ts'
import { canonicalUri } from '../base/uri.ts'
import { languageOfExtension } from '../draft/languages.ts'
import type { Finding } from '../service/finding.ts'
import type { Service } from '../service/service.ts'
import { type CheckedFile, formats } from './checkFormats.ts'
import { EXIT, print } from './io.ts'
import { openLibrary } from './openLibrary.ts'
import { displayed, readDraft } from './readDraft.ts'

export interface CheckOptions {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly format: keyof typeof formats
  readonly failOn?: string[]
  readonly style: Settings['check']['style']
  readonly uncited: Settings['check']['uncited']
}

/** `verbatim check`: every cited quotation of some drafts. */
export async function checkCommand(files: readonly string[], options: CheckOptions): Promise<number> {
  // Drafts are read first: a mistyped name should not wait for the library.
  const drafts = await Promise.all(files.map(async path => ({ path, text: await readDraft(path) })))
  const service = await openLibrary(options.sources, options.bibliography)
  const { style, uncited } = options
  service.settings = { ...service.settings, check: { ...service.settings.check, style, uncited } }
  const checked: CheckedFile[] = []
  for (const draft of drafts) checked.push(await checkFile(service, draft.path, draft.text))
  await print(formats[options.format](checked))
  const fails = ({ code, severity }: Finding) =>
    options.failOn ? options.failOn.includes(code) : severity === 'error' || severity === 'warning'
  return checked.some(file => file.findings.some(fails)) ? EXIT.findings : EXIT.clean
}

async function checkFile(service: Service, given: string, text: string): Promise<CheckedFile> {
  const language = languageOfExtension(extname(given).toLowerCase()) ?? 'markdown'
  const uri = canonicalUri(pathToFileURL(resolve(given)).href)
  const draft = service.draft(uri, language, text)
  await service.library.settled
  return { path: displayed(given), text, ...(await service.check(draft)) }
}
