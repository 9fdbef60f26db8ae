/** Microseconds of a page's main thread per delta of an answer. */
import type { Browser } from '@playwright/test'
import { type AnswerPlan, deltasOf, textOf } from './answer-stream'
import { questionFor } from './client-server'

const WARM_UP_CHARACTERS = 8 * 1_024
const WARM_UPS = 2

/** Asks `turns` times in a fresh page, after two short answers as warm-up. */
export async function measureDelta(browser: Browser, url: string, plan: AnswerPlan, turns: number): Promise<number> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction('window.answer')
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const threadSeconds = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN
    }
    const ask = async (plan: AnswerPlan) => {
      // As text: the compiler of this file would put its helpers into a function. Work just after the end counts too.
      const question = JSON.stringify(questionFor(plan))
      const settled = 'new Promise((resolve) => setTimeout(() => resolve(text), 100))'
      const text = await page.evaluate(`window.answer(${question}).then((text) => ${settled})`)
      if (text !== textOf(plan)) throw new Error(`${url} did not return the text of ${questionFor(plan)}`)
    }
    const warmUp = { ...plan, characters: WARM_UP_CHARACTERS, perSecond: 1_000 }
    for (let turn = 0; turn < WARM_UPS; turn += 1) await ask(warmUp)
    const before = await threadSeconds()
    for (let turn = 0; turn < turns; turn += 1) await ask(plan)
    return (((await threadSeconds()) - before) / (turns * deltasOf(plan))) * 1e6
  } finally {
    await context.close()
  }
}
