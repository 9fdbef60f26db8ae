/** Observes in a page when each counted word of an answer is painted. */
import type { Page } from '@playwright/test'
import { clock } from '@/bench/processes/clock'

/** The highest word in the page, and when its frame was painted, by the shared clock. */
export interface Look {
  at: number
  word: number
}

/**
 * Runs in the page, as text: the compiler of this file would put its helpers into a function. A frame paints what
 * changed before it and during its callbacks; later changes go into the next one. The message that a frame posts
 * arrives after its paint.
 */
const watch = (selector: string, words: number) => `new Promise((resolve) => {
  const looks = []
  const painted = new MessageChannel()
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
    painted.port2.postMessage(0)
    if (seen < ${words}) requestAnimationFrame(frame)
  }
  painted.port1.onmessage = () => {
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

/** Starts watching the last match of the selector; the result resolves to the looks after the last word. */
export async function watchWords(page: Page, selector: string, words: number): Promise<() => Promise<Look[]>> {
  const offset = await clockOffset(page)
  const looks = page.evaluate<Look[]>(watch(selector, words))
  // It is awaited only at the end: until then a rejection must not end the process.
  looks.catch(() => {})
  return async () => (await looks).map(({ at, word }) => ({ at: at + offset, word }))
}

/** The page's clock plus this is the shared clock; from the quickest of many round trips. */
async function clockOffset(page: Page): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  let offset = 0
  for (let turn = 0; turn < 30; turn += 1) {
    const sentAt = clock()
    const there = await page.evaluate<number>('performance.now()')
    const took = clock() - sentAt
    if (took >= quickest) continue
    quickest = took
    offset = sentAt + took / 2 - there
  }
  return offset
}

/** Milliseconds from sending to painting each word. */
export function delaysOf(stamps: readonly number[], looks: readonly Look[]): number[] {
  return stamps.map((sent, at) => (looks.find(({ word }) => word > at)?.at ?? Number.NaN) - sent)
}
