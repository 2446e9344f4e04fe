import type { Span } from '../../base/span.ts'
import { ACCENTS } from '../../library/bibliography/latexCommands.ts'
import type { Citation } from '../model.ts'
import { citationBy, itemsAt } from './cite.ts'
import {
  CLOSING,
  HEADINGS,
  HIDDEN_ARGUMENT,
  NOTES,
  OPAQUE_ENVIRONMENTS,
  type QuotingCommand,
  quotingCommand,
  SIGNS,
} from './commands.ts'
import { type Group, Groups } from './groups.ts'
import { LatexOutput } from './output.ts'
import { accented, typographic } from './signs.ts'
import { ARGUMENT, BEFORE_BRACE, GAP, NAME, OPTION, skip } from './syntax.ts'

const SPECIAL = /[\\%$`'{}~&]|--+|"[`'=~-]/g
const COMMAND = /\\(?:([a-zA-Z@]+\*?)|([^a-zA-Z]))/y
/** What ends the text that no reader sees behind `\iffalse`. */
const CONDITION_END = /\\(?:fi|else)(?![a-zA-Z])/g
/** What an environment that is not known is given. */
const ARGUMENTS = new RegExp(`(?:${GAP}\\{[^{}\\n]*\\})*`, 'y')

/** Reads a LaTeX document, or a part of one, from front to back, once. What is not finished or not known is passed over. */
export function scanLatex(text: string, from: number) {
  const output = new LatexOutput(text)
  const groups = new Groups(output)
  output.cut(0, from)
  for (let at = from; ; ) {
    SPECIAL.lastIndex = at
    const found = SPECIAL.exec(text)
    if (!found) break
    at = special(found.index, found[0])
  }
  return { output, isOpen: output.isOpen || !groups.areTransparent }

  function special(start: number, sign: string): number {
    if (sign === '\\') return command(start)
    if (sign === '%') return output.cut(start, lineEnd(start))
    if (sign === '$') {
      const ending = text[start + 1] === '$' ? '$$' : '$'
      return output.cutInParagraph(start, start + ending.length, ending)
    }
    if (sign === '{') return groups.open({ kind: 'plain', start, inner: start + 1 })
    if (sign === '}') return groups.close(start)
    const { end, shown, closes } = typographic(text, start, sign)
    return output.cut(start, end, shown, closes)
  }

  function lineEnd(start: number): number {
    const end = text.indexOf('\n', start)
    return end < 0 ? text.length : end
  }

  function command(start: number): number {
    COMMAND.lastIndex = start
    const found = COMMAND.exec(text)
    if (!found) return output.cut(start, start + 1)
    const end = COMMAND.lastIndex
    return found[2] === undefined ? named(start, end, found[1]!) : controlSign(start, end, found[2])
  }

  function named(start: number, end: number, name: string): number {
    if (name === 'begin' || name === 'end') return environment(start, end, name)
    const citation = citationBy(text, name, start, end)
    if (citation) {
      output.citations.push(citation)
      return output.cut(start, citation.end)
    }
    const quoting = quotingCommand(name)
    if (quoting) return quote(start, end, quoting)
    if (NOTES.has(name)) return openArgument('note', start, skip(text, OPTION, end))
    if (name === 'iffalse') return output.cutUntil(start, end, CONDITION_END)
    if (name === 'verb' || name === 'lstinline') return verbatim(start, end)
    const plain = name.replace(/\*$/, '')
    if (plain === 'textelp' && text.startsWith('{}', end)) return output.cut(start, end + 2, '[…]')
    if (plain === 'textelp' || plain === 'textins') return openArgument('insertion', start, end)
    if (HEADINGS.test(name)) output.breaks.push(start)
    if (HIDDEN_ARGUMENT.has(plain)) return output.cut(start, skip(text, ARGUMENT, skip(text, OPTION, end)))
    if (ACCENTS.has(plain)) {
      const letter = accented(text, start, end, plain)
      if (letter) return output.cut(start, letter.end, letter.shown)
    }
    const shown = SIGNS.get(plain)
    if (shown === undefined) return output.cut(start, skip(text, OPTION, end))
    // A command made of letters takes the space behind it along.
    const taken = text.startsWith('{}', end) ? 2 : text[end] === ' ' ? 1 : 0
    return output.cut(start, end + taken, shown, CLOSING.has(plain))
  }

  function controlSign(start: number, end: number, sign: string): number {
    if (sign === '(') return output.cutInParagraph(start, end, '\\)')
    if (sign === '[') return output.cutInParagraph(start, end, '\\]')
    if (sign === '\\') return output.cut(start, end, ' ')
    if (ACCENTS.has(sign)) {
      const letter = accented(text, start, end, sign)
      return output.cut(start, letter?.end ?? end, letter?.shown)
    }
    if (',;: /\n'.includes(sign))
      return output.cut(start, sign === '\n' ? end - 1 : end, sign === '/' ? '' : ' ')
    return output.cut(start, end, sign)
  }

  function openArgument(kind: Group['kind'], start: number, from: number): number {
    const brace = skip(text, BEFORE_BRACE, from)
    return text[brace] === '{' ? groups.open({ kind, start, inner: brace + 1 }) : output.cut(start, from)
  }

  function verbatim(start: number, from: number): number {
    const at = skip(text, OPTION, from)
    const delimiter = text[at] === '{' ? '}' : text[at]
    const end = delimiter === undefined ? -1 : text.slice(at + 1, lineEnd(start)).indexOf(delimiter)
    return output.cut(start, end < 0 ? at : at + 1 + end + 1)
  }

  /** What stands between a quoting command's name and its words: language, notes and key, or a citation, punctuation. */
  function quotingHead({ kind: quoteKind, takesLanguage, source }: QuotingCommand, from: number) {
    let at = from
    let language: string | undefined
    if (takesLanguage) {
      NAME.lastIndex = at
      language = NAME.exec(text)?.[1]?.trim()
      at = language === undefined ? at : NAME.lastIndex
    }
    let citation: Citation | undefined
    if (source === 'key') {
      const read = itemsAt(text, at, 'parenthetical')
      if (read) {
        citation = { start: from, end: read.end, items: read.items }
        at = read.end
      }
    } else if (source === 'cite') {
      const optionEnd = skip(text, OPTION, at)
      citation = citationIn(text, { start: at, end: optionEnd })
      at = optionEnd
    }
    if (source !== 'none') at = skip(text, OPTION, at)
    if (citation) output.citations.push(citation)
    return { quoteKind, language, citation, end: at }
  }

  function quote(start: number, from: number, quoting: QuotingCommand): number {
    const { end, ...facts } = quotingHead(quoting, from)
    const brace = skip(text, BEFORE_BRACE, end)
    if (text[brace] !== '{') return output.cut(start, end)
    return groups.open({ kind: 'quote', start, inner: brace + 1, ...facts })
  }

  function environment(start: number, from: number, word: 'begin' | 'end'): number {
    NAME.lastIndex = from
    const name = NAME.exec(text)?.[1]
    if (name === undefined) return output.cut(start, from)
    const end = NAME.lastIndex
    output.breaks.push(start)
    const after = word === 'end' ? groups.closeEnvironment(name, start, end) : begin(start, end, name)
    output.breaks.push(after)
    return after
  }

  function begin(start: number, end: number, name: string): number {
    const plain = name.replace(/\*$/, '')
    if (OPAQUE_ENVIRONMENTS.has(plain)) return output.cutUntil(start, end, `\\end{${name}}`)
    const quoting = quotingCommand(name)
    if (quoting?.kind === 'block') {
      const { end: inner, ...facts } = quotingHead(quoting, end)
      return groups.open({ kind: 'environment', start, inner, name, ...facts })
    }
    const option = skip(text, OPTION, end)
    const inner = plain === 'document' ? option : skip(text, ARGUMENTS, option)
    return groups.open({ kind: 'environment', start, inner, name })
  }
}

function citationIn(text: string, span: Span): Citation | undefined {
  for (const found of text.slice(span.start, span.end).matchAll(/\\([a-zA-Z]+\*?)/g)) {
    const start = span.start + found.index
    const citation = citationBy(text, found[1]!, start, start + found[0].length)
    if (citation && citation.end <= span.end) return citation
  }
  return undefined
}
