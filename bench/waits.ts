import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { CompletionList, Hover } from 'vscode-languageserver'
import type { Editor } from '../test/process/editor.ts'

/** Who types without pause makes a keystroke each so many milliseconds. */
const KEYSTROKE_MS = 80

/** How long each answer took, in milliseconds. */
export interface Waits {
  readonly completion: number[]
  readonly hover: number[]
  /** Of another process, which has nothing to do but answer: what the machine itself makes one wait. */
  readonly machine: number[]
}

/**
 * Types citekeys into a draft until `work` is done, and after each keystroke asks what an editor asks. Answers must be
 * the right ones: `cited` is a citekey of the library.
 */
export async function typeDuring(
  editor: Editor,
  draft: { readonly uri: string; readonly cited: string },
  work: Promise<unknown>,
): Promise<Waits> {
  const { connection } = editor
  const waits: Waits = { completion: [], hover: [], machine: [] }
  const idler = startIdler()
  const textDocument = { uri: draft.uri }
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  for (let version = 2; !isDone; version++) {
    const typed = draft.cited.slice(0, 3 + (version % 4))
    const text = `What is cited [@${draft.cited}] and typed [@${typed}`
    const start = performance.now()
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: draft.uri, version },
      contentChanges: [{ text }],
    })
    const [list, hover] = await Promise.all([
      timed(waits.completion, () =>
        connection.sendRequest<CompletionList>('textDocument/completion', {
          textDocument,
          position: { line: 0, character: text.length },
        }),
      ),
      timed(waits.hover, () =>
        connection.sendRequest<Hover>('textDocument/hover', {
          textDocument,
          position: { line: 0, character: 20 },
        }),
      ),
      timed(waits.machine, () => idler.ask()),
    ])
    if (list.items.length === 0 || !hover) throw new Error('there was no answer')
    await new Promise(resolve => setTimeout(resolve, Math.max(0, KEYSTROKE_MS - (performance.now() - start))))
  }
  idler.end()
  return waits
}

/** As a line of a table: the median, the 95th percentile and the longest. */
export function tellWaits(what: string, waits: Waits): void {
  const columns = Object.entries(waits).map(([name, all]: [string, number[]]) => {
    const sorted = [...all].sort((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0)
    return `${name} ${at(0.5)} / ${at(0.95)} / ${at(1)}`
  })
  console.log(
    `${what.padEnd(28)} ${columns.join('   ')}   (${waits.hover.length} keystrokes, ms: median / 95 % / longest)`,
  )
}

async function timed<T>(times: number[], ask: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const answer = await ask()
  times.push(performance.now() - start)
  return answer
}

/** A process that echoes lines, over pipes as the server does. */
function startIdler() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.pipe(process.stdout)'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async ask() {
      child.stdin.write('x\n')
      await lines.next()
    },
    end: () => child.kill(),
  }
}
