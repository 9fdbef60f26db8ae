// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { takeMath } from '@/lib/markdown/tree/math-spans'
import { StreamingMarkdown } from './streaming-markdown'

const formulasIn = (text: string) => takeMath(text).spans.map(({ tex, display }) => (display ? `[${tex}]` : tex))

afterEach(cleanup)

async function show(text: string): Promise<HTMLElement> {
  return (await act(async () => render(<StreamingMarkdown text={text} streaming={false} />))).container
}

describe('takeMath', () => {
  it.each([
    ['Let $x^2$ and \\(y\\) be.', ['x^2', 'y']],
    ['$$x^2$$ and\n\\[y\\]', ['[x^2]', '[y]']],
    ['$$\na\n+ b\n$$', ['[a\n+ b]']],
    ['> $$\n> a\n> $$', ['[a]']],
    ['$5 and $10', []],
    ['$5-$6, US$7 or 8$', []],
    ['costs $20 or 30$ more', []],
    ['`$a$` and ``\\(b\\)``', []],
    ['```\n$a$\n```', []],
    ['\\$a$ and $ a $', []],
    ['[a](https://a.example/$b$)', []],
    ['\\\\(a\\\\)', []],
    ['As in \\[1\\], not \\[\\\\\\]', []],
    ['so \\[x = 1\\]', ['[x = 1]']],
  ])('finds the formulas of %j', (text, expected) => {
    expect(formulasIn(text)).toEqual(expected)
  })
})

describe('math', () => {
  it('is its source until KaTeX is loaded, then a formula', async () => {
    const server = renderToStaticMarkup(<StreamingMarkdown text="Let $x^2$ be" streaming={false} />)
    expect(server).toContain('<code class="language-math math-inline">x^2</code>')
    const host = await show('Let $x^2$ be, `$y$` and $5 or $6.')
    await expect.poll(() => host.querySelector('.katex')).not.toBeNull()
    expect(host.querySelectorAll('.katex')).toHaveLength(1)
    expect(host.textContent).toContain('$5 or $6.')
    expect(host.querySelector('code')?.textContent).toBe('$y$')
  })

  it('renders no link, image or attribute that its source asks for', async () => {
    const tex = '\\href{javascript:alert(1)}{x} \\includegraphics{https://a.example/b.png} \\htmlData{a=b}{c}'
    const host = await show(`$$${tex}$$ and $\\url{javascript:alert(1)}$`)
    await expect.poll(() => host.querySelector('.katex, .katex-error')).not.toBeNull()
    expect(host.querySelectorAll('a, img, [data-a]')).toHaveLength(0)
  })

  it('stays text where it is endless or too long', async () => {
    const host = await show(`$$\\def\\a{\\a\\a}\\a$$ and $${'x+'.repeat(2500)}x$`)
    expect(host.textContent).toContain('x+x+x')
    expect(host.querySelectorAll('.katex-html')).toHaveLength(0)
  })
})
