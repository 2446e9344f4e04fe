import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'

/** Puts the end-to-end tests' screenshots of the running editor into the documentation. */
const MAX_BYTES = 200_000
mkdirSync('docs/images/findings', { recursive: true })
for (const name of [
  'find-quote',
  'hover',
  'check',
  'findings',
  ...readdirSync('test/output/screenshots/findings').map(file => `findings/${file.replace('.png', '')}`),
  'comparison',
  'find-wider',
  'find-chosen',
  'find-attributed',
  'ghost-text',
  'paste-choice',
  'article-find',
  'article-ghost',
  'article-wider',
  'article-paste',
  'article-altered',
  'article-preview',
  'walkthrough',
  ...['light', 'dark', 'high-contrast', 'high-contrast-light'].flatMap(theme => [
    `theme-${theme}`,
    `theme-${theme}-find`,
  ]),
  'german-find',
  'completion',
  'peek-references',
  'rename-preview',
  'add-source-added',
]) {
  const from = `test/output/screenshots/${name}.png`
  const { size } = statSync(from)
  if (size > MAX_BYTES) throw new Error(`${from} has ${size} bytes; the limit is ${MAX_BYTES}`)
  copyFileSync(from, `docs/images/${name}.png`)
  console.log(`docs/images/${name}.png: ${Math.round(size / 1000)} KB`)
}
