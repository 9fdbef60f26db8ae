import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { flanking } from '@/lib/markdown/parse/flanking'
import { renderStatic } from './static/fixtures/render-static'
import { StreamingMarkdown } from './streaming-markdown'

/** The rendering, without what only the page adds. */
const plain = (markup: string) =>
  markup
    .replace(/ (?:target|rel|data-host|dir|lang|translate|data-caret|data-streaming|class)="[^"]*"/g, '')
    .replace(/&(?:quot|#x22);/g, '"')
    .replace(/<\/?(?:div|p)>/g, '')

const render = (text: string, streaming = false) =>
  plain(renderToStaticMarkup(<StreamingMarkdown text={text} streaming={streaming} />))

const a = (url: string, text = url) => `<a href="${url}">${text}</a>`

describe('emphasis beside CJK punctuation', () => {
  it.each([
    ['这是**「重点」**内容。', '这是<strong>「重点」</strong>内容。'],
    ['**注意：**请先备份。', '<strong>注意：</strong>请先备份。'],
    ['*注意：*请先备份。', '<em>注意：</em>请先备份。'],
    ['***注意：***请先备份。', '<em><strong>注意：</strong></em>请先备份。'],
    ['~~旧价。~~新价', '<del>旧价。</del>新价'],
    ['共**100%**的**(全部)**人', '共<strong>100%</strong>的<strong>(全部)</strong>人'],
    ['**日本語の文（括弧付き）。**続きます。', '<strong>日本語の文（括弧付き）。</strong>続きます。'],
    ['**“문서는 점검한다”**는 원칙입니다.', '<strong>“문서는 점검한다”</strong>는 원칙입니다.'],
    ['한국어**(강조)**입니다', '한국어<strong>(강조)</strong>입니다'],
    [
      '**`代码`**也是，**[链](https://a.example/)**也是',
      `<strong><code>代码</code></strong>也是，<strong>${a('https://a.example/', '链')}</strong>也是`,
    ],
    ['含**重点**内容。', '含<strong>重点</strong>内容。'],
    ['𠮟**「る」**𠮟', '𠮟<strong>「る」</strong>𠮟'],
    // Without CJK text nearby, CommonMark applies to the letter.
    ['a**"b"**c and snake_case_name', 'a**"b"**c and snake_case_name'],
    ['注意__：__请', '注意__：__请'],
  ])('is rendered: %s', async (text, expected) => {
    expect(render(text)).toBe(expected)
    expect(plain(await renderStatic(text))).toBe(expected)
  })

  it.each(['**注意：**请先备份。 好', '这是**「重点」**内容。 好', '한국어**(강조)**입니다 네', '~~旧价。~~新价 好'])(
    'shows no marks while it grows: %s',
    (text) => {
      const shown = Array.from(text, (_, index) => render(text.slice(0, index + 1), true).replace(/<[^>]*>/g, ''))
      expect(shown.filter((part) => /[*~]/.test(part))).toEqual([])
    },
  )

  it('opens and closes in growing text where it does for the parser', () => {
    const char = fc.constantFrom(...'ab1 。：「」（）"(.%“”*~_한ｶ𠮟😀', '漢︀', '〽︎')
    const mark = fc.constantFrom('*', '**', '~~', '_', '__')
    const check = fc.property(char, char, char, char, mark, (before, first, last, after, marks) => {
      const text = `x${before}${marks}${first}y${last}${marks}${after}x`
      const start = 1 + before.length
      const end = text.length - 1 - after.length - marks.length
      const touches = [before, first, last, after].some((side) => '*_~'.includes(side))
      if (touches) return
      const emphasised = /<(?:em|strong|del)>/.test(render(text))
      const { opens } = flanking(text, start, start + marks.length)
      const { closes } = flanking(text, end, end + marks.length)
      expect([text, opens && closes]).toEqual([text, emphasised])
    })
    fc.assert(check, { numRuns: 600, seed: 2026 })
  })
})

describe('bare links', () => {
  const address = 'https://example.com/a'

  it.each([...'。，、；：！？（）「」『』【】《》〈〉〔〕…—“”‘’．～｜'])('end before %s', (mark) => {
    for (const url of [address, 'https://example.com', `${address}?b=c&d=e#f`, 'http://localhost:3000/x_(y)'])
      expect(render(`请看 ${url}${mark}谢谢`)).toContain(`>${url.replace(/&/g, '&amp;')}</a>${mark}谢谢`)
    expect(render(`请看 www.example.com/a${mark}谢谢`)).toBe(
      `请看 ${a('http://www.example.com/a', 'www.example.com/a')}${mark}谢谢`,
    )
    expect(render(`写信给me@example.com${mark}谢谢`)).toBe(
      `写信给${a('mailto:me@example.com', 'me@example.com')}${mark}谢谢`,
    )
  })

  it.each([
    [`资料：${address}；${address}（说明）`, `资料：${a(address)}；${a(address)}（说明）`],
    [
      `（${address}）和「www.example.com」`,
      `（${a(address)}）和「${a('http://www.example.com/', 'www.example.com')}」`,
    ],
    ['看www.example.com。', `看${a('http://www.example.com/', 'www.example.com')}。`],
    ['看www.example.com 吧', `看${a('http://www.example.com/', 'www.example.com')} 吧`],
    [`${address}。**重点**和\`码\`。`, `${a(address)}。<strong>重点</strong>和<code>码</code>。`],
    [`${address}.。${address}).，`, `${a(address)}.。${a(address)}).，`],
    [`**${address}**。*${address}*，`, `<strong>${a(address)}</strong>。<em>${a(address)}</em>，`],
    // GFM finds these in the finished text, as they follow an open bracket.
    [
      `[看 ${address}。好 www.example.com，x`,
      `[看 ${a(address)}。好 ${a('http://www.example.com/', 'www.example.com')}，x`,
    ],
    ['https://。a www.。b https://a_b。c', 'https://。a www.。b https://a_b。c'],
    // A name in a path, and an explicit link.
    [
      'https://ja.wikipedia.org/wiki/レオナルド・ダ・ヴィンチ です',
      a(
        'https://ja.wikipedia.org/wiki/%E3%83%AC%E3%82%AA%E3%83%8A%E3%83%AB%E3%83%89%E3%83%BB%E3%83%80%E3%83%BB%E3%83%B4%E3%82%A3%E3%83%B3%E3%83%81',
        'https://ja.wikipedia.org/wiki/レオナルド・ダ・ヴィンチ',
      ).concat(' です'),
    ],
    [`[看。](${address})。<${address}>。`, `${a(address, '看。')}。${a(address)}。`],
    ['`https://example.com/a。`', '<code>https://example.com/a。</code>'],
    // As in GFM.
    [`See ${address}_(b). Then (${address}).`, `See ${a(`${address}_(b)`)}. Then (${a(address)}).`],
  ])('are found in %s', async (text, expected) => {
    expect(render(text)).toBe(expected)
    expect(plain(await renderStatic(text))).toBe(expected)
  })

  it('lose no character, whatever surrounds them', () => {
    const piece = fc.constantFrom(
      'https://',
      'www.',
      'a.example',
      '/b',
      '。',
      '，',
      '（',
      '）',
      ' ',
      '看',
      '.',
      '-',
      ')',
    )
    const check = fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `看${pieces.join('')}`
      expect(render(text).replace(/<[^>]*>|\s/g, '')).toBe(text.replace(/\s/g, ''))
    })
    fc.assert(check, { numRuns: 400, seed: 2026 })
  })
})

describe('tildes', () => {
  it.each([
    '大约3~5天，价格100~200元。',
    'Takes ~10 min, or ~25 on old disks.',
    'see ~/docs and ~/bin.',
    '~a~ ~~~b~~~ c',
  ])('stay unless there are two: %s', (text) => {
    expect(render(`x ${text}`)).toBe(`x ${text}`)
    for (let end = 1; end <= text.length; end++)
      expect(`x ${text}`.startsWith(render(`x ${text.slice(0, end)}`, true))).toBe(true)
  })

  it('strike in pairs', () => {
    expect(render('Board 0.3~8mm and ~~gone~~ text')).toBe('Board 0.3~8mm and <del>gone</del> text')
  })
})
