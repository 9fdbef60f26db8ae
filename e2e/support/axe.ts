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
