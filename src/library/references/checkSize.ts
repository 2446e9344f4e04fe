import { en } from '../../base/l10n.ts'
import { UnreadableError } from '../formats/format.ts'
import { inMegabytes, MAX_STYLE_BYTES } from '../limits.ts'

/** Before a style is read: it may be a film. @throws {UnreadableError} */
export function checkSize(bytes: number): void {
  if (bytes > MAX_STYLE_BYTES)
    throw new UnreadableError(
      en`is too large (${inMegabytes(bytes)}; the limit is ${inMegabytes(MAX_STYLE_BYTES)}). Choose another style`,
    )
}
