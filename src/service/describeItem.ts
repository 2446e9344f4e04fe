import { t } from '../base/l10n.ts'
import type { Item, Name } from '../library/source.ts'

/** `Jane Smith · 2024-03-05 · The Daily` */
export function detailsOf(item: Item): string {
  return [authorsOf(item), dateOf(item), publisherOf(item)].filter(Boolean).join(' · ')
}

/** `Smith 2024`, as far as that is known; may be empty. */
export function describeBriefly(item: Item): string {
  const [first, second] = item.author ?? []
  const name = first && (first.family ?? nameOf(first))
  return [name && second ? `${name} et al.` : name, yearOf(item)].filter(Boolean).join(' ')
}

/** `2024`; may be empty. */
export function yearOf(item: Item): string {
  return /^\d{4}/.exec(dateOf(item))?.[0] ?? ''
}

/** What it stands in, or else who published it; may be empty. */
export function publisherOf(item: Item): string {
  return item['container-title'] ?? item.publisher ?? ''
}

/** `Jane Smith, John Doe`; many are named by the first. */
export function authorsOf({ author = [] }: Item): string {
  const names = author.filter(({ literal }) => literal !== 'others').map(nameOf)
  const isMore = names.length > 3 || names.length < author.length
  return isMore ? t`${names.slice(0, names.length > 3 ? 1 : 3).join(', ')} and others` : names.join(', ')
}

function nameOf(name: Name): string {
  if (name.literal !== undefined) return name.literal
  const { given, family, suffix } = name
  return [given, name['dropping-particle'], name['non-dropping-particle'], family, suffix]
    .filter(Boolean)
    .join(' ')
}

/** `2024-03-05`, `2019-05/2019-06` */
export function dateOf({ issued }: Item): string {
  const dates = issued?.['date-parts']?.map(parts =>
    parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'),
  )
  return dates?.join('/') ?? issued?.raw ?? ''
}
