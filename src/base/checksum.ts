/** FNV's prime. */
const PRIME = 0x01000193

/**
 * A number of 52 bits that tells bytes apart which differ by accident, not by intent. Four lanes of 32-bit words
 * hide the latency of the multiplication: some gigabytes a second.
 */
export function checksum(bytes: Uint8Array): number {
  // Words of 32 bits can only be looked at where bytes start at a multiple of four.
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = new Int32Array(buffer, byteOffset, byteLength >> 2)
  const tail = new Uint8Array(buffer, byteOffset + words.byteLength, byteLength & 3)
  let [a, b, c, d] = [1, 2, 3, 4]
  const whole = words.length & ~3
  for (let k = 0; k < whole; k += 4) {
    a = taken(a, words[k]!)
    b = taken(b, words[k + 1]!)
    c = taken(c, words[k + 2]!)
    d = taken(d, words[k + 3]!)
  }
  for (let k = whole; k < words.length; k++) a = taken(a, words[k]!)
  for (const byte of tail) b = taken(b, byte)
  const high = mix(a ^ Math.imul(c, 31) ^ byteLength)
  const low = mix(b ^ Math.imul(d, 37) ^ high)
  return (high >>> 12) * 2 ** 32 + (low >>> 0)
}

/** The shift spreads changes downwards, as multiplication does not: two changes of highest bits would cancel out. */
function taken(lane: number, word: number): number {
  const changed = lane ^ word
  return Math.imul(changed ^ (changed >>> 15), PRIME)
}

/** Spreads a change of high bits to the low ones, which multiplication alone does not. */
function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
