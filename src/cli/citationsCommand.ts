import { extname } from 'node:path'
import { languageOfExtension } from '../draft/languages.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem } from '../draft/model.ts'
import { parseDraft } from '../draft/parse.ts'
import { draftFiles } from './draftFiles.ts'
import { EXIT, print, printJson } from './io.ts'
import { displayed, readDraft } from './readDraft.ts'

/** `verbatim citations`: the citations of some drafts as they are understood. */
export async function citationsCommand(
  given: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const { files: paths } = await draftFiles(given)
  const files = await Promise.all(
    paths.map(async path => {
      const text = await readDraft(path)
      const language = languageOfExtension(extname(path).toLowerCase()) ?? 'markdown'
      return { path: displayed(path), text, citations: parseDraft(language, text).citations }
    }),
  )
  if (options.json) {
    const told = files.map(({ path, citations }) => ({
      path,
      citations: citations.map(({ start, end, items }) => ({ start, end, items: items.map(asJson) })),
    }))
    await printJson({ schemaVersion: 1, files: told }, 2)
    return EXIT.clean
  }
  for (const { path, text, citations } of files) {
    for (const { start, end, items } of citations) {
      const line = text.slice(0, start).split('\n').length
      await print(`${path}:${line}: ${text.slice(start, end).replace(/\s+/g, ' ')}`)
      for (const item of items) await print(`  ${inWords(item)}`)
    }
  }
  return EXIT.clean
}

function asJson({ citekey, mode, prefix, locator, suffix, start, end }: CitationItem) {
  return { citekey, mode, prefix, locator: locator ?? null, suffix, start, end }
}

function inWords({ citekey, mode, prefix, locator, suffix }: CitationItem): string {
  const parts = [mode, prefix, locator && writeLocator(locator), suffix].filter(Boolean)
  return `${citekey}: ${parts.join(' | ')}`
}
