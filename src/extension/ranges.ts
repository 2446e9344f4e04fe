import { Range } from 'vscode'
import type { SourcePlace } from '../server/protocol.ts'

export function asRange({ start, end }: SourcePlace['range']): Range {
  return new Range(start.line, start.character, end.line, end.character)
}
