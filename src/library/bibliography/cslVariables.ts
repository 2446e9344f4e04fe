/** The variables and types of CSL 1.0.2, of which an item of CSL-JSON is made. */

const words = (text: string) => text.trim().split(/\s+/)

export const NAME_VARIABLES: ReadonlySet<string> = new Set(
  words(`author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator`),
)

export const DATE_VARIABLES: ReadonlySet<string> = new Set(
  words('accessed available-date event-date issued original-date submitted'),
)

export const TEXT_VARIABLES: ReadonlySet<string> = new Set(
  words(`abstract annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-key citation-label citation-number collection-number collection-title
    collection-title-short container-title container-title-short dimensions division DOI edition event event-place
    event-title first-reference-note-number genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language
    license locator medium note number number-of-pages number-of-volumes original-publisher
    original-publisher-place original-title page page-first part-number part-title PMCID PMID printing-number
    publisher publisher-place references reviewed-genre reviewed-title scale section shortTitle source status
    supplement-number title title-short URL version volume volume-title volume-title-short year-suffix`),
)

/** Variables that JSON may give as numbers. */
export const NUMBER_VARIABLES: ReadonlySet<string> = new Set(
  words(`chapter-number citation-number collection-number edition issue locator number number-of-pages
    number-of-volumes page page-first part-number printing-number section supplement-number version volume`),
)

export const TYPES: ReadonlySet<string> = new Set(
  words(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard
    thesis treaty webpage`),
)
