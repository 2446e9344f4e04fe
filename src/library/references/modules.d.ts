/** Built into the chunk as text. */
declare module '*.csl' {
  const xml: string
  export default xml
}
declare module '*.xml' {
  const xml: string
  export default xml
}

/** As much as is used of https://citeproc-js.readthedocs.io. */
declare module 'citeproc' {
  interface Sys {
    retrieveItem(id: string): unknown
    retrieveLocale(language: string): string | false
  }
  class Engine {
    constructor(sys: Sys, style: string, language?: string, forceLanguage?: boolean)
    setOutputFormat(format: string): void
    updateItems(ids: readonly string[]): void
    makeBibliography(): readonly [unknown, readonly string[]] | false
  }
  const CSL: { readonly Engine: typeof Engine }
  export default CSL
}
