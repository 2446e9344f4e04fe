/** Control characters, ends of lines apart, and marks of the direction of text. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Text of a source, a draft or a file name for where it is shown as it is: a terminal, a message, a list. What could
 * command a terminal, or hide or reorder what stands beside it, is shown as U+FFFD.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '\ufffd')
}

/** JSON that shows nothing invisible either, and says the same: characters in strings may be written by their numbers. */
export function jsonText(value: unknown, indent?: number): string {
  const number = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, null, indent).replace(INVISIBLE, number)
}

/** As `visible`, on one line, for labels in which the editor would draw `$(name)` as an icon: a word joiner keeps that apart. */
export function label(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/\$(?=\()/g, '$\u2060')
}

/**
 * The one way by which text of a source, a draft or a file name enters Markdown or HTML, an attribute in double quotes
 * included. Every character that Markdown, HTML, automatic links or the editor's `$(icon)` syntax could act on where it
 * stands is written as an entity, so nothing of it is markup, a link or an image; line ends become spaces, and what is not visible is shown.
 */
export function escapeMarkdown(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replace(/[\\`*[\]<>|~$&@"]/g, entity)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/\/)/gu, entity)
    .replace(/(?<=^\s*)[#+=-]|(?<=^\s*\d+|www)\./gi, entity)
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
