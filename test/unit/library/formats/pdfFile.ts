/** A line of a page: where it starts, in points from the lower left corner, the height of its letters, and its text. */
export type PdfText = readonly [x: number, y: number, size: number, text: string]

/** A PDF with these lines, in this order; `labels` is the dictionary of its page labels. */
export function pdf(
  pages: readonly (readonly PdfText[])[],
  { info = '', labels = '' }: { info?: string; labels?: string } = {},
): Uint8Array {
  const contents = pages.map(lines =>
    lines
      .map(
        ([x, y, size, text]) =>
          `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
      )
      .join('\n'),
  )
  const first = 5
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${labels && `/PageLabels ${labels}`} >>`,
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  file += offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Uint8Array.from(file, character => character.charCodeAt(0))
}

/** Lines below each other from `y` on, 12 points apart, in letters of 10. */
export function column(x: number, y: number, lines: readonly string[]): PdfText[] {
  return lines.map((text, i) => [x, y - 12 * i, 10, text])
}
