import * as vscode from 'vscode'
import { deepEqual, equal, match } from './assert.ts'
import { findings, KEY, openDraft, positionOf, until } from './editor.ts'

/** The server's process, which is a child of the editor's extension host. Only Node's host has processes. */
async function serverProcess(): Promise<number | undefined> {
  const { execFileSync } = await import('node:child_process')
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  for (const line of listed) {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(parent) === process.pid && /dist[\\/]server\.js/.test(command!)) return Number(pid)
  }
  return undefined
}

/** Kills the server that runs, and gives its process. */
async function kill(): Promise<number> {
  const pid = await until('the server', serverProcess)
  process.kill(pid, 'SIGKILL')
  await until('its end', async () => (await serverProcess()) !== pid)
  return pid
}

/** What the report says of a library that has been read; other suites may have put more into it. */
const SOURCES = /^[1-9]\d* sources?, /m

const report = async () => {
  const uri = vscode.Uri.from({
    scheme: 'verbatim-report',
    path: '/Library report.md',
    query: String(Math.random()),
  })
  return (await vscode.workspace.openTextDocument(uri)).getText()
}

describe('The language server’s life', () => {
  before(function () {
    if (process.platform === 'win32') this.skip()
  })

  it('goes on when its process is killed: drafts are checked, and questions answered', async () => {
    const draft = `“Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}]\n`
    const editor = await openDraft('killed.md', draft)
    await until('the finding', () => findings(editor.document).length === 1)
    const first = await kill()
    const second = await until('another server', async () => {
      const pid = await serverProcess()
      return pid !== first && pid
    })
    match(await report(), SOURCES)
    const start = positionOf(editor.document, 'Friday', 0)
    await editor.edit(edit => edit.replace(new vscode.Range(start, start.translate(0, 6)), 'Thursday'))
    await until('the repair to be noticed', () => findings(editor.document).length === 0)
    equal(await serverProcess(), second)
  })

  it('answers a question that was open when it ended', async () => {
    await until('the server', serverProcess)
    const answers = [report(), report(), report()]
    await kill()
    const answered = await Promise.all(answers)
    deepEqual(
      answered.map(text => SOURCES.test(text)),
      [true, true, true],
    )
  })

  it('ends in a clear sentence when it ends time after time, and begins again when that is wished', async () => {
    // Two ends are behind it.
    for (let ends = 2; ends < 5; ends++) await kill()
    const refused = await report().then(
      text => text,
      (thrown: Error) => thrown.message,
    )
    match(refused, /ended unexpectedly several times in a row and is not started again by itself/)
    equal(await serverProcess(), undefined)
    // The first button of the message that the writer sees.
    await vscode.commands.executeCommand('notifications.showList')
    await until('the server to be back', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction')
      return serverProcess()
    })
    await until('an answer', async () => SOURCES.test(await report().catch(() => '')))
    await vscode.commands.executeCommand('notifications.hideList')
  })
})
