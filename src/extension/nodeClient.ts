import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import { memoryArguments, memoryEnvironment } from '../server/memoryEnvironment.ts'

/** The client of a language server that runs as a Node process; `module` is the server's bundle. */
export function nodeClient(module: string, options: LanguageClientOptions): LanguageClient {
  const run = {
    module,
    transport: TransportKind.ipc,
    options: { env: memoryEnvironment, execArgv: memoryArguments },
  }
  return new LanguageClient('verbatim', 'Verbatim', { run, debug: run }, options)
}
