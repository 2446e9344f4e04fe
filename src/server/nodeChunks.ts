import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LoadChunk } from '../library/formats/format.ts'

/** Chunks lie beside the bundle that asks for them. */
export const loadNodeChunk: LoadChunk = name => import(pathToFileURL(join(__dirname, `${name}.mjs`)).href)
