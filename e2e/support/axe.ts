/** Runs axe on a page. */
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

/** Options for tests of the page's look: nothing moves. */
export const still = { contextOptions: { reducedMotion: 'reduce' as const } }

/** The violations of axe's rules and the overflow of the page, in both themes, at desktop and phone widths. */
export async function violationsInEveryLook(page: Page, widths = WIDTHS): Promise<string[]> {
  const problems: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      problems.push(`wider than ${width} px`)
    for (const [at, colorScheme] of THEMES.entries()) {
      await page.emulateMedia({ colorScheme })
      // Themes differ only in colours.
      const broken = await violations(page, at === 0 ? undefined : COLOUR_RULES)
      problems.push(...broken.map((violation) => `${colorScheme}, ${width} px: ${violation}`))
    }
  }
  return problems
}

/** The rules that the page breaks, each with the first element that breaks it; checks `rules`, or all. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // Half a megabyte of code, so only once per page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  // An arriving font changes what overflows, and with it what can be focused.
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await framesLater(page, 3)
  // Colours in transition do not count.
  await page.evaluate(async () => {
    const fading = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(fading.map(({ finished }) => finished))
  })
  const brokenRules = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }
    return (await axe.run(runOnly ? { runOnly } : {})).violations
  }, rules)
  return brokenRules.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}
