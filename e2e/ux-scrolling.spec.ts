/** The reader's scroll position, with the numbers of the checklist of conventions. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { ask, expectStatus, framesLater, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

const list = (page: Page) => page.getByRole('region', { name: 'Conversation' })
const jump = (page: Page) => page.getByRole('button', { name: 'Jump to latest' })
const top = (page: Page) => list(page).evaluate((box) => box.scrollTop)
const gap = (page: Page) => list(page).evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)

test('32: a question is pinned near the top, and the answer grows below it', async ({ page, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 3000')
  await expectStatus(page, 'complete')
  await simulator.pauseAfter(5)
  await ask(page, 'count to 100')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  const place = async () => {
    const box = await list(page).boundingBox()
    const question = await page.getByRole('article', { name: 'You' }).last().boundingBox()
    return (question?.y ?? 0) - (box?.y ?? 0)
  }
  const pinned = await place()
  expect(pinned).toBeGreaterThanOrEqual(0)
  expect(pinned).toBeLessThan(80)
  await simulator.step(40)
  await expect(lastMarkdown(page)).toHaveText(words(45))
  expect(await place()).toBe(pinned)
})

const WAYS_UP: Array<[string, (page: Page) => Promise<void>]> = [
  ['one wheel tick', (page) => page.mouse.wheel(0, -20)],
  ['a key', async (page) => list(page).press('ArrowUp')],
  ['Page Up', async (page) => list(page).press('PageUp')],
  [
    'a small drag of the scroll bar',
    async (page) => {
      await list(page).evaluate((box) => {
        box.scrollTop -= 12
      })
    },
  ],
]

for (const [name, goUp] of WAYS_UP) {
  test(`33, 34: at the bottom the view follows; ${name} up ends that for good; Jump to latest brings it back`, async ({
    page,
    simulator,
  }) => {
    await page.goto('/')
    await simulator.pauseAfter(1_500)
    await ask(page, 'count to 4000')
    await expect(lastMarkdown(page)).toHaveText(words(1_500))
    await expect.poll(() => gap(page)).toBeLessThan(24)
    await simulator.step(200)
    await expect(lastMarkdown(page)).toHaveText(words(1_700))
    await expect.poll(() => gap(page)).toBeLessThan(24)
    await list(page).hover()
    await goUp(page)
    await expect(jump(page)).toBeVisible()
    // Scrolling by keys starts a few frames after the key, and lasts for some.
    await page.waitForFunction(() => {
      const box = document.querySelector('section[aria-label="Conversation"]') as HTMLElement & {
        last?: number
        still?: number
      }
      box.still = box.last === box.scrollTop ? (box.still ?? 0) + 1 : 0
      box.last = box.scrollTop
      return box.still > 20
    })
    const place = await top(page)
    await expect(jump(page)).not.toHaveAttribute('data-news')
    await simulator.step(800)
    await expect(lastMarkdown(page)).toHaveText(words(2_500))
    expect(await top(page)).toBe(place)
    await expect(jump(page)).toHaveAttribute('data-news', 'true')
    await jump(page).click()
    await expect.poll(() => gap(page)).toBeLessThan(24)
    await simulator.resume()
    await expectStatus(page, 'complete')
    await expect.poll(() => gap(page)).toBeLessThan(24)
    await expect(jump(page)).toBeHidden()
  })
}

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 780 } })

  test('33: a finger that pulls down ends the following', async ({ page, simulator, context }) => {
    await page.goto('/')
    await simulator.pauseAfter(800)
    await messageBox(page).fill('count to 4000')
    // On a touch screen Enter adds a line.
    await page.getByRole('button', { name: 'Send' }).tap()
    await expect(lastMarkdown(page)).toHaveText(words(800))
    await expect.poll(() => gap(page)).toBeLessThan(24)
    const session = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] })
    await touch('touchStart', 300)
    for (const y of [310, 330, 360]) await touch('touchMove', y)
    await expect(jump(page)).toBeVisible()
    await touch('touchEnd')
    await simulator.step(300)
    await expect(lastMarkdown(page)).toHaveText(words(1_100))
    await expect(jump(page)).toBeVisible()
    expect(await gap(page)).toBeGreaterThan(100)
  })
})

for (const question of [
  'count to 3000',
  'Show me code in several languages',
  'Think hard, then solve a small puzzle',
]) {
  test(`35: nothing moves when the answer to "${question}" ends`, async ({ page, simulator }) => {
    await page.goto('/')
    await simulator.pauseAfter(40)
    await ask(page, question)
    await expectStatus(page, 'streaming')
    // Records every position of the last line of text, frame by frame.
    await page.evaluate(() => {
      const places: Array<{ text: number; height: number }> = []
      Object.assign(window, { places })
      const look = () => {
        const markdown = [...document.querySelectorAll('[data-markdown]')].at(-1)
        const box = markdown?.getBoundingClientRect()
        if (box) places.push({ text: markdown?.textContent?.length ?? 0, height: Math.round(box.bottom) })
      }
      // As painted: the page's own observer, which is older, has already moved the view.
      const content = document.querySelector('section[aria-label="Conversation"] > div')
      if (content) new ResizeObserver(look).observe(content)
      Object.assign(window, { look })
    })
    await simulator.resume()
    await expectStatus(page, 'complete')
    // Late changes, such as highlighted code, come within these frames.
    await framesLater(page, 20)
    const jumps = await page.evaluate(() => {
      const { places, look } = window as unknown as {
        places: Array<{ text: number; height: number }>
        look(): void
      }
      look()
      const whole = places.at(-1)?.text
      const settled = places.filter(({ text }) => text === whole).map(({ height }) => height)
      return Math.max(...settled) - Math.min(...settled)
    })
    expect(jumps).toBeLessThanOrEqual(1)
  })
}

test.describe('for readers who want no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('37: nothing fades, slides or pulses', async ({ page, simulator }) => {
    await page.goto('/')
    await simulator.pauseAfter(3)
    await ask(page, 'count to 9')
    await expect(lastMarkdown(page)).toHaveText(words(3))
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        ['', '::before', '::after'].flatMap((pseudo) => {
          const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(
            element,
            pseudo || null,
          )
          const moves =
            transitionDuration.split(',').some((each) => Number.parseFloat(each) > 0.001) ||
            (animationName !== 'none' && Number.parseFloat(animationDuration) > 0.001) ||
            scrollBehavior === 'smooth'
          return moves ? [`${element.tagName}${pseudo} ${transitionDuration} ${animationName}`] : []
        }),
      ),
    )
    expect(moving).toEqual([])
    await simulator.resume()
    await expectStatus(page, 'complete')
    await expect(lastAnswer(page)).toBeVisible()
  })
})
