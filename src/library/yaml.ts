import { type Document, isAlias, isCollection, parseDocument, visit } from 'yaml'
import { en } from '../base/l10n.ts'
import { MAX_YAML_ALIASES, MAX_YAML_CHARACTERS, MAX_YAML_DEPTH } from './limits.ts'
import { lineAndColumn, lineStartsOf } from './lines.ts'

/** The parser takes a square of the time for what follows many line ends. */
const EMPTY_LINES = /[\r\n]{1000}/

/** The parser's messages hold what they are about, however long that is. */
const MOST_OF_MESSAGE = 200

/** What YAML of unknown origin says, or what is wrong with it and where (UTF-16 offset). */
export type YamlReading = { readonly value: unknown } | { readonly error: string; readonly offset: number }

/** Reads YAML 1.2 within bounds; never throws. */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_YAML_CHARACTERS) return { error: en`it is too long for metadata`, offset: 0 }
  const empty = EMPTY_LINES.exec(text)
  if (empty) return { error: en`it has a thousand empty lines`, offset: empty.index }
  const deep = tooDeep(text)
  if (deep !== undefined) return { error: en`it is nested too deeply`, offset: deep }
  try {
    // Of thousands of errors only the first is told, so the parser need not write each of them out.
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false })
    const fault = document.errors[0]
    if (fault) {
      const [offset] = fault.pos
      const { line, column } = lineAndColumn(lineStartsOf(text), offset)
      return {
        error: en`${fault.message.slice(0, MOST_OF_MESSAGE)} at line ${line}, column ${column}`,
        offset,
      }
    }
    const key = oddKey(document)
    if (key !== undefined) return { error: en`it has a key that is no plain value`, offset: key }
    return { value: document.toJS({ maxAliasCount: MAX_YAML_ALIASES }) }
  } catch (thrown) {
    return { error: (thrown as Error).message, offset: 0 }
  }
}

/** Where a key is no plain value: what has parts is written out as text, which takes a power of its depth. */
function oddKey(document: Document.Parsed): number | undefined {
  let offset: number | undefined
  visit(document, {
    Pair(_, { key }) {
      if (!isCollection(key) && !isAlias(key)) return undefined
      offset = key.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

/** Where brackets or indentation first go too deep. */
function tooDeep(text: string): number | undefined {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/[[{]|[\]}]|^[^\S\r\n\u2028\u2029]*(?:[-?] +){60}/gm)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1)
    else return index
    if (depth > MAX_YAML_DEPTH) return index
  }
  return undefined
}
