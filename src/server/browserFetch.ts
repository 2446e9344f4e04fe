import { t } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { MAX_FILE_BYTES } from '../library/limits.ts'
import { type FetchPage, RefusedError } from '../service/newSource.ts'

const PATIENCE_MS = 30_000

/**
 * Fetches a page in a browser, which shows pages only to the sites that they allow; it keeps the ways into private
 * networks itself.
 */
export const fetchInBrowser: FetchPage = async (url, given) => {
  const timeout = AbortSignal.timeout(PATIENCE_MS)
  let response: Response
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: given ? AbortSignal.any([given, timeout]) : timeout,
    })
  } catch (thrown) {
    throw new RefusedError(
      t`${url} cannot be fetched: ${messageOf(thrown)}. Most sites do not let an editor in a browser read their pages: save the page and add the file`,
    )
  }
  if (!response.ok) throw new RefusedError(t`${url} answers with status ${response.status}, not with a page`)
  const type = (response.headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase()
  return { url: response.url || url, type, bytes: await readAll(response, url) }
}

async function readAll(response: Response, url: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for (const reader = response.body!.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    parts.push(value)
    if (length > MAX_FILE_BYTES) {
      await reader.cancel()
      throw new RefusedError(t`${url} is larger than 20 MB, which no article is`)
    }
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
}
