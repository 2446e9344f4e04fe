/** Good inputs of every format, small, and with one of each thing that the format has. */

export const yaml = [
  'title: A “talk”\nauthor:\n  - Jane Roe\n  - family: Doe\n    given: John\ndate: 2024-02-03\nurl: https://example.org/a\ncitation-key: roe-2024\n',
  'a: &a [1, 2]\nb: *a\ntitle: >-\n  Folded\n  title\nissued: {date-parts: [[2024, 1]]}\nkeywords: [x, "y"]\n',
]

export const cslJson = [
  '[{"id":"roe-2024","type":"article","title":"A “talk”","author":[{"family":"Roe","given":"Jane"}],"issued":{"date-parts":[[2024,2,3]]}},{"id":"b","URL":"https://example.org"}]',
  '{"references":[{"id":1,"title":["a","b"],"issued":"2024-02"},{"id":"c","author":"A and B"}]}',
]

export const cslYaml = [
  'references:\n- id: roe-2024\n  title: A talk\n  author:\n  - family: Roe\n    given: Jane\n  issued: 2024-02-03\n- id: b\n  title: "Other"\n',
  '- id: a\n  type: book\n-   id: b\n    note: |\n      - id: c\n      text\n',
]

export const bibtex = [
  '@string{jan = "January", press = {The Press}}\n@preamble{"\\newcommand{\\x}{y}"}\n@comment{not @article{this, }}\n' +
    '@book{whole, title = {The {Whole} B\\"ook}, editor = "Roe, Jane and {The Body} and van der Berg, Jan", publisher = press # { Ltd}, year = 1999}\n' +
    '@incollection{part, author = {Doe, Jr., John and others}, title = {Part \\emph{of} it}, crossref = {whole}, pages = {1--20}, file = {Paper:files/a\\:b.pdf:application/pdf;x.pdf:}}\n' +
    '@article(round, title = {In $x^2$ brackets \\textbf{bold \\textit{both}}}, date = {2024-01-02/2024-02}, xdata = {d}, journaltitle = {J. of \\&}, month = jan)\n@xdata{d, note = {n}}\n',
]

export const ris = [
  'TY  - JOUR\r\nAU  - Roe, Jane\r\nAU  - Body\r\nTI  - A title\r\nPY  - 2024/03/05/\r\nSP  - 1\r\nEP  - 20\r\nID  - roe\r\nL1  - files/a.pdf\r\nUR  - https://example.org\r\nER  - \r\n\r\nTY  - BOOK\nID  - b\nER  - \n',
]

const quoted =
  'The minister, Jane Roe, said on Monday: “We will not sell the harbour,” and added, “not now.”\n\n' +
  '“Nobody,” she said, “asked us.” According to Mr. Doe, the treaty “was signed in 1999”.\n'

export const plain = [
  quoted,
  'JANE ROE: So we begin.\n\nJOHN DOE: We do, at 3.5 per cent.\n\n— And so on, she said.\n',
  'One line\nof text that is\nwrapped hard.\n\n   Indented. »Ja«, sagte er. «Oui», dit-elle.\n',
]

export const markdown = [
  `---\ntitle: A talk\nauthor: Jane Roe\n---\n\n# Head\n\n${quoted}\n> A block quote\n> of two lines\n> > nested\n\n- item *one*\n  1. item \`two\`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`js\ncode\n\`\`\`\n\nSee [a link](https://example.org "t"), ![image](i.png), <b>html</b> &amp; a note[^1] and $x$.\n\n[^1]: The note.\n\nTerm\n:   Definition\n`,
  'Setext\n======\n\n::: {.div #id}\nText \\* with **bold _both_** ~~gone~~ H~2~O.\n:::\n\n<div>\n\nInside.\n\n</div>\n\n[ref]: https://example.org\n',
]

export const subtitles = [
  'WEBVTT - Title\n\nNOTE a comment\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n<v Jane Roe>Hello, <i>all</i>.\n\n00:01:02.500 --> 00:01:04.000\n- Yes.\n- &lt;No&gt;.\n',
  '1\n00:00:01,000 --> 00:00:02,500\nJANE: Hello.\n\n2\n00:00:02,500 --> 00:00:04,000\n<i>And more.</i>\n',
]

export const chapter =
  '<h1>Head</h1><p>The first paragraph of it, which is long enough to be seen as a part of an article by all who look.</p>' +
  '<blockquote><p>A quote, quite long too.</p></blockquote><ul><li>Item</li></ul><table><tr><td>1</td></tr></table>' +
  '<p>She said: &ldquo;We will <em>not</em> sell the&nbsp;harbour&rdquo;, and added that nobody had ever asked her for it in all these years.<br/>And more.</p>'

export const html = [
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page | Site</title><meta property="og:title" content="A page"><meta name="citation_author" content="Roe, Jane"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"A page","author":[{"@type":"Person","name":"Jane Roe"}],"datePublished":"2024-02-03"}</script><style>p{}</style></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article>${chapter.repeat(2)}</article><footer>About</footer></body></html>`,
]
export const htmlTokens =
  '<p> </p> <div> </div> <q> <blockquote> <script> </script> <!-- --> <![CDATA[ <svg> <math> <table> <td> <template> <br/> <a href=" &amp; &#x1f600; &nbsp; <?xml <!DOCTYPE <!ENTITY'.split(
    ' ',
  )

export const mhtml = [
  `From: <Saved>\r\nSubject: =?utf-8?Q?A=20page?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><article>${chapter.replaceAll('=', '=3D')}</article></body></html>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--b--\r\n`,
]

export const word =
  '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">She said: </w:t><w:tab/><w:t>“Not &amp; now.”</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sdt><w:p><w:r><w:t>More.</w:t></w:r></w:p></w:sdt>'

export const opf =
  '<package><metadata><dc:title>T</dc:title><dc:creator>Roe, Jane</dc:creator><dc:date>2024</dc:date></metadata><manifest><item id="c0" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c0"/></spine></package>'

export const queries = [
  'good neighbours … good [friends]',
  'in:roe-2024 speaker:"Jane Roe" “the harbour treaty”',
]

export const drafts: Readonly<Record<string, readonly string[]>> = {
  markdown: [
    '---\nbibliography: [a.bib, "b.json"]\n---\n\nRoe said “we will not sell” [see @roe-2024, p. 3; -@doe, para. 4 and more], as @{odd key} [chap. 2] did.^[A note “inside” @b.]\n\n> A block quote,\n> of two lines [@c]\n\n`@code` $@math$ <https://a@b.org> {cite:p}`d`\n',
  ],
  latex: [
    "\\documentclass{article}\\addbibresource{a.bib}\n\\begin{document}\nRoe said ``we will not sell'' \\cite[see][p.~3]{roe-2024,doe}. \\enquote{Nested \\enquote{inner}} \\parencites[1]{a}[2]{b}\n\\begin{quote}A block \\footnote{note} quote \\citep{c}\\end{quote}\n\\begin{verbatim}\\cite{x}\\end{verbatim}\n\\blockcquote[3]{d}{Words.} % \\cite{comment}\n\\verb|\\cite{y}| $x$\n\\end{document}\n",
  ],
  typst: [
    '#bibliography("a.bib")\n= Head\nRoe said “we will not sell” @roe-2024[p. 3]. #quote(attribution: <doe>, block: true)[A block #footnote[note] quote] #cite(<a>, supplement: [p. 2]) // @comment\n/* @x */ `@code` $@math$ "plain" \\@no\n#let f(x) = [#x @b]\n',
  ],
  org: [
    '#+bibliography: a.bib\n* Head\nRoe said “we will not sell” [cite/t:see @roe-2024 p. 3; @doe].\n#+begin_quote\nA block quote [cite:@a]\n#+end_quote\n#+begin_src js\n@x\n#+end_src\nA note[fn:: inside “it” cite:b] =verb= ~code~ [[https://a.org][link]]\n# comment\n',
  ],
  asciidoc: [
    '= Title\n:bib: a\n\nRoe said “we will not sell” cite:[roe-2024(3), doe] and "`curly`" <<ref>>.\n\n[quote,Jane Roe]\n____\nA block quote cite:np[a]\n____\n\n----\ncode cite:[x]\n----\n\nfootnote:[A note “inside”] pass:[y] // no\n// comment\n',
  ],
  html: [
    '<html><head><title>x</title></head><body><p>Roe said <q cite="https://a.org">we will <i>not</i> sell</q> [@roe-2024, p. 3] &ldquo;and more&rdquo;.</p><blockquote cite="a">A block<p>quote</p></blockquote><!-- @x --><script>@y</script><pre>@z</pre></body></html>',
  ],
  plaintext: [
    'Roe said “we will not sell” [@roe-2024, p. 3], and "more" by @doe.\n\n> A quote\n> of two lines\n',
  ],
}

/** Pieces of all markups. */
export const draftTokens = (
  '[@a [@a,p.3] @{a} -@a ^[ [^1]: ``` $$ <!-- > - 1. # | --- ::: {.a} \\cite{a} \\enquote{ \\begin{quote} \\end{quote} \\footnote{ ' +
  '\\begin{verbatim} \\verb| % #quote[ #cite(<a>) /* */ #let [cite:@a] #+begin_quote #+end_quote [fn:1] [fn:: cite:[a] ____ ---- ' +
  'footnote:[ <q> </q> <blockquote> <script> <pre> “a” "a {cite:p}`a` said,'
).split(' ')

const macros =
  '<macro name="who"><names variable="author"><name form="long" and="text" delimiter=", " et-al-min="3" et-al-use-first="1" name-as-sort-order="first"/><label form="short" prefix=" ("/><substitute><names variable="editor"/><text macro="what"/></substitute></names></macro>' +
  '<macro name="what"><choose><if type="book" match="any"><text variable="title" font-style="italic" text-case="title"/></if><else-if variable="container-title"><text variable="title" quotes="true"/></else-if><else><text variable="title"/></else></choose></macro>' +
  '<macro name="when"><date variable="issued" prefix="(" suffix=")"><date-part name="year"/><date-part name="month" form="short" prefix=" "/></date></macro>'
const rules =
  '<citation et-al-min="3" disambiguate-add-year-suffix="true" collapse="year"><sort><key macro="when"/><key variable="title" sort="descending"/></sort><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><text macro="who"/><text macro="when"/><label variable="locator" form="short"/><text variable="locator"/></group></layout></citation>' +
  '<bibliography hanging-indent="true" subsequent-author-substitute="—"><sort><key macro="who"/></sort><layout suffix="."><text macro="who"/><text macro="what" prefix=" "/><number variable="volume" form="ordinal"/><text term="in" text-case="capitalize-first"/><text variable="URL"/><text value="x &amp; y"/></layout></bibliography>'
const style = (form: string, info: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="${form}" version="1.0" default-locale="en-GB">\n<info><title>T</title>${info}</info><!-- a comment -->\n<locale xml:lang="en"><terms><term name="in">within</term><term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term></terms></locale>${macros}${rules}</style>\n`

export const styles = [
  style('in-text', '<link href="http://www.zotero.org/styles/apa" rel="template"/>'),
  style('note', '<updated>2024-01-01</updated>'),
  '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
]
export const styleTokens = [
  ...'<macro name="who"> </macro> <text macro="who"/> <text macro="what"/> <text variable="title"/> <group> </group> <choose> <if <else/> <names'.split(
    ' ',
  ),
  ...'variable="author"> <substitute> <layout> </layout> <citation> <bibliography> <style <!DOCTYPE <!ENTITY <![CDATA[ &x; &#60; " \' = form="x"'.split(
    ' ',
  ),
  '<text variable="title"/>',
  '<date variable="issued" form="text"/>',
  'prefix="$&"',
]
/** What the styles are given to write. */
export const items = [
  { id: 'a', type: 'book', title: 'On <i>walls</i> & “gates”', author: [{ family: 'Roe', given: 'Jane' }, { literal: 'The Office' }], issued: { 'date-parts': [[2024, 2, 3]] }, volume: '3', URL: 'https://example.org/a' },
  { id: 'b', type: 'article-journal', title: 'Of bridges', 'container-title': 'Nature', author: [{ family: 'Roe', given: 'Jane' }], issued: { 'date-parts': [[2024]] } },
] // biome-ignore format: data

export const patterns = ['articles/**/*.{txt,md}', 'Articles (2024)/[a-c]?/*.pdf', 'seeds', '../x/*']
export const paths = [`${'a/'.repeat(1_000)}${'b'.repeat(250)}.txt`, 'x/y.md', '']
export const templates = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of ours
  '$quotation${1:$attribution} $citation',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of ours
  '\\cite${locator:+[$locator]}{$key}\n> $words ${2:more ${3:still} \\} } $0',
]
