import assert from 'node:assert/strict'
import { serviceOf } from '../seed.ts'

const FILES = {
  'seeds/smith.md':
    '---\ncitation-key: smith\n---\n\nThe keeper counted seventeen ships, two of them “foreign”, on Tuesday. Nobody else did.\n',
}

type Form = 'inline' | 'block' | 'footnote'

/** The draft after the quotation at `|` was converted; or the refusal. */
async function convert(language: string, draft: string, form: Form): Promise<string> {
  const { service } = await serviceOf(FILES)
  const offset = draft.indexOf('|')
  const text = draft.replace('|', '')
  const result = service.convert(service.draft('memory:/project/draft', language, text), offset, form)
  if ('refused' in result) return result.refused
  const [edit] = result.edits
  return text.slice(0, edit!.start) + edit!.newText + text.slice(edit!.end)
}

/** Converts one form to the others and back. */
async function check(language: string, inline: string, block: string, footnote?: string): Promise<void> {
  const at = (draft: string) => draft.replace('Nobody', 'No|body')
  assert.equal(await convert(language, at(inline), 'block'), block)
  assert.equal(await convert(language, at(block), 'inline'), inline.replace(/(?<=\]|\}|”)\.$/m, ''))
  if (footnote === undefined) return
  assert.equal(await convert(language, at(inline), 'footnote'), footnote)
  assert.equal(await convert(language, at(footnote), 'inline'), inline)
}

describe('converting a quotation', () => {
  it('in Markdown', () =>
    check(
      'markdown',
      'He wrote: “Nobody else did.” [@smith, para. 1]\n\nMore.',
      'He wrote:\n\n> Nobody else did. [@smith, para. 1]\n\nMore.',
      'He wrote: “Nobody else did.”^[[@smith, para. 1].]\n\nMore.',
    ))

  it('in LaTeX', () =>
    check(
      'latex',
      "He wrote: ``Nobody else did.'' \\cite[para.~1]{smith}\n\nMore.",
      'He wrote:\n\n\\begin{quote}\nNobody else did. \\cite[para.~1]{smith}\n\\end{quote}\n\nMore.',
      "He wrote: ``Nobody else did.''\\footnote{\\cite[para.~1]{smith}.}\n\nMore.",
    ))

  it('in LaTeX with csquotes', () =>
    check(
      'latex',
      'He wrote: \\textcquote[para.~1]{smith}{Nobody else did.}\n\nMore.',
      'He wrote:\n\n\\blockcquote[para.~1]{smith}{Nobody else did.}\n\nMore.',
      'He wrote: \\enquote{Nobody else did.}\\footnote{\\cite[para.~1]{smith}.}\n\nMore.',
    ))

  it('in Typst', () =>
    check(
      'typst',
      'He wrote: #quote[Nobody else did.] @smith[para. 1]\n\nMore.',
      'He wrote:\n\n#quote(block: true, attribution: [@smith[para. 1]])[\nNobody else did.\n]\n\nMore.',
      'He wrote: #quote[Nobody else did.]#footnote[@smith[para. 1].]\n\nMore.',
    ))

  it('in Org', () =>
    check(
      'org',
      'He wrote: “Nobody else did.” [cite:@smith para. 1]\n\nMore.',
      'He wrote:\n\n#+begin_quote\nNobody else did. [cite:@smith para. 1]\n#+end_quote\n\nMore.',
      'He wrote: “Nobody else did.”[fn:: [cite:@smith para. 1].]\n\nMore.',
    ))

  it('in AsciiDoc', () =>
    check(
      'asciidoc',
      'He wrote: “Nobody else did.” cite:[smith(para. 1)]\n\nMore.',
      'He wrote:\n\n[quote, cite:[smith(para. 1)]]\n____\nNobody else did.\n____\n\nMore.',
      'He wrote: “Nobody else did.”footnote:[cite:[smith(para. 1)].]\n\nMore.',
    ))

  it('in HTML', () =>
    check(
      'html',
      'He wrote: <q>Nobody else did.</q> [@smith, para. 1]\n\n<p>More.</p>',
      'He wrote:\n\n<blockquote>\n<p>Nobody else did. [@smith, para. 1]</p>\n</blockquote>\n\n<p>More.</p>',
      'He wrote: <q>Nobody else did.</q><sup>[@smith, para. 1]</sup>\n\n<p>More.</p>',
    ))

  it('in MyST', () =>
    check(
      'markdown',
      'See {ref}`one`.\n\nHe wrote: “Nobody else did.” {cite:p}`smith{para. 1}`\n\nMore.',
      'See {ref}`one`.\n\nHe wrote:\n\n> Nobody else did. {cite:p}`smith{para. 1}`\n\nMore.',
      'See {ref}`one`.\n\nHe wrote: “Nobody else did.”{footcite:p}`smith{para. 1}`\n\nMore.',
    ))

  it('takes the full stop behind it away, and turns the marks within', async () => {
    const block = await convert(
      'markdown',
      'He saw “ships, two of |them ‘foreign’, on Tuesday” [@smith]. More.',
      'block',
    )
    assert.equal(block, 'He saw\n\n> ships, two of them “foreign”, on Tuesday [@smith]\n\nMore.')
    const inline = await convert(
      'markdown',
      'He saw:\n\n> ships, two of |them “foreign”, on Tuesday [@smith]\n',
      'inline',
    )
    assert.equal(inline, 'He saw: “ships, two of them ‘foreign’, on Tuesday” [@smith]\n')
  })

  it('keeps all that a citation says, and emphasis within', async () => {
    assert.equal(
      await convert('markdown', 'So “Nobody *else* d|id” [see @smith, para. 1, and more; @roe].', 'block'),
      'So\n\n> Nobody *else* did [see @smith, para. 1, and more; @roe]',
    )
    assert.equal(
      await convert('markdown', 'As @smith has it, “Nobody else d|id”.', 'block'),
      'As @smith has it,\n\n> Nobody else did',
    )
  })

  it('says why it cannot', async () => {
    assert.match(await convert('markdown', 'No |quotation', 'block'), /^Put the cursor/)
    assert.match(await convert('markdown', '“Nobody else d|id” [@smith]', 'inline'), /already/)
    assert.match(await convert('markdown', '“Nobody else d|id” and more', 'footnote'), /no citation/)
    assert.match(await convert('markdown', '“Nobody,” she said, “else d|id” [@smith]', 'block'), /one piece/)
  })
})
