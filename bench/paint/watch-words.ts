/** Sees in a page when each counted word of an answer is on the screen. */
import type { Page } from '@playwright/test'
import { clock } from '@/bench/processes/clock'

/** One look: the highest word that was in the page, and when the frame with it had been drawn, in the shared clock. */
export interface Look {
  at: number
  word: number
}

/**
 * Runs in the page, as text: what compiles this file would put its own helpers into a function. A frame draws what
 * changed before it and while its callbacks run; what changes later is drawn by the next one. The message that a frame
 * sends comes when it has been drawn.
 */
const watch = (selector: string, words: number) => `new Promise((resolve) => {
  const looks = []
  const drawn = new MessageChannel()
  let isFrame = false
  let isChanged = false
  let seen = 0
  function look() {
    isChanged = false
    const text = [...document.querySelectorAll(${JSON.stringify(selector)})].at(-1)?.textContent ?? ''
    seen = Number(/w(\\d{6})\\D*$/.exec(text)?.[1] ?? seen)
  }
  function frame() {
    isFrame = true
    if (isChanged) look()
    drawn.port2.postMessage(0)
    if (seen < ${words}) requestAnimationFrame(frame)
  }
  drawn.port1.onmessage = () => {
    isFrame = false
    if (seen > (looks.at(-1)?.word ?? 0)) looks.push({ at: performance.now(), word: seen })
    if (seen < ${words}) return
    changes.disconnect()
    resolve(looks)
  }
  const changes = new MutationObserver(() => {
    if (isFrame) look()
    else isChanged = true
  })
  changes.observe(document.body, { subtree: true, childList: true, characterData: true })
  requestAnimationFrame(frame)
})`

/** Starts watching the last element of the selector; the looks come when the last word has been drawn. */
export async function watchWords(page: Page, selector: string, words: number): Promise<() => Promise<Look[]>> {
  const offset = await clockOffset(page)
  const looks = page.evaluate<Look[]>(watch(selector, words))
  // Asked for at the end only: until then a failure of the page must not end the process.
  looks.catch(() => {})
  return async () => (await looks).map(({ at, word }) => ({ at: at + offset, word }))
}

/** What to add to the page's clock to have the shared one, from the quickest of many questions. */
async function clockOffset(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  let offset = 0
  for (let turn = 0; turn < 30; turn += 1) {
    const asked = clock()
    const there = await page.evaluate<number>('performance.now()')
    const took = clock() - asked
    if (took >= quickest) continue
    quickest = took
    offset = asked + took / 2 - there
  }
  return offset
}

/** Milliseconds from sending to drawing, for each word. */
export function delaysOf(stamps: readonly number[], looks: readonly Look[]): number[] {
  return stamps.map((sent, at) => (looks.find(({ word }) => word > at)?.at ?? Number.NaN) - sent)
}
