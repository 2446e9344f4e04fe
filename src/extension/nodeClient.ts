import { existsSync } from 'node:fs'
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import { indexPlace } from '../server/indexPlace.ts'
import { compiledCode, memoryArguments, memoryEnvironment } from '../server/memoryEnvironment.ts'
import type { InitializationOptions } from '../server/protocol.ts'

/**
 * The client of a language server that runs as a Node process; `module` is the server's bundle, and in the folder
 * `compiled` it keeps its compiled code.
 */
export function nodeClient(module: string, compiled: string, options: LanguageClientOptions): LanguageClient {
  const { storageUri }: InitializationOptions = options.initializationOptions
  const index = indexPlace(storageUri)
  const memory = memoryEnvironment(index !== undefined && existsSync(index))
  const run = {
    module,
    transport: TransportKind.ipc,
    options: { env: { ...memory, ...compiledCode(compiled) }, execArgv: memoryArguments },
  }
  return new LanguageClient('verbatim', 'Verbatim', { run, debug: run }, options)
}
