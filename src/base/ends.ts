/**
 * Where the last character that `wanted` matches ends in the text, as a UTF-16 offset; 0 where there is none. Goes
 * backwards, since an expression such as `[^\p{L}]*$` is tried from every place and is quadratic on a long run.
 */
export function endOfLast(text: string, wanted: RegExp): number {
  for (let end = text.length; end > 0; ) {
    const isPair = end > 1 && isLow(text.charCodeAt(end - 1)) && isHigh(text.charCodeAt(end - 2))
    const start = end - (isPair ? 2 : 1)
    if (wanted.test(text.slice(start, end))) return end
    end = start
  }
  return 0
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}
