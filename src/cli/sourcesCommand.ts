import { EXIT, print, printJson } from './io.ts'
import { openLibrary } from './openLibrary.ts'

/** `verbatim sources`: what is in the library. */
export async function sourcesCommand(options: {
  readonly sources?: string[]
  readonly json?: boolean
}): Promise<number> {
  const { library } = await openLibrary(options.sources)
  if (options.json) {
    const sources = library.sources.map(({ uri, citekey, path, item, passages, characters }) => ({
      citekey,
      path,
      item,
      passages,
      characters,
      problems: library.problems
        .filter(problem => problem.uri === uri)
        .map(({ severity, message }) => ({ severity, message: `${path} ${message}` })),
    }))
    await printJson({ schemaVersion: 1, sources }, 2)
    return EXIT.clean
  }
  for (const { citekey, path, title, passages } of library.sources) {
    await print(`@${citekey}\n  ${title}\n  ${path}, ${passages} paragraph${passages === 1 ? '' : 's'}`)
  }
  if (library.size === 0)
    await print('There are no sources. Put articles as .txt or .md files into seeds/ or sources/.')
  return EXIT.clean
}
