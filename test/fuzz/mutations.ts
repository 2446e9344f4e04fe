import fc from 'fast-check'

/** One change to an input. Places are shares of its length (of 10,000), so that they fit whatever went before. */
type Edit =
  | { readonly kind: 'insert'; readonly at: number; readonly token: string; readonly times: number }
  | { readonly kind: 'delete' | 'double' | 'keep'; readonly at: number; readonly length: number }
  | { readonly kind: 'replace'; readonly at: number; readonly code: number }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number; readonly length: number }

const SHARES = 10_000
/** Longer inputs show nothing that these do not, and fewer of them fit into the time. */
const MOST_CHARACTERS = 60_000
/** What trips readers of any format. */
const TOKENS = [
  ...'\0\n\r\t "\'\\/{}[]()<>&%$#@*_`~^|:;,.=-+!?',
  ...[
    '\r\n',
    '\n\n',
    '  \n',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\u0301',
    '\u{1f600}',
    '\ud800',
    '\ufffd',
    '一二',
    'שלום',
  ],
  ...[
    '__proto__',
    'constructor',
    'NaN',
    '-1',
    '1e999',
    '99999999999999999999',
    '2024-13-45',
    'null',
    '../../etc/passwd',
  ],
  ...[
    '“',
    '”',
    '„',
    '‘',
    '’',
    '…',
    '—',
    '<!--',
    '-->',
    ']]>',
    '&#x110000;',
    '&#0;',
    '%s',
    '{{x}}',
    'aaaaaaaa',
    'a b ',
  ],
]

/**
 * Inputs made from good ones by a few changes, which is what makes a parser believe the rest. They shrink to fewer
 * and smaller changes. `isBytes` when each character stands for a byte.
 */
export function mutated(
  { seeds, tokens }: { readonly seeds: readonly string[]; readonly tokens: readonly string[] },
  isBytes: boolean,
): fc.Arbitrary<string> {
  const place = fc.nat(SHARES)
  const length = fc.oneof(fc.nat(16), fc.nat(2_000))
  const token = fc.oneof(fc.constantFrom(...TOKENS), fc.constantFrom(...tokens))
  // Now and then so many that what is quadratic in them is seen.
  const times = fc.oneof(
    { weight: 30, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.nat(50) },
    { weight: 1, arbitrary: fc.constantFrom(2_000, 20_000) },
  )
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, token, times }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('delete' as const, 'double' as const, 'keep' as const),
        at: place,
        length,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('replace' as const), at: place, code: fc.nat(255) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('splice' as const), at: place, from: fc.nat(99), length }),
    },
  )
  const edits = fc.array(edit, { maxLength: 12, size: 'max' })
  return fc.tuple(fc.nat(seeds.length - 1), edits).map(([seed, list]) => {
    const made = list.reduce((text, one) => changed(text, one, seeds), seeds[seed]!)
    return (isBytes ? made.replace(/[^\0-\xff]/g, '\xff') : made).slice(0, MOST_CHARACTERS)
  })
}

function changed(text: string, edit: Edit, seeds: readonly string[]): string {
  const at = Math.floor((edit.at / SHARES) * text.length)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  switch (edit.kind) {
    case 'insert':
      return before + edit.token.repeat(Math.min(edit.times, MOST_CHARACTERS / edit.token.length)) + after
    case 'delete':
      return before + after.slice(edit.length)
    case 'double':
      return before + after.slice(0, edit.length) + after
    case 'keep':
      // Cut off here, as a file is that was not written to its end.
      return edit.length % 4 === 0 ? before : text
    case 'replace':
      return before + String.fromCharCode(edit.code) + after.slice(1)
    case 'splice': {
      const other = seeds[edit.from % seeds.length]!
      const from = Math.floor((edit.at * 7919) % (other.length + 1))
      return before + other.slice(from, from + edit.length) + after
    }
  }
}
