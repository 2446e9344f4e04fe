import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import { compiledCode, memoryArguments, memoryEnvironment } from '../server/memoryEnvironment.ts'

/**
 * The client of a language server that runs as a Node process; `module` is the server's bundle, and in the folder
 * `compiled` it keeps its compiled code.
 */
export function nodeClient(module: string, compiled: string, options: LanguageClientOptions): LanguageClient {
  const run = {
    module,
    transport: TransportKind.ipc,
    options: { env: { ...memoryEnvironment, ...compiledCode(compiled) }, execArgv: memoryArguments },
  }
  return new LanguageClient('verbatim', 'Verbatim', { run, debug: run }, options)
}
