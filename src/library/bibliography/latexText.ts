import { ACCENTS, DECLARATIONS, DROPPED_ARGUMENT, SYMBOLS, TAGS } from './latexCommands.ts'

/** Braces nested deeper than this are read as if they were not there: no title needs them, and a bomb must cost nothing. */
const MAX_DEPTH = 50

const SPECIAL = /[\\{}$~`'_^]|--|\s\s|[\t\n\r]/
const TOKEN = /\\([a-zA-Z]+)\s*|\\([^a-zA-Z])|[{}$~_^]|---?|``|''|\s+|[^\\{}$~_^\-`'\s]+|[\s\S]/g

type Change = (text: string) => string

/** A group that is being read: the whole text, what stands in braces, or a command's argument. */
interface Frame {
  text: string
  /** Made of its text when it closes. */
  readonly close: Change
  /** A declaration such as `\em` changes what follows it in its group. */
  declared?: { readonly from: number; readonly change: Change }
}

/**
 * What TeX code in a bibliography shows, in NFC: accents and symbols as letters, dashes, quotation marks, and the
 * tags that CSL-JSON has for emphasis, small capitals, raised and lowered text. Braces go, and capitals stay as they
 * are. A command that is not known leaves its argument; nothing is ever an error.
 */
export function latexText(tex: string): string {
  if (!SPECIAL.test(tex)) return tex.trim().normalize('NFC')
  // What is done goes into the first frame; the second is the whole text, which may hold a declaration too.
  const frames: Frame[] = [frame(), frame()]
  let accent: string | undefined
  let command: Change | undefined
  let isMath = false
  let ignored = 0

  const put = (text: string) => {
    if (text === '') return
    let shown = text
    if (command) {
      const [first = '', ...rest] = text
      shown = command(first) + rest.join('')
    }
    frames.at(-1)!.text += accent === undefined ? shown : accented(shown, accent)
    accent = command = undefined
  }
  const open = () => {
    const [mark, change] = [accent, command]
    accent = command = undefined
    frames.push(frame(mark === undefined ? change : text => accented(text, mark)))
  }
  const close = () => {
    const { text, close, declared } = frames.pop()!
    accent = command = undefined
    put(close(declared ? text.slice(0, declared.from) + declared.change(text.slice(declared.from)) : text))
  }

  for (const [token, name, sign] of tex.matchAll(TOKEN)) {
    if (token === '{') {
      if (frames.length > MAX_DEPTH) ignored++
      else open()
    } else if (token === '}') {
      if (ignored > 0) ignored--
      else if (frames.length > 2) close()
    } else if (name !== undefined) {
      const frame = frames.at(-1)!
      if (SYMBOLS.has(name)) put(SYMBOLS.get(name)!)
      else if (ACCENTS.has(name)) accent = ACCENTS.get(name)
      else if (DECLARATIONS.has(name)) {
        frame.declared ??= { from: frame.text.length, change: tagged(DECLARATIONS.get(name)!) }
      } else if (TAGS.has(name)) command = tagged(TAGS.get(name)!)
      else command = DROPPED_ARGUMENT.has(name) ? () => '' : text => text
    } else if (sign !== undefined) {
      if (sign === '(' || sign === ')') isMath = sign === '('
      else if (ACCENTS.has(sign)) accent = ACCENTS.get(sign)
      else if (/[\s\\,;:]/.test(sign)) put(' ')
      else if (!/[-/!@[\]]/.test(sign)) put(sign)
    } else if (token === '$') {
      isMath = !isMath
    } else if (isMath && (token === '_' || token === '^')) {
      command = tagged(token === '_' ? ['<sub>', '</sub>'] : ['<sup>', '</sup>'])
    } else if (/^\s/.test(token)) {
      if (accent === undefined) frames.at(-1)!.text += ' '
    } else {
      put(isMath ? token : (TYPOGRAPHY[token] ?? token))
    }
  }
  while (frames.length > 1) close()
  return frames[0]!.text.replace(/ {2,}/g, ' ').trim().normalize('NFC')
}

function frame(close: Change = text => text): Frame {
  return { text: '', close }
}

const TYPOGRAPHY: Record<string, string> = {
  '~': '\u00a0',
  '--': '–',
  '---': '—',
  '``': '“',
  "''": '”',
  '`': '‘',
  "'": '’',
}

/** The combining mark belongs on the first letter; a dotless i or j has made room for it. */
function accented(text: string, mark: string): string {
  const [first, ...rest] = text
  const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first
  return letter === undefined ? '' : letter + mark + rest.join('')
}

function tagged([before, after]: readonly [string, string]): Change {
  return text => (text === '' ? '' : before + text + after)
}
