// @vitest-environment happy-dom
/** The button back to the end: its name and its description. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { JumpToLatest } from './jump-to-latest'

test.each([true, false])(
  'its name is the same with news (%s) and without; news describe it, and are seen',
  (hasNews) => {
    const page = document.createElement('div')
    page.innerHTML = renderToStaticMarkup(<JumpToLatest hasNews={hasNews} onJump={() => {}} />)
    const button = page.querySelector('button')
    expect(button?.getAttribute('aria-label')).toBe('Jump to latest')
    const description = page.querySelector(`[id="${button?.getAttribute('aria-describedby')}"]`)
    expect(description?.textContent).toBe(hasNews ? 'There is new text' : undefined)
    expect(button?.querySelectorAll('span.bg-accent')).toHaveLength(hasNews ? 1 : 0)
  },
)
