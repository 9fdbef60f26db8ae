/** What must hold in every engine, written once: asking, stopping, returning, reading, copying, running code. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { type AppProcess, startApp } from '@/e2e/support/app'
import { addBrowserTools, runCode } from '@/e2e/support/browser-tools'
import { type Listener, startListener } from '@/e2e/support/listener'
import { REACHES, WAYS_OUT } from '@/e2e/support/sandbox-attempts'
import { type SimulatorProcess, startSimulator } from '@/e2e/support/simulator'
import { words } from '@/e2e/support/words'
import type { Driver } from './driver'
import type { Target } from './in-page'
import { KEYS, type Page, pageOf } from './page'
import { CONVERSATION, GAP, KEEP_SECRETS, SHRINK_AND_GROW } from './page-code'
import { BASH, FORMULAS } from './simulated'
import { answer, box, button, markdown, question, sandbox } from './targets'

const PICTURES = join(import.meta.dirname, '../../test-results/browsers')

/** Runs the stories in one browser; they are skipped when it is missing. */
export function stories(browser: string, launch: (() => Promise<Driver>) | undefined): void {
  describe.skipIf(!launch)(`in ${browser}`, () => {
    const running: Array<Promise<{ stop(): Promise<void> }>> = []
    const track = <T extends { stop(): Promise<void> }>(thing: Promise<T>): Promise<T> => {
      running.push(thing)
      return thing
    }
    let simulator: SimulatorProcess
    let app: AppProcess
    let listener: Listener
    let page: Page

    beforeAll(async () => {
      if (!launch) return
      const opening = track(launch())
      listener = await track(startListener())
      simulator = await track(startSimulator())
      app = await track(startApp({ ANTHROPIC_BASE_URL: simulator.url }))
      page = pageOf(await opening)
    })
    afterAll(async () => {
      // A failed start has already been reported.
      await Promise.allSettled(running.map(async (thing) => (await thing).stop()))
    })
    beforeEach(async ({ task }) => {
      onTestFailed(async () => {
        mkdirSync(PICTURES, { recursive: true })
        const file = join(PICTURES, `${browser} ${task.name}.png`.replaceAll(/[^\w.]+/g, '-'))
        writeFileSync(file, await page.screenshot())
        console.log(`What ${browser} showed: ${file}\n${app.output()}`)
      })
      await simulator.reset()
      listener.hits.length = 0
      await page.resize(1280, 900)
      await page.open(app.url)
    })

    const text = (target: Target) => expect.poll(() => page.read('text', target))
    const status = (target: Target) => expect.poll(() => page.read('attribute', target, 'data-status'))

    /** Waits until a button stops moving, as a click goes to where it was when the click was requested. */
    async function isStill(name: string) {
      const place = `[...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(${JSON.stringify(name)}))?.getBoundingClientRect().top ?? -1`
      let last = Number.NaN
      await expect
        .poll(async () => {
          const before = last
          last = Number(await page.evaluate(place))
          return last === before && last >= 0
        })
        .toBe(true)
    }

    /** Writes a question and sends it with Enter. */
    async function ask(words: string) {
      await page.click(box)
      await page.type(words)
      await expect.poll(() => page.read('isEnabled', button('Send'))).toBe(true)
      await page.press(KEYS.Enter)
      await text(question).toBe(words)
    }
    /** Checks the clipboard by pasting into the text box, which needs no permission. */
    async function expectPasted(text: string) {
      await page.click(box)
      await page.press(KEYS.Control, 'v')
      await expect.poll(() => page.read('value', box)).toBe(text)
    }

    test('a question is answered word by word', async () => {
      await simulator.pauseAfter(3)
      await ask('count to 20')
      await text(markdown).toBe(words(3))
      await status(answer).toBe('streaming')
      expect(await page.read('count', button('Stop'))).toBe(1)
      for (const count of [4, 5]) {
        await simulator.step(1)
        await text(markdown).toBe(words(count))
      }
      await simulator.resume()
      await text(markdown).toBe(words(20))
      await status(answer).toBe('complete')
      await text({ role: 'group', name: 'Usage', inside: answer }).toContain('20 out')
      expect(await page.read('count', button('Send'))).toBe(1)
      expect(await page.read('path')).toMatch(/^\/chat\/\w+$/)
    })

    test('Stop keeps the text so far and ends the call', async () => {
      await simulator.pauseAfter(5)
      await ask('count to 500')
      await text(markdown).toBe(words(5))
      await page.click(button('Stop'))
      await status(answer).toBe('stopped')
      expect(await page.read('text', markdown)).toBe(words(5))
      await expect.poll(async () => (await simulator.requests())[0]?.ended).toBe('aborted')
      await expect.poll(() => page.read('isFocused', box)).toBe(true)
    })

    test('a reload in mid-answer continues it, in one call', async () => {
      await simulator.pauseAfter(7)
      await ask('count to 30')
      await text(markdown).toBe(words(7))
      await page.reload()
      await text(markdown).toBe(words(7))
      await text(question).toBe('count to 30')
      await simulator.resume()
      await text(markdown).toBe(words(30))
      await status(answer).toBe('complete')
      expect(await simulator.requests()).toHaveLength(1)
    })

    test('a question sent meanwhile waits its turn, across a reload too', async () => {
      await simulator.pauseAfter(2)
      await ask('count to 9')
      await text(markdown).toBe(words(2))
      await page.click(box)
      await page.type('count to 4')
      await page.press(KEYS.Enter)
      const waiting: Target = { css: '[data-status="queued"]' }
      await text(waiting).toContain('count to 4')
      await page.reload()
      await text(waiting).toContain('count to 4')
      await simulator.resume()
      await text(question).toBe('count to 4')
      await text(markdown).toBe(words(4))
      expect(await page.read('count', answer)).toBe(2)
    })

    test('code is highlighted, and Copy code copies its source', async () => {
      await ask('Show me code in several languages')
      await status(answer).toBe('complete')
      await expect
        .poll(async () => (await page.read('colours', { css: 'pre', inside: markdown }))?.length)
        .toBeGreaterThan(3)
      await page.click(button('Copy code', markdown))
      await expectPasted(BASH)
    })

    test('formulas are rendered, money is not, and nothing is wider than a narrow window', async () => {
      await ask('Show me some math')
      await status(answer).toBe('complete')
      await expect.poll(() => page.read('count', { css: '.katex', inside: markdown })).toBe(FORMULAS)
      await text(markdown).toContain('Tickets cost between $5 and $10, and')
      // The view followed the end while formulas replaced their sources.
      expect(await page.read('count', button('Jump to latest'))).toBe(0)
      expect(await page.evaluate("document.fonts.load('16px KaTeX_Main').then(({ length }) => length)")).toBe(1)
      await page.resize(480, 900)
      await expect.poll(() => page.read('fits')).toBe(true)
    })

    test('the end stays in view when the content shrinks before it grows, until the reader leaves it', async () => {
      await ask('Show me some math')
      await status(answer).toBe('complete')
      await expect.poll(() => page.read('count', { css: '.katex', inside: markdown })).toBe(FORMULAS)
      await page.evaluate(SHRINK_AND_GROW)
      await expect.poll(() => page.evaluate(GAP)).toBe(0)
      expect(await page.read('count', button('Jump to latest'))).toBe(0)
      await page.evaluate(`${CONVERSATION}.scrollTop = 0`)
      await expect.poll(() => page.read('count', button('Jump to latest'))).toBe(1)
      expect(await page.evaluate(`${CONVERSATION}.scrollTop`)).toBe(0)
    })

    test('Copy copies the answer as Markdown', async () => {
      const markdownSource = 'Some **bold** words, `code` and $x^2$.'
      await ask(`Repeat after me: ${markdownSource}`)
      await status(answer).toBe('complete')
      await page.click(button('Copy', answer))
      await expectPasted(markdownSource)
    })

    test('a copied selection has the sources of its formulas', async () => {
      await ask('Repeat after me: Only $x^2$ grows.')
      await status(answer).toBe('complete')
      await expect.poll(() => page.read('count', { css: '.katex', inside: markdown })).toBe(1)
      await page.click({ css: 'p', inside: markdown })
      await page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-markdown] p'))")
      await page.press(KEYS.Control, 'c')
      await expectPasted('Only $x^2$ grows.')
    })

    test('code asks before it runs, and runs in the sandbox', async () => {
      await ask('Simulate the birthday problem in JavaScript')
      await status(answer).toBe('waiting')
      await expect.poll(() => page.read('attribute', sandbox, 'data-state')).toBe('approval-requested')
      await isStill('Allow once')
      await page.click(button('Allow once', sandbox))
      await expect.poll(() => page.read('attribute', sandbox, 'data-state')).toBe('output-available')
      await text(sandbox).toContain('23 people:')
      await status(answer).toBe('complete')
      await text(markdown).toContain('Among 23 people two share a birthday')
    })

    test('sandboxed code cannot reach the page or the network', async () => {
      await page.evaluate(KEEP_SECRETS)
      await addBrowserTools(page)
      expect(await runCode(page, 'console.log("seen"); 6 * 7')).toEqual({
        output: { console: [{ level: 'log', text: 'seen' }], value: '42' },
      })
      const waysOut = Object.entries(WAYS_OUT).map(([way, code]) => [way, code.replaceAll('HOST', listener.address)])
      const reached: unknown[] = []
      for (const [what, code] of [...REACHES, ...waysOut]) {
        const outcome = await runCode(page, String(code).replaceAll('APP', app.url))
        // WebKit gives an opaque origin empty storage of its own, which is discarded with it.
        const isNothing = outcome.output?.value === '[]' || !outcome.output
        if (!isNothing || outcome.errorText?.includes('the-page')) reached.push([what, outcome])
      }
      expect(reached).toEqual([])
      expect(listener.hits).toEqual([])
    })

    test('an error of the code comes back with its line', async () => {
      await addBrowserTools(page)
      const errorOf = async (code: string) => (await runCode(page, code)).errorText
      expect(await errorOf('const a = 1\n\nmissing(a)')).toMatch(/^ReferenceError: .*missing.* \(line 3\)$/)
      expect(await errorOf('const a = 1\nconst = 2')).toMatch(/^SyntaxError: .+ \(line 2\)$/)
      expect(await errorOf('const f = () => {\n  throw new RangeError("far")\n}\nf()')).toBe('RangeError: far (line 2)')
      expect(await errorOf('throw { code: 7 }')).toBe('Thrown: { code: 7 }')
    })

    test('a menu opens at its button, and Escape closes it', async () => {
      await ask('count to 3')
      await status(answer).toBe('complete')
      const menu: Target = { role: 'navigation', name: 'Export' }
      await page.click(button('Export'))
      await expect.poll(() => page.read('count', menu)).toBe(1)
      const [below, above] = [await page.read('box', menu), await page.read('box', button('Export'))]
      expect(below?.top).toBeGreaterThanOrEqual(above?.bottom ?? Number.NaN)
      expect(below?.left).toBeLessThan(above?.right ?? Number.NaN)
      expect(below?.right).toBeGreaterThan(above?.left ?? Number.NaN)
      expect(await page.evaluate("getComputedStyle(document.querySelector('nav:popover-open')).borderTopWidth")).toBe(
        '1px',
      )
      await page.press(KEYS.Escape)
      await expect.poll(() => page.read('count', menu)).toBe(0)
    })
  })
}
