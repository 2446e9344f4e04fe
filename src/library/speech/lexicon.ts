import english from './english.json' with { type: 'json' }
import german from './german.json' with { type: 'json' }

/** What a word may be to a sentence that reports speech; a word may be several of these. */
export const CLASS = {
  /** A form of a verb that reports speech by itself: `said`, `wrote`. */
  reporting: 1 << 0,
  /** A form of a verb that can carry quoted words in its own clause: `praised`, `promised`. */
  speech: 1 << 1,
  /** Of the verb forms: has a subject of its own, is a participle, or is the bare verb. */
  finite: 1 << 2,
  participle: 1 << 3,
  bare: 1 << 4,
  speechNoun: 1 << 5,
  subjectPronoun: 1 << 6,
  objectPronoun: 1 << 7,
  possessive: 1 << 8,
  relative: 1 << 9,
  article: 1 << 10,
  preposition: 1 << 11,
  conjunction: 1 << 12,
  adverb: 1 << 13,
  auxiliary: 1 << 14,
  time: 1 << 15,
  title: 1 << 16,
  role: 1 << 17,
  notPeople: 1 << 18,
  particle: 1 << 19,
  male: 1 << 20,
  female: 1 << 21,
  titleCue: 1 << 22,
  scareCue: 1 << 23,
  /** A verb form that is a noun at least as often: `claims`, `remarks`. */
  nounToo: 1 << 24,
} as const

/** The words of one language, as its data file lists them, ready to be asked. */
export interface Lexicon {
  /** The classes of a word in small letters, and those of a word as written (`Monday`). */
  readonly classes: ReadonlyMap<string, number>
  /** What a given name tells of a person. */
  readonly givenNames: ReadonlyMap<string, 'male' | 'female'>
  readonly abbreviations: ReadonlySet<string>
  readonly accordingTo: readonly (readonly string[])[]
  readonly tellTale: ReadonlySet<string>
  /** Nouns are written with a capital, so that one alone is not a name. */
  readonly capitalNouns: boolean
}

type Words = typeof english

/** Made when first wanted: the server's start does without. */
let lexicons: readonly Lexicon[] | undefined

/** The lexicon of the language that a text seems to be in, from the small words at its start. */
export function lexiconFor(text: string): Lexicon {
  const words =
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  lexicons ??= [lexiconOf(english), lexiconOf(german)]
  const share = (lexicon: Lexicon) => words.filter(word => lexicon.tellTale.has(word)).length
  return lexicons.reduce((best, lexicon) => (share(lexicon) > share(best) ? lexicon : best))
}

function lexiconOf(words: Words): Lexicon {
  const classes = new Map<string, number>()
  const put = (list: readonly string[], flags: number) => {
    for (const word of list) classes.set(word, (classes.get(word) ?? 0) | flags)
  }
  const verbs = (list: readonly string[], flag: number) => {
    for (const forms of list) {
      const all = forms.split(' ')
      put(all.slice(0, 1), flag | CLASS.bare)
      put(all.slice(1, -1), flag | CLASS.finite)
      put(all.slice(-1), flag | CLASS.participle)
    }
  }
  verbs(words.reportingVerbs, CLASS.reporting)
  verbs(words.speechVerbs, CLASS.speech)
  put(words.speechNouns, CLASS.speechNoun)
  put(words.subjectPronouns, CLASS.subjectPronoun)
  put(words.objectPronouns, CLASS.objectPronoun)
  put(words.possessives, CLASS.possessive)
  put(words.relatives, CLASS.relative)
  put(words.articles, CLASS.article)
  put(words.prepositions, CLASS.preposition)
  put(words.conjunctions, CLASS.conjunction)
  put(words.adverbs, CLASS.adverb)
  put(words.auxiliaries, CLASS.auxiliary)
  put(words.times, CLASS.time)
  put(words.titles, CLASS.title)
  put(words.roles, CLASS.role)
  put(words.notPeople, CLASS.notPeople)
  put(words.particles, CLASS.particle)
  put(words.male, CLASS.male)
  put(words.female, CLASS.female)
  put(words.titleCues, CLASS.titleCue)
  put(words.scareCues, CLASS.scareCue)
  put(words.nounsToo, CLASS.nounToo)
  return {
    classes,
    givenNames: new Map([
      ...words.maleNames.map(name => [name, 'male'] as const),
      ...words.femaleNames.map(name => [name, 'female'] as const),
    ]),
    abbreviations: new Set(words.abbreviations),
    accordingTo: words.accordingTo.map(phrase => phrase.split(' ')),
    tellTale: new Set(words.tellTale),
    capitalNouns: words.capitalNouns,
  }
}
