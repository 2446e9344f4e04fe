/** When tests have left something that keeps Node from ending, says after a while what it is: otherwise nobody knows. */
const AFTER_MS = 20_000

interface Handle {
  readonly spawnargs?: readonly string[]
  readonly pid?: number
}

export const mochaHooks = {
  afterAll(): void {
    setTimeout(() => {
      // Not documented, and the only thing that names the programs.
      const { _getActiveHandles: handles } = process as unknown as { _getActiveHandles(): readonly Handle[] }
      const programs = handles
        .call(process)
        .flatMap(({ spawnargs, pid }) => (spawnargs ? [`${pid}: ${spawnargs.join(' ')}`] : []))
      console.log('Still there:', [...process.getActiveResourcesInfo(), ...programs].join('\n  '))
    }, AFTER_MS).unref()
  },
}
