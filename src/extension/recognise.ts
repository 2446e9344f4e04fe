import {
  type CancellationToken,
  type DataTransfer,
  type DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  DocumentPasteEdit,
  type DocumentPasteEditContext,
  type DocumentPasteEditProvider,
  l10n,
  type Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode'
import type { Recognised } from '../server/protocol.ts'
import { dropEdit, overwritten, surroundings } from './insert.ts'
import type { LanguageServer } from './languageServer.ts'
import { PLACE } from './sources/drag.ts'

const KIND = DocumentDropOrPasteEditKind.Empty.append('verbatim', 'quotation')
/** Plain text stays what is pasted; the quotation is offered beside it. */
const AFTER_TEXT = [DocumentDropOrPasteEditKind.Text]

/** Offers what is pasted or dropped into a draft as a quotation with its citation, where a source has the words. */
export class Recognition implements DocumentPasteEditProvider, DocumentDropEditProvider {
  static readonly mimeTypes = ['text/plain', 'text/uri-list']
  static readonly kinds = [KIND]
  readonly #server: LanguageServer

  constructor(server: LanguageServer) {
    this.#server = server
  }

  async provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    transfer: DataTransfer,
    _context: DocumentPasteEditContext,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[] | undefined> {
    const [range] = ranges
    if (!range || ranges.length > 1) return undefined
    const found = await this.#recognise(document, range, transfer, token)
    if (!found) return undefined
    const edit = new DocumentPasteEdit(found.insertion.text, PASTE[found.kind](found.place), KIND)
    const overwriting = overwritten(document, range.end, found.insertion)
    if (overwriting) edit.additionalEdit = overwriting
    if (settingOf(document) === 'offer') edit.yieldTo = AFTER_TEXT
    return [edit]
  }

  async provideDocumentDropEdits(
    document: TextDocument,
    position: Position,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<DocumentDropEdit | undefined> {
    const found = await this.#recognise(document, new Range(position, position), transfer, token)
    if (!found) return undefined
    const edit = dropEdit(document, position, found.insertion)
    edit.title = DROP[found.kind](found.place)
    edit.kind = KIND
    if (settingOf(document) === 'offer') edit.yieldTo = AFTER_TEXT
    return edit
  }

  async #recognise(
    document: TextDocument,
    range: Range,
    transfer: DataTransfer,
    token: CancellationToken,
  ): Promise<Recognised | null> {
    // What comes from the Sources view says itself what it is; its text is for other programs.
    if (settingOf(document) === 'off' || transfer.get(PLACE)) return null
    const given = transfer.get('text/uri-list') ?? transfer.get('text/plain')
    const text = await given?.asString()
    if (!text || token.isCancellationRequested) return null
    const around = surroundings(document, range)
    const found = await this.#server.ask(
      'verbatim/recognise',
      { text, language: document.languageId, ...around },
      token,
    )
    return token.isCancellationRequested ? null : found
  }
}

type Titles = Readonly<Record<Recognised['kind'], (place: string) => string>>

const PASTE: Titles = {
  source: place => l10n.t('Paste as citation ({0})', place),
  words: place => l10n.t('Paste as quotation with citation ({0})', place),
  similar: place => l10n.t('Paste the source’s own words with citation ({0})', place),
}

const DROP: Titles = {
  source: place => l10n.t('Insert as citation ({0})', place),
  words: place => l10n.t('Insert as quotation with citation ({0})', place),
  similar: place => l10n.t('Insert the source’s own words with citation ({0})', place),
}

function settingOf(document: TextDocument): 'offer' | 'quotation' | 'off' {
  return workspace.getConfiguration('verbatim', document).get('insert.onPaste', 'offer')
}
