import type { SemanticTokensBuilder, SemanticTokensLegend } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Token, TokenKind, TokenTrait } from '../service/highlighting.ts'

const KINDS: readonly TokenKind[] = ['citekey', 'locator', 'quotation']
const TRAITS: readonly TokenTrait[] = ['known', 'unknown', 'verified', 'altered', 'missing']

/** `package.json` describes the same names to the editor. */
export const TOKEN_LEGEND: SemanticTokensLegend = { tokenTypes: [...KINDS], tokenModifiers: [...TRAITS] }

/** The protocol knows no token of several lines: each line has its own. */
export function pushTokens(
  builder: SemanticTokensBuilder,
  document: TextDocument,
  tokens: readonly Token[],
): void {
  const text = document.getText()
  for (const { start, end, kind, trait } of tokens) {
    const modifiers = trait ? 1 << TRAITS.indexOf(trait) : 0
    let from = start
    for (const line of text.slice(start, end).split(/\r?\n/)) {
      from = text.indexOf(line, from)
      const { line: number, character } = document.positionAt(from)
      if (line.trim() !== '') builder.push(number, character, line.length, KINDS.indexOf(kind), modifiers)
      from += line.length
    }
  }
}
