/** What axe finds on a page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { framesLater } from './page'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  nodes: Array<{ html: string; failureSummary?: string }>
}

const WIDTHS = [1280, 390]
const THEMES = ['light', 'dark'] as const

/** For tests that look at the page: nothing moves in it. */
export const still = { contextOptions: { reducedMotion: 'reduce' as const } }

/** What is wrong with the page in the state it is in, in both themes, on a desk and on a phone: rules of axe, overflow. */
export async function violationsInEveryLook(page: Page, widths = WIDTHS): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      found.push(`wider than ${width} px`)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      found.push(...(await violations(page)).map((violation) => `${colorScheme}, ${width} px: ${violation}`))
    }
  }
  return found
}

/** The rules that the page breaks, each with the first element that breaks it. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // A font that arrives changes what overflows, which the page tells by what can be focused: drawn, then looked at.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await framesLater(page, 3)
  // Colours on their way are nobody's choice: a button that was just shown, a theme that was just changed.
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(fading.map(({ finished }) => finished))
  })
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}
