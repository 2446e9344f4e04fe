import { env, l10n, ProgressLocation, type QuickPickItem, Uri, ViewColumn, window, workspace } from 'vscode'
import type { ServerRequests } from '../server/protocol.ts'
import { exists } from './files.ts'
import type { LanguageServer } from './languageServer.ts'

type Given = ServerRequests['verbatim/newSource']['params']

interface Written {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Adds a source from a file, the clipboard or the web, and opens it. `given` says what, so that nobody is asked. */
export async function addSource(
  server: LanguageServer,
  given?: { url: string } | { text: string },
): Promise<void> {
  if (given) return show(await writeAnswer(await ask(server, given)))
  const ways: (QuickPickItem & { run(): Promise<Uri | undefined> })[] = [
    {
      label: `$(file) ${l10n.t('From a file…')}`,
      detail: l10n.t('Copied into the folder of your sources'),
      run: () => addFile(server),
    },
    {
      label: `$(clippy) ${l10n.t('From the clipboard')}`,
      detail: l10n.t('The text that you have copied, as a text file'),
      run: () => addClipboard(server),
    },
    {
      label: `$(globe) ${l10n.t('From the web…')}`,
      detail: l10n.t('The article of a page as Markdown, with the page itself beside it'),
      run: () => addPage(server),
    },
  ]
  const way = await window.showQuickPick(ways, { title: l10n.t('Add Source') })
  return show(await way?.run())
}

async function show(source: Uri | undefined): Promise<void> {
  // What VS Code shows otherwise (PDF, Word) is for the writer to open.
  if (source && /\.(?:md|txt)$/.test(source.path)) {
    const viewColumn = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active
    await window.showTextDocument(source, { viewColumn, preview: false })
  } else if (source)
    void window.showInformationMessage(l10n.t('{0} is now one of your sources.', nameOf(source)))
}

async function addFile(server: LanguageServer): Promise<Uri | undefined> {
  const [file] =
    (await window.showOpenDialog({ title: l10n.t('Add Source'), openLabel: l10n.t('Add') })) ?? []
  const place = file && (await ask(server, { file: file.toString() }))
  if (!file || !place) return undefined
  return write(place.folder, [{ name: nameOf(file), bytes: await workspace.fs.readFile(file) }])
}

async function addClipboard(server: LanguageServer): Promise<Uri | undefined> {
  return writeAnswer(await ask(server, { text: await env.clipboard.readText() }))
}

async function addPage(server: LanguageServer): Promise<Uri | undefined> {
  const copied = (await env.clipboard.readText()).trim()
  const url = await window.showInputBox({
    title: l10n.t('Add Source'),
    prompt: l10n.t('The address of an article'),
    value: /^https?:\/\/\S+$/.test(copied) ? copied : '',
    ignoreFocusOut: true,
  })
  if (!url?.trim()) return undefined
  const message = { location: ProgressLocation.Notification, title: l10n.t('Fetching {0}', url) }
  return writeAnswer(await window.withProgress(message, () => ask(server, { url })))
}

async function ask(server: LanguageServer, given: Given) {
  const answer = await server.ask('verbatim/newSource', given)
  if (!('refused' in answer)) return answer
  // The editor cuts a message without a button to one line, and an address may fill that.
  const again = l10n.t('Try Again')
  void window
    .showErrorMessage(`${answer.refused}.`, again)
    .then(chosen => (chosen ? addSource(server) : undefined))
  return undefined
}

function writeAnswer(answer: Awaited<ReturnType<typeof ask>>): Promise<Uri | undefined> {
  const files = answer?.files.map(({ name, base64 }) => ({
    name,
    bytes: Uint8Array.from(atob(base64), character => character.charCodeAt(0)),
  }))
  return answer && files ? write(answer.folder, files) : Promise.resolve(undefined)
}

/** Writes the files of a source. Nothing that is there is overwritten unless the writer says so. */
async function write(folder: string, files: readonly Written[]): Promise<Uri | undefined> {
  const within = Uri.parse(folder, true)
  const places = files.map(file => ({ ...file, uri: Uri.joinPath(within, file.name) }))
  const there = (await Promise.all(places.map(({ uri }) => exists(uri)))).some(Boolean)
  if (there) {
    const replace = l10n.t('Replace')
    const name = files[0]!.name
    const chosen = await window.showWarningMessage(
      l10n.t('There is a source {0} already.', name),
      { modal: true },
      replace,
    )
    if (chosen !== replace) return undefined
  }
  await workspace.fs.createDirectory(within)
  // The source comes last: when it is read, what belongs to it is there.
  for (const { uri, bytes } of [...places].reverse()) await workspace.fs.writeFile(uri, bytes)
  return places[0]?.uri
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1)
}
