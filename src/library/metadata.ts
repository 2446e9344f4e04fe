import { citekeyOfPath } from './citekey.ts'
import type { Item, Metadata, Source } from './source.ts'

/** What is known of a source before its citekey, item and title are. */
type Undescribed = Omit<Source, 'id' | 'citekey' | 'item' | 'title'>

/**
 * Puts together what is known of a source: what its file says itself, then what others say (the surest first), field
 * by field. The citekey is the first that anything gives, or else made from the file's name. Nothing is made up.
 */
export function describe<S extends Undescribed>(
  source: S,
  others: readonly Metadata[],
): S & Pick<Source, 'citekey' | 'item' | 'title'> {
  const { id, ...fields } = merged([source.own, ...others])
  const citekey = id ?? citekeyOfPath(source.path)
  const item: Item = { id: citekey, type: 'document', ...fields }
  return { ...source, citekey, item, title: plainText(item.title) || source.opening || source.path }
}

function merged(all: readonly Metadata[]): Metadata {
  const fields = all.toReversed().flatMap(metadata => Object.entries(metadata))
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** A text of CSL-JSON without the few tags that CSL allows in it. */
export function plainText(text: string | undefined): string {
  return (text ?? '').replace(/<\/?(?:i|b|em|strong|sc|sub|sup|span)(?:\s[^<>]*)?>/g, '')
}
