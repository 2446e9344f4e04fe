import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Starts a Chromium without a window. Playwright ends it with this process, however this process ends. */
export function launchChromium(options: { headless?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: options.headless ?? true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The path of a Chromium or Chrome, or an error whose sentence names the command that installs one. */
export function findChromium(): string {
  const named = process.env.VERBATIM_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`VERBATIM_CHROMIUM names ${named}, but there is no such file.`)
  }
  const found = [...onPath(), ...applications].find(path => existsSync(path))
  if (found) return found
  throw new Error(
    `Chromium is needed to run the editor and was not found. Install it with: ${installCommand()}`,
  )
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const applications = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

function installCommand(): string {
  return process.platform === 'darwin' ? 'brew install --cask chromium' : 'sudo apt-get install chromium'
}
