import * as vscode from 'vscode'
import { equal, ok } from './assert.ts'

describe('The editor', () => {
  it('has the extension', () => {
    ok(vscode.extensions.getExtension('verbatim.verbatim'), 'verbatim.verbatim is not among the extensions')
  })

  it('is a version that the extension’s manifest accepts', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number)
    ok(major > 1 || (major === 1 && minor >= 102), `VS Code ${vscode.version} is too old`)
  })

  it('runs the extension on the fixture workspace, on the file system that belongs to the entry', () => {
    const folder = vscode.workspace.workspaceFolders?.[0]
    ok(folder, 'no folder is open')
    equal(folder.uri.scheme, process.env.VERBATIM_ENTRY === 'web' ? 'vscode-remote' : 'file')
  })

  it('activates the extension', async () => {
    const extension = vscode.extensions.getExtension('verbatim.verbatim')
    await extension?.activate()
    equal(extension?.isActive, true)
  })
})
