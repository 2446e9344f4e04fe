import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All Markdown and text files under a folder, in the order of their paths. */
export interface Corpus {
  /** Paths relative to the folder, with `/`. */
  readonly files: readonly string[]
  readonly texts: readonly string[]
}

export function readCorpus(folder: string): Corpus {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.(md|txt)$/.test(file))
    .sort()
  return { files, texts: files.map(file => readFileSync(join(folder, file), 'utf8')) }
}
