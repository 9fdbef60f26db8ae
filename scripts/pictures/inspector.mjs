/** The pictures of the inspector. */
import { withPage } from './page.mjs'

const QUESTION = 'Compare the time in New York and Tokyo'

/** Each with its device; all show the same answer at the same event. */
export const INSPECTOR_PICTURES = [
  { name: 'inspector', device: { width: 1440, height: 900, theme: 'light', isTouch: false } },
  { name: 'inspector-dark', device: { width: 1440, height: 900, theme: 'dark', isTouch: false } },
  { name: 'inspector-phone', device: { width: 390, height: 844, theme: 'light', isTouch: true } },
]

/** Asks, inspects the answer at two thirds of its events, and passes the page to `use`. */
export function withInspector(browser, url, { device }, use) {
  return withPage(browser, device, async (page) => {
    await page.goto(url)
    await page.getByRole('textbox', { name: 'Message' }).fill(QUESTION)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('article', { name: 'Claude' }).and(page.locator('[data-status="complete"]')).waitFor()
    await page.getByRole('link', { name: 'Inspect' }).click()
    const slider = page.getByRole('slider', { name: 'Position' })
    await page.getByRole('region', { name: 'Events' }).getByText('message_start').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    const count = Number(await slider.getAttribute('max'))
    await slider.fill(String(Math.round((count * 2) / 3)))
    await slider.evaluate((element) => element.blur())
    await page.mouse.move(0, 0)
    return use(page)
  })
}
