import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface DescribedSetting {
  default: unknown
  markdownDescription?: string
  items?: { enum?: string[] }
}

export const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))

/** The settings as the editor is told of them, whatever group they stand in. */
export const describedSettings: Record<string, DescribedSetting> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group: { properties: object }) => group.properties),
)
