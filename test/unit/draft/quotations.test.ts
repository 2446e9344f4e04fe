import assert from 'node:assert/strict'
import { parseDraft } from '../../../src/draft/parse.ts'

/** Quotations as `words → citekey`, `words → ? key key` where it is open which, `words` where there is none. */
export function check(text: string, expected: readonly string[], language = 'markdown'): void {
  const { quotations } = parseDraft(language, text)
  for (const { start, end, spans } of quotations) {
    assert.ok(start === spans[0]!.start && end === spans.at(-1)!.end, 'the span is the hull of the spans')
  }
  const told = quotations.map(({ map, citation, candidates }) => {
    const words = map.text.replace(/\s+/g, ' ')
    if (citation) return `${words} → ${citation.items.map(item => item.citekey).join(' ')}`
    if (candidates.length === 0) return words
    return `${words} → ? ${candidates.map(({ items }) => items[0]!.citekey).join(' ')}`
  })
  assert.deepEqual(told, expected, text)
}

describe('quotations', () => {
  it('are found in every style', () => {
    check('“One two”, "three four", «five six», „seven eight“, »nine ten« and ”eleven twelve”.', [
      'One two',
      'three four',
      'five six',
      'seven eight',
      'nine ten',
      'eleven twelve',
    ])
    check("‘One two’, 'three four', ‚five six‘, ‹seven eight›, 「一二」 and 『三四』.", [
      'One two',
      'three four',
      'five six',
      'seven eight',
      '一二',
      '三四',
    ])
    check('« Un deux » et « trois ».', ['Un deux', 'trois'])
  })

  it('keep what is nested in them', () => {
    check('“He said ‘no’ to “all” of it” and ‘she said “yes”’.', [
      'He said ‘no’ to “all” of it',
      'she said “yes”',
    ])
  })

  it('are not apostrophes, feet and inches, code, math, addresses or comments', () => {
    check("It's the boys' house in the '90s, rock 'n' roll, don't. ’Tis Smith’s and the Smiths’ own.", [])
    check('A 6" pipe, 5\'10" tall, a 7" one, `"code here"`, $"x"$, <b title="x y">, <!-- "x y" -->.', [])
    check('```\n"one two"\n```\n\n    "three four"\n\n“unclosed here', [])
    check('‘the boys’ house burned’ and "a 6" pipe" here', ['the boys’ house burned', 'a 6" pipe'])
  })

  it('are not the titles of works, nor what citations hold', () => {
    check('Her essay “The End of the World” and a film titled “Some Like It Hot” [@a, “x y”].', [])
    check('His article “We Will Not Go,” he said. She said “We Will Not Go” [@a].', ['We Will Not Go → a'])
    check('Text.[^1]\n\n[^1]: Smith, “The Long Way Home,” *Journal* 3. She wrote “we will go” [@a].', [
      'we will go → a',
    ])
  })

  it('go over line ends and emphasis', () => {
    check('“One *two*\nthree” [@a] and\n“four\nfive” @b', ['One two three → a', 'four five → b'])
  })

  it('are one where an attribution interrupts a sentence, and two where a sentence ends', () => {
    check('“We will,” she said, “sell.” [@a]', ['We will, sell. → a'])
    check('“We will,” Smith [@a] said, “sell.”', ['We will, sell. → a'])
    check('“We will,” she said. “Sell them.” [@a]', ['We will, → a', 'Sell them. → a'])
    check('He called it “great,” and she said, “terrible.” [@a]', ['great, → a', 'terrible. → a'])
    check('‘We will’, said the mayor, ‘sell’ [@a].', ['We will sell → a'])
  })

  it('go on in the next paragraph', () => {
    check('She said: “One two.\n\n“Three four.\n\n“Five six” [@a].\n\nText “seven”.', [
      'One two. Three four. Five six → a',
      'seven',
    ])
    check('“One two.\n\nThree “four”.', ['four'])
  })

  it('belong to the citation right behind them', () => {
    check('“One two” [@a], and “three four” [@b].', ['One two → a', 'three four → b'])
    check('@c reports “one two” (@a) and “three” (see [@b]).', ['one two → a', 'three → b'])
    check('“One two [@a].” Then @b.', ['One two . → a'.replace(' .', '.')])
  })

  it('belong to the one citation of their sentence', () => {
    check('@a says “one two”. Then @b.', ['one two → a'])
    check('He said “one two” to them [@a]. Then @b.', ['one two → a'])
    check('“One two” and “three four” [@a].', ['One two → a', 'three four → a'])
    check('@a says “one two”, but “three four” [@b].', ['one two → a', 'three four → b'])
  })

  it('belong to the one citation of their paragraph', () => {
    check('He said “one two.” It was late [@a].', ['one two. → a'])
    check('“One two” [@a]. Later: “three four.”', ['One two → a', 'three four. → a'])
    check('@a is here. “One two.” More of @a [p. 3].', ['One two. → a'])
  })

  it('have no gap where a citation stands before their full stop, in any line', () => {
    check('“One\ntwo [@a].”\n\n> One\n> two [@a].', ['One two. → a', 'One two. → a'])
    check('“One\n[@a] two [@a]; three.”', ['One two; three. → a'])
  })

  it('belong to none, and say so, where two are as near', () => {
    check('@a says “one two”, unlike others [@b].', ['one two → ? a b'])
    check('@a also says “one two”, and @b argues that “three four”.', ['one two → a', 'three four → b'])
    check('Jones [@a] said: “One two”, while Ray [@b] wrote “three four”.', ['One two → a', 'three four → b'])
    check('A fact [@a], and @b says “one two”.', ['one two → b'])
    check('A fact [@a], and @b says “one two”, as [@c] has it.', ['one two → ? b c'])
    check('@a is here. “One two.” @b disagrees.', ['One two. → ? a b'])
    check('“One two.” @b says.', ['One two. → b'])
    check('“One two.”[^1]\n\n[^1]: @a; but see @b.', ['One two. → ? a b'])
  })

  it('belong to the citation of their note', () => {
    check('“One two”[^1] and “three”^[See @b, p. 3.].\n\n[^1]: See @a [p. 3].', ['One two → a', 'three → b'])
    check('Text.[^1]\n\n[^1]: @a says “one two”.\n\n    And “three” [@b].', ['one two → a', 'three → b'])
    check('“One”^[@a says “two”].', ['One → a', 'two → a'])
  })

  it('are block quotes without attribution and citation', () => {
    check('> One *two*\n> three.\n>\n> Four. [@a, p. 3]\n\nText.', ['One two three. Four. → a'])
    check('> “Five six”\n>\n> — Somebody, @b\n', ['Five six → b'])
    check('> One two.\n\n— Somebody [@a]\n', ['One two. → a'])
    check('> One two.\n\n[@a, p. 3]\n', ['One two. → a'])
    check('As @a puts it:\n\n> One two.\n\nText @b.', ['One two. → a'])
    check('> One two.[^1]\n\n[^1]: @a.', ['One two. → a'])
    check('Text @a.\n\n> One two.\n\nText @b.', ['One two.'])
    check('> “”\n\nText.', [])
    check('As @a notes,\n\n> One two.\n\nText @b.', ['One two. → a'])
  })

  it('may be in tables and headings', () => {
    check('# “One two” [@a]\n\n| a | b |\n|---|---|\n| “three” [@b] | “four” |\n| “five” | @c |', [
      'One two → a',
      'three → b',
      'four → b',
      'five → c',
    ])
  })

  it('may be marked as translations, and have a language', () => {
    const marks = [
      '“One two” [@a, my translation]',
      '“One two” (translated by the author) [@a]',
      '“One two” [@a] (our translation)',
      '“One two” @a [p. 3, trans. mine]',
    ]
    for (const text of marks)
      assert.equal(parseDraft('markdown', text).quotations[0]!.isTranslation, true, text)
    const [plain] = parseDraft('markdown', '“One” [@a]. It is a translation (mine).').quotations
    assert.equal(plain!.isTranslation, false)
    assert.equal(parseDraft('markdown', '[“Un deux”]{lang=fr} [@a]').quotations[0]!.language, 'fr')
  })
})
