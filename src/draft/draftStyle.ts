import { frontMatterOf } from '../library/frontMatter.ts'
import { type MarkStyle, outerPairs, styleOfLanguage, styleWith } from './markStyle.ts'
import { parseDraft } from './parse.ts'

/** How a draft is written: what an insertion has to be like. */
export interface DraftStyle {
  /** Whose templates are used: the first part of their names. */
  readonly dialect: string
  /** A BCP 47 tag (`de-CH`), where the draft names its language. */
  readonly language: string | undefined
  readonly marks: MarkStyle
}

/** Looks at a draft, or at what there is of it; `markup` is the editor's name of its markup. */
export function draftStyle(markup: string | undefined, text: string): DraftStyle {
  const language = languageOfDraft(text)
  const dialect = dialectOf(markup, text)
  const marks = marksUsed(markup ?? 'markdown', text, language) ?? standardMarks(dialect, language)
  return { dialect, language, marks }
}

/** Whose rules a draft follows, of those that share the editor's name of their markup. */
export function dialectOf(markup: string | undefined, text: string): string {
  if (markup === 'latex') return CSQUOTES.test(text) ? 'csquotes' : 'latex'
  if (markup === 'typst' || markup === 'org' || markup === 'asciidoc') return markup
  if (markup === 'html' || markup === 'plaintext') return markup
  return markup === 'markdown' && MYST.test(text) ? 'myst' : 'markdown'
}

/** It is loaded, or used in a chapter whose preamble stands elsewhere. */
const CSQUOTES =
  /^[^%\r\n\u2028\u2029]*(?:\\(?:usepackage|RequirePackage)\s*(?:\[[^\][]*\])?\{[^{}]*\bcsquotes\b|\\(?:en|textc?|blockc?)quote\b)/m
/** A role such as `` {ref}`…` ``, or a directive other than a cell of code. */
const MYST =
  /(?<![`\w])\{[a-z][\w:-]*\}`[^`\n]+`|^(?:`{3,}|:{3,})\{(?!(?:r|python|julia|bash|ojs)\b)[a-z][\w:-]*\}/m

/** LaTeX makes English marks of accents; elsewhere marks are written as they are. */
function standardMarks(dialect: string, language: string | undefined): MarkStyle {
  const marks = styleOfLanguage(language)
  return dialect === 'latex' && marks.outer[0] === '“' ? styleWith(['``', "''"], language)! : marks
}

/** The marks that most quotations of the draft have. */
function marksUsed(markup: string, text: string, language: string | undefined): MarkStyle | undefined {
  const counts = new Map<string, { style: MarkStyle; count: number }>()
  for (const { kind, start, end } of parseDraft(markup, text).quotations) {
    if (kind !== 'inline') continue
    const pair = outerPairs.find(
      ([open, close]) => text.startsWith(open, start - open.length) && text.startsWith(close, end),
    )
    const style = pair && styleWith(pair, language)
    if (!pair || !style) continue
    const known = counts.get(pair.join(''))
    counts.set(pair.join(''), { style, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.style
}

/** The language that a draft names, in whichever way its markup has for that. */
export function languageOfDraft(text: string): string | undefined {
  const frontMatter = frontMatterOf(text)
  const named =
    /^lang(?:uage)?\s*:\s*["']?([a-z]{2,3}(?:-[A-Za-z]{2,4})?)/m.exec(frontMatter ?? '')?.[1] ??
    /^#set text\([^)\r\n\u2028\u2029]*\blang:\s*"([a-z]{2,3})"/m.exec(text)?.[1] ??
    /^(?:#\+language:|:lang:)[ \t]*([a-z]{2,3}(?:-[A-Za-z]{2,4})?)/im.exec(text)?.[1] ??
    /<html\b[^<>]*\blang\s*=\s*["']?([a-z]{2,3}(?:-[A-Za-z]{2,4})?)/i.exec(text)?.[1]
  if (named !== undefined) return withRegion(named, text)
  const babel =
    /^[^%\r\n\u2028\u2029]*\\usepackage\s*\[([^\][]*)\]\s*\{babel\}/m.exec(text)?.[1] ??
    /^[^%\r\n\u2028\u2029]*\\set(?:main|default)language\s*(?:\[[^\][]*\])?\{(\w+)\}/m.exec(text)?.[1]
  return babel === undefined ? undefined : languageOfBabel(babel)
}

/** `#set text(lang: "de", region: "ch")` */
function withRegion(language: string, text: string): string {
  const region = /^#set text\([^)\r\n\u2028\u2029]*\bregion:\s*"([a-z]{2})"/im.exec(text)?.[1]
  return region ? `${language}-${region.toUpperCase()}` : language
}

/** The options of babel name languages; `main=` is the draft's own, or else the last. */
function languageOfBabel(options: string): string | undefined {
  const names = options.split(',').map(option => option.trim())
  const main = names.find(name => name.startsWith('main='))?.slice('main='.length)
  return main ? BABEL[main] : names.map(name => BABEL[name]).findLast(tag => tag !== undefined)
}

const BABEL: Readonly<Record<string, string>> = {
  american: 'en-US',
  austrian: 'de-AT',
  british: 'en-GB',
  bulgarian: 'bg',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  estonian: 'et',
  finnish: 'fi',
  francais: 'fr',
  french: 'fr',
  german: 'de',
  greek: 'el',
  icelandic: 'is',
  italian: 'it',
  japanese: 'ja',
  lithuanian: 'lt',
  magyar: 'hu',
  naustrian: 'de-AT',
  ngerman: 'de',
  norsk: 'nb',
  norwegian: 'nb',
  nswissgerman: 'de-CH',
  nynorsk: 'nn',
  polish: 'pl',
  brazilian: 'pt-BR',
  portuguese: 'pt-PT',
  romanian: 'ro',
  russian: 'ru',
  slovak: 'sk',
  slovene: 'sl',
  spanish: 'es',
  swedish: 'sv',
  swissgerman: 'de-CH',
  ukrainian: 'uk',
  UKenglish: 'en-GB',
  USenglish: 'en-US',
}
