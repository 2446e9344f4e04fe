/** The few assertions that the suite needs. Node's own are not to be had in a web worker. */

export function ok(value: unknown, message = `expected something true, got ${show(value)}`): asserts value {
  if (!value) throw new AssertionError(message)
}

export function equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!Object.is(actual, expected)) fail(actual, expected, message)
}

/** Compares plain data by its JSON text, so the order of properties counts and `undefined` ones do not. */
export function deepEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (show(actual) !== show(expected)) fail(actual, expected, message)
}

export function match(actual: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(actual)) fail(actual, String(pattern), message)
}

/** Mocha shows `actual` and `expected` of an error as a difference. */
class AssertionError extends Error {
  override name = 'AssertionError'
  actual?: unknown
  expected?: unknown
}

function fail(actual: unknown, expected: unknown, message?: string): never {
  const error = new AssertionError(message ?? `expected ${show(expected)}, got ${show(actual)}`)
  throw Object.assign(error, { actual, expected })
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
