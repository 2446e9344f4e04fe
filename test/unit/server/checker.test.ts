import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { createConnection, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Checker } from '../../../src/server/checker.ts'
import { SEED_KEY, serviceOf } from '../seed.ts'

/** A draft of so many quotations that a check of it gives way to others, with a finding for each. */
function draft(quotations: number): string {
  const all = Array.from(
    { length: quotations },
    (_, i) => `“Word ${i} that no source has” [@${SEED_KEY}]\n\n`,
  )
  return all.join('')
}

describe('checker', () => {
  it('gives all who ask of one version the whole result', async () => {
    const { service, workspace } = await serviceOf()
    const [client, server] = [new PassThrough(), new PassThrough()]
    const connection = createConnection(client, server)
    const documents = new TextDocuments(TextDocument)
    const draftOf = (document: TextDocument) =>
      service.draft(document.uri, document.languageId, document.getText())
    const start = { line: 0, character: 0 }
    const placeOf = async (uri: string) => ({ uri, range: { start, end: start } })
    const checker = new Checker(connection, workspace, service, documents, draftOf, placeOf)
    const document = TextDocument.create('memory:/project/draft.md', 'markdown', 1, draft(1))
    documents.get = () => document
    checker.start()
    await checker.findings(document)
    TextDocument.update(document, [{ text: draft(300) }], 2)
    const results = await Promise.all([checker.findings(document), checker.findings(document)])
    assert.deepEqual(
      results.map(({ length }) => length),
      [300, 300],
    )
    connection.dispose()
  })
})
