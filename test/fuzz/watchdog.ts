import { Worker } from 'node:worker_threads'

/** An input that takes the processor longer than so many milliseconds hangs: a machine that is busy is no reason. */
const HANG_MS = 60_000

/** What the watching thread runs. It ends the process, since nothing else can be done about a loop without end. */
const WATCH = `
const { workerData: { beats, name, most } } = require('node:worker_threads')
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
let last = -1, since = used()
setInterval(() => {
  const now = Atomics.load(beats, 0)
  if (now !== last) { last = now; since = used(); return }
  if (used() - since < most || now === 0) return
  const label = Buffer.from(name.slice(0, Math.max(0, name.indexOf(0)))).toString()
  require('node:fs').writeSync(1, '\\nA reader hangs: ' + label + ', input ' + now + '\\n')
  process.kill(process.pid, 'SIGKILL')
}, 1000)
`

/** Gives a function to call before each input with what is about to be read. */
export function watchForHangs(): (what: string) => void {
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const name = new Uint8Array(new SharedArrayBuffer(200))
  const worker = new Worker(WATCH, { eval: true, workerData: { beats, name, most: HANG_MS } })
  worker.unref()
  let last = ''
  return what => {
    if (what !== last) name.fill(0).set(new TextEncoder().encode(what).subarray(0, name.length - 1))
    last = what
    Atomics.add(beats, 0, 1)
  }
}
