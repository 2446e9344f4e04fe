/** Words that turn a statement into its opposite. Folded: small letters, `’` for every apostrophe. */
const NEGATIONS = new Set(
  (
    'not never no nobody none nothing neither nor nowhere without cannot hardly scarcely barely rarely seldom ' +
    'unlikely denies denied deny denying fails failed fail failing failure refuses refused refuse refusing ' +
    'declines declined decline declining ' +
    'nicht nichts kein keine keinen keiner keinem keines nie niemals niemand ohne weder pas jamais sans aucun aucune ' +
    'rien nunca jamás ningún ninguna ninguno tampoco nadie non nessun nessuno nessuna niente senza mai não nenhum ' +
    'nenhuma niet geen nooit zonder inte aldrig ingen ikke aldri aldrig'
  ).split(' '),
)
/** Words that limit a statement. */
const QUALIFIERS = new Set(
  (
    'unless except only if until till provided almost nearly mostly partly partially perhaps maybe possibly probably ' +
    'allegedly reportedly supposedly apparently presumably sometimes occasionally might although though ' +
    'wenn falls sofern außer nur bis vielleicht fast teilweise si sauf seulement peut-être presque excepto salvo ' +
    'solo sólo solamente quizás casi forse quasi soltanto tranne'
  ).split(' '),
)
/** The same in several words. */
const PHRASES =
  /\b(?:up to|at least|at most|less than|fewer than|more than|as long as|so long as|on condition|in part|in theory|I (?:think|believe|guess|suppose|suspect|assume|hope|fear|doubt)|we (?:think|believe)|it seems|anything but|all but|in my (?:view|opinion)|may (?=\p{Ll})|apart from|other than|far from|kind of|sort of)\b/iu
/** Words that look like a negation and are none. */
const HARMLESS =
  /\b(?:not only|not just|not merely|no doubt|no wonder|no matter|no less than|No\. ?\d|Nos\. ?\d|nothing but)\b/giu

/** The first negation or qualifier in some words that were left out, as written. */
export function riskyWords(omitted: string): string | undefined {
  const text = omitted.replace(/[’'`´]/g, '’')
  const phrase = PHRASES.exec(text)?.[0]
  return (
    wordsOf(text.replace(HARMLESS, '')).find(
      word => isNegation(word) || QUALIFIERS.has(word.toLowerCase()),
    ) ?? phrase?.trim()
  )
}

/** Whether some words hold a negation, and how many. */
export function negationsIn(words: string): number {
  return wordsOf(words.replace(/['`´]/g, '’').replace(HARMLESS, '')).filter(isNegation).length
}

/** The last negation before a place that reaches as far as it: none of these marks and no “but” comes between. */
export function governingNegation(before: string, reach: number): string | undefined {
  const text = before
    .replace(/['`´]/g, '’')
    .replace(HARMLESS, harmless => 'x '.repeat(wordsOf(harmless).length))
  // In German a comma stands before every clause, and the negation reaches over it.
  const clause = text
    .split(/,(?!\s*(?:dass|daß|ob)\b)|[;:.!?()—–]|\b(?:but|yet|instead|rather|aber|sondern|mais|pero)\b/iu)
    .at(-1)!
  return wordsOf(clause).slice(-reach).findLast(isNegation)
}

const EDGE_QUALIFIER = /^(?:unless|except|until|only\s+if|es sei denn|sauf|salvo|excepto)\b/iu

/**
 * The negation that comes next, or the qualifier with which the next clause of the same sentence begins. `after` is the
 * rest of the sentence.
 */
export function limitAfter(after: string): string | undefined {
  const next = /^\s+([\p{L}\p{M}’'-]+)/u.exec(after.replace(HARMLESS, 'x'))?.[1]
  if (next !== undefined && isNegation(next)) return next
  const rest = after.replace(/^[\s\p{P}]+/u, '')
  const direct = EDGE_QUALIFIER.exec(rest)?.[0]
  // A mark at the edge ends the clause, and what comes behind it is the next one.
  if (direct || /^[\s\p{P}]*[,;:.!?—–]/u.test(after)) return direct
  const border = rest.search(/[,;:—–]|\b(?:unless|except|until|only\s+if)\b/iu)
  if (border < 0) return undefined
  return EDGE_QUALIFIER.exec(rest.slice(border).replace(/^[\s\p{P}]+/u, ''))?.[0]
}

function isNegation(word: string): boolean {
  const folded = word.toLowerCase()
  return NEGATIONS.has(folded) || folded.endsWith('n’t')
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:[’-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
}
