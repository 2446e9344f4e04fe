/** Adds items to the end of a list. As arguments of `push`, a hundred thousand items would overflow the stack. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item)
}

/** The largest of some numbers, however many: `Math.max` takes them as arguments. `-Infinity` of none. */
export function mostOf(numbers: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY
  for (const number of numbers) most = Math.max(most, number)
  return most
}

/** Adds an item to the list of a key, which it begins where there is none: a new list for each item would be quadratic. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
