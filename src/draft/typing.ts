import { hull, type Span } from '../base/span.ts'
import { markdownBlocks } from '../library/markdownBlocks.ts'
import { citingMode } from './latex/commands.ts'
import { opaqueParts } from './pandocOpaque.ts'
import { keyMarkdown } from './write.ts'

/** What is being typed at a place of a draft. */
export interface Typing {
  readonly kind: 'citekey' | 'locator'
  readonly query: string
  /** What a choice replaces: what was typed, and the rest of the key behind the cursor. */
  readonly span: Span
  /** How a citekey, or the term of a locator, is written there. */
  write(name: string): string
}

/** So far back a citation may have begun. UTF-16 units. */
const REACH = 300

type Rule = readonly [
  before: RegExp,
  kind: Typing['kind'],
  write: (name: string, found: RegExpExecArray) => string,
]

const KEY_PART = '[\\p{L}\\p{N}_:.#$%&\\-+?<>~/]*'
const plain = (citekey: string) => citekey
const spaced = (term: string) => `${term} `
const tied = (term: string) => `${term}~`

/** `@smi`, `[see @`, and a further item after a semicolon. */
const AT: Rule = [
  new RegExp(`(?<![\\p{L}\\p{N}\\p{M}\\\\]|[^.]\\.)@(?<brace>\\{?)(?<query>${KEY_PART})$`, 'u'),
  'citekey',
  (citekey, found) => (found.groups!.brace ? citekey : keyMarkdown(citekey)),
]
const AFTER_SEMICOLON: Rule = [
  /\[[^[\]\n]*@[^[\]\n]*;\s*(?<query>)$/u,
  'citekey',
  citekey => `@${keyMarkdown(citekey)}`,
]
const LOCATOR_IN_BRACKETS: Rule = [/\[[^[\]]*@[^\s[\],;]+,\s*(?<query>[\p{L}¶§.]*)$/u, 'locator', spaced]
const LOCATOR_BEHIND_KEY: Rule = [/@[^\s[\],;]+\s?\[(?<query>[\p{L}¶§.]*)$/u, 'locator', spaced]
const MARKDOWN: readonly Rule[] = [
  [/\{(?:foot|full)?cite(?::[a-z]+)?\}`(?:[^`\n]*,)?\s*(?<query>[^`,\s{}]*)$/u, 'citekey', plain],
  AT,
  AFTER_SEMICOLON,
  LOCATOR_IN_BRACKETS,
  LOCATOR_BEHIND_KEY,
]

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  latex: [
    [
      /\\(?<command>[a-zA-Z]+\*?)(?:\s*\[[^\][]*\])*\s*\{(?:[^{}]*,)?\s*(?<query>[^{},\s\\]*)$/u,
      'citekey',
      plain,
    ],
    // Several sets of arguments, as \parencites and \volcite have them.
    [
      /\\(?<command>[a-zA-Z]*(?:cites|citetexts|volcite))(?:\([^()]*\)|\s*\[[^\][]*\]|\s*\{[^{}]*\})*\s*\{(?:[^{}]*,)?\s*(?<query>[^{},\s\\]*)$/u,
      'citekey',
      plain,
    ],
    [/\\(?<command>[a-zA-Z]+\*?)(?:\s*\[[^\][]*\])*\s*\[(?<query>[\p{L}¶§.]*)$/u, 'locator', tied],
  ],
  typst: [
    [/(?:cite|attribution)[(:][^)\n]*<(?<query>[\p{L}\p{N}_:.-]*)$/u, 'citekey', plain],
    [/(?<![\p{L}\p{N}\\])@(?<query>[\p{L}\p{N}_:.-]*)$/u, 'citekey', plain],
    LOCATOR_BEHIND_KEY,
    [/cite\([^)\n]*supplement:\s*\[(?<query>[\p{L}¶§.]*)$/u, 'locator', spaced],
  ],
  org: [
    [/\[cite(?:\/[a-z/-]*)?:[^\][]*@(?<query>[^\s\][;@]*)$/u, 'citekey', plain],
    [/\[cite(?:\/[a-z/-]*)?:[^\][]*;\s*(?<query>)$/u, 'citekey', citekey => `@${citekey}`],
    [/\[cite(?:\/[a-z/-]*)?:(?<query>)$/u, 'citekey', citekey => `@${citekey}`],
    [/\[cite(?:\/[a-z/-]*)?:[^\][]*@[^\s\][;@]+\s+(?<query>[\p{L}¶§.]*)$/u, 'locator', spaced],
  ],
  asciidoc: [
    [/\bcite(?:np)?:\[(?:[^\]\n]*,)?\s*(?<query>[^\]\s,()]*)$/u, 'citekey', plain],
    [/\bcite(?:np)?:\[[^\]\n]*\((?<query>[\p{L}¶§.]*)$/u, 'locator', spaced],
  ],
}

/** What may be completed at an offset; `undefined` where nothing cites. */
export function typingAt(language: string, text: string, offset: number): Typing | undefined {
  const before = text.slice(Math.max(0, offset - REACH), offset)
  for (const [pattern, kind, write] of RULES[language] ?? MARKDOWN) {
    const found = pattern.exec(before)
    if (!found) continue
    const command = found.groups!.command
    if (command !== undefined && !citingMode(command)) continue
    const at = offset - before.length + found.index
    if (MARKDOWN_LANGUAGES.has(language) && isInCode(text, at)) return undefined
    const query = found.groups!.query ?? ''
    const rest = kind === 'citekey' ? /^[\p{L}\p{N}_:-]*/u.exec(text.slice(offset, offset + REACH))![0] : ''
    return {
      kind,
      query,
      span: { start: offset - query.length, end: offset + rest.length },
      write: name => write(name, found),
    }
  }
  return undefined
}

const MARKDOWN_LANGUAGES = new Set(['markdown', 'quarto', 'rmd'])

/** Code, math, an address or a raw block: where what begins at an offset cites nothing. */
function isInCode(text: string, offset: number): boolean {
  const block = markdownBlocks(text).find(({ lines }) => {
    const { start, end } = hull(lines)
    return start <= offset && offset <= end
  })
  if (!block) return false
  if (block.kind === 'code' || block.kind === 'raw' || block.kind === 'metadata') return true
  return opaqueParts(text, hull(block.lines)).some(({ start, end }) => start < offset && offset < end)
}
