/** The small document of Readability's own package, made for places without one. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    parse(markup: string, uri?: string): Document
  }
}

/** The parser itself, which PDF.js would otherwise start in a worker of its own. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
