/**
 * How much of foreign files is read at most. What is beyond is left out and told in the report, with the limit.
 */

/** Bytes of a source: no article is so long, and one of them would hold up all the others. */
export const MAX_FILE_BYTES = 20_000_000

/** Bytes of a bibliography: 10,000 entries with long abstracts are a tenth of it. */
export const MAX_BIBLIOGRAPHY_BYTES = 100_000_000

/** Bytes of a sidecar: it describes one source. */
export const MAX_SIDECAR_BYTES = 1_000_000

/** Bytes that a Word or EPUB file unpacks to: no book is so long, so it is a bomb, and unpacking stops there. */
export const MAX_UNPACKED_BYTES = 50_000_000

/** Files in an archive. */
export const MAX_ARCHIVE_ENTRIES = 20_000

/** UTF-16 units of front matter, or of another file in YAML: longer than any metadata that people write. */
export const MAX_YAML_CHARACTERS = 1_000_000

/** Brackets or dashes in one another, in YAML: deeper is no metadata. */
export const MAX_YAML_DEPTH = 60

/** How often one anchor of YAML may be meant by aliases: metadata needs hardly any, and a bomb of them costs nothing. */
export const MAX_YAML_ALIASES = 50

/** Milliseconds that one file may take to read: a PDF of a thousand pages takes some ten seconds. */
export const MAX_READING_MS = 120_000

/** Bytes of memory that reading a file may take, beside the file itself: what takes more is made to. */
export const MAX_READING_MEMORY = 1_500_000_000

/** Elements of HTML or XML in one another; what is deeper is held by the one at this depth. */
export const MAX_MARKUP_DEPTH = 150

/** Generations of crossrefs in a .bib file: a longer chain is taken for a circle. */
export const MAX_GENERATIONS = 50

/** Bytes of a citation style: the longest of those in use have a fifth of it. */
export const MAX_STYLE_BYTES = 1_000_000

/** Elements of a style as it is written: APA, one of the longest, has a thousand. */
export const MAX_STYLE_ELEMENTS = 10_000

/** Elements of a style where each call of a macro counts as the macro: APA comes to 17,000. */
export const MAX_STYLE_STEPS = 200_000

/** Attributes of an element of a style: `names` with all that it may have has some thirty. */
export const MAX_STYLE_ATTRIBUTES = 100

/** Milliseconds that citations and references may take to write. */
export const MAX_WRITING_MS = 120_000

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
