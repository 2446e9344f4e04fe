/**
 * The one way by which text of a source, a draft or a file name enters Markdown or HTML, an attribute in double quotes
 * included. Every character that Markdown, HTML, automatic links or the editor's `$(icon)` syntax could act on where it stands is written as an entity, so
 * nothing of it is markup, a link or an image; line ends become spaces; control and text-direction characters,
 * which could hide or reorder what stands beside them, are shown as U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .replace(/[\\`*[\]<>|~$&@"]/g, entity)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/\/)/gu, entity)
    .replace(/(?<=^\s*)[#+=-]|(?<=^\s*\d+|www)\./gi, entity)
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
