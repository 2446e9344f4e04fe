import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What to type, with errors, and the words of the one passage that is meant. */
export interface Writing {
  typed: string
  passage: string
}

const WHO = ['The harbour master', 'A baker', 'The council', 'Her brother', 'An engineer', 'The choir', 'One of the drivers', 'The mayor'] // biome-ignore format: a list
const DID = ['counted', 'painted', 'refused', 'repaired', 'measured', 'borrowed', 'lost', 'auctioned', 'photographed', 'promised'] // biome-ignore format: a list
const WHAT = ['the old ferry', 'two bridges', 'a row of lanterns', 'the town’s accounts', 'the northern road', 'nine wooden boats', 'a broken clock', 'the winter stores'] // biome-ignore format: a list
const WHEN = ['before the storm', 'on the first day of spring', 'in the year of the flood', 'while the market was closed', 'as the bells rang', 'after a long argument'] // biome-ignore format: a list
const PASSAGE = '“Nobody weighs a lighthouse twice,” the keeper told the assembled pilots'

/** Writes plain articles of some paragraphs each, spread over folders; one of them has the passage. */
export async function writeArticles(folder: string, count: number): Promise<Writing> {
  let state = 7
  const pick = (from: readonly string[]) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return from[(state >>> 8) % from.length]!
  }
  for (let number = 0; number < count; number++) {
    const sentence = () => `${pick(WHO)} ${pick(DID)} ${pick(WHAT)} ${pick(WHEN)}.`
    const paragraph = () => Array.from({ length: 5 }, sentence).join(' ')
    const paragraphs = Array.from({ length: 6 }, paragraph)
    if (number === Math.floor(count / 2)) paragraphs[3] += ` ${PASSAGE}.`
    const shelf = join(folder, `shelf-${number % 30}`)
    if (number < 30) await mkdir(shelf, { recursive: true })
    await writeFile(join(shelf, `article-${number}.txt`), paragraphs.join('\n\n'))
  }
  return { typed: 'nobody wieghs a lighthouse twise', passage: 'Nobody weighs a lighthouse twice' }
}
