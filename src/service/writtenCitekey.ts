import { decode } from '../base/decode.ts'
import type { Span } from '../base/span.ts'
import type { Source } from '../library/source.ts'
import type { FilePlace } from './citekeyAt.ts'
import type { Context } from './context.ts'

/** Where a source's own file or its sidecar writes its citekey; nowhere when the file's name is all there is. */
export async function writtenCitekey({ workspace }: Context, source: Source): Promise<FilePlace[]> {
  const stem = source.uri.replace(/\.[^./]+$/, '')
  const files = [source.uri, ...['.json', '.yaml', '.yml'].map(ending => stem + ending)]
  const places: FilePlace[] = []
  for (const uri of new Set(files)) {
    if (uri === source.uri && !source.isText) continue
    const bytes = await workspace.read(uri).catch(() => undefined)
    const { text } = bytes ? decode(bytes) : {}
    if (text === undefined) continue
    const span = /\.json$/i.test(uri)
      ? keyInJson(text, source.citekey)
      : keyInYaml(text, source.citekey, uri === source.uri)
    if (span) places.push({ uri, span })
  }
  return places
}

const NAMES = '(?:citation-key|citekey|cite-key|id)'

/** In YAML, or between the marks of front matter. */
function keyInYaml(text: string, citekey: string, isFrontMatter: boolean): Span | undefined {
  const end = isFrontMatter
    ? /^---[^\S\n]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/.exec(text)?.[0].length
    : text.length
  if (end === undefined) return undefined
  const line = new RegExp(
    `^(?:-\\s+)?\\s*["']?${NAMES}["']?\\s*:\\s*(["']?)(${escapeRegExp(citekey)})\\1\\s*(?:#.*)?$`,
    'dim',
  )
  return spanOf(line.exec(text.slice(0, end)), 2)
}

function keyInJson(text: string, citekey: string): Span | undefined {
  const member = new RegExp(`"${NAMES}"\\s*:\\s*"(${escapeRegExp(citekey)})"`, 'di')
  return spanOf(member.exec(text), 1)
}

function spanOf(found: RegExpExecArray | null, group: number): Span | undefined {
  const pair = found?.indices?.[group]
  return pair && { start: pair[0], end: pair[1] }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
