import { readdir, readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decode } from '../base/decode.ts'
import { messageOf } from '../base/log.ts'
import { defaultSettings, type Settings } from '../base/settings.ts'
import type { Store } from '../base/store.ts'
import { canonicalUri, displayPath } from '../base/uri.ts'
import type { Workspace } from '../base/workspace.ts'
import { languageOfExtension } from '../draft/languages.ts'
import { bibliographiesOfDraft } from '../library/bibliography/named.ts'
import type { Problem } from '../library/source.ts'
import { nodeChunks } from '../server/nodeChunks.ts'
import { nodeFiles } from '../server/nodeFiles.ts'
import { userCacheStore } from '../server/userCache.ts'
import { createService, type Service } from '../service/service.ts'
import { tell, UsageError } from './io.ts'
import { unwatched } from './watchedFiles.ts'

const NO_SOURCES =
  'There are no sources. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into seeds/ or sources/.'

/** So many problems of sources are told one by one: more would hide the answer. */
const MOST_TOLD = 20

/**
 * Reads the library of the working directory, with the bibliographies that are asked for and those that drafts in it
 * name. With `watchedFiles` it stays in step with the disk.
 */
export async function openLibrary(
  sources: readonly string[] | undefined,
  bibliography: readonly string[] = [],
  watching = unwatched,
): Promise<Service> {
  const settings: Settings = { ...defaultSettings, bibliography, ...(sources && { sources }) }
  const workspace: Workspace = {
    roots: [canonicalUri(pathToFileURL(process.cwd()).href).replace(/\/$/, '')],
    list: nodeFiles.list,
    real: nodeFiles.real,
    read: nodeFiles.read,
    ...watching,
  }
  const service = createService(workspace, { settings, load: nodeChunks() })
  const store = userCacheStore('cli', ...workspace.roots, ...settings.sources)
  await service.restore(store)
  await followDrafts(service)
  await service.library.refresh(settings.sources)
  if (!service.isPersisted) await keep(service, store)
  const { problems, size } = service.library
  // Of a library that is empty, which folders are missing is no further news.
  const isMissing = ({ message }: Problem) => message.startsWith('does not exist. Create this folder')
  tellProblems(
    problems.filter(one => one.severity !== 'information' && !(size === 0 && isMissing(one))),
    workspace.roots,
  )
  if (size > 0) return service
  // A folder asked for by name that is not there is a mistake; the default folders may be made later.
  if (sources && problems.some(isMissing))
    throw new UsageError(`there are no sources in ${sources.join(', ')}`)
  tell(sources ? `There are no sources in ${sources.join(', ')}.` : NO_SOURCES)
  return service
}

function tellProblems(problems: readonly Problem[], roots: readonly string[]): void {
  for (const { uri, message } of problems.slice(0, MOST_TOLD)) tell(`${displayPath(uri, roots)} ${message}.`)
  const more = problems.length - MOST_TOLD
  if (more > 0) tell(`And ${more} more like these: verbatim sources --json has them all.`)
}

/** What cannot be kept is read again the next time: worth a sentence, and no failure. */
async function keep(service: Service, store: Store): Promise<void> {
  while (service.tidy(100));
  try {
    await service.persist(store)
  } catch (thrown) {
    tell(`verbatim: the index cannot be kept: ${messageOf(thrown)}.`)
  }
}

/** Only those in the working directory itself: looking through all of its folders could take long. */
async function followDrafts({ library }: Service): Promise<void> {
  const files = await readdir(process.cwd(), { withFileTypes: true })
  for (const file of files) {
    if (!file.isFile() || !languageOfExtension(extname(file.name).toLowerCase())) continue
    const path = resolve(file.name)
    const { text = '' } = await readFile(path).then(decode, () => ({ text: '' }))
    library.followDraft(canonicalUri(pathToFileURL(path).href), bibliographiesOfDraft(text))
  }
}
