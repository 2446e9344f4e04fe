import { readFileSync, writeFileSync } from 'node:fs'
import { launchChromium } from '../test/hosts/chromium.ts'

/** Draws images/icon.svg as the icon of the package: an extension's page takes PNG only. */
const SIZE = 128
const browser = await launchChromium()
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync('images/icon.svg', 'utf8')}`)
writeFileSync('images/icon.png', await page.screenshot({ omitBackground: true }))
await browser.close()
