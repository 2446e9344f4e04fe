import type { Measured } from './measure.ts'

export interface Row {
  readonly engine: string
  readonly measured: Partial<Measured>
  /** Why it is left out. */
  readonly note?: string
}

interface Column {
  readonly title: string
  readonly of: (measured: Partial<Measured>) => number | undefined
  readonly digits: number
  /** Whether more is better. */
  readonly more?: boolean
}

const MEGABYTE = 1e6

const COLUMNS: readonly Column[] = [
  {
    title: 'build MB/s',
    of: ({ build, textBytes }) => build && textBytes && textBytes / MEGABYTE / (build / 1000),
    digits: 1,
    more: true,
  },
  { title: 'memory MB', of: ({ memory }) => memory && memory / MEGABYTE, digits: 0 },
  { title: 'file MB', of: ({ file }) => file && file / MEGABYTE, digits: 1 },
  { title: 'cold start ms', of: ({ start }) => start, digits: 0 },
  { title: 'cold query ms, median', of: ({ cold }) => quantile(cold, 0.5), digits: 2 },
  { title: '95th', of: ({ cold }) => quantile(cold, 0.95), digits: 2 },
  { title: 'keystroke ms, median', of: ({ keystrokes }) => quantile(keystrokes, 0.5), digits: 3 },
  { title: '95th', of: ({ keystrokes }) => quantile(keystrokes, 0.95), digits: 3 },
  { title: 'first', of: ({ first }) => first, digits: 3, more: true },
  { title: 'among five', of: ({ five }) => five, digits: 3, more: true },
]

/** The figures as a Markdown table, and those of the first engine as ratios to the best other one. */
export function table(rows: readonly Row[]): string {
  const [own, ...peers] = rows
  const lines = [
    ['engine', ...COLUMNS.map(column => column.title)],
    COLUMNS.map(() => '---').concat('---'),
    ...rows.map(({ engine, measured, note }) =>
      note ? [`${engine} (${note})`] : [engine, ...COLUMNS.map(column => shown(column, measured))],
    ),
    ['ratio to the best peer', ...COLUMNS.map(column => ratio(column, own, peers))],
  ]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function shown({ of, digits }: Column, measured: Partial<Measured>): string {
  return of(measured)?.toFixed(digits) ?? '–'
}

/** How many times as good: above 1 is better, whatever the unit. */
function ratio({ of, more }: Column, own: Row | undefined, peers: readonly Row[]): string {
  const value = own && of(own.measured)
  const others = peers
    .filter(({ note }) => !note)
    .map(({ measured }) => of(measured))
    .filter(other => other !== undefined)
  if (value === undefined || others.length === 0) return '–'
  return `${(more ? value / Math.max(...others) : Math.min(...others) / value).toFixed(2)} ×`
}

function quantile(times: readonly number[] | undefined, share: number): number | undefined {
  if (!times?.length) return undefined
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]
}
