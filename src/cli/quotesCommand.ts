import { writeLocator } from '../draft/locator.ts'
import { inQuotationMarks } from '../draft/write.ts'
import type { QuoteFound } from '../service/quotes.ts'
import { EXIT, print, printJson } from './io.ts'
import { openLibrary } from './openLibrary.ts'

/** `verbatim quotes`: what the sources give as somebody's words, and whose. */
export async function quotesCommand(options: {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly json?: boolean
}): Promise<number> {
  const service = await openLibrary(options.sources, options.bibliography)
  const found = await service.quotes()
  if (options.json) {
    const sources = found.map(({ source: { citekey, path }, quotes }) => ({
      citekey,
      path,
      quotes: quotes.map(asJson),
    }))
    await printJson({ schemaVersion: 1, sources }, 2)
    return EXIT.clean
  }
  const quoting = found.filter(({ quotes }) => quotes.length > 0)
  for (const { source, quotes } of quoting) {
    await print(`@${source.citekey} (${source.path})\n${quotes.map(quote => asText(quote)).join('\n')}\n`)
  }
  if (quoting.length === 0) await print('There are no direct quotes in your sources.')
  return EXIT.clean
}

function asJson({ spans, text, speaker, speakerSpan, cue, locator, nested }: QuoteFound): object {
  return {
    spans,
    text,
    speaker: speaker ?? null,
    speakerSpan: speakerSpan ?? null,
    cue: cue ?? null,
    locator: locator ?? null,
    ...(nested.length > 0 && { nested: nested.map(asJson) }),
  }
}

/** A quote with what is quoted in it, further to the right. */
function asText({ text, speaker, locator, nested }: QuoteFound, indent = '  '): string {
  const where = [speaker ?? 'speaker unknown', locator && writeLocator(locator)].filter(Boolean).join(', ')
  const own = `${indent}${inQuotationMarks(text.replace(/\s+/g, ' '))}\n${indent}  ${where}`
  return [own, ...nested.map(quote => asText(quote, `${indent}    `))].join('\n')
}
