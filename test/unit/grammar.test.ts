import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

const ROOT = resolve(import.meta.dirname, '../..')
const INJECTION = 'verbatim.citation.injection'
const manifest = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))
const injectedTo: readonly string[] = manifest.contributes.grammars.find(
  ({ scopeName }: { scopeName: string }) => scopeName === INJECTION,
).injectTo

/** The scopes of Markdown, of Quarto's extension and of R's. */
const SCOPES = ['text.html.markdown', 'text.html.quarto', 'text.html.rmarkdown']

/** As much of such a grammar as decides where the injection is allowed. */
const MARKDOWN = {
  patterns: [
    { begin: '\\A---$', end: '^---$', contentName: 'meta.embedded.block.frontmatter' },
    { begin: '\\$', end: '\\$', contentName: 'meta.embedded.math.quarto' },
    { begin: '^```', end: '^```', name: 'markup.fenced_code.block.markdown' },
    { match: '`[^`]+`', name: 'markup.inline.raw.string.markdown' },
    { match: '\\\\.', name: 'constant.character.escape.markdown' },
    { begin: '<!--', end: '-->', name: 'comment.block.html' },
    { begin: '\\*', end: '\\*', name: 'markup.italic.markdown' },
  ],
  repository: {},
}

const registry = new textmate.Registry({
  onigLib: (async () => {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')
    await oniguruma.loadWASM(readFileSync(wasm))
    return {
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }
  })(),
  loadGrammar: async scope => {
    if (SCOPES.includes(scope)) return { ...MARKDOWN, scopeName: scope } as never
    const file = resolve(ROOT, 'syntaxes/citation.tmLanguage.json')
    return scope === INJECTION ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null
  },
  getInjections: scope => (injectedTo.includes(scope) ? [INJECTION] : []),
})

/** What the injection colours in a text, each as `words: last part of its scope`. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  for (const scope of SCOPES) await checkIn(scope, text, expected)
}

async function checkIn(scopeName: string, text: string, expected: readonly string[]): Promise<void> {
  const grammar = (await registry.loadGrammar(scopeName))!
  let state = textmate.INITIAL
  const coloured: string[] = []
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1)!
      if (/verbatim$/.test(scope) && !scope.startsWith('meta.'))
        coloured.push(`${line.slice(startIndex, endIndex)}: ${scope.replace(/\.verbatim$/, '')}`)
    }
  }
  assert.deepEqual(coloured, expected, `${scopeName}: ${text}`)
}

describe('the colours of citations in Markdown, Quarto and R Markdown', () => {
  it('are given to keys, locators and what stands between', async () => {
    await check('x [see @a.b, pp. 3-5; -@{x y}] and @c.', [
      '[: punctuation.definition.citation.begin',
      '@: keyword.operator.citation',
      'a.b: entity.name.citekey',
      'pp. 3-5: constant.numeric.locator',
      ';: punctuation.separator.citation',
      ']: punctuation.definition.citation.end',
      '@: keyword.operator.citation',
      'c: entity.name.citekey',
    ])
    await check('-@{https://x.org}', [
      '-@: keyword.operator.citation',
      '{: punctuation.definition.citekey.begin',
      'https://x.org: entity.name.citekey',
      '}: punctuation.definition.citekey.end',
    ])
  })

  it('are given in emphasis too, and not in code, comments, links and e-mail addresses', async () => {
    await check('*@a*', ['@: keyword.operator.citation', 'a: entity.name.citekey'])
    const none = [
      '---\nx: @a\n---',
      '$@a$',
      '`@a`',
      '```\n@a\n```',
      '<!-- @a -->',
      'me@a.org',
      '\\@a',
      'https://x.org/@a',
    ]
    for (const text of none) await check(text, [])
  })
})
