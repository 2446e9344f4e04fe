/**
 * The paths in a `file` field as Zotero, Better BibTeX, JabRef and Mendeley write it: a path alone, or
 * `Title:path:mime/type`, several of them with `;` between, and `:`, `;`, `\` and braces of a path escaped with `\`.
 */
export function filesOfField(value: string): string[] {
  return pieces(value, ';')
    .map(piece => pathOf(piece.trim()))
    .filter(path => path !== '')
}

function pathOf(written: string): string {
  const parts = pieces(written, ':')
  // The colon of an unescaped drive letter is none between the parts.
  const drive = parts.findIndex((part, i) => /^[a-z]$/i.test(part) && /^[\\/]/.test(parts[i + 1] ?? ''))
  if (drive >= 0) parts.splice(drive, 2, `${parts[drive]}:${parts[drive + 1]}`)
  const path =
    parts.length >= 3
      ? parts.slice(1, -1).join(':')
      : parts.length === 2 && isType(parts[1]!)
        ? parts[0]!
        : parts.join(':')
  return plain(path).trim()
}

/** `application/pdf`, or the bare `PDF` of JabRef. */
function isType(part: string): boolean {
  return /^[a-z]+\/[\w.+-]+$|^[A-Z]{3,4}$/.test(part)
}

/** Splits at a separator that no backslash precedes. */
function pieces(value: string, separator: string): string[] {
  const found: string[] = ['']
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!
    if (character === '\\' && /[;:\\{}_&%#$]/.test(value[at + 1] ?? ''))
      found[found.length - 1] += character + value[++at]
    else if (character === separator) found.push('')
    else found[found.length - 1] += character
  }
  return found
}

function plain(path: string): string {
  return path.replace(/\\([;:\\{}_&%#$])/g, '$1').replace(/[{}]/g, '')
}
