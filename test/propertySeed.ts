import fc from 'fast-check'

/**
 * Property tests try the same random examples at every run, so that a change is judged by what it changes.
 * `VERBATIM_SEED=NUMBER` tries others, `VERBATIM_SEED=random` new ones each time; a failure names its seed.
 */
const given = process.env.VERBATIM_SEED ?? '20261124'
if (given !== 'random') fc.configureGlobal({ seed: Number(given) })
