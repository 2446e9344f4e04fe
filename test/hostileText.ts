import MarkdownIt from 'markdown-it'

// Without Node's assertions: a suite in a web worker has none.

/** What text of a source could be where it is shown, one by one and all together. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  element: '<img src=x onerror=alert(1)>',
  picture: '![seen](https://shown.invalid/a.png)',
  command: '[press](command:workbench.action.terminal.new)',
  icon: '$(alert) $(sync~spin)',
  fence: '``` and ~~~ and `code`',
  direction: '\u202egnp.exe\u202c and \u2066x\u2069 \u200f',
  terminal: '\u001b[31mred\u001b[0m\u0007 \u009b2J \u001b]0;owned\u0007',
  script: '"><script>alert(2)</script><a href=javascript:alert(3)>',
  address: 'https://shown.invalid/b www.shown.invalid',
  markup: '# *a* _b_ | c | [d]: e & &lt; ::: {.e} \\cite{f}',
}
export const ALL_TEXTS = Object.values(HOSTILE_TEXTS).join(' ')

const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const markdown = new MarkdownIt({ html: true, linkify: true })

/** Nothing commands a terminal, or hides or reorders what stands beside it. */
export function isVisible(text: string | undefined): void {
  isWithout(INVISIBLE, text ?? '')
}

/** On one line, and without icons. */
export function isLabel(text: string | undefined): void {
  isVisible(text)
  isWithout(/\$\(|\n/, text ?? '')
}

/** What the editor makes of the Markdown is text, our own emphasis, and links of our own. */
export function isHarmlessMarkdown(source: string, own: RegExp): void {
  if (source === '') throw new Error('there is nothing')
  isVisible(source)
  isWithout(/\$\(/, source)
  isHarmlessHtml(markdown.render(source), own)
}

export function isHarmlessHtml(html: string, own: RegExp): void {
  isVisible(html)
  for (const [, target] of html.matchAll(/href="([^"]*)"/g))
    if (!own.test(target!)) throw new Error(`there is a link to ${target}`)
  // What stands in quotation marks within a tag is text.
  const bare = html.replace(/"[^"]*"/g, '""')
  isWithout(/<(?:img|script|style|iframe|input|pre|table|object|embed|form)\b/i, bare)
  isWithout(/<[^>]*\s(?:on\w+|src|srcset|style|formaction)=/i, bare)
}

function isWithout(pattern: RegExp, text: string): void {
  const found = pattern.exec(text)
  if (found) throw new Error(`${JSON.stringify(found[0])} is in ${JSON.stringify(text)}`)
}
