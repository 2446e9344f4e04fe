import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface DescribedSetting {
  default: unknown
  markdownDescription?: string
  items?: { enum?: string[] }
}

/** With the English texts of package.nls.json in their places. */
export const manifest = JSON.parse(read('package.json'), (_, value) =>
  typeof value === 'string' ? value.replace(/^%([\w.-]+)%$/, (_all, key) => texts()[key]!) : value,
)

/** The settings as the editor is told of them, whatever group they stand in. */
export const describedSettings: Record<string, DescribedSetting> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group: { properties: object }) => group.properties),
)

function texts(): Record<string, string> {
  return JSON.parse(read('package.nls.json'))
}

function read(file: string): string {
  return readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
}
