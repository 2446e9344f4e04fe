import { escapeProse } from '../draft/write.ts'

/** A run of characters of one look. */
export interface TextRun {
  readonly text: string
  readonly look?: Look
}

const LOOKS = { i: 'italic', em: 'italic', b: 'bold', sup: 'superscript', sub: 'subscript' } as const

export type Look = (typeof LOOKS)[keyof typeof LOOKS]

const TAG = /<(\/?)(\w+)[^<>]*>/g

/** Reads what the citation processor writes: a little HTML, of which only emphasis and the words are kept. */
export function readRichText(html: string): TextRun[] {
  // Blocks of an entry, such as its number, are set apart.
  const spaced = html.replace(/<\/div>/g, ' </div>')
  const runs: TextRun[] = []
  const open: Look[] = []
  let from = 0
  const push = (to: number) => {
    const text = decoded(spaced.slice(from, to)).replace(/[^\S\u00a0]+/g, ' ')
    const look = open.at(-1)
    if (text) runs.push(look ? { text, look } : { text })
  }
  for (const tag of spaced.matchAll(TAG)) {
    push(tag.index)
    from = tag.index + tag[0].length
    const look = Object.hasOwn(LOOKS, tag[2]!) ? LOOKS[tag[2] as keyof typeof LOOKS] : undefined
    if (look && tag[1]) open.pop()
    else if (look) open.push(look)
  }
  push(spaced.length)
  return runs
}

export function toPlainText(runs: readonly TextRun[]): string {
  return oneLine(runs.map(({ text }) => text).join(''))
}

const MARKS: Readonly<Record<Look, string>> = {
  italic: '*',
  bold: '**',
  superscript: '^',
  subscript: '~',
}

/** For Pandoc: emphasis by its marks, and everything else that would be markup escaped. */
export function toMarkdown(runs: readonly TextRun[]): string {
  const written = runs.map(({ text, look }) => {
    const mark = look ? MARKS[look] : ''
    return mark + escapeProse(text) + mark
  })
  return oneLine(written.join('')).replace(/^(\d+)\.(?=\s)/, '$1\\.')
}

function decoded(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0]+/g, ' ').trim()
}
