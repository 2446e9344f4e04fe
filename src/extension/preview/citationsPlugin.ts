import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import type { Uri } from 'vscode'
import { escapeMarkdown } from '../../base/escape.ts'
import type { RenderedCitation, RenderedCitations, TextRun } from '../../server/protocol.ts'

/** What is known of the citations of drafts that are shown. */
export interface PreviewedDrafts {
  readonly all: Iterable<RenderedCitations | null>
  /** Of the draft that is being rendered. */
  shown(uri: Uri): RenderedCitations | undefined
}

/** What the editor hands to its renderer. */
interface Environment {
  readonly currentDocument?: Uri
}

/** Where a citation stands, as far as Markdown's tokens tell: the lines of its block, and how many like it precede there. */
interface Place {
  readonly lines: readonly [number, number]
  readonly ordinal: number
}

const CITATION = 'verbatim_citation'
const BIBLIOGRAPHY = 'verbatim_bibliography'

/**
 * Shows the citations of a draft in the preview as the style has them, and the references at its end. What is a citation
 * is said by the language server: here its written form is only found again, outside of code and links. The
 * editor keeps parsed drafts and does not say which it is parsing, so which draft it is comes out when it is rendered.
 */
export function citationsPlugin(markdown: MarkdownIt, drafts: PreviewedDrafts): MarkdownIt {
  markdown.inline.ruler.before('link', CITATION, (state, silent) => findCitation(state, silent, drafts))
  markdown.core.ruler.after('inline', CITATION, state => {
    for (const block of state.tokens) if (block.type === 'inline') placeCitations(block)
    state.tokens.push(new state.Token(BIBLIOGRAPHY, '', 0))
  })
  markdown.renderer.rules[CITATION] = (tokens, i, _options, environment) => {
    const token = tokens[i]!
    const shown = shownIn(environment, drafts)
    const citation = shown && citationAt(shown, token)
    return citation ? citationHtml(citation) : escapeMarkdown(token.content)
  }
  markdown.renderer.rules[BIBLIOGRAPHY] = (_tokens, _i, _options, environment) => {
    const shown = shownIn(environment, drafts)
    return shown ? notesHtml(shown) + bibliographyHtml(shown) : ''
  }
  return markdown
}

function shownIn(environment: unknown, drafts: PreviewedDrafts): RenderedCitations | undefined {
  const { currentDocument } = (environment ?? {}) as Environment
  return currentDocument && drafts.shown(currentDocument)
}

/** A citation of any draft that is shown begins here. */
function findCitation(state: StateInline, silent: boolean, drafts: PreviewedDrafts): boolean {
  if (!/^(?:\[|-?@)/.test(state.src.slice(state.pos, state.pos + 2))) return false
  let longest = ''
  for (const draft of drafts.all) {
    for (const { written } of draft?.citations ?? []) {
      const found = startsWith(state.src, state.pos, written)
      if (found.length > longest.length) longest = found
    }
  }
  if (longest === '') return false
  if (!silent) state.push(CITATION, '', 0).content = longest
  state.pos += longest.length
  return true
}

/** The text at the place that is as written but for what stands before a line in a list or block quote. */
function startsWith(text: string, place: number, written: string): string {
  if (!written.includes('\n')) return text.startsWith(written, place) ? written : ''
  const lines = written.split(/\s*\n[\s>]*/)
  let end = place
  for (const [i, line] of lines.entries()) {
    if (i > 0) end += /^\s*/.exec(text.slice(end))![0].length
    if (!text.startsWith(line, end)) return ''
    end += line.length
  }
  return text.slice(place, end)
}

function placeCitations({ map, children }: Token): void {
  const counts = new Map<string, number>()
  for (const token of citationsIn(children ?? [])) {
    const written = flat(token.content)
    const ordinal = counts.get(written) ?? 0
    counts.set(written, ordinal + 1)
    token.meta = { lines: map ?? [0, Number.POSITIVE_INFINITY], ordinal } satisfies Place
  }
}

/** Those in the alternative text of pictures, which has tokens of its own, are none. */
function citationsIn(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ type }) => type === CITATION)
}

function citationAt(
  { citations }: RenderedCitations,
  { content, meta }: Token,
): RenderedCitation | undefined {
  if (!meta) return undefined
  const { lines, ordinal } = meta as unknown as Place
  const written = flat(content)
  return citations.filter(
    citation => lines[0] <= citation.line && citation.line < lines[1] && flat(citation.written) === written,
  )[ordinal]
}

function flat(written: string): string {
  return written.replace(/\s*\n[\s>]*/g, ' ')
}

function citationHtml({ runs, note, tooltip, url }: RenderedCitation): string {
  const title = tooltip.map(escapeMarkdown).join('&#10;')
  const shown = note === undefined ? runsHtml(runs) : `<sup>${note}</sup>`
  const linked = url === undefined ? shown : `<a href="${escapeMarkdown(url)}">${shown}</a>`
  return `<span class="verbatim-citation" title="${title}">${linked}</span>`
}

function notesHtml({ citations }: RenderedCitations): string {
  const notes = citations.filter(({ note }) => note !== undefined)
  if (notes.length === 0) return ''
  const lines = notes.map(({ note, runs }) => `<p><sup>${note}</sup> ${runsHtml(runs)}</p>`)
  return `<section class="verbatim-notes">\n${lines.join('\n')}\n</section>\n`
}

function bibliographyHtml({ bibliography }: RenderedCitations): string {
  if (bibliography.length === 0) return ''
  const lines = bibliography.map(runs => `<p>${runsHtml(runs)}</p>`)
  return `<section class="verbatim-bibliography">\n${lines.join('\n')}\n</section>\n`
}

const TAGS = { italic: 'em', bold: 'strong', superscript: 'sup', subscript: 'sub' } as const

function runsHtml(runs: readonly TextRun[]): string {
  return runs
    .map(({ text, look }) => {
      const escaped = escapeMarkdown(text)
      return look ? `<${TAGS[look]}>${escaped}</${TAGS[look]}>` : escaped
    })
    .join('')
}
