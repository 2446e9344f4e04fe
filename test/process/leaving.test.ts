import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { newFolder, SERVER } from './editor.ts'

const frame = (message: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message })
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Each without a word to the server, while it has questions to answer. */
const LEAVING: Readonly<Record<string, (server: ChildProcess) => void>> = {
  'closes all at once': ({ stdin, stdout }) => {
    stdout!.destroy()
    stdin!.destroy()
  },
  'reads no longer': ({ stdout }) => stdout!.destroy(),
  'writes no longer': ({ stdin }) => stdin!.end(),
}

describe('a client that goes away in mid-request', function () {
  this.timeout(60_000)
  for (const [name, leave] of Object.entries(LEAVING))
    it(`ends the server, quietly: ${name}`, async () => {
      const folder = newFolder()
      const [program, ...args] = SERVER
      const server = spawn(program!, args, { stdio: 'pipe' })
      try {
        let complaints = ''
        server.stderr.on('data', chunk => {
          complaints += chunk
        })
        server.stdin.on('error', () => {})
        const send = (message: object) => server.stdin.write(frame(message))
        // No process to watch: the pipes are all that tells of the client.
        const params = { processId: null, rootUri: pathToFileURL(folder).href, capabilities: {} }
        send({ id: 1, method: 'initialize', params })
        await once(server.stdout, 'data')
        send({ method: 'initialized', params: {} })
        for (let id = 2; id < 50; id++)
          send({ id, method: 'verbatim/search', params: { query: `good neighbours ${id}`, typing: true } })
        leave(server)
        await once(server, 'exit')
        assert.equal(complaints.slice(0, 300), '')
      } finally {
        server.kill()
        rmSync(folder, { recursive: true })
      }
    })
})

describe('a client that takes its leave and closes its pipe at once', () => {
  // Whether the end is seen before the word is chance, so that one client would not do.
  for (const turn of [1, 2, 3, 4, 5])
    it(`is heard to the end: ${turn}`, async () => {
      const [program, ...args] = SERVER
      const server = spawn(program!, args, { stdio: ['pipe', 'pipe', 'inherit'] })
      let said = ''
      server.stdout.on('data', chunk => {
        said += chunk
      })
      const answered = async (id: number) => {
        while (!said.includes(`"id":${id}`)) await once(server.stdout, 'data')
      }
      server.stdin.write(
        frame({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }),
      )
      await answered(1)
      server.stdin.write(frame({ id: 2, method: 'shutdown' }))
      await answered(2)
      server.stdin.end(frame({ method: 'exit' }))
      const [status] = await once(server, 'exit')
      assert.equal(status, 0)
    })
})
