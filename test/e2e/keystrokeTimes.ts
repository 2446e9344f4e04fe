import type { Workbench } from './workbench.ts'

/** A keystroke whose list stays the same changes nothing to wait for; after so many milliseconds the next one comes. */
const UNCHANGED_MS = 400

/**
 * Types into the open quick pick letter by letter and gives, in milliseconds, how long after each keystroke the list
 * was drawn anew, as the page itself saw both. Keystrokes that left the list as it was are left out.
 */
export async function keystrokeTimes(workbench: Workbench, text: string): Promise<number[]> {
  const { page } = workbench
  await page.evaluate(watchList)
  const times: number[] = []
  for (const letter of text) {
    await workbench.press(letter === ' ' ? 'Space' : letter)
    const time = await page.evaluate(timeOfKeystroke, UNCHANGED_MS)
    if (time !== undefined) times.push(time)
  }
  return times
}

interface Watch {
  pressed: number
  drawn: number
  /** What the list said when the key was pressed. */
  before: string
}

/** Notes when a key is pressed, and when the list first says something else after that. */
function watchList(): void {
  const watch: Watch = { pressed: 0, drawn: 0, before: '' }
  ;(globalThis as { keystrokes?: Watch }).keystrokes = watch
  const list = document.querySelector('.quick-input-list')!
  addEventListener(
    'keydown',
    () => {
      watch.pressed = performance.now()
      watch.drawn = 0
      watch.before = list.textContent
    },
    { capture: true },
  )
  const note = () => {
    if (watch.drawn === 0 && list.textContent !== watch.before) watch.drawn = performance.now()
  }
  new MutationObserver(note).observe(list, { childList: true, subtree: true, characterData: true })
}

async function timeOfKeystroke(patience: number): Promise<number | undefined> {
  const { keystrokes } = globalThis as unknown as { keystrokes: Watch }
  const end = performance.now() + patience
  while (keystrokes.drawn === 0 && performance.now() < end) {
    await new Promise(resolve => requestAnimationFrame(resolve))
  }
  return keystrokes.drawn === 0 ? undefined : keystrokes.drawn - keystrokes.pressed
}
