import { commands, Location, Position, Uri } from 'vscode'
import type { QuotedPassageCommand } from '../server/protocol.ts'
import { asRange } from './ranges.ts'

/** Opens the editor's list of references on the quotations of a passage. */
export async function showQuotations({ uri, position, places }: QuotedPassageCommand): Promise<void> {
  const locations = places.map(place => new Location(Uri.parse(place.uri), asRange(place.range)))
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(uri),
    new Position(position.line, position.character),
    locations,
  )
}
