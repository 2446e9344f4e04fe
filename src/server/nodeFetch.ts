import { lookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { type Duplex, pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { t } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { version } from '../base/version.ts'
import { MAX_FILE_BYTES } from '../library/limits.ts'
import { type FetchedPage, RefusedError } from '../service/newSource.ts'

const MAX_REDIRECTS = 10
/** From the first byte asked for to the last one read, redirects included. */
const PATIENCE_MS = 30_000

/**
 * Fetches a page on Node. An address that only the own machine or network can reach is fetched when it is the one
 * that was asked for; a redirect to such an address is refused, because a page must not make the writer's computer ask
 * what the page itself cannot. The address is judged when the connection is made, so that no name can change its
 * meaning in between.
 */
export async function fetchOnNode(address: string, given?: AbortSignal): Promise<FetchedPage> {
  const timeout = AbortSignal.timeout(PATIENCE_MS)
  const signal = given ? AbortSignal.any([given, timeout]) : timeout
  const asked = new URL(address)
  let url = asked
  /** Whether the host that was asked for is a private one, which then may be asked again. */
  let isPrivate = false
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const isAsked = redirects === 0 || (isPrivate && url.host === asked.host)
    const { response, address: reached } = await open(url, isAsked, signal)
    if (redirects === 0) isPrivate = isPrivateAddress(reached)
    const { statusCode = 0, headers } = response
    const next = statusCode >= 300 && statusCode < 400 ? headers.location : undefined
    if (next === undefined) {
      if (statusCode !== 200) {
        response.destroy()
        throw new RefusedError(t`${url.href} answers with status ${statusCode}, not with a page`)
      }
      const type = (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase()
      return { url: url.href, type, bytes: await readAll(response, url, signal) }
    }
    response.destroy()
    const target = URL.canParse(next, url.href) ? new URL(next, url.href) : undefined
    if (!target || !/^https?:$/.test(target.protocol))
      throw new RefusedError(t`${url.href} leads to ${next}, which is no address of http or https`)
    url = target
  }
  throw new RefusedError(t`${asked.href} leads from one address to the next without an end`)
}

function open(
  url: URL,
  mayBePrivate: boolean,
  signal: AbortSignal,
): Promise<{ response: IncomingMessage; address: string }> {
  const refusal = new RefusedError(
    t`${url.href}, to which the page leads, is an address of your own machine or network. If you mean it, add it by this address`,
  )
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) && !mayBePrivate && isPrivateAddress(host)) return reject(refusal)
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = request(url, {
      signal,
      headers: {
        'user-agent': `Verbatim/${version}`,
        accept: 'text/html,application/xhtml+xml',
        'accept-encoding': 'gzip, deflate, br',
      },
      lookup: (name, options, callback) =>
        lookup(name, { ...options, all: true }, (error, addresses) => {
          if (error) return callback(error, [])
          const allowed = addresses.filter(({ address }) => mayBePrivate || !isPrivateAddress(address))
          if (allowed.length === 0) return callback(refusal, [])
          if (options.all) callback(null, allowed)
          else callback(null, allowed[0]!.address, allowed[0]!.family)
        }),
    })
    sent.once('response', response => resolve({ response, address: response.socket.remoteAddress ?? '' }))
    sent.once('error', error => reject(error === refusal ? refusal : unreachable(url, error)))
    sent.end()
  })
}

async function readAll(response: IncomingMessage, url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const unpackers: Readonly<Record<string, () => Duplex>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  const unpack = unpackers[response.headers['content-encoding'] ?? '']
  const stream: Readable = unpack ? pipeline(response, unpack(), () => {}) : response
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of stream) {
      length += part.length
      if (length > MAX_FILE_BYTES)
        throw new RefusedError(t`${url.href} is larger than 20 MB, which no article is`)
      parts.push(part)
    }
  } catch (thrown) {
    throw thrown instanceof RefusedError ? thrown : unreachable(url, signal.aborted ? signal.reason : thrown)
  } finally {
    response.destroy()
  }
  return new Uint8Array(Buffer.concat(parts))
}

function unreachable(url: URL, thrown: unknown): RefusedError {
  const { code, name } = thrown as { code?: string; name?: string }
  if (name === 'TimeoutError' || name === 'AbortError')
    return new RefusedError(t`${url.href} does not answer in time`)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new RefusedError(t`${url.host} is not to be found. Is there a network, and is the address right?`)
  return new RefusedError(t`${url.href} cannot be fetched: ${messageOf(thrown)}`)
}

const privateAddresses = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) privateAddresses.addSubnet(network, prefix, 'ipv4') // biome-ignore format: a table
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv6')

/** Loopback, link-local, private and other addresses that are not of the public internet. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  // A mapped address in another spelling, and what is no address at all, is not let through either.
  if (isIP(plain) === 0 || /^::ffff:/i.test(plain)) return true
  return privateAddresses.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6')
}
