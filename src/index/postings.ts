/**
 * A posting list names the blocks of a segment in which a word stands: the distances from each to the next
 * (the first from -1), in groups of seven bits, the last group of each without the high bit.
 */

/** The most bytes that a distance takes. */
export const WIDEST_DISTANCE = 5

/** The bytes that a distance takes. */
export function widthOf(distance: number): number {
  return distance < 0x80 ? 1 : distance < 0x4000 ? 2 : distance < 0x200000 ? 3 : distance < 0x10000000 ? 4 : 5
}

/** Writes a distance at `start` and returns where the next one goes. */
export function writeDistance(bytes: Uint8Array, start: number, distance: number): number {
  let at = start
  let rest = distance
  while (rest >= 0x80) {
    bytes[at++] = rest | 0x80
    rest >>>= 7
  }
  bytes[at++] = rest
  return at
}

/** Reads the blocks of the list at `start`..`end`, each plus `base`, into `out`; returns how many. */
export function readBlocks(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  out: Uint32Array,
): number {
  let count = 0
  let block = base - 1
  for (let at = start; at < end; ) {
    let distance = bytes[at++]!
    if (distance >= 0x80) {
      distance &= 0x7f
      let shift = 7
      let more = bytes[at++]!
      for (; more >= 0x80; more = bytes[at++]!) {
        distance |= (more & 0x7f) << shift
        shift += 7
      }
      distance |= more << shift
    }
    block += distance
    out[count++] = block
  }
  return count
}
