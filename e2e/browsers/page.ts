/** A page in a driven browser, for the stories. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { vi } from 'vitest'
import { type Driver, type InputSource, WAIT } from './driver'
import type { Readings, Target } from './in-page'

/** WebDriver's codes of keys without a character. */
export const KEYS = { Enter: '\uE007', Escape: '\uE00C', Control: '\uE009' }

let bundle: Promise<string> | undefined

async function makeBundle(): Promise<string> {
  const options = { bundle: true, write: false, minify: true, format: 'iife', globalName: 'inPage' } as const
  const result = await build({ entryPoints: [join(import.meta.dirname, 'in-page.ts')], ...options })
  return result.outputFiles[0]?.text ?? ''
}

/** A page to read and use. */
export type Page = ReturnType<typeof pageOf>

/** The page of a browser. */
export function pageOf(driver: Driver) {
  /** Reads something of the current page. */
  async function read<K extends keyof Readings>(what: K, ...args: Parameters<Readings[K]>) {
    bundle ??= makeBundle()
    const library = `(globalThis.inPage ??= (() => { ${await bundle}; return inPage })())`
    const call = `${library}.readings.${what}(...${JSON.stringify(args)})`
    const json = await driver.evaluate(`(async () => JSON.stringify([(await ${call}) ?? null]))()`)
    return (JSON.parse(json) as [Awaited<ReturnType<Readings[K]>> | null])[0]
  }
  const pressAt = ({ x, y }: { x: number; y: number }): InputSource => ({
    type: 'pointer',
    id: 'mouse',
    actions: [
      { type: 'pointerMove', x, y, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  })
  return {
    read,
    /** Evaluates code in the page. */
    async evaluate(code: string): Promise<unknown> {
      return JSON.parse(await driver.evaluate(`(async () => JSON.stringify([(await (${code})) ?? null]))()`))[0]
    },
    open: driver.open,
    reload: driver.reload,
    resize: driver.resize,
    screenshot: driver.screenshot,
    /** Clicks an element as soon as it can be clicked. */
    async click(target: Target) {
      const place = await vi.waitFor(async () => {
        const found = await read('place', target)
        if (!found) throw new Error(`cannot be clicked: ${JSON.stringify(target)}`)
        return found
      }, WAIT)
      await driver.act([pressAt(place)])
    },
    async type(text: string) {
      const strokes = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await driver.act([{ type: 'key', id: 'keyboard', actions: strokes }])
    },
    /** Presses keys together. */
    async press(...keys: string[]) {
      const down = keys.map((value) => ({ type: 'keyDown', value }))
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
      await driver.act([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }])
    },
  }
}
