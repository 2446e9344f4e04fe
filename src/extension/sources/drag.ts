import {
  type CancellationToken,
  type DataTransfer,
  DataTransferItem,
  type DocumentDropEdit,
  type DocumentDropEditProvider,
  type Position,
  Range,
  type TextDocument,
  type TreeDragAndDropController,
} from 'vscode'
import type { InsertionParams } from '../../server/protocol.ts'
import { dropEdit, surroundings } from '../insert.ts'
import type { LanguageServer } from '../languageServer.ts'
import type { PlaceNode, SourcesNode } from './nodes.ts'

/** Names a place of a source on its way from the Sources view into a draft. */
export const PLACE = 'application/vnd.verbatim.place'

type Place = Omit<InsertionParams, 'before' | 'after'>

/** What a node stands for: a direct quote with its citation, or the citation of a whole source. */
export function placeOf(node: PlaceNode): Place {
  if (node.kind === 'quote') return { uri: node.uri, range: node.range, form: 'quotation' }
  const start = { line: 0, character: 0 }
  return { uri: node.uri, range: { start, end: start }, form: 'citation', citekey: node.citekey }
}

/** Lets sources and their quotes be dragged out of the Sources view; anything but a draft gets plain text. */
export class SourceDrag implements TreeDragAndDropController<SourcesNode> {
  readonly dragMimeTypes = [PLACE, 'text/plain']
  readonly dropMimeTypes = []
  readonly #server: LanguageServer

  constructor(server: LanguageServer) {
    this.#server = server
  }

  async handleDrag([node]: readonly SourcesNode[], transfer: DataTransfer): Promise<void> {
    if (node?.kind !== 'source' && node?.kind !== 'quote') return
    const place = placeOf(node)
    transfer.set(PLACE, new DataTransferItem(JSON.stringify(place)))
    const inserted = await this.#server.ask('verbatim/insertion', { ...place, before: '', after: '' })
    if (inserted) transfer.set('text/plain', new DataTransferItem(inserted.text))
  }
}

/** Writes what was dragged where it is dropped, as Find Quote… would write it there. */
export class SourceDrop implements DocumentDropEditProvider {
  static readonly mimeTypes = [PLACE]
  readonly #server: LanguageServer

  constructor(server: LanguageServer) {
    this.#server = server
  }

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<DocumentDropEdit | undefined> {
    const written = await transfer.get(PLACE)?.asString()
    if (!written || token.isCancellationRequested) return undefined
    const place = JSON.parse(written) as Place
    const around = surroundings(document, new Range(position, position))
    const inserted = await this.#server.ask('verbatim/insertion', {
      ...place,
      ...around,
      language: document.languageId,
    })
    return inserted ? dropEdit(document, position, inserted) : undefined
  }
}
