import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { transform } from 'esbuild'

/**
 * Holds the German texts in step with the English ones. Without arguments it writes the files anew: what is new comes
 * in with an empty translation, what is gone goes out. `--check` fails while anything is missing, stale or does not
 * fit.
 */
const isCheck = process.argv.includes('--check')
const BUNDLE = 'l10n/bundle.l10n.de.json'
const MANIFEST = { english: 'package.nls.json', german: 'package.nls.de.json' }

/** What stands behind a text in the bundle, by the tag that writes it (src/base/l10n.ts). */
const COMMENT = new Map([
  ['t', ''],
  ['en', '/kept'],
])

const code = await textsOfCode('src')
const english = read(MANIFEST.english)
const manifest = new Map(Object.entries(english))
const faults = [
  ...manifestFaults(readFileSync('package.json', 'utf8'), english),
  ...step(BUNDLE, new Map([...code].sort().map(text => [text, text]))),
  ...step(MANIFEST.german, manifest),
]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

/** All texts that the code gives to `t` and `en` (and `l10n.t` in the extension), `{0}` for what is put in. */
async function textsOfCode(folder) {
  const texts = new Set()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  )
  for (const file of files) {
    const path = join(folder, file)
    const { code: script } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', target: 'esnext' })
    walk(parse(script, { ecmaVersion: 'latest', sourceType: 'module' }), node => {
      const text = textOf(node, path)
      if (text !== undefined) texts.add(text)
    })
  }
  return texts
}

function textOf(node, path) {
  if (node.type === 'TaggedTemplateExpression' && COMMENT.has(node.tag.name))
    return (
      node.quasi.quasis.map(({ value }) => value.cooked).reduce((all, part, i) => `${all}{${i - 1}}${part}`) +
      COMMENT.get(node.tag.name)
    )
  const isCall =
    node.type === 'CallExpression' && node.callee.object?.name === 'l10n' && node.callee.property.name === 't'
  if (!isCall) return undefined
  const [message] = node.arguments
  if (typeof message?.value !== 'string') throw new Error(`${path}: l10n.t needs a text, not an expression`)
  return message.value
}

function walk(node, visit) {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  else if (typeof node?.type === 'string') {
    visit(node)
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
  }
}

/** What the editor shows of package.json stands in package.nls.json, and nothing else. */
function manifestFaults(text, texts) {
  const used = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(match => match[1]))
  const shown =
    /"(?:title|description|markdownDescription|contents|name)": "(?!%)(?!Verbatim"|verbatim")([^"]+)"/g
  const plain = [...text.matchAll(/\n {4}.*/g)].flatMap(([line]) =>
    [...line.matchAll(shown)].map(match => match[1]),
  )
  return [
    ...plain.map(one => `package.json: “${one}” belongs into ${MANIFEST.english}`),
    ...[...used].filter(key => !(key in texts)).map(key => `${MANIFEST.english}: ${key} is missing`),
    ...Object.keys(texts)
      .filter(key => !used.has(key))
      .map(key => `${MANIFEST.english}: ${key} is not used`),
  ]
}

/** Brings a file of translations in step with `wanted` (English by key), or says what is not. */
function step(path, wanted) {
  const known = read(path)
  const complete = Object.fromEntries([...wanted.keys()].map(key => [key, known[key] ?? '']))
  if (!isCheck) writeFileSync(path, `${JSON.stringify(complete, null, 2)}\n`)
  const stale = isCheck ? Object.keys(known).filter(key => !wanted.has(key)) : []
  return [
    ...stale.map(key => `${path}: “${key}” is not used any more (npm run l10n takes it out)`),
    ...[...wanted].flatMap(([key, text]) => {
      if (!complete[key]) return [`${path}: there is no German for “${text}” (npm run l10n adds it, empty)`]
      return placeholders(complete[key]) === placeholders(text)
        ? []
        : [`${path}: the German for “${text}” puts in something else`]
    }),
  ]
}

/** What is put into a text, and the commands of its links. */
function placeholders(text) {
  return [...text.matchAll(/\{\d+\}|\]\((?:command|https?):[^)]*\)|`[^`+⌘]*`/g)]
    .map(([found]) => found)
    .sort()
    .join(' ')
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (thrown) {
    if (thrown.code === 'ENOENT') return {}
    throw thrown
  }
}
