/**
 * The language that the interface speaks. What people read is written in English where it arises, with `t`; a bundle
 * (l10n/bundle.l10n.de.json) has the same in another language. Without one, as on the command line, all is English.
 */
export interface InterfaceLanguage {
  /** As in BCP 47: `de`, `pt-br`. */
  readonly language: string
  /** By the English text, with `{0}`, `{1}` … for what is put in. */
  readonly bundle: Readonly<Record<string, string>>
}

let language = 'en'
let bundle: ReadonlyMap<string, string> = new Map()
let kept: readonly { readonly english: RegExp; readonly text: string }[] = []

/** In a bundle, the comment of texts that `en` has written, as bundles have comments: behind a slash. */
const KEPT = '/kept'

/** Once, before anything is said: what was said is kept here and there. */
export function speak(spoken: InterfaceLanguage): void {
  bundle = new Map(Object.entries(spoken.bundle))
  language = bundle.size > 0 ? spoken.language : 'en'
  kept = [...bundle]
    .filter(([key]) => key.endsWith(KEPT))
    .sort(([one], [other]) => other.length - one.length)
    .map(([key, text]) => ({ english: patternOf(key.slice(0, -KEPT.length)), text }))
}

/** A text for people, in the language of the interface: t`There is no source ${citekey}.` */
export function t(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const english = keyOf(parts)
  return filled(bundle.get(english) ?? english, values)
}

/**
 * A text for people, in English whatever the language: what is kept with the index, or comes from a chunk, which is a
 * module apart. Whoever shows it puts it into the language of the interface by `translated`.
 */
export function en(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return filled(keyOf(parts), values)
}

/** What `en` has written, in the language of the interface; what it was given may be of `en` too. */
export function translated(english: string): string {
  for (const { english: pattern, text } of kept) {
    const found = pattern.exec(english)
    if (found) return filled(text, found.slice(1).map(translated))
  }
  return english
}

/** `1,000`, `1.000` */
export function numeral(number: number): string {
  return number.toLocaleString(language)
}

/** `a, b, and c`, `a, b und c` */
export function joined(
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(language, { type }).format(items)
}

function keyOf(parts: readonly string[]): string {
  return parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`)
}

function filled(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (_, i) => String(values[Number(i)]))
}

/** The placeholders of a key stand in the order of their numbers. */
function patternOf(key: string): RegExp {
  const literal = key.split(/\{\d+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('(.*?)')}$`, 's')
}
