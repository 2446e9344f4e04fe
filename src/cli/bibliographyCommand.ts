import { readFile, stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf } from '../base/log.ts'
import { canonicalUri } from '../base/uri.ts'
import { languageOfDraft } from '../draft/draftStyle.ts'
import { languageOfExtension } from '../draft/languages.ts'
import { isUnreadable } from '../library/formats/format.ts'
import { checkSize } from '../library/references/checkSize.ts'
import { type StyleName, styleNames } from '../library/references/request.ts'
import type { ReferencesOptions } from '../service/references.ts'
import { draftFiles } from './draftFiles.ts'
import { EXIT, print, printExact, tell, UsageError } from './io.ts'
import { openLibrary } from './openLibrary.ts'
import { cannotRead, readDraft } from './readDraft.ts'

export interface BibliographyOptions {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly style: string
  readonly format: ReferencesOptions['format']
}

/** `verbatim bibliography`: the references of all that some drafts cite. */
export async function bibliographyCommand(
  given: readonly string[],
  { style: written, format, ...options }: BibliographyOptions,
): Promise<number> {
  const { files } = await draftFiles(given)
  const drafts = await Promise.all(files.map(async path => ({ path, text: await readDraft(path) })))
  const style = await readStyle(written)
  const service = await openLibrary(options.sources, options.bibliography)
  const documents = drafts.map(({ path, text }) => {
    const language = languageOfExtension(extname(path).toLowerCase()) ?? 'markdown'
    return service.draft(canonicalUri(pathToFileURL(resolve(path)).href), language, text)
  })
  await service.library.settled
  const language = languageOfDraft(drafts[0]!.text)
  const { text, unknown } = await service.references(documents, { style, format, language }).catch(thrown => {
    throw new UsageError(`the style ${written} ${messageOf(thrown)}`)
  })
  for (const citekey of unknown) tell(`There is no source with the citekey ${citekey}.`)
  const isForPeople = format === 'text' || format === 'markdown'
  if (text !== '') await (isForPeople ? print(text) : printExact(text))
  return unknown.length > 0 ? EXIT.findings : EXIT.clean
}

async function readStyle(written: string): Promise<ReferencesOptions['style']> {
  if ((styleNames as readonly string[]).includes(written)) return { name: written as StyleName }
  if (!/\.csl$/i.test(written))
    throw new UsageError(`there is no style ${written}; name one of ${styleNames.join(', ')}, or a .csl file`)
  try {
    checkSize((await stat(written)).size)
    return { xml: await readFile(written, 'utf8') }
  } catch (thrown) {
    if (isUnreadable(thrown)) throw new UsageError(`the style ${written} ${thrown.message}`)
    throw cannotRead(written, thrown)
  }
}
