/** How a language reports who says something: `NAME` stands for that. */
interface Reporting {
  readonly said: string
  readonly wrote: string
  readonly accordingTo: string
  /** Whether the comma stands inside the marks, in place of a full stop. */
  readonly commaInside?: true
}

const ENGLISH: Reporting = {
  said: 'NAME said',
  wrote: 'NAME wrote',
  accordingTo: 'according to NAME',
  commaInside: true,
}

const BY_LANGUAGE: Readonly<Record<string, Reporting>> = {
  en: ENGLISH,
  de: { said: 'sagte NAME', wrote: 'schrieb NAME', accordingTo: 'so NAME' },
  fr: { said: 'a dit NAME', wrote: 'a écrit NAME', accordingTo: 'selon NAME' },
  es: { said: 'dijo NAME', wrote: 'escribió NAME', accordingTo: 'según NAME' },
  it: { said: 'ha detto NAME', wrote: 'ha scritto NAME', accordingTo: 'secondo NAME' },
  nl: { said: 'zei NAME', wrote: 'schreef NAME', accordingTo: 'aldus NAME' },
  sv: { said: 'sade NAME', wrote: 'skrev NAME', accordingTo: 'enligt NAME' },
}

/** Who says the words of a quotation, as far as that is known. */
export interface Speech {
  readonly speaker: string | undefined
  readonly author: string | undefined
  readonly title: string
}

/** What stands behind a quotation to say whose it is (` Xi said`, `, sagte Xi`), and the words as they stand before it. */
export function attributed(
  words: string,
  { speaker, author, title }: Speech,
  language: string | undefined,
): { readonly words: string; readonly attribution: string } {
  const reporting = BY_LANGUAGE[language?.split('-')[0] ?? 'en'] ?? ENGLISH
  const [form, name] = speaker
    ? [reporting.said, speaker]
    : author
      ? [reporting.wrote, author]
      : [reporting.accordingTo, title]
  const said = form.replace('NAME', () => name)
  const open = words.replace(/[.,;:]$/, '')
  // After a question, an exclamation or an ellipsis English has no comma; neither is one of the source's taken for two.
  const needsComma = !/[?!…]$|\. \. \.$/.test(open)
  if (!reporting.commaInside) return { words: open, attribution: `, ${said}` }
  return { words: needsComma ? `${open},` : words, attribution: ` ${said}` }
}
