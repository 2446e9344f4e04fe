import MarkdownIt from 'markdown-it'
import * as vscode from 'vscode'
import { equal, match, ok } from './assert.ts'
import { KEY, openDraft, until, writeFile } from './editor.ts'

/** What the editor's Markdown preview would show of a draft, once that is as wanted. */
function preview(what: string, document: vscode.TextDocument, accept: (html: string) => boolean) {
  return until(what, async () => {
    const html = await render(document)
    return accept(html) && html
  })
}

/**
 * By the editor's own renderer; where that runs in another extension host than this one, as beside a server with
 * the web entry, by one that is extended by the same function.
 */
async function render(document: vscode.TextDocument): Promise<string> {
  if (vscode.extensions.getExtension('vscode.markdown-language-features'))
    return vscode.commands.executeCommand<string>('markdown.api.render', document)
  const { extendMarkdownIt } = await vscode.extensions.getExtension('verbatim.verbatim')!.activate()
  const markdown = extendMarkdownIt(new MarkdownIt({ html: true }))
  const env = { currentDocument: document.uri }
  return markdown.renderer.render(markdown.parse(document.getText(), {}), markdown.options, env)
}

describe('The Markdown preview', () => {
  it('shows citations in the style, the passage as a tooltip, and the references', async () => {
    const { document } = await openDraft('previewed.md', `So it is [@${KEY}, para. 4], said \`[@${KEY}]\`.\n`)
    const html = await preview('the citation', document, text => text.includes('verbatim-citation'))
    match(
      html,
      /<span class="verbatim-citation" title="[^"]*&#10;[^"]*China’s celebration is our celebration/,
    )
    match(
      html,
      /\((?:<em>)?(?:\[|&#91;)China’s President [^<]*(?:\]|&#93;)(?:<\/em>)?, n\.d\., para\. 4\)<\/span>/,
    )
    match(html, new RegExp(`<code>\\[@${KEY}\\]</code>`))
    equal(html.split('class="verbatim-bibliography"').length, 2)
  })

  it('follows the draft and the setting', async () => {
    const { document } = await openDraft('followed.md', `So it is [@${KEY}].\n`)
    await preview('the citation', document, text => text.includes('verbatim-citation'))
    const configuration = vscode.workspace.getConfiguration('verbatim')
    await configuration.update('citationStyle', 'ieee', vscode.ConfigurationTarget.Workspace)
    try {
      await preview('the number', document, text => />&#91;1&#93;<\/span>/.test(text))
    } finally {
      await configuration.update('citationStyle', undefined, vscode.ConfigurationTarget.Workspace)
    }
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, new vscode.Position(0, 0), `As [@${KEY}, para. 2] has it. `)
    await vscode.workspace.applyEdit(edit)
    await preview('two citations', document, text => text.split('verbatim-citation').length === 3)
  })

  it('lets nothing of a source run', async () => {
    await writeFile(
      'seeds/hostile.md',
      `---\ntitle: '"><img src=x onerror=alert(1)><script>alert(2)</script>'\n---\n\nWords "> <script>alert(3)</script>.\n`,
    )
    const { document } = await openDraft('hostile-draft.md', 'So it is [@hostile, para. 1].\n')
    const html = await preview('the citation', document, text => text.includes('verbatim-citation'))
    match(html, /verbatim-bibliography[\s\S]*onerror/)
    ok(!/<img|<script/.test(html))
  })
})
