import { decode } from '../base/decode.ts'
import { t, translated } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { resolveUri } from '../base/uri.ts'
import type { Workspace } from '../base/workspace.ts'
import { isUnreadable, type LoadChunk } from '../library/formats/format.ts'
import { checkSize } from '../library/references/checkSize.ts'
import { type StyleName, styleNames } from '../library/references/request.ts'
import type { Context } from './context.ts'
import type { ReferencesOptions } from './references.ts'

/**
 * What is written with the style that the setting names. Throws, in words for the writer, when there is no such style, or
 * it cannot be used.
 */
export async function inStyle<T>(
  { settings, workspace }: Context,
  write: (style: ReferencesOptions['style']) => T | Promise<T>,
): Promise<T> {
  const written = settings.citationStyle
  try {
    return await write(isNamed(written) ? { name: written } : { xml: await readFile(workspace, written) })
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown
    throw new Error(t`The style ${written} ${translated(thrown.message)}`)
  }
}

/** Why the style of the setting cannot be used, if it is a file. */
export async function faultOfStyle(context: Context, load: LoadChunk): Promise<string | undefined> {
  if (isNamed(context.settings.citationStyle)) return undefined
  return inStyle(context, async style => (await load('csl')).check(style)).then(() => undefined, messageOf)
}

function isNamed(style: string): style is StyleName {
  return (styleNames as readonly string[]).includes(style)
}

async function readFile(workspace: Workspace, name: string): Promise<string> {
  for (const root of workspace.roots) {
    if (!/\.csl$/i.test(name)) break
    const uri = resolveUri(root, name)
    const [file] = await workspace.list(uri).catch(() => [])
    if (file?.uri !== uri || file.fault !== undefined) continue
    checkSize(file.size)
    const { text } = await workspace.read(uri).then(decode, () => ({ text: undefined }))
    if (text !== undefined) return text
  }
  throw new Error(
    t`There is no style ${name}. Name one of ${styleNames.join(', ')}, or a .csl file, in the setting verbatim.citationStyle`,
  )
}
