/** From Enter to the first word on the screen at the simulator's default pace, split into server and browser. */
import { startApp } from '@/e2e/support/app'
import { openBrowser, percentile, printTable } from './support'

const ROUNDS = 20

/** Runs in the page, as text: the compiler of this file would put its helpers into a function. */
const WATCH = `new Promise((resolve) => {
  let pressedAt = 0
  addEventListener('keydown', () => { pressedAt = performance.now() }, { capture: true, once: true })
  function look() {
    const text = document.querySelector('[data-markdown]')?.textContent?.trim()
    if (!text) return requestAnimationFrame(look)
    // By the next frame the text is on the screen.
    requestAnimationFrame(() => resolve(performance.now() - pressedAt))
  }
  look()
})`

interface Round {
  /** Milliseconds from Enter to the frame after the first text was in the page. */
  enterToWord: number
  /** Milliseconds from the accepted request to the first word, as the server measured it. */
  onServer: number
}

/** Asks again and again in fresh chats; the first round is cold. */
export async function run() {
  const app = await startApp({})
  const browser = await openBrowser()
  const rounds: Round[] = []
  try {
    const page = await browser.newPage()
    await page.goto(app.url)
    const box = page.getByRole('textbox', { name: 'Message' })
    for (let round = 0; round <= ROUNDS; round += 1) {
      await page.getByRole('button', { name: 'New chat' }).click()
      await page.getByRole('article').first().waitFor({ state: 'detached' })
      await box.fill('Who are you?')
      const firstPaint = page.evaluate<number>(WATCH)
      await box.press('Enter')
      const enterToWord = await firstPaint
      const usage = page.getByRole('group', { name: 'Usage' })
      await usage.waitFor({ timeout: 30_000 })
      const onServer = Number(/([\d.]+) s first word/.exec((await usage.textContent()) ?? '')?.[1]) * 1000
      rounds.push({ enterToWord, onServer })
    }
  } finally {
    await browser.close()
    await app.stop()
  }
  const [cold, ...warm] = rounds
  const row = (name: string, values: number[]) => [
    name,
    percentile(values, 0.5).toFixed(0),
    percentile(values, 0.95).toFixed(0),
    (percentile(values, 0.5) / 2_000).toFixed(2),
  ]
  printTable(`Enter to first word, simulator's default pace (ms; cold ${cold?.enterToWord.toFixed(0)})`, [
    ['what', 'p50', 'p95', 'p50 of 2 s'],
    row(
      'Enter to word on screen',
      warm.map(({ enterToWord }) => enterToWord),
    ),
    row(
      'of it: server, request to first word',
      warm.map(({ onServer }) => onServer),
    ),
    row(
      'of it: browser and wire',
      warm.map(({ enterToWord, onServer }) => enterToWord - onServer),
    ),
  ])
}
