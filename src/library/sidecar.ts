import { decode } from '../base/decode.ts'
import { en } from '../base/l10n.ts'
import { metadataOf } from './frontMatter.ts'
import type { Metadata, Problem } from './source.ts'
import { readYaml } from './yaml.ts'

const SIDECAR = /\.(?:json|ya?ml)$/i

/** Whether a file of this name could be a source's sidecar: `NAME.json` or `NAME.yaml` beside `NAME.txt`. */
export function isSidecarFile(uri: string): boolean {
  return SIDECAR.test(uri)
}

/** A sidecar and its sources have this in common: the name without its ending, and its folder. */
export function stemOf(uri: string): string {
  return uri.replace(/\.[^./]+$/, '')
}

/** A source's metadata in a file of its own, in CSL-JSON form: one item, or a list of one. */
export function readSidecar(
  uri: string,
  bytes: Uint8Array,
): { readonly item?: Metadata; readonly problem?: Problem } {
  const tell = (message: string) => ({ problem: { uri, severity: 'warning', message } as const })
  const { text } = decode(bytes)
  if (text === undefined) return tell(en`is not text, so it tells nothing of its source. Save it as UTF-8`)
  // JSON is YAML too; but JSON's own parser is strict and fast, and says more plainly what is wrong.
  const read = /\.json$/i.test(uri) ? readJson(text) : readYaml(text)
  if ('error' in read) return tell(en`tells nothing of its source: ${read.error}. Correct it`)
  const item = metadataOf(Array.isArray(read.value) ? read.value[0] : read.value)
  return item
    ? { item }
    : tell(en`tells nothing of its source: it holds no CSL-JSON item. Write one, or rename the file`)
}

function readJson(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (thrown) {
    return { error: (thrown as Error).message }
  }
}
