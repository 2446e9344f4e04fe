import { DatabaseSync } from 'node:sqlite'
import uFuzzy from '@leeoniya/ufuzzy'
import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { PassageIndex } from '../src/index/passageIndex.ts'
import { search } from '../src/match/search.ts'

/** An engine that has read a library: answers a query with documents, best first. */
export interface Engine {
  find(query: string): Promise<readonly number[]>
  /** What the index takes in a file, if the engine keeps one. */
  readonly bytes?: number
}

export type Build = (texts: readonly string[]) => Promise<Engine>

const RESULTS = 5

export const engines: Readonly<Record<string, Build>> = {
  async Verbatim(texts) {
    const index = new PassageIndex()
    texts.forEach((text, doc) => {
      index.put(doc, text)
    })
    while (index.mergeStep(1000));
    index.view()
    return {
      bytes: index.stats().bytes,
      find: async query => {
        const options = { limit: RESULTS, typing: true, literal: true }
        return (await search(index, async doc => texts[doc], query, options)).map(found => found.doc)
      },
    }
  },
  async 'FlexSearch (context)'(texts) {
    const index = new FlexSearch.Index({
      tokenize: 'forward',
      context: { resolution: 5, depth: 3, bidirectional: true },
    })
    texts.forEach((text, doc) => {
      index.add(doc, text)
    })
    return { find: async query => index.search(query, { limit: RESULTS, suggest: true }) as number[] }
  },
  async 'SQLite FTS5'(texts) {
    const database = new DatabaseSync(':memory:')
    database.exec('CREATE VIRTUAL TABLE library USING fts5(body)')
    const insert = database.prepare('INSERT INTO library(rowid, body) VALUES (?, ?)')
    database.exec('BEGIN')
    texts.forEach((text, doc) => {
      insert.run(doc + 1, text)
    })
    database.exec('COMMIT')
    const select = database.prepare(
      'SELECT rowid FROM library WHERE library MATCH ? ORDER BY bm25(library) LIMIT ?',
    )
    const { bytes } = database.prepare('SELECT sum(length(block)) AS bytes FROM library_data').get() as {
      bytes: number
    }
    return {
      bytes,
      find: async query => {
        const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
        if (words.length === 0) return []
        const last = `"${words.pop()}"*`
        const terms = [...words.map(word => `"${word}"`), last].join(' OR ')
        return select.all(terms, RESULTS).map(row => Number(row.rowid) - 1)
      },
    }
  },
  async MiniSearch(texts) {
    const index = new MiniSearch({ fields: ['body'] })
    index.addAll(texts.map((body, id) => ({ id, body })))
    const options = { prefix: true, fuzzy: 0.2 }
    return {
      find: async query =>
        index
          .search(query, options)
          .slice(0, RESULTS)
          .map(found => found.id as number),
    }
  },
  async uFuzzy(texts) {
    const haystack = texts.map(text => text.replace(/\s+/g, ' '))
    const fuzzy = new uFuzzy({ intraMode: 1 })
    return {
      find: async query => {
        const [ids, , order] = fuzzy.search(haystack, query, 1, 1000)
        if (!ids) return []
        return (order ? order.map(k => ids[k]!) : ids).slice(0, RESULTS)
      },
    }
  },
  async 'fuse.js'(texts) {
    const fuse = new Fuse(texts, { ignoreLocation: true, includeScore: true, threshold: 0.4 })
    return { find: async query => fuse.search(query, { limit: RESULTS }).map(found => found.refIndex) }
  },
}
