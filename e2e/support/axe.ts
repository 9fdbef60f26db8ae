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
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** For tests that look at the page: nothing moves in it. */
export const still = { contextOptions: { reducedMotion: 'reduce' as const } }

/** What is wrong with the page in the state it is in, in both themes, on a desk and on a phone: rules of axe, overflow. */
export async function violationsInEveryLook(page: Page, widths = WIDTHS): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      found.push(`wider than ${width} px`)
    for (const [at, colorScheme] of THEMES.entries()) {
      await page.emulateMedia({ colorScheme })
      // A theme has nothing but colours of its own.
      const broken = await violations(page, at === 0 ? undefined : COLOUR_RULES)
      found.push(...broken.map((violation) => `${colorScheme}, ${width} px: ${violation}`))
    }
  }
  return found
}

/** The rules that the page breaks, of these or of all, each with the first element that breaks it. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Half a megabyte of code: once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  // A font that arrives changes what overflows, which the page tells by what can be focused: drawn, then looked at.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await framesLater(page, 3)
  // Colours on their way are nobody's choice: a button that was just shown, a theme that was just changed.
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(fading.map(({ finished }) => finished))
  })
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    return (await axe.run(runOnly ? { runOnly } : {})).violations
  }, rules)
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}
