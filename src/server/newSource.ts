import type { CancellationToken } from 'vscode-languageserver'
import { t } from '../base/l10n.ts'
import { extensionOf } from '../base/uri.ts'
import { formatOf, sourceExtensions } from '../library/formats/formats.ts'
import { type FetchPage, type NewSource, RefusedError } from '../service/newSource.ts'
import type { Service } from '../service/service.ts'
import type { ServerRequests } from './protocol.ts'

type NewSourceRequest = ServerRequests['verbatim/newSource']

/** Answers a client that wants to add a source. */
export async function newSource(
  service: Service,
  given: NewSourceRequest['params'],
  fetchPage: FetchPage,
  token: CancellationToken,
): Promise<NewSourceRequest['result']> {
  const fetching = new AbortController()
  const waiting = token.onCancellationRequested(() => fetching.abort())
  try {
    const { folder, files } = await made(service, given, url => fetchPage(url, fetching.signal))
    return { folder, files: files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })) }
  } catch (thrown) {
    if (thrown instanceof RefusedError) return { refused: thrown.message }
    throw thrown
  } finally {
    waiting.dispose()
  }
}

async function made(
  service: Service,
  given: NewSourceRequest['params'],
  fetchPage: FetchPage,
): Promise<NewSource> {
  if ('url' in given) return service.sourceOfPage(given.url, fetchPage)
  if ('text' in given) return service.sourceOfText(given.text)
  if (formatOf(given.file) === undefined) {
    const kinds = sourceExtensions.map(extension => `.${extension}`).join(', ')
    const extension = extensionOf(given.file)
    throw new RefusedError(
      extension
        ? t`${extension} cannot be a source. These can: ${kinds}`
        : t`A file without ending cannot be a source. These can: ${kinds}`,
    )
  }
  return { folder: await service.newSourcesFolder(), files: [] }
}

/** JSON carries no bytes. In slices, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const SLICE = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += SLICE)
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE))
  return btoa(binary)
}
