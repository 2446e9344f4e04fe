/** The markups that drafts are understood in, by the names editors use for them, with their files' extensions. */
export const draftExtensions: Readonly<Record<string, readonly string[]>> = {
  markdown: ['.md', '.markdown'],
  quarto: ['.qmd'],
  rmd: ['.rmd'],
  latex: ['.tex', '.ltx'],
  typst: ['.typ'],
  org: ['.org'],
  asciidoc: ['.adoc', '.asciidoc'],
  html: ['.html', '.htm'],
  plaintext: ['.txt', '.text'],
}

export const draftLanguages: readonly string[] = Object.keys(draftExtensions)

/** The markup of a file, by its extension (with the dot, in small letters). */
export function languageOfExtension(extension: string): string | undefined {
  return draftLanguages.find(language => draftExtensions[language]!.includes(extension))
}
