/** Opens the page, asks, and waits for the moment of one picture. */
import { startLine } from './server.mjs'

/** Opens the page as on `device`, brings it into the state and passes it to `use`. */
export async function withState(browser, url, { question, fault, moment, line, clock, before }, device, use) {
  const { width, height, theme, isTouch } = device
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: isTouch,
    isMobile: isTouch,
    deviceScaleFactor: 1,
    locale: 'en-US',
  })
  const ownLine = line && (await startLine(url))
  try {
    const page = await context.newPage()
    if (clock) await page.clock.install()
    if (fault) await sendFaults(page, fault)
    await page.goto(ownLine?.url ?? url)
    const box = page.getByRole('textbox', { name: 'Message' })
    await box.waitFor()
    if (question) {
      await box.fill(question)
      before?.(ownLine)
      await page.getByRole('button', { name: 'Send' }).click()
    }
    await moment(page, ownLine)
    // Until the renderer has loaded an answer is plain text.
    if (await page.locator('[data-markdown]').count()) await page.locator('[data-markdown] .markdown').first().waitFor()
    // Away from the pressed button, which would show its hover style.
    await page.mouse.move(0, 0)
    await page.evaluate(() => document.fonts.ready)
    return await use(page)
  } finally {
    await context.close()
    ownLine?.stop()
  }
}

/** Passes a fault to the simulator without showing it on the page. */
async function sendFaults(page, fault) {
  await page.route('**/api/chat', async (route) => {
    const body = route.request().postDataJSON()
    const text = body?.messages?.at(-1)?.parts?.find(({ type }) => type === 'text')
    if (!text) return route.continue()
    text.text += ` fault:${fault}`
    await route.continue({ postData: JSON.stringify(body) })
  })
}
