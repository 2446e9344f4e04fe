import type { Locator } from '../library/source.ts'
import { writeLocator } from './locator.ts'
import { isPlainKey } from './pandocKeys.ts'

/** Words of a source on their way into a draft. */
export interface Insertion {
  /** As the source has them, paragraph by paragraph, without outer marks. */
  readonly paragraphs: readonly string[]
  readonly citekey: string
  readonly locator: Locator | undefined
}

/** `[@key, para. 3]` */
export function citationMarkdown(citekey: string, locator: Locator | undefined): string {
  return `[@${keyMarkdown(citekey)}${locator ? `, ${writeLocator(locator)}` : ''}]`
}

/** `“…” [@key, para. 3]` */
export function inlineMarkdown({ paragraphs, citekey, locator }: Insertion): string {
  return `${escapeProse(inQuotationMarks(paragraphs.join(' ')))} ${citationMarkdown(citekey, locator)}`
}

/** Words of a source in quotation marks, on one line, the marks inside them turned into single ones. */
export function inQuotationMarks(words: string): string {
  return `“${innerMarks(oneLine(words))}”`
}

/** A block quote with the citation behind its last words. Quotation marks inside it stay as they are. */
export function blockMarkdown({ paragraphs, citekey, locator }: Insertion): string {
  const lines = paragraphs.map(paragraph => `> ${escapeProse(oneLine(paragraph))}`)
  return `${lines.join('\n>\n')} ${citationMarkdown(citekey, locator)}`
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
