/** What the benches share: a browser, statistics, tables, options. */
import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '@/scripts/browser.mjs'

/** Opens the browser that the tests use. */
export async function openBrowser(): Promise<Browser> {
  const browser = await findBrowser({ install: false })
  if (!browser) throw new Error('No browser was found: npx playwright install --with-deps chromium')
  return chromium.launch({ executablePath: browser.path, args: browser.args })
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle value. */
export const median = (values: readonly number[]) => percentile(values, 0.5)

/** Prints rows in aligned columns under a title. */
export function printTable(title: string, rows: ReadonlyArray<readonly string[]>) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
}

/** The `--name=value` options of the command line. */
export type BenchOptions = Record<string, string>

/** An option as a number, or its default. */
export function numberOf(options: BenchOptions, name: string, otherwise: number): number {
  const value = options[name]
  if (value === undefined) return otherwise
  const number = Number(value)
  if (Number.isNaN(number)) throw new Error(`--${name} takes a number`)
  return number
}
