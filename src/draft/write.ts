import { isPlainKey } from './pandocKeys.ts'

/** Words of a source in quotation marks, on one line, the marks inside them turned into single ones: for lists. */
export function inQuotationMarks(words: string): string {
  return `“${innerMarks(oneLine(words))}”`
}

/** Braces where Pandoc would end the key too early. */
export function keyMarkdown(citekey: string): string {
  return isPlainKey(citekey) ? citekey : `{${citekey}}`
}

/** Double marks become single ones inside double ones. */
export function innerMarks(words: string): string {
  return words
    .replace(/“/g, '‘')
    .replace(/”/g, '’')
    .replace(/"([^"]*)"/g, '‘$1’')
}

/** Line ends and other white space as one space each. */
export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** What Markdown would take for markup is escaped, so that the words stay what they are. */
export function escapeProse(words: string): string {
  return words
    .replace(/[\\`*[\]<$^~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])[_@]|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^([#>+-]|\d+[.)])(?=\s)/, '\\$1')
}
