/** Opens the page, asks, and waits for the moment of one picture. */
import { withPage } from './page.mjs'
import { startLine } from './server.mjs'

/** Opens the page as on `device`, brings it into the state and passes it to `use`. */
export async function withState(browser, url, state, device, use) {
  const line = state.line && (await startLine(url))
  try {
    return await withPage(browser, device, async (page) => {
      await bringTo(page, line?.url ?? url, state, line)
      return use(page)
    })
  } finally {
    line?.stop()
  }
}

async function bringTo(page, url, { question, fault, moment, clock, before }, line) {
  if (clock) await page.clock.install()
  if (fault) await sendFaults(page, fault)
  await page.goto(url)
  const box = page.getByRole('textbox', { name: 'Message' })
  await box.waitFor()
  if (question) {
    await box.fill(question)
    before?.(line)
    await page.getByRole('button', { name: 'Send' }).click()
  }
  await moment(page, line)
  // Until the renderer has loaded an answer is plain text.
  if (await page.locator('[data-markdown]').count()) await page.locator('[data-markdown] .markdown').first().waitFor()
  // Away from the pressed button, which would show its hover style.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
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
