import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Chunks, LoadChunk } from '../../src/library/formats/format.ts'

/** Styles and locales are texts, as the build makes them. */
registerHooks({
  load(url, context, next) {
    if (!/\.(?:csl|xml)$/.test(url)) return next(url, context)
    const text = readFileSync(fileURLToPath(url), 'utf8')
    return { format: 'module', source: `export default ${JSON.stringify(text)}`, shortCircuit: true }
  },
})

/** Chunks straight from the source files, without a build. */
export const loadChunk: LoadChunk = name =>
  import(`../../src/library/${name === 'csl' ? 'references' : 'formats'}/${name}.ts`) as Promise<
    Chunks[typeof name]
  >
