import { en } from '../../base/l10n.ts'
import './pdfGlobals.ts'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { readNames } from '../bibliography/names.ts'
import type { Metadata } from '../source.ts'
import type { FormatReading } from './format.ts'
import { UnreadableError } from './format.ts'
import { linesOfPage, type PdfLine } from './pdfLines.ts'
import { blocksOfPages } from './pdfParagraphs.ts'
import { withoutRunningHeads } from './pdfRunningHeads.ts'
import { rendering } from './rendering.ts'

// The parser runs right here instead of in a worker of its own: this is a worker, or a process, already.
;(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker

const SCAN = en`has no text, only pictures of its pages (a scan). Run text recognition (OCR) over it and save it with the text`
/** A page with fewer characters than this has no text worth the name. */
const FEW_CHARACTERS = 20

/** A PDF: its text in the order of reading, with the labels of its pages. */
export async function read(bytes: Uint8Array): Promise<FormatReading> {
  const task = getDocument({
    // The parser takes the bytes away from whoever holds them, so it gets a copy.
    data: new Uint8Array(bytes),
    // Nothing is drawn and nothing run: the text is all that is wanted.
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise.catch(thrown => {
      throw new UnreadableError(faultOf(thrown))
    })
    return await readDocument(document)
  } finally {
    await task.destroy()
  }
}

async function readDocument(document: PDFDocumentProxy): Promise<FormatReading> {
  const labels = await document.getPageLabels().catch(() => null)
  const pages: { label: string; lines: PdfLine[] }[] = []
  let harmed = 0
  for (let number = 1; number <= document.numPages; number++) {
    const label = labels?.[number - 1] || String(number)
    try {
      const page = await document.getPage(number)
      pages.push({ label, lines: linesOfPage(await page.getTextContent(), page.getViewport({ scale: 1 })) })
      page.cleanup()
    } catch {
      harmed += 1
      pages.push({ label, lines: [] })
    }
  }
  const blank = pages.filter(
    ({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0) < FEW_CHARACTERS,
  )
  if (blank.length === pages.length)
    throw new UnreadableError(harmed > 0 ? en`is damaged: none of its pages can be read. Save it anew` : SCAN)
  const problems: NonNullable<FormatReading['problems']>[number][] = []
  if (harmed > 0)
    problems.push({
      severity: 'warning',
      message: en`is damaged: ${harmed} of its ${pages.length} pages cannot be read`,
    })
  else if (blank.length > pages.length / 2)
    problems.push({
      severity: 'warning',
      message: en`has no text on ${blank.length} of its ${pages.length} pages. If they are a scan, run text recognition (OCR) over it`,
    })
  return { ...rendering(blocksOfPages(withoutRunningHeads(pages))), item: await itemOf(document), problems }
}

function faultOf(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : ''
  if (name === 'PasswordException') return en`is encrypted. Save a copy without a password`
  return en`is not a whole PDF file. Download it or export it anew`
}

/** The day on which the file was made is not that on which its text was published, so no date is taken from it. */
async function itemOf(document: PDFDocumentProxy): Promise<Metadata> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const value = (name: string) => {
    const written = (info as Record<string, unknown>)[name]
    return typeof written === 'string' ? written.replace(/\s+/g, ' ').trim() || undefined : undefined
  }
  const title = value('Title')
  const author = value('Author')
  // Programs that export write the file's name here.
  const isTitle =
    title !== undefined && !/^untitled|^Microsoft \w+ - |\.(?:docx?|pdf|html?|indd|tex|dvi|odt)$/i.test(title)
  return {
    ...(isTitle && { title }),
    ...(author && {
      author: readNames(author),
    }),
  }
}
