import { URI } from 'vscode-uri'
import type { Source } from '../library/source.ts'
import type { RenderingScheme } from './protocol.ts'

const SCHEME: RenderingScheme = 'verbatim-source'

/** The document that stands for a source whose file is not text; its name is the file's. */
export function renderingUri({ uri, path }: Source): string {
  return URI.from({ scheme: SCHEME, path: `/${path}`, query: uri }).toString()
}

/** The file of a source, whether a client names the file or the document that stands for it. */
export function fileUri(uri: string): string {
  const parsed = URI.parse(uri)
  return parsed.scheme === SCHEME ? parsed.query : uri
}
