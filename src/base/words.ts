/**
 * The words of a text, folded so that what reads alike compares alike: case, accents, apostrophes, ligatures and
 * full-width forms are folded away. Positions are UTF-16 offsets of the text.
 */
export interface Words {
  readonly count: number
  start(index: number): number
  end(index: number): number
  fold(index: number): string
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ\u00ad][\p{L}\p{N}\p{M}]+)*/gu

export function words(text: string): Words {
  const starts: number[] = []
  const ends: number[] = []
  const folds: string[] = []
  for (const found of text.matchAll(WORD)) {
    starts.push(found.index)
    ends.push(found.index + found[0].length)
    folds.push(foldWord(found[0]))
  }
  return {
    count: folds.length,
    start: index => starts[index]!,
    end: index => ends[index]!,
    fold: index => folds[index]!,
  }
}

function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ\u00ad]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
}
