import { crc32, deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

/** An archive of text files. */
export function archive(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const STYLES =
  '<w:styles><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="My head"/><w:basedOn w:val="H1"/></w:style><w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style></w:styles>'

/** A Word document with this body. */
export function docx(body: string, core = ''): Uint8Array {
  return archive({
    '_rels/.rels': RELS,
    'word/document.xml': `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/header1.xml': '<w:hdr><w:p><w:r><w:t>A header</w:t></w:r></w:p></w:hdr>',
    'word/footnotes.xml':
      '<w:footnotes><w:footnote><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>',
    'docProps/core.xml': `<cp:coreProperties>${core}</cp:coreProperties>`,
  })
}

/** A book with these chapters, in this order. */
export function epub(chapters: readonly string[], metadata = ''): Uint8Array {
  const items = chapters.map(
    (_, i) => `<item id="c${i}" href="text/c%20${i}.xhtml" media-type="application/xhtml+xml"/>`,
  )
  // The manifest goes backwards: the spine alone gives the order.
  return archive({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package><metadata>${metadata}</metadata><manifest>${items.reverse().join('')}<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>${chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('')}</spine></package>`,
    'OPS/nav.xhtml': '<html><body><nav><ol><li>Contents</li></ol></nav></body></html>',
    ...Object.fromEntries(
      chapters.map((body, i) => [
        `OPS/text/c ${i}.xhtml`,
        `<?xml version="1.0"?><html><head><title>T</title></head><body>${body}</body></html>`,
      ]),
    ),
  })
}

/** An archive with one file that is `size` zeros, and says that it has `claimed`. */
export function bomb(name: string, size: number, claimed: number): Uint8Array {
  const zeros = Buffer.alloc(size)
  const packed = deflateRawSync(zeros, { level: 1 })
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc32(zeros), 0)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(claimed, 8)
  const before = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0])
  const nameLength = Buffer.from([name.length, 0, 0, 0])
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    before,
    sizes,
    nameLength,
    Buffer.from(name),
    packed,
  ])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'), before, sizes, nameLength, Buffer.alloc(14), Buffer.from(name),
  ]) // biome-ignore format: a record
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return new Uint8Array(Buffer.concat([local, central, end]))
}
