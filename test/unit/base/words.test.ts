import assert from 'node:assert/strict'
import { hashOf, words } from '../../../src/base/words.ts'

/** Each word as `folded` when it stands in the text as it is, else `folded<raw>`. */
function check(text: string, expected: string): void {
  const found = words(text)
  const shown = Array.from({ length: found.count }, (_, i) => {
    const raw = text.slice(found.start(i), found.end(i))
    return raw === found.fold(i) ? raw : `${found.fold(i)}<${raw}>`
  })
  assert.equal(shown.join(' '), expected)
}

describe('words', () => {
  it('fold case and accents', () => check('Éa e\u0301A İs ıs', 'ea<Éa> ea<e\u0301A> is<İs> is<ıs>'))
  it('expand ligatures and letters of their own', () =>
    check('ﬁn Straße Ærø', 'fin<ﬁn> strasse<Straße> aero<Ærø>'))
  it('fold full-width forms', () => check('ｆｕｌｌ１', 'full1<ｆｕｌｌ１>'))
  it('join at apostrophes of any style', () =>
    check("don't don’t don`t don\\'t", "dont<don't> dont<don’t> dont<don`t> dont<don\\'t>"))
  it('leave quotation marks out', () => check('‘so’ "so" «so» ’tis', 'so so so tis'))
  it('join words broken at a line end', () =>
    check(
      'inter-\n  ests con-\nﬁdence chi－\nld',
      'interests<inter-\n  ests> confidence<con-\nﬁdence> child<chi－\nld>',
    ))
  it('keep words apart where a capital follows', () => check('well-\nKnown', 'well known<Known>'))
  it('split at hyphens and dashes', () => check('re-sign a--b a—b', 're sign a b a b'))
  it('skip soft hyphens', () => check('sin\u00adcere', 'sincere<sin\u00adcere>'))
  it('keep numbers', () => check('$1,000.5 1,2 3D', '1000<1,000> 5 1 2 3d<3D>'))
  it('keep fractions apart', () => check('2½', '2 ½'))
  it('drop note marks', () => check('word² on', 'word<word²> on'))
  it('take a character for a word where no spaces are written', () =>
    check('中国和 こんに。', '中 国 和 こ ん に'))
  it('keep Thai marks with their letters', () => check('สวัสดี', 'ส วั ส ดี'))
  it('read letters beyond the basic plane', () => check('𝐁𝐨 😀 𠀀𠀁', 'bo<𝐁𝐨> 𠀀 𠀁'))
  it('read Hangul alike in both normal forms', () =>
    assert.equal(words('안녕').fold(0), words('안녕'.normalize('NFD')).fold(0)))
  it('read from an offset, up to a number of words', () => {
    const some = words('one two three four').scan('one two three four', 4, 2)
    assert.deepEqual([some.count, some.fold(0), some.start(1)], [2, 'two', 8])
  })
  it('hash as hashOf does', () => assert.equal(words('x Nación').hashes[1], hashOf('nacion')))
})
