import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Which of the manifest's two entries runs: `main` in Node, or `browser` in a web worker. */
export type Entry = 'node' | 'web'

/** A temporary folder; `remove` throws it away. */
export interface Staged {
  folder: string
  remove(): Promise<void>
}

/**
 * A copy of the built extension with exactly the files that its package would hold, so that a bundle which
 * secretly needs `node_modules` fails here and not at the user's. An editor with a server prefers `main`
 * wherever there is one, so the copy for the web entry has none. `changes` stand in its manifest for what is there.
 */
export async function stageExtension(
  extension: string,
  entry: Entry,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Staged> {
  const staged = await temporaryFolder('extension')
  for (const file of await packagedFiles(extension)) {
    await cp(join(extension, file), join(staged.folder, file), { recursive: true })
  }
  const manifest = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'))
  if (entry === 'web') delete manifest.main
  await writeFile(
    join(staged.folder, 'package.json'),
    JSON.stringify({ ...manifest, ...changes }, undefined, 2),
  )
  return staged
}

/**
 * A fresh copy of a folder to work on, or an empty one for `null`, with some files by their paths in it; so that a
 * test never finds what another one left. The copy keeps the folder's name, as the editor shows it.
 */
export async function stageFolder(
  source: string | null,
  files: Readonly<Record<string, string>> = {},
): Promise<Staged> {
  const { folder: around, remove } = await temporaryFolder('workspace')
  const folder = join(around, basename(source ?? 'empty'))
  if (source === null) await mkdir(folder)
  else await cp(source, folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return { folder, remove }
}

/**
 * The files of the package, by `.vscodeignore`, which first ignores everything and then takes back (`!`) what the
 * package holds. vsce gives the same list, but walks through the installed VS Code host for it, half a minute.
 */
async function packagedFiles(extension: string): Promise<string[]> {
  const text = await readFile(join(extension, '.vscodeignore'), 'utf8')
  const [first, ...rest] = text.split(/\s*\n/).filter(line => line && !line.startsWith('#'))
  if (first !== '**' || !rest.every(line => line.startsWith('!'))) {
    throw new Error(`${extension}/.vscodeignore is not a list of exceptions (!) to “**”.`)
  }
  const files: string[] = []
  for await (const file of glob(
    rest.map(line => line.slice(1)),
    { cwd: extension },
  ))
    files.push(file)
  return files
}

async function temporaryFolder(name: string): Promise<Staged> {
  const folder = await mkdtemp(join(tmpdir(), `verbatim-${name}-`))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
