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

/** Once, before anything is said: what was said is kept here and there. */
export function speak(spoken: InterfaceLanguage): void {
  bundle = new Map(Object.entries(spoken.bundle))
  language = bundle.size > 0 ? spoken.language : 'en'
}

/** A text for people, in the language of the interface: t`There is no source ${citekey}.` */
export function t(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const english = parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`)
  return (bundle.get(english) ?? english).replace(/\{(\d+)\}/g, (_, i) => String(values[Number(i)]))
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
