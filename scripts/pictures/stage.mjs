/** The pictures of the stage. */
import { withPage } from './page.mjs'

const pane = (page, name) => page.getByRole('region', { name })
const isOver = (page) => page.getByText('had been readable').waitFor({ timeout: 60_000 })

/** Each with its address, the keys that are pressed before Start, and its moment: a state of the page, never a time. */
export const STAGE_PICTURES = [
  {
    name: 'stage-presenter',
    path: '/stage?preset=short&pace=62',
    keys: ['f'],
    device: { width: 1920, height: 1080, theme: 'light', isTouch: false },
    moment: (page) => pane(page, 'As it is written').getByText('never held up again').waitFor({ timeout: 60_000 }),
  },
  {
    name: 'stage-dark',
    path: '/stage?preset=documentation&pace=132',
    keys: ['3'],
    device: { width: 1440, height: 900, theme: 'dark', isTouch: false },
    moment: (page) => pane(page, 'As it is written').getByText('Kind of delta').waitFor({ timeout: 60_000 }),
  },
  {
    name: 'stage-phone',
    path: '/stage?preset=medical&pace=60',
    keys: [],
    device: { width: 390, height: 844, theme: 'light', isTouch: true },
    async moment(page) {
      await isOver(page)
      await pane(page, 'Waits for the whole answer').evaluate((element) => element.scrollIntoView())
    },
  },
]

/** Plays the stage up to the picture's moment and passes the page to `use`. */
export function withStage(browser, url, { path, keys, device, moment }, use) {
  return withPage(browser, device, async (page) => {
    await page.goto(`${url}${path}`)
    const start = page.getByRole('button', { name: 'Start', exact: true })
    await start.waitFor()
    await page.evaluate(() => document.fonts.ready)
    for (const key of keys) await page.keyboard.press(key)
    await start.click()
    await moment(page)
    await page.mouse.move(0, 0)
    return use(page)
  })
}
