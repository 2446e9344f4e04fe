type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array

/** `array`, or a larger copy of it with room for `needed` elements. Doubling keeps appending linear. */
export function withRoom<T extends Growable>(array: T, needed: number): T {
  if (needed <= array.length) return array
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2, 64))
  larger.set(array)
  return larger
}
