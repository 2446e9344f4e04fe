import type { Problem, Source } from '../library/source.ts'
import { detailsOf } from '../service/describeItem.ts'
import type { Service } from '../service/service.ts'
import { EXIT, print, printJson } from './io.ts'
import { openLibrary } from './openLibrary.ts'

/** `verbatim sources`: what is in the library. */
export async function sourcesCommand(options: {
  readonly sources?: string[]
  readonly bibliography?: string[]
  readonly json?: boolean
}): Promise<number> {
  const { library } = await openLibrary(options.sources, options.bibliography)
  if (options.json) {
    await printJson({ schemaVersion: 1, sources: sourcesJson(library) }, 2)
    return EXIT.clean
  }
  for (const source of library.sources) await print(asText(source))
  return EXIT.clean
}

function sourcesJson(library: Service['library']) {
  const problems = new Map<string, Problem[]>()
  for (const problem of library.problems)
    problems.set(problem.uri, [...(problems.get(problem.uri) ?? []), problem])
  return library.sources.map(({ uri, citekey, path, item, passages, characters }) => ({
    citekey,
    path,
    item,
    passages,
    characters,
    problems: (problems.get(uri) ?? []).map(({ severity, message }) => ({
      severity,
      message: `${path} ${message}`,
    })),
  }))
}

function asText({ citekey, title, item, path, passages }: Source): string {
  const size = `${path}, ${passages} paragraph${passages === 1 ? '' : 's'}`
  return [`@${citekey}`, title, detailsOf(item), size].filter(Boolean).join('\n  ')
}
