import assert from 'node:assert/strict'
import type { Item } from '../../../../src/library/source.ts'
import { readFile } from './read.ts'

describe('the metadata of a web page', () => {
  const TEXT = 'The keeper of the lighthouse counted the ships on Tuesday, and there were seventeen of them. '

  async function checkItem(head: string, expected: Partial<Item>): Promise<void> {
    const { source } = await readFile(
      'm.html',
      `<html><head>${head}</head><body><article><p>${TEXT.repeat(5)}</p></article></body></html>`,
    )
    assert.deepEqual({ ...source!.item, id: undefined }, { id: undefined, ...expected })
  }

  it('comes from JSON-LD', () =>
    checkItem(
      `<script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'The Daily', '@id': '#site' },
          { '@type': 'Person', '@id': '#jane', name: 'Jane Roe' },
          {
            '@type': 'NewsArticle',
            headline: 'Water for the island',
            author: [{ '@id': '#jane' }, { '@type': 'Person', givenName: 'John', familyName: 'Doe' }],
            datePublished: '2024-03-05T10:00:00Z',
            publisher: { '@type': 'Organization', name: 'Daily Press' },
            isPartOf: { '@id': '#site' },
            url: 'https://example.org/water',
          },
        ],
      })}</script>`,
      {
        type: 'article-newspaper',
        title: 'Water for the island',
        author: [{ literal: 'Jane Roe' }, { family: 'Doe', given: 'John' }],
        issued: { 'date-parts': [[2024, 3, 5]] },
        publisher: 'Daily Press',
        'container-title': 'The Daily',
        URL: 'https://example.org/water',
      },
    ))

  it('comes from OpenGraph and plain tags', () =>
    checkItem(
      '<title>Water | The Daily</title><meta property="og:title" content="Water &amp; the island"><meta property="og:site_name" content="The Daily">' +
        '<meta property="article:published_time" content="2024-03-05"><meta name="author" content="Jane Roe">' +
        '<link rel="canonical" href="https://example.org/water"><script type="application/ld+json">{ broken</script>',
      {
        type: 'document',
        title: 'Water & the island',
        author: [{ literal: 'Jane Roe' }],
        issued: { 'date-parts': [[2024, 3, 5]] },
        'container-title': 'The Daily',
        URL: 'https://example.org/water',
      },
    ))

  it('comes from Dublin Core', () =>
    checkItem(
      '<meta name="DC.title" content="Water"><meta name="DC.creator" content="Roe, Jane"><meta name="DC.creator" content="Doe, John">' +
        '<meta name="DC.date" content="2023"><meta name="DC.publisher" content="Harbour Press">',
      {
        type: 'document',
        title: 'Water',
        author: [
          { family: 'Roe', given: 'Jane' },
          { family: 'Doe', given: 'John' },
        ],
        issued: { 'date-parts': [[2023]] },
        publisher: 'Harbour Press',
      },
    ))

  it('comes from the tags that scholarly indexes read', () =>
    checkItem(
      '<meta name="citation_title" content="On water"><meta name="citation_author" content="Roe, Jane">' +
        '<meta name="citation_publication_date" content="2022/11/3"><meta name="citation_journal_title" content="Annals">' +
        '<meta name="citation_publisher" content="Academy"><meta property="og:title" content="On water - Annals">',
      {
        type: 'article-journal',
        title: 'On water',
        author: [{ family: 'Roe', given: 'Jane' }],
        issued: { 'date-parts': [[2022, 11, 3]] },
        publisher: 'Academy',
        'container-title': 'Annals',
      },
    ))
})
