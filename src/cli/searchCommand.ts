import { createInterface } from 'node:readline'
import { writeLocator } from '../draft/locator.ts'
import { inQuotationMarks } from '../draft/write.ts'
import type { SearchAnswer, SearchResult } from '../service/search.ts'
import { EXIT, print, printJson, UsageError } from './io.ts'
import { openLibrary } from './openLibrary.ts'

export interface SearchOptions {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly limit: number
  readonly json?: boolean
  readonly stdin?: boolean
}

/** `verbatim search`: one query from the arguments, or one a line from standard input. */
export async function searchCommand(query: string | undefined, options: SearchOptions): Promise<number> {
  if ((query === undefined) === !options.stdin)
    throw new UsageError('search wants a QUERY (before --sources), or --stdin and one query a line')
  const service = await openLibrary(options.sources, options.bibliography)
  if (query !== undefined) {
    const answer = await service.search({ query, limit: options.limit })
    if (options.json) await printJson({ schemaVersion: 1, ...asJson(query, answer) }, 2)
    else if (service.library.size > 0)
      await print(answer.results.map(asText).join('\n\n') || 'Nothing like this is in your sources.')
    return EXIT.clean
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    await printJson(asJson(line, await service.search({ query: line, limit: options.limit, literal: true })))
  }
  return EXIT.clean
}

function asJson(query: string, { results, elapsedMs }: SearchAnswer) {
  return {
    query,
    elapsedMs,
    results: results.map(
      ({ citekey, path, start, end, spans, text, passage, locator, speaker, score, kind }) => ({
        citekey,
        path,
        start,
        end,
        spans,
        text,
        passage,
        locator: locator ?? null,
        speaker: speaker ?? null,
        score,
        kind,
      }),
    ),
  }
}

function asText({ quotation, citekey, locator, speaker, path }: SearchResult): string {
  const where = [`@${citekey}`, locator && writeLocator(locator), speaker].filter(Boolean).join(', ')
  return `${inQuotationMarks(quotation.text)}\n  ${where} (${path})`
}
