import { stringify } from 'yaml'
import { t, translated } from '../base/l10n.ts'
import { legalCitekey } from '../library/citekey.ts'
import { isUnreadable, type LoadChunk } from '../library/formats/format.ts'
import { ORIGINAL_PAGE } from '../library/formats/formats.ts'
import { MAX_FILE_BYTES } from '../library/limits.ts'
import type { Item, Metadata } from '../library/source.ts'
import { sourcePatterns } from '../library/sourcePatterns.ts'
import type { Context } from './context.ts'
import { dateOf } from './describeItem.ts'

/** A page as a host has fetched it. */
export interface FetchedPage {
  /** Where it was found in the end. */
  readonly url: string
  /** Its media type, without parameters: `text/html`. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Fetches an address of http or https, unless that is given up. @throws {RefusedError} */
export type FetchPage = (url: string, signal?: AbortSignal) => Promise<FetchedPage>

/** Why something is not made a source, as a sentence that starts with what was given and has no full stop. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

/** Files that make a source; a host writes them, and asks before it replaces any. The first is the source itself. */
export interface NewSource {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/**
 * A page as a source: a clean Markdown file with what is known of it in front matter, and beside it the page as it
 * was fetched.
 * @throws {RefusedError}
 */
export async function sourceOfPage(
  context: Context,
  address: string,
  fetchPage: FetchPage,
  load: LoadChunk,
  today: Date,
): Promise<NewSource> {
  const url = addressOf(address)
  const page = await fetchPage(url)
  if (!/^(?:text\/html|application\/xhtml\+xml)$/i.test(page.type))
    throw new RefusedError(
      page.type
        ? t`${url} is no web page but ${page.type}. Download it and add the file`
        : t`${url} is no web page. Download it and add the file`,
    )
  const { cleanPage } = await load('cleanPage')
  try {
    const { markdown, item } = await cleanPage(page.bytes)
    const stem = stemOf(item, page.url)
    const original = `${stem}${ORIGINAL_PAGE}`
    const text = `\n${markdown}`
    const metadata = {
      ...frontMatterOf({ ...item, URL: item.URL ?? page.url }),
      accessed: today.toISOString().slice(0, 10),
      original,
      sha256: { text: await sha256(new TextEncoder().encode(text)), original: await sha256(page.bytes) },
    }
    const source = new TextEncoder().encode(`---\n${stringify(metadata, { lineWidth: 0 })}---\n${text}`)
    const files = [
      { name: `${stem}.md`, bytes: source },
      { name: original, bytes: page.bytes },
    ]
    return { folder: await newSourcesFolder(context), files }
  } catch (thrown) {
    throw isUnreadable(thrown) ? new RefusedError(`${url} ${translated(thrown.message)}`) : thrown
  }
}

/** A text from the clipboard as a source, just as it is, named by its first words. @throws {RefusedError} */
export async function sourceOfText(context: Context, text: string): Promise<NewSource> {
  if (text.trim() === '') throw new RefusedError(t`There is no text in the clipboard. Copy the article first`)
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > MAX_FILE_BYTES) throw new RefusedError(t`The text in the clipboard is longer than 20 MB`)
  const words = text.trim().split(/\s+/).slice(0, WORDS_OF_NAME).join(' ')
  return { folder: await newSourcesFolder(context), files: [{ name: `${slug(words)}.txt`, bytes }] }
}

/** The folder in which new sources are put: the first of those in the setting that is there, else the first. */
export async function newSourcesFolder({ workspace, settings }: Context): Promise<string> {
  const [first, ...others] = sourcePatterns(workspace.roots, settings.sources).map(({ folder }) => folder)
  if (!first || workspace.roots.length === 0)
    throw new RefusedError(t`No folder is open to put a source in. Open the folder of your text first`)
  for (const folder of [first, ...others]) {
    if ((await workspace.list(folder).catch(() => [])).length > 0) return folder
  }
  return first
}

function addressOf(written: string): string {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(written.trim())
    ? written.trim()
    : `https://${written.trim()}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RefusedError(
      t`${written.trim()} is no address of a web page: it must start with https:// or http://`,
    )
  url.hash = ''
  return url.href
}

/** So many words of a title or text make a file's name. */
const WORDS_OF_NAME = 6

/** `roe-2024-water-for-the-island`, of what is known. */
function stemOf(item: Metadata, url: string): string {
  const [name] = item.author ?? []
  const author = name?.family ?? name?.literal?.split(' ').at(-1)
  const year = item.issued?.['date-parts']?.[0]?.[0]
  const title = item.title?.split(/\s+/).slice(0, WORDS_OF_NAME).join(' ')
  return slug([author, year, title ?? new URL(url).hostname].filter(Boolean).join(' '))
}

function slug(words: string): string {
  return legalCitekey(words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')).slice(0, 80)
}

/** As `readFrontMatter` reads it again. */
function frontMatterOf(item: Metadata): Record<string, unknown> {
  const { type, title, author, publisher, 'container-title': container, URL: url } = item
  const names = author?.map(({ literal, ...parts }) => literal ?? parts)
  const values = {
    title,
    author: names,
    date: item.issued ? dateOf(item as Item) || undefined : undefined,
    publisher,
    'container-title': container,
    url,
    type,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')
}
