import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import uFuzzy from '@leeoniya/ufuzzy'
import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { PassageIndex } from '../src/index/passageIndex.ts'
import { search } from '../src/match/search.ts'

/** Documents for a query, best first. */
export type Find = (query: string) => Promise<readonly number[]>

export interface Peer {
  /** Reads a library. An engine that can keep its index writes it to `file`. */
  build(texts: readonly string[], file: string): Promise<Find>
  /** Starts from the file. */
  open?(texts: readonly string[], file: string): Promise<Find>
}

const RESULTS = 5

export const engines: Readonly<Record<string, Peer>> = {
  Verbatim: {
    async build(texts, file) {
      const index = new PassageIndex()
      texts.forEach((text, doc) => {
        index.put(doc, text)
      })
      while (index.mergeStep(1000));
      writeFileSync(file, Buffer.concat(index.save()))
      return findIn(index, texts)
    },
    open: async (texts, file) => findIn(PassageIndex.load(readFileSync(file)), texts),
  },
  'FlexSearch, context': {
    async build(texts) {
      const index = new FlexSearch.Index({
        tokenize: 'forward',
        context: { resolution: 5, depth: 3, bidirectional: true },
      })
      texts.forEach((text, doc) => {
        index.add(doc, text)
      })
      return async query => index.search(query, { limit: RESULTS, suggest: true }) as number[]
    },
  },
  'SQLite FTS5': {
    async build(texts, file) {
      const database = new DatabaseSync(file)
      database.exec('CREATE VIRTUAL TABLE library USING fts5(body)')
      const insert = database.prepare('INSERT INTO library(rowid, body) VALUES (?, ?)')
      database.exec('BEGIN')
      texts.forEach((text, doc) => {
        insert.run(doc + 1, text)
      })
      database.exec('COMMIT')
      return findInTable(database)
    },
    open: async (_texts, file) => findInTable(new DatabaseSync(file)),
  },
  MiniSearch: {
    async build(texts, file) {
      const index = new MiniSearch({ fields: ['body'] })
      index.addAll(texts.map((body, id) => ({ id, body })))
      writeFileSync(file, JSON.stringify(index))
      return findInMini(index)
    },
    open: async (_texts, file) =>
      findInMini(MiniSearch.loadJSON(readFileSync(file, 'utf8'), { fields: ['body'] })),
  },
  uFuzzy: {
    async build(texts) {
      const haystack = texts.map(text => text.replace(/\s+/g, ' '))
      const fuzzy = new uFuzzy({ intraMode: 1 })
      return async query => {
        const [ids, , order] = fuzzy.search(haystack, query, 1, 1000)
        if (!ids) return []
        return (order ? order.map(k => ids[k]!) : ids).slice(0, RESULTS)
      }
    },
  },
  'fuse.js': {
    async build(texts) {
      const fuse = new Fuse(texts, { ignoreLocation: true, threshold: 0.4 })
      return async query => fuse.search(query, { limit: RESULTS }).map(found => found.refIndex)
    },
  },
}

/** Bytes of an engine's file, the text itself left out where the engine keeps that too. */
export function fileSize(engine: string, file: string, textBytes: number): number {
  const { size } = statSync(file)
  return engine === 'SQLite FTS5' ? size - textBytes : size
}

function findIn(index: PassageIndex, texts: readonly string[]): Find {
  const options = { limit: RESULTS, typing: true, literal: true }
  return async query => (await search(index, async doc => texts[doc], query, options)).map(found => found.doc)
}

function findInTable(database: DatabaseSync): Find {
  const select = database.prepare(
    'SELECT rowid FROM library WHERE library MATCH ? ORDER BY bm25(library) LIMIT ?',
  )
  return async query => {
    const words = query.match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length === 0) return []
    const last = `"${words.pop()}"*`
    const terms = [...words.map(word => `"${word}"`), last].join(' OR ')
    return select.all(terms, RESULTS).map(row => Number(row.rowid) - 1)
  }
}

function findInMini(index: MiniSearch): Find {
  const options = { prefix: true, fuzzy: 0.2 }
  return async query => {
    const found = index.search(query, options).slice(0, RESULTS)
    return found.map(one => one.id as number)
  }
}
