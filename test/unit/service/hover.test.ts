import assert from 'node:assert/strict'
import { SEED, SEED_KEY, serviceOf } from '../seed.ts'

async function at(draft: string, marker: string, files: Record<string, string> = {}) {
  const { service } = await serviceOf(files)
  const document = service.draft('memory:/project/draft.md', 'markdown', draft)
  const offset = draft.indexOf(marker) + 1
  const hover = await service.hover(
    document,
    offset,
    (uri, { start, end }) => `open:${uri.split('/').at(-1)}:${start}-${end}`,
  )
  return { hover, definition: await service.definition(document, offset) }
}

describe('hover and definition', () => {
  it('show the cited passage and what stands around it', async () => {
    const draft = `Text [@${SEED_KEY}, para. 3].`
    const { hover, definition } = await at(draft, '@000')
    assert.deepEqual(draft.slice(hover!.start, hover!.end), `[@${SEED_KEY}, para. 3]`)
    assert.match(hover!.markdown, /\*\*China’s President Xi Jinping has called/)
    assert.match(hover!.markdown, /> “China and North Korea are good neighbours/)
    assert.match(hover!.markdown, /three nuclear-armed states\.\*/)
    assert.match(hover!.markdown, /\[Open source at para\. 3\]\(open:000_7275516a2a315cb5\.txt:715-/)
    assert.equal(SEED.slice(definition[0]!.target.start, definition[0]!.target.end).slice(0, 6), '“China')
  })

  it('show the verdict of a quotation and its passage', async () => {
    const draft = `“Kim departed Beijing late Friday aboard his signature” [@${SEED_KEY}]`
    const { hover, definition } = await at(draft, 'departed')
    assert.match(hover!.markdown, /Altered.*“Friday” here, “Thursday” in the source/)
    assert.equal(
      SEED.slice(definition[0]!.target.start, definition[0]!.target.end),
      'Kim departed Beijing late Thursday aboard his signature',
    )
  })

  it('do not say again what the editor says of the word that is underlined', async () => {
    const draft = `“Kim departed Beijing late Friday aboard his signature” [@${SEED_KEY}]`
    const { hover } = await at(draft, 'Friday')
    assert.match(hover!.markdown, /^✗ \*\*Altered\*\*\n\n\*\*China’s President/)
    assert.doesNotMatch(hover!.markdown, /in the source/)
    const ignored = `${draft} <!-- verbatim: ignore -->`
    assert.match((await at(ignored, 'Friday')).hover!.markdown, /“Friday” here, “Thursday” in the source/)
    // What is a hint is not in the editor's own hover.
    const translated = `“Kim fuhr am Donnerstag ab” [@${SEED_KEY}, my translation]`
    assert.match((await at(translated, 'fuhr')).hover!.markdown, /Not checked.* — This is marked/)
  })

  it('say what is missing', async () => {
    assert.equal((await at('[@nobody]', '@nobody')).hover, undefined)
    const ignored = '[@nobody] <!-- verbatim: ignore-all unknown-citekey -->'
    assert.match((await at(ignored, '@nobody')).hover!.markdown, /no source with the citekey \*\*nobody/)
    assert.match(
      (await at(`[@${SEED_KEY}, para. 30]`, '@000')).hover!.markdown,
      /no para\. 30 in this source \(it has 7/,
    )
  })

  it('are silent elsewhere', async () => {
    const { hover, definition } = await at(`Text here [@${SEED_KEY}]`, 'Text')
    assert.equal(hover, undefined)
    assert.deepEqual(definition, [])
  })

  it('lead to the passage on the web where the source has an address', async () => {
    const files = { 'seeds/page.md': '---\nurl: https://example.org/a\n---\n\nOne two.\n\nThree four.' }
    const { hover } = await at('[@page, para. 2]', '@page', files)
    assert.match(hover!.markdown, / · \[On the web\]\(https:\/\/example\.org\/a#:~:text=Three,four\)/)
    const hostile = { 'seeds/page.md': '---\nurl: command:evil\n---\n\nOne two.' }
    assert.doesNotMatch((await at('[@page, para. 1]', '@page', hostile)).hover!.markdown, /On the web|evil/)
  })

  it('let nothing of a source act', async () => {
    const files = {
      'seeds/evil.md':
        '---\ntitle: "[x](command:evil) <img src=x> $(error)"\n---\n\nSee <b> ![](https://x.org/p.png) it.',
    }
    const { hover } = await at('[@evil, para. 1]', '@evil', files)
    assert.doesNotMatch(hover!.markdown, /\]\(command:|<img|\$\(|!\[/)
  })
})
