import { frontMatterOf } from '../frontMatter.ts'
import { readYaml } from '../yaml.ts'

/**
 * How markups other than Markdown name their bibliographies: a word that is looked for first, which is many times as
 * quick, and a pattern that gives one or more paths, with commas.
 */
const COMMANDS: readonly (readonly [words: readonly string[], pattern: RegExp])[] = [
  [['\\addbibresource'], /\\addbibresource(?:\s*\[[^\][]*\])?\s*\{([^{}]+)\}/g],
  [['\\bibliography'], /^[^%\r\n\u2028\u2029]*?\\bibliography\s*\{([^{}]+)\}/gm],
  [
    ['bibliography('],
    /^[^\S\r\n\u2028\u2029]*#(?:let\s+\w+\s*=\s*)?bibliography\(\s*(?:\(\s*)?((?:"[^"\n]+"\s*,?\s*)+)/gm,
  ],
  [['#+bibliography:', '#+BIBLIOGRAPHY:', '#+Bibliography:'], /^#\+bibliography:\s*(\S+)/gim],
]

/**
 * The bibliographies that a draft names, as written: in front matter, or with the command of LaTeX, Typst or Org. A
 * name without an ending is that of a .bib file, as LaTeX has it.
 */
export function bibliographiesOfDraft(text: string): string[] {
  const frontMatter = frontMatterOf(text)
  if (frontMatter !== undefined)
    return /^bibliography\s*:/m.test(frontMatter) ? bibliographiesOfYaml(frontMatter) : []
  const named = COMMANDS.flatMap(([words, pattern]) =>
    words.some(word => text.includes(word))
      ? [...text.matchAll(pattern)].flatMap(found => found[1]!.split(','))
      : [],
  )
  return named
    .map(path => path.replace(/["\s]/g, ''))
    .filter(path => path !== '')
    .map(path => (/\.\w+$/.test(path) ? path : `${path}.bib`))
}

/** `bibliography:` of front matter or of `_quarto.yml`: a path or a list of them. */
export function bibliographiesOfYaml(yaml: string): string[] {
  const read = readYaml(yaml)
  const value = 'value' in read ? (read.value as { bibliography?: unknown } | null)?.bibliography : undefined
  const list = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).flat()
      : [value]
  return list.filter(path => typeof path === 'string' && path.trim() !== '').map(path => path.trim())
}
