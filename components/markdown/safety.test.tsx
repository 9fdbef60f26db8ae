import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { StreamingMarkdown } from './streaming-markdown'

const IMAGE = 'data:image/png;base64,iVBORw0KGgo='
const payloads = [
  '[x](javascript:alert(1))',
  '[x](java&#x73;cript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '<javascript:alert(1)>',
  '[x](vbscript:x)',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>*{background:url(http://127.0.0.1:9/)}</style>',
  '<script>alert(1)</script>\n\n<svg onload=alert(1)>',
  '![a](http://127.0.0.1:9/?q=S)',
  '![a][r]\n\n[r]: http://127.0.0.1:9/?q=S',
  '![a](//127.0.0.1:9/?q=S)',
  '![a](/relative.png) ![b](blob:https://a.example/1) ![c](data:image/svg+xml;base64,AAAA)',
  '[![a](http://127.0.0.1:9/?q=S)](https://b.example)',
  '| ![a](http://127.0.0.1:9/) |\n|---|\n| [x](javascript:alert(1)) |',
  '[^1]\n\n[^1]: ![a](http://127.0.0.1:9/) [x](javascript:alert(1))',
  '[x](https://good.example@evil.example/) [y](//evil.example) [z](relative) [f](file:///etc/passwd)',
  '$$\\href{javascript:alert(1)}{x}$$ and $\\includegraphics{http://127.0.0.1:9/}$',
]

const render = (text: string, streaming: boolean) =>
  renderToStaticMarkup(<StreamingMarkdown text={text} streaming={streaming} />)

function unsafe(markup: string): string[] {
  const tags = markup.match(/<[a-z][^>]*>/gi) ?? []
  return tags.filter((tag) => {
    const href = / href="([^"]*)"/.exec(tag)?.[1]
    const src = / src="([^"]*)"/.exec(tag)?.[1]
    const badHref = href !== undefined && !/^(?:https?:\/\/|mailto:|#)/.test(href)
    const badSrc = src !== undefined && !/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(src)
    return badHref || badSrc || / (?:on\w+|srcdoc|srcset)=/i.test(tag) || /^<(?:script|style|iframe|svg)/i.test(tag)
  })
}

describe('hostile answers', () => {
  it.each(payloads)('render no unsafe address at any prefix: %s', (payload) => {
    const text = `Text ${payload}\n\n${payload}\n`
    for (let end = 1; end <= text.length; end++) expect(unsafe(render(text.slice(0, end), true))).toEqual([])
    expect(unsafe(render(text, false))).toEqual([])
    expect(unsafe(render(payload, false))).toEqual([])
  })

  it('are distinguished from safe ones by this test', () => {
    expect(unsafe('<a href="javascript:x">')).toHaveLength(1)
    expect(unsafe('<img src="http://a.example/">')).toHaveLength(1)
  })
})

describe('addresses', () => {
  it('open in a new tab, without referrer, and show a host that the text does not show', () => {
    const markup = render(
      '[here](https://www.a.example/b) and https://c.example/d and [mail](mailto:a@b.example)',
      false,
    )
    expect(markup).toContain('href="https://www.a.example/b"')
    expect(markup).toContain('data-host="a.example"')
    expect(markup.match(/target="_blank" rel="noopener noreferrer nofollow"/g)).toHaveLength(3)
    expect(markup.match(/data-host/g)).toHaveLength(1)
  })

  it('that may not be followed are replaced by their text', () => {
    expect(render('[a *b*](relative) [c](javascript:d)', false)).toContain('<span>a <em>b</em></span> <span>c</span>')
  })

  it('replace external images by a link that names their host', () => {
    const markup = render('![A cat](https://img.example/cat.png)', false)
    expect(markup).not.toContain('<img')
    expect(markup).toContain('data-host="img.example"')
    expect(markup).toContain('href="https://img.example/cat.png"')
    expect(markup).toContain('A cat')
  })

  it('render small images that are in the text itself', () => {
    expect(render(`![dot](${IMAGE})`, false)).toContain(`<img src="${IMAGE}" alt="dot"`)
    expect(render(`![dot](data:image/png;base64,${'A'.repeat(210_000)})`, false)).not.toContain('<img')
  })
})
