import {
  CodeActionKind,
  CodeActionRequest,
  DefinitionRequest,
  type Hover,
  HoverRequest,
} from 'vscode-languageserver'
import type { OpenLink } from '../service/hover.ts'
import type { On } from './answers.ts'
import type { Feature } from './languageFeatures.ts'
import { asDocument, rangeIn, toCodeActions, toLocationLink } from './toLsp.ts'
import { conversionActions } from './writing.ts'

/** Answers what is asked of the very place that the writer points at: hover, definition, and what can be done there. */
export function answerPointing(on: On, feature: Feature, hasLinks: () => boolean): void {
  const { service, documents, draftOf, checker, shown, openedUri, hasCommands } = feature

  on(HoverRequest.type, async ({ textDocument, position }): Promise<Hover | null> => {
    const document = documents.get(textDocument.uri)
    const hover = document && (await service.hover(draftOf(document), document.offsetAt(position), openLink))
    return hover
      ? { contents: { kind: 'markdown', value: hover.markdown }, range: rangeIn(document, hover) }
      : null
  })

  on(DefinitionRequest.type, async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri)
    if (!document) return []
    const found = await service.definition(draftOf(document), document.offsetAt(position))
    const links = await Promise.all(found.map(definition => toLocationLink(document, definition, shown)))
    if (hasLinks()) return links
    return links.map(({ targetUri, targetSelectionRange }) => ({
      uri: targetUri,
      range: targetSelectionRange,
    }))
  })

  on(CodeActionRequest.type, async ({ textDocument: { uri }, range, context: { only } }) => {
    const document = documents.get(uri)
    if (!document) return []
    const isWanted = (kind: string) => !only || only.some(one => kind === one || kind.startsWith(`${one}.`))
    const fixes = isWanted(CodeActionKind.QuickFix)
      ? toCodeActions(document, await checker.findings(document), range, hasCommands())
      : []
    const isConverted = hasCommands() && isWanted(CodeActionKind.RefactorRewrite)
    return isConverted ? [...fixes, ...conversionActions(feature, uri, range)] : fixes
  })

  function openLink(...[file, span, raw]: Parameters<OpenLink>): string {
    const uri = openedUri(file)
    const range = rangeIn(asDocument(uri, raw), span)
    if (hasCommands())
      return `command:verbatim.openSource?${encodeURIComponent(JSON.stringify([{ uri, range }]))}`
    // A line of what stands for a file is none of the file.
    const isText = service.library.byUri(file)?.isText
    return isText ? `${uri}#L${range.start.line + 1},${range.start.character + 1}` : uri
  }
}
