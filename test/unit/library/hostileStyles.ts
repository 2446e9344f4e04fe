export const style = (body: string, { before = '', info = '<title>x</title>' } = {}) =>
  `<?xml version="1.0"?>${before}<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>${info}</info>${body}</style>`
export const layouts = (body: string) =>
  `<citation><layout>${body}</layout></citation><bibliography><layout>${body}</layout></bibliography>`
const nested = (count: number) =>
  `${'<group>'.repeat(count)}<text variable="title"/>${'</group>'.repeat(count)}`

/** Each macro calls the next one twice: a few lines that come to more than any computer writes. */
const bomb = Array.from(
  { length: 40 },
  (_, i) => `<macro name="m${i}"><text macro="m${i + 1}"/><text macro="m${i + 1}"/></macro>`,
).join('')

/** Styles that are none, or more than one, and what is said of them. */
export const HOSTILE: Readonly<Record<string, readonly [xml: string, told: RegExp]>> = {
  'no XML': ['This is no style.', /^is no CSL style/],
  nothing: ['', /^is no CSL style/],
  'another kind of XML': ['<html><body><p>style</p></body></html>', /^is no CSL style/],
  JSON: ['{"style": "apa"}', /^is no CSL style/],
  'a style without citations': [style(''), /^has no rules for citations/],
  'a bomb of entities': [
    style(layouts('<text value="&lol9;"/>'), {
      before: '<!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;&lol;">]>',
    }),
    /^declares a document type/,
  ],
  'an external entity': [
    style(layouts('<text value="&xxe;"/>'), {
      before: '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
    }),
    /^declares a document type/,
  ],
  'a document type outside': [
    style(layouts('<text variable="title"/>'), {
      before: '<!DOCTYPE style SYSTEM "http://evil.invalid/x.dtd">',
    }),
    /^declares a document type/,
  ],
  'deep nesting': [style(layouts(nested(2_000))), /^is nested too deeply/],
  'a macro that calls itself': [
    style(`<macro name="a"><text macro="a"/></macro>${layouts('<text macro="a"/>')}`),
    /^has the macro a, which calls itself/,
  ],
  'macros in a circle, also where nothing calls them': [
    style(
      `<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>${layouts('<text variable="title"/>')}`,
    ),
    /^has the macro [ab], which calls itself/,
  ],
  'a bomb of macros': [
    style(`${bomb}<macro name="m40"><text variable="title"/></macro>${layouts('<text macro="m0"/>')}`),
    /^comes to more than 200000 elements/,
  ],
  'a macro that is not there': [
    style(layouts('<text macro="gone"/>')),
    /^calls the macro gone, which it does not have/,
  ],
  'macros with the names of objects': [
    style(layouts('<text macro="__proto__"/><text macro="constructor"/>')),
    /^calls the macro __proto__, which it does not have/,
  ],
  'too much of it': [
    style(`${layouts('<text variable="title"/>')}<!--${'x'.repeat(1_000_001)}-->`),
    /^is too large/,
  ],
  'the rules of another style': [
    style('', {
      info: '<title>x</title><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>',
    }),
    /^has no rules of its own: it takes those of http:\/\/www\.zotero\.org\/styles\/apa/,
  ],
  'the rules of a file': [
    style('', { info: '<link rel="independent-parent" href="file:///etc/passwd"/>' }),
    /^has no rules of its own: it takes those of file:\/\/\/etc\/passwd\./,
  ],
  'attributes without end': [
    style(layouts(`<text ${Array.from({ length: 3_000 }, (_, i) => `a${i}="x"`).join(' ')}/>`)),
    /^has an element with more than 100 attributes/,
  ],
  'an attribute that is a pattern': [
    style(layouts('<text (a+)+$="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" variable="title"/>')),
    /^has the name “\(a\+\)\+\$” in it, which is none/,
  ],
}
