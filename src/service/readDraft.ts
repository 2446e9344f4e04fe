import { DraftReader } from '../draft/draftReader.ts'
import type { Draft } from '../draft/model.ts'
import type { SourceNames } from '../draft/sourceNames.ts'
import type { Library } from '../library/library.ts'
import type { DraftDocument } from './context.ts'
import { sourceNames } from './sourceNames.ts'

/**
 * A document that is read when somebody asks for what is in it: most keystrokes are followed by the next one before
 * anybody does. It is read again when the library has changed, which its notes may name sources of.
 */
export function readDraft(
  library: Library,
  document: Omit<DraftDocument, 'draft'>,
  reader = new DraftReader(),
): DraftDocument {
  let read: { readonly names: SourceNames; readonly draft: Draft } | undefined
  return {
    ...document,
    get draft() {
      const names = sourceNames(library)
      if (read?.names !== names) read = { names, draft: reader.read(document.language, document.text, names) }
      return read.draft
    },
  }
}
