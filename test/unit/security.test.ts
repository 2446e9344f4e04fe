import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import MarkdownIt from 'markdown-it'
import { label, visible } from '../../src/base/escape.ts'
import { defaultSettings } from '../../src/base/settings.ts'
import { citationsPlugin } from '../../src/extension/preview/citationsPlugin.ts'
import {
  asDocument,
  toCompletionItem,
  toDiagnostic,
  toDocumentSymbol,
  toInlayHint,
} from '../../src/server/toLsp.ts'
import type { DraftDocument } from '../../src/service/context.ts'
import type { Finding } from '../../src/service/finding.ts'
import type { Service } from '../../src/service/service.ts'
import {
  ALL_TEXTS,
  HOSTILE_TEXTS,
  isHarmlessHtml,
  isHarmlessMarkdown,
  isLabel,
  isVisible,
} from '../hostileText.ts'
import { describedSettings, manifest } from './manifest.ts'
import { serviceOf } from './seed.ts'

const ROOT = resolve(import.meta.dirname, '../..')

interface Shown {
  readonly service: Service
  readonly draft: string
  readonly document: DraftDocument
}

/** A library and a draft in which whatever can hold text holds this one. */
async function libraryOf(evil: string): Promise<Shown> {
  const yaml = JSON.stringify(evil)
  const draft = `He said “nothing that stands in any of the sources here, at all” [@evil, para. 1] and @entry, @nobody.

“one two three four five six seven eight” [@evil]

“one two … six seven nine” [@evil, para. 7, ${evil}]
`
  const { service } = await serviceOf({
    'seeds/evil.md': `---\ntitle: ${yaml}\nauthor: ${yaml}\npublisher: ${yaml}\nurl: ${yaml}\n---\n\n${evil} one two three four five six seven nine. Jane Roe said: “${evil}”\n`,
    [`seeds/${evil.replaceAll('/', '-')}.txt`]: `${evil}\n`,
    'seeds/bad.md': `---\ntitle: [${evil}\n---\n\nText.\n`,
    'refs.json': JSON.stringify([
      { id: 'entry', title: evil, author: [{ literal: evil }], URL: 'javascript:alert(1)' },
    ]),
  })
  service.library.nameBibliographies(['refs.json'])
  await service.library.refresh()
  return { service, draft, document: service.draft('memory:/project/draft.md', 'markdown', draft) }
}

/** Every way by which text reaches a person without an editor; those with one are in test/suite/shownInText.test.ts. */
const WAYS: Readonly<Record<string, (shown: Shown, evil: string) => Promise<void>>> = {
  async hovers({ service, document, draft }) {
    // Else the editor says it, and the hover nothing.
    const check = { ...service.settings.check, ignore: ['unknown-citekey'] }
    service.settings = { ...service.settings, check }
    const open = () => 'command:verbatim.openSource?x'
    for (const at of ['@evil', '@entry', '@nobody', 'nothing that', 'two three', 'six seven nine']) {
      const hover = await service.hover(document, draft.indexOf(at) + 2, open)
      isHarmlessMarkdown(hover?.markdown ?? '', /^command:verbatim\.openSource\?x$/)
    }
  },
  async completions({ service, document, draft }, evil) {
    for (const citekey of ['evil', 'entry'])
      isHarmlessMarkdown((await service.completionDetails(citekey)) ?? '', /^$/)
    const file = asDocument(document.uri, draft)
    const span = { start: 0, end: 0 }
    const completion = { kind: 'citekey', label: evil, detail: evil, newText: '@a', span } as const
    const item = toCompletionItem(file, completion, 0, { line: 0, character: 0 })
    for (const text of [item.label, item.detail]) isLabel(text)
    const typed = service.draft(document.uri, 'markdown', '[@')
    const { items: offered } = await service.completion(typed, 2)
    assert.ok(offered.length > 1)
    for (const one of offered) {
      const { label: shown, detail } = toCompletionItem(asDocument(document.uri, '[@'), one, 0, {
        line: 0,
        character: 0,
      })
      for (const text of [shown, detail]) isLabel(text)
    }
  },
  async findings({ service, document, draft }, evil) {
    const file = asDocument(document.uri, draft)
    const { findings } = await service.check(document)
    assert.ok(findings.length > 2)
    const start = { line: 0, character: 0 }
    const placeOf = async (uri: string) => ({ uri, range: { start, end: start } })
    const related = { uri: 'memory:/a', span: { start: 0, end: 0 }, message: evil }
    const own: Finding = { ...findings[0]!, message: evil, related }
    for (const finding of [...findings, own]) {
      const { message, relatedInformation } = await toDiagnostic(file, finding, placeOf, undefined)
      isVisible(typeof message === 'string' ? message : message.value)
      for (const one of relatedInformation ?? []) isVisible(one.message)
      for (const { title } of finding.fixes ?? []) isVisible(title)
    }
  },
  async 'symbols and hints'({ service, document, draft }, evil) {
    const file = asDocument(document.uri, draft)
    const selection = { start: 0, end: 0 }
    const symbol = { kind: 'citation', name: evil, detail: evil, start: 0, end: 1, selection } as const
    const { name, detail } = toDocumentSymbol(file, symbol)
    for (const text of [name, detail]) isLabel(text)
    const { quotations } = await service.check(document)
    const hints = service.hints(document, quotations, { start: 0, end: draft.length })
    for (const hint of [...hints, { offset: 0, label: evil, tooltip: evil }]) {
      const { label: shown, tooltip } = toInlayHint(file, hint)
      isLabel(shown as string)
      isVisible(tooltip as string | undefined)
    }
  },
  async 'the report'({ service }, evil) {
    service.settings = { ...service.settings, sources: [evil], bibliography: [evil], citationStyle: evil }
    const facts = { version: '1', runtime: 'Node 24', readMs: 1, storage: { place: evil, fault: evil } }
    isHarmlessMarkdown(await service.report(facts), /^$/)
  },
  async 'the preview'({ service, document, draft }) {
    const [text] = draft.split('“one two … ') as [string]
    // Words of the draft itself are the editor's to show.
    const shown = await service.renderedCitations(service.draft(document.uri, 'markdown', text))
    assert.ok(shown.citations.length > 1 && shown.bibliography.length > 1)
    const renderer = citationsPlugin(new MarkdownIt(), { all: [shown], shown: () => shown })
    const html = renderer.renderer.render(renderer.parse(text, {}), renderer.options, {
      currentDocument: {},
    })
    assert.match(html, /verbatim-citation/)
    isHarmlessHtml(html, /^https?:\/\//)
  },
  async bibliographies({ service, document }) {
    for (const format of ['markdown', 'html', 'text'] as const) {
      const { text } = await service.references([document], { format, style: { name: 'apa' } })
      assert.ok(text.length > 0)
      if (format === 'html') isHarmlessHtml(visible(text), /^https?:\/\//)
      if (format === 'markdown')
        isHarmlessHtml(new MarkdownIt({ html: true }).render(visible(text)), /^https?:\/\//)
    }
  },
  async labels(_, evil) {
    isLabel(label(evil))
    assert.equal(label('a\n $5 (b)'), 'a $5 (b)')
  },
}

describe('text of sources is nothing but text', function () {
  this.timeout(30_000)
  for (const [name, evil] of [...Object.entries(HOSTILE_TEXTS), ['all of it', ALL_TEXTS] as const]) {
    for (const [way, check] of Object.entries(WAYS)) {
      it(`in ${way}: ${name}`, async () => check(await libraryOf(evil), evil))
    }
  }
})

describe('what the extension may do', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(ROOT, 'src', name), 'utf8') }))
  const filesWith = (pattern: RegExp) =>
    sources
      .filter(({ text }) => pattern.test(text))
      .map(({ name }) => name)
      .sort()

  it('lets Markdown call one command, and holds no HTML', () => {
    const trusting = sources.flatMap(({ text }) => text.match(/isTrusted[^\n]*/g) ?? [])
    assert.deepEqual(
      trusting.map(line => /enabledCommands: \[([^\]]*)\]/.exec(line)?.[1]),
      ["'verbatim.openSource'"],
    )
    assert.deepEqual(filesWith(/supportHtml: true|supportThemeIcons: true/), [])
    assert.deepEqual(filesWith(/[`'"]command:/), ['server/pointing.ts'])
  })

  it('reaches the network from the files that fetch for Add Source…, and none besides', () => {
    const network =
      /\bfetch\(|node:https?'|node:(?:net|tls|dns|http2|dgram)\b|XMLHttpRequest|WebSocket|sendBeacon|EventSource/
    // The chunk is a file of the extension itself, which has an address in a browser.
    assert.deepEqual(filesWith(network), [
      'extension/files.ts',
      'server/browserFetch.ts',
      'server/nodeFetch.ts',
    ])
  })

  it('runs nothing: no shell, no evaluation', () => {
    assert.deepEqual(filesWith(/node:child_process|node:vm'|\beval\(|new Function\(/), [])
  })

  it('takes no setting that names a file from a folder that is not trusted', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces
    assert.equal(supported, 'limited')
    const naming = Object.entries(describedSettings)
      .filter(([, { markdownDescription }]) => /folders|path|files?\b/i.test(markdownDescription ?? ''))
      .map(([name]) => name)
    for (const name of ['sources', 'bibliography', 'citationStyle']) {
      assert.ok(name in defaultSettings)
      assert.ok(restrictedConfigurations.includes(`verbatim.${name}`) && naming.includes(`verbatim.${name}`))
    }
  })
})

describe('a bibliography', () => {
  const outside = [
    '../x.bib',
    '../../etc/x.bib',
    '/etc/x.bib',
    '//server/share/x.bib',
    '\\\\server\\share\\x.bib',
    'a/../../x.bib',
  ]

  for (const path of outside) {
    it(`outside the folder is not read because a draft names it: ${path}`, async () => {
      const place = 'memory:/etc/x.bib'
      const { service, workspace } = await serviceOf({ 'a.bib': '@book{inside, title={Inside}}' })
      const asked: string[] = []
      const { read } = workspace
      workspace.read = uri => {
        asked.push(uri)
        return read.call(workspace, uri)
      }
      service.library.followDraft('memory:/project/draft.md', [path, 'a.bib'])
      await service.library.settled
      assert.ok(service.library.entry('inside'))
      assert.deepEqual(
        asked.filter(uri => !uri.startsWith('memory:/project/')),
        [],
        place,
      )
      assert.match(service.library.problems.at(-1)!.message, /outside the folders that are open/)
    })
  }
})
