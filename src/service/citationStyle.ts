import { decode } from '../base/decode.ts'
import { t } from '../base/l10n.ts'
import { resolveUri } from '../base/uri.ts'
import { type StyleName, styleNames } from '../library/references/request.ts'
import type { Context } from './context.ts'
import type { ReferencesOptions } from './references.ts'

/** The style that the setting names. Throws, in words for the writer, when there is no such style. */
export async function styleOf({ settings, workspace }: Context): Promise<ReferencesOptions['style']> {
  const written = settings.citationStyle
  if ((styleNames as readonly string[]).includes(written)) return { name: written as StyleName }
  for (const root of workspace.roots) {
    const { text } = await workspace.read(resolveUri(root, written)).then(decode, () => ({ text: undefined }))
    if (text !== undefined) return { xml: text }
  }
  throw new Error(
    t`There is no style ${written}. Name one of ${styleNames.join(', ')}, or a .csl file, in the setting verbatim.citationStyle`,
  )
}
