import type { ItemDate } from '../source.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type DateParts = readonly number[]

/**
 * A date as people and programs write it in metadata: ISO 8601 and EDTF (`2024-03-05`, `2019-05/2019-06`, `1979~`),
 * `5 March 2024`, `March 5, 2024`, `2024/3/5`, `5.3.2024`. What is not understood is kept as it is, in `raw`.
 */
export function readDate(written: string): ItemDate | undefined {
  const text = written.trim()
  if (text === '') return undefined
  const [from = '', to] = text.split('/').length === 2 ? text.split('/') : [text]
  const start = isoDate(from)
  const end = to === undefined || to === '' || to === '..' ? undefined : isoDate(to)
  if (start && (to === undefined || to === '' || to === '..' || end)) {
    const parts = { 'date-parts': end ? [start, end] : [start] }
    return /[~?%]/.test(text) ? { ...parts, circa: true } : parts
  }
  const parts = spokenDate(text)
  return parts ? { 'date-parts': [parts] } : { raw: text }
}

/** Year, month and day from separate fields; a month may be a name or number. */
export function dateOfParts(year: string, month = '', day = ''): ItemDate {
  const years = /^\D{0,3}(\d{4})(?:\s*[-–/]+\s*(\d{4}))?\D*$/.exec(year)
  if (!years) return { raw: [day, month, year].filter(Boolean).join(' ') }
  if (years[2]) return { 'date-parts': [[Number(years[1])], [Number(years[2])]] }
  const days = day || (/\d{1,2}/.exec(month.replace(/^\d{1,2}$/, ''))?.[0] ?? '')
  return { 'date-parts': [valid([Number(years[1]), monthOf(month), Number(days)])] }
}

function isoDate(text: string): DateParts | undefined {
  const found =
    /^(-?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T\s][\d:.,]*\s*(?:Z|UTC|[+-][\d:]+)?)?[~?%]?$/.exec(
      text.trim(),
    )
  if (!found) return undefined
  return valid([Number(found[1]), Number(found[2] ?? found[4] ?? 0), Number(found[3] ?? found[5] ?? 0)])
}

function spokenDate(text: string): DateParts | undefined {
  const slashed = /^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?$/.exec(text)
  if (slashed) return valid([Number(slashed[1]), Number(slashed[2]), Number(slashed[3] ?? 0)])
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (dotted) return valid([Number(dotted[3]), Number(dotted[2]), Number(dotted[1])])
  const named =
    /^(?:\p{L}+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?(\p{L}{3,})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})(?:[\s,].*)?$/u.exec(
      text,
    )
  const month = named ? monthOf(named[2]!) : 0
  return named && month > 0 ? valid([Number(named[4]), month, Number(named[1] ?? named[3] ?? 0)]) : undefined
}

function monthOf(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number)) return number
  const name = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase().slice(0, 3)
  return name === undefined ? 0 : MONTHS.indexOf(name) + 1
}

/** Only as much of the date as there is. EDTF numbers the seasons from 21 on; CSL has no month for them. */
function valid([year, month, day]: [number, number, number]): DateParts {
  if (!(month >= 1 && month <= 12)) return [year]
  return day >= 1 && day <= 31 ? [year, month, day] : [year, month]
}
