/** Cuts of the browser's connection: not a character lost or doubled, and no second call. */
import { rounds } from '@/scripts/rounds.mjs'
import { expect, test } from './support/fixtures'
import { startLine } from './support/line'
import { ask, expectStatus, lastAnswer, lastMarkdown, words } from './support/page'

const ANSWERS = rounds(1, 4)
const CUTS = 50
const WORDS = 4_000
const STEP = 400

test('an answer survives every cut of its connection', async ({ browser, app, simulator }) => {
  test.setTimeout(240_000)
  // A seeded generator, so that a failure can be reproduced.
  let seed = 20_261_121
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  for (let answer = 1; answer <= ANSWERS; answer += 1) {
    let planned = CUTS
    const proxy = await startLine(app.url, () => {
      if (planned === 0) return undefined
      planned -= 1
      // One in ten within the response's headers, the others within its events.
      return Math.floor(random() < 0.1 ? 1 + random() * 600 : 2_000 + random() ** 2 * 12_000)
    })
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await simulator.pauseAfter(STEP)
    await page.goto(proxy.url)
    await ask(page, `count to ${WORDS}`)
    // In steps, so that cuts hit a growing answer and not only the replay of a finished one.
    for (let sent = STEP; sent < WORDS; sent += STEP) {
      await expect(lastMarkdown(page)).toContainText(words(sent).slice(-7), { timeout: 30_000 })
      await simulator.step(STEP)
    }
    await simulator.resume()
    await expectStatus(page, 'complete', 60_000)
    expect(await lastMarkdown(page).textContent()).toBe(words(WORDS))
    expect(proxy.cuts()).toBe(CUTS)
    expect(errors).toEqual([])
    await expect(lastAnswer(page).getByRole('alert')).toHaveCount(0)
    await page.close()
    await proxy.stop()
    expect((await simulator.requests()).filter(({ purpose }) => purpose === 'answer')).toHaveLength(answer)
  }
})
