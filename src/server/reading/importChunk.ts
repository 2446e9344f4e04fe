import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A chunk on Node, where it lies beside the bundle that asks for it. */
export function importChunk(name: string): Promise<unknown> {
  return import(pathToFileURL(join(__dirname, `${name}.mjs`)).href)
}
