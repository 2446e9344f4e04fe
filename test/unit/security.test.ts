import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import MarkdownIt from 'markdown-it'
import { label } from '../../src/base/escape.ts'
import { defaultSettings } from '../../src/base/settings.ts'
import {
  asDocument,
  toCompletionItem,
  toDiagnostic,
  toDocumentSymbol,
  toInlayHint,
} from '../../src/server/toLsp.ts'
import type { Finding } from '../../src/service/finding.ts'
import { describedSettings, manifest } from './manifest.ts'
import { serviceOf } from './seed.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const markdown = new MarkdownIt({ html: true, linkify: true })

/** One of each thing that text of a source could do where it is shown. */
const EVIL = [
  '<img src=x onerror=alert(1)>',
  '![](https://evil.example/x.png)',
  '[x](command:workbench.action.terminal.new)',
  '$(error)',
  '```',
  '\u202egnp.exe',
  '\u001b[31mred',
  '\u009b2J',
  'https://evil.example',
  '<script>alert(1)</script>',
].join(' ')

const yaml = JSON.stringify(EVIL)
const DRAFT =
  'He said “nothing that stands in any of the sources here, at all” [@evil, para. 1] and @entry, @nobody.\n\n“one two three four five six seven eight” [@evil]\n'
const FILES = {
  'seeds/evil.md': `---\ntitle: ${yaml}\nauthor: ${yaml}\npublisher: ${yaml}\n---\n\n${EVIL} one two three four five six seven nine. Jane Roe said: “${EVIL}”\n`,
  'seeds/<img src=x>$(error)\u202e[x](command:y).txt': `${EVIL}\n`,
  'seeds/bad.md': `---\ntitle: [${EVIL}\n---\n\nText.\n`,
  'refs.json': JSON.stringify([
    { id: 'entry', title: EVIL, author: [{ literal: EVIL }], URL: 'javascript:alert(1)' },
  ]),
}

async function evilService() {
  const { service } = await serviceOf(FILES)
  service.library.nameBibliographies(['refs.json'])
  await service.library.refresh()
  return { service, document: service.draft('memory:/project/draft.md', 'markdown', DRAFT) }
}

/** What the editor would make of Markdown: nothing but text, our own emphasis, and links of our own. */
function isHarmless(source: string, own: RegExp): void {
  assert.ok(source.length > 0)
  const html = markdown.render(source)
  assert.doesNotMatch(html, /<(?:img|script|style|iframe|input|pre)/i)
  for (const [, target] of html.matchAll(/href="([^"]*)"/g)) assert.match(target!, own)
  assert.doesNotMatch(source, /\$\(/)
  isVisible(source)
}

function isVisible(text: string | undefined): void {
  assert.doesNotMatch(text ?? '', /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
}

describe('text of sources', () => {
  it('is nothing but text in hovers', async () => {
    const { service, document } = await evilService()
    // Else the editor says it, and the hover nothing.
    service.settings = {
      ...service.settings,
      check: { ...service.settings.check, ignore: ['unknown-citekey'] },
    }
    const open = () => 'command:verbatim.openSource?x'
    for (const at of ['@evil', '@entry', '@nobody', 'nothing that', 'two three']) {
      const hover = await service.hover(document, DRAFT.indexOf(at) + 2, open)
      isHarmless(hover?.markdown ?? '', /^command:verbatim\.openSource\?x$/)
    }
  })

  it('is nothing but text in the documentation of completions and in the report', async () => {
    const { service } = await evilService()
    for (const citekey of ['evil', 'entry'])
      isHarmless((await service.completionDetails(citekey)) ?? '', /^$/)
    service.settings = { ...service.settings, sources: [EVIL], bibliography: [EVIL] }
    const facts = { version: '1', runtime: 'Node 24', readMs: 1, storage: { place: EVIL, fault: EVIL } }
    isHarmless(await service.report(facts), /^$/)
  })

  it('is visible in findings, fixes, completions, symbols and hints', async () => {
    const { service, document } = await evilService()
    const file = asDocument(document.uri, DRAFT)
    const { findings, quotations } = await service.check(document)
    assert.ok(findings.length > 0)
    const shown = async (uri: string) => ({ uri, text: '' })
    const evil: Finding = {
      ...findings[0]!,
      message: EVIL,
      related: { uri: 'memory:/a', span: { start: 0, end: 0 }, message: EVIL },
    }
    for (const finding of [...findings, evil]) {
      const { message, relatedInformation } = await toDiagnostic(file, finding, shown, undefined)
      isVisible(typeof message === 'string' ? message : message.value)
      for (const one of relatedInformation ?? []) isVisible(one.message)
    }
    const span = { start: 0, end: 0 }
    const completion = { kind: 'citekey', label: EVIL, detail: EVIL, newText: '@a', span } as const
    const item = toCompletionItem(file, completion, 0, { line: 0, character: 0 })
    for (const text of [item.label, item.detail]) isLabel(text)
    const symbol = toDocumentSymbol(file, {
      kind: 'citation',
      name: EVIL,
      detail: EVIL,
      start: 0,
      end: 1,
      selection: span,
    })
    for (const text of [symbol.name, symbol.detail]) isLabel(text)
    for (const hint of [
      ...service.hints(document, quotations, { start: 0, end: DRAFT.length }),
      { offset: 0, label: EVIL, tooltip: EVIL },
    ]) {
      const { label: shownLabel, tooltip } = toInlayHint(file, hint)
      isLabel(shownLabel as string)
      isVisible(tooltip as string | undefined)
    }
  })

  it('draws no icons in labels', () => {
    isLabel(label(EVIL))
    assert.equal(label('a\n $5 (b)'), 'a $5 (b)')
  })

  function isLabel(text: string | undefined): void {
    isVisible(text)
    assert.doesNotMatch(text ?? '', /\$\(|\n/)
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
    assert.deepEqual(filesWith(/[`'"]command:/), ['server/server.ts'])
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
