import { setTimeout as delay } from 'node:timers/promises'

/**
 * Reads again and again until the value is accepted, and gives it. After the time limit it fails and tells what
 * the last value was. The limit is generous, since it only matters when something is wrong.
 */
export async function until<T>(
  what: string,
  read: () => T | Promise<T>,
  accept: (value: T) => boolean = Boolean,
  limit = 180_000,
): Promise<T> {
  const end = Date.now() + limit
  for (;;) {
    const value = await read()
    if (accept(value)) return value
    if (Date.now() > end) {
      throw new Error(`Waited ${limit / 1000} s for ${what}. What was there: ${JSON.stringify(value)}`)
    }
    await delay(100)
  }
}
