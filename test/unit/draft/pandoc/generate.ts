import fc from 'fast-check'

/** Paragraphs with one to three citations each, of keys, prefixes, locators and suffixes in all combinations. */

const letter = fc.constantFrom(...'abcxyzABZ0189_éß北')
const inner = fc.oneof({ weight: 6, arbitrary: letter }, fc.constantFrom(...':.#%&-+?>/'))
const plainKey = fc.array(inner, { maxLength: 8 }).map(rest => `k${rest.join('')}`)
const bracedKey = fc
  .array(fc.oneof(letter, fc.constantFrom(...':./,;-@!')), { minLength: 1, maxLength: 8 })
  .map(characters => `{${characters.join('')}}`)
const key = fc
  .oneof({ weight: 5, arbitrary: plainKey }, bracedKey)
  .filter(one => !/^(?:fig|tbl|lst|sec|eq|thm)-/.test(one))

const number = fc.oneof(
  fc.nat({ max: 999 }).map(String),
  fc.constantFrom('iv', 'XII', 'A3', '3A', '3(a)', '2:33', '1.2', 'ix', 'a', '[3]', '(4)'),
)
const separator = fc.constantFrom('-', '–', '--', ', ', ' - ', ',', '; ')
const value = fc
  .tuple(number, fc.array(fc.tuple(separator, number), { maxLength: 2 }))
  .map(([first, more]) => first + more.map(([between, next]) => between + next).join(''))
const term = fc.constantFrom(
  ...'p. pp. page Page chap. chapters sec. § §§ ¶ para. paras. vol. v. vv. l. n. no. fig. fol. bk. col. op. pt. s.v.'.split(
    ' ',
  ),
  'sub verbo',
  'ch.',
  'p',
  'at',
  '',
)
const bare = fc
  .tuple(term, fc.constantFrom(' ', '', '\n'), value)
  .map(([label, gap, number_]) => (label === '' ? number_ : `${label}${gap}${number_}`))
const locator = fc.oneof(
  { weight: 4, arbitrary: bare },
  bare.map(words => `{${words}}`),
)
const words = fc.constantFrom(
  'see',
  'see also',
  'passim',
  'and others',
  'emphasis added',
  '*sic*',
  '"so"',
  '`x`',
  '$x$',
  'e.g.',
  'x.',
  '(2nd ed.)',
  '[sic]',
  'cf.,',
  '<b>x</b>',
  '\\;',
  "it's",
  'p. 3',
  '5',
)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const item = fc
  .record({
    prefix: optional(words),
    minus: fc.boolean(),
    key,
    comma: fc.constantFrom(', ', ' ', ',', ',\n'),
    locator: optional(locator),
    suffix: optional(words),
    suffixComma: fc.constantFrom(', ', ' '),
  })
  .map(one =>
    [
      one.prefix === undefined ? '' : `${one.prefix} `,
      one.minus ? '-' : '',
      `@${one.key}`,
      one.locator === undefined ? '' : one.comma + one.locator,
      one.suffix === undefined ? '' : one.suffixComma + one.suffix,
    ].join(''),
  )
const list = fc.array(item, { minLength: 1, maxLength: 3 }).map(items => items.join('; '))
const citation = fc.oneof(
  { weight: 3, arbitrary: list.map(items => `[${items}]`) },
  fc.tuple(key, optional(locator)).map(([k, l]) => `@${k}${l === undefined ? '' : ` [${l}]`}`),
  fc.tuple(key, list).map(([k, items]) => `@${k} [${items}]`),
  fc.tuple(key, locator, list).map(([k, l, items]) => `@${k} [${l}; ${items}]`),
)
const around = fc.constantFrom('Text', '“Words”', '"words"', 'so,', '(so', '*so*', 'x.', 'a -', '—')

export const paragraph: fc.Arbitrary<string> = fc
  .array(fc.tuple(around, citation), { minLength: 1, maxLength: 3 })
  .map(parts => `Text ${parts.flat().join(' ')}`)
