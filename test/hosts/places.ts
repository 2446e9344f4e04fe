import { join } from 'node:path'

/** The folder of package.json. */
export const repository = join(import.meta.dirname, '..', '..')

/** Where logs, screenshots and bundled suites go. Ignored by git, free to delete. */
export const output = join(repository, 'test', 'output')

/** The folder a suite works on, always as a fresh copy. */
export const fixtureWorkspace = join(repository, 'test', 'fixtures', 'workspace')
