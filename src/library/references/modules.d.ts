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
  interface Cluster {
    readonly citationID: string
    readonly citationItems: readonly object[]
    readonly properties: { readonly noteIndex: number; readonly mode?: string }
  }
  class Engine {
    readonly opt: { readonly xclass: string }
    constructor(sys: Sys, style: string, language?: string, forceLanguage?: boolean)
    setOutputFormat(format: string): void
    rebuildProcessorState(
      citations: readonly Cluster[],
      format: string,
    ): readonly (readonly [id: string, note: number, text: string])[]
    updateItems(ids: readonly string[]): void
    makeBibliography(): readonly [unknown, readonly string[]] | false
  }
  const CSL: { readonly Engine: typeof Engine; debug: (message: string) => void }
  export default CSL
}
