import type { Span } from '../../base/span.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

export type Gender = 'male' | 'female' | undefined

/** Somebody whom a text names in full. */
interface Person {
  readonly name: string
  readonly parts: readonly string[]
  readonly gender: Gender
}

/** Two or more capitalised words in a row, with the small words that names have. */
const WORD =
  "(?:(?:\\p{Lu}|[JS]r|[DMS][rst]|Mrs|Sen|Rep|Gov|Gen|Prof)\\.|\\p{Lu}[\\p{L}\\p{M}]*(?:[’'-]\\p{L}[\\p{L}\\p{M}]*)*)"
const NAME = new RegExp(
  `${WORD}(?:[ \\n](?:(?:de|la|von|van|der|den|al|bin|ibn|del|di|da|du) )*${WORD})+`,
  'gu',
)
const OWNER = /['’]s?\.?$/
/** More namesakes than a reader could tell apart; keeps the search short in hostile texts. */
const NAMESAKES = 8
const LEADS =
  CLASS.title | CLASS.article | CLASS.conjunction | CLASS.preposition | CLASS.time | CLASS.adverb | CLASS.role

/** Who is who in one text: the persons it names in full, to be found by a part of the name or by their role. */
export class People {
  readonly #byPart = new Map<string, Person[]>()
  readonly #byRole = new Map<string, Person[]>()
  readonly #lexicon: Lexicon

  constructor(text: string, paragraphs: readonly Span[], lexicon: Lexicon) {
    this.#lexicon = lexicon
    const runs = paragraphs.flatMap(({ start, end }) => text.slice(start, end).match(NAME) ?? [])
    for (const run of new Set(runs)) {
      // In `China’s President Xi Jinping` a name begins behind the owner.
      let from = 0
      const words = run.split(/\s+/)
      words.forEach((word, k) => {
        if (!OWNER.test(word) && k < words.length - 1) return
        this.#add(words.slice(from, k + 1))
        from = k + 1
      })
    }
  }

  /** The fullest name of the person who is named so (`Mr. Xi`); the name itself where no other is known. */
  fullName(written: string): string {
    const { parts, gender } = this.#read(written.split(/\s+/))
    if (parts.length === 0) return written
    const known = this.#named(parts).filter(person => !gender || (person.gender ?? gender) === gender)
    const family = known.find(({ parts: all }) => all.at(-1) === parts[0] || all[0] === parts[0])
    const best =
      parts.length > 1 ? known.find(person => person.parts.length > parts.length) : (family ?? known[0])
    return best?.name ?? parts.join(' ')
  }

  /** Whether the text names somebody in full to whom this name may refer. */
  knows(written: string): boolean {
    return this.#named(this.#read(written.split(/\s+/)).parts).length > 0
  }

  genderOf(written: string): Gender {
    const { parts, gender } = this.#read(written.split(/\s+/))
    return gender ?? this.#named(parts).find(person => person.gender)?.gender
  }

  /** The one person whom the text introduces in this role: `the minister` after `Foreign Minister Wang Yi`. */
  inRole(phrase: readonly Token[]): string | undefined {
    if (!/^(?:the|der|die)$/i.test(phrase[0]!.text) || phrase.length > 3) return undefined
    const persons = this.#byRole.get(phrase.at(-1)!.text.toLowerCase())
    return persons?.length === 1 ? persons[0]!.name : undefined
  }

  #named(parts: readonly string[]): Person[] {
    const namesakes = this.#byPart.get(parts.at(-1) ?? '') ?? []
    return namesakes.filter(person => parts.every(part => person.parts.includes(part)))
  }

  #add(words: readonly string[]): void {
    const { parts, gender, roles } = this.#read(words)
    const { classes } = this.#lexicon
    if (parts.length < 2 || parts.length > 5) return
    if (parts.some(part => ((classes.get(part) ?? 0) & (CLASS.notPeople | CLASS.time)) !== 0)) return
    const person = { name: parts.join(' '), parts, gender }
    const put = (map: Map<string, Person[]>, key: string) => {
      const others = map.get(key)
      if (!others) map.set(key, [person])
      else if (others.length < NAMESAKES && !others.some(other => other.name === person.name))
        others.push(person)
    }
    for (const part of parts) put(this.#byPart, part)
    for (const role of roles) put(this.#byRole, role)
  }

  /** The words of a name without the titles before it, and what these tell. */
  #read(words: readonly string[]): { parts: string[]; gender: Gender; roles: string[] } {
    const { classes } = this.#lexicon
    const of = (word: string) => {
      const small = word.toLowerCase()
      return (classes.get(word) ?? 0) | (classes.get(small) ?? 0) | (classes.get(small.replace('.', '')) ?? 0)
    }
    const roles: string[] = []
    let gender: Gender
    let from = 0
    for (; from < words.length && (of(words[from]!) & LEADS) !== 0; from++) {
      const flags = of(words[from]!)
      if (flags & CLASS.male) gender = 'male'
      if (flags & CLASS.female) gender = 'female'
      if (flags & CLASS.role) roles.push(words[from]!.toLowerCase())
    }
    gender ??= this.#lexicon.givenNames.get(words[from] ?? '')
    const parts = words.slice(from).map(word => word.replace(OWNER, '').replace(/(?<=\p{Ll}\p{Ll})\.$/u, ''))
    return { parts: parts.filter(Boolean), gender, roles }
  }
}
