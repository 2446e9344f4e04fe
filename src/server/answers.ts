import {
  type CancellationToken,
  type Connection,
  type GenericRequestHandler,
  LSPErrorCodes,
  type ProtocolRequestType,
  ResponseError,
} from 'vscode-languageserver'
import type { ServerRequests } from './protocol.ts'

export type Answer<M extends keyof ServerRequests> = (
  params: ServerRequests[M]['params'],
  token: CancellationToken,
) => Promise<ServerRequests[M]['result']> | ServerRequests[M]['result']

/** Registers what answers a request of the Language Server Protocol or of our own. */
export interface On {
  <P, R, Part, E, Options>(
    type: ProtocolRequestType<P, R, Part, E, Options>,
    answer: (params: P, token: CancellationToken) => R | ResponseError<E> | Promise<R | ResponseError<E>>,
  ): void
  <M extends keyof ServerRequests>(method: M, answer: Answer<M>): void
}

/**
 * The one way in which requests are answered: whoever cancels one is told so at once, whatever the answer still waits
 * for. What works for long looks at the token, and ends as well. `onAsked` is called with each request.
 */
export function answering(connection: Connection, onAsked: () => void): On {
  return (type: { readonly method: string } | string, answer: GenericRequestHandler<unknown, unknown>) => {
    // A client that hands on a token that it has not got sends `null` behind the parameters: ours is the last.
    connection.onRequest(typeof type === 'string' ? type : type.method, (...given: unknown[]) => {
      onAsked()
      const token = given.at(-1) as CancellationToken
      return unlessCancelled(token, () => answer(given.length > 1 ? given[0] : undefined, token))
    })
  }
}

async function unlessCancelled<R>(token: CancellationToken, answer: () => R): Promise<R | ResponseError> {
  const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
  if (token.isCancellationRequested) return cancelled
  return new Promise((resolve, reject) => {
    const waiting = token.onCancellationRequested(() => resolve(cancelled))
    Promise.resolve()
      .then(answer)
      .then(resolve, reject)
      .finally(() => waiting.dispose())
  })
}
