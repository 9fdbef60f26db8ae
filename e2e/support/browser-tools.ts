/** Puts the page's own tool runner into a page, so that a test can call it without an answer. */
import { join } from 'node:path'
import { build } from 'esbuild'

/** The result of a run. */
export interface Outcome {
  output?: { console: Array<{ level: string; text: string }>; value?: string; console_cut?: true }
  errorText?: string
}

/** A page in any browser; `evaluate` takes an expression. */
export interface ToolPage {
  evaluate(code: string): Promise<unknown>
}

let bundle: Promise<string> | undefined

async function makeBundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, '../../lib/client/sandbox/browser-tools.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'browserTools',
  })
  return `(() => { ${result.outputFiles[0]?.text ?? ''}; window.browserTools = browserTools })()`
}

/** Adds `browserTools` to a page. */
export async function addBrowserTools(page: ToolPage) {
  bundle ??= makeBundle()
  await page.evaluate(await bundle)
}

/** Runs code as the page does. */
export function runCode(page: ToolPage, code: string): Promise<Outcome> {
  const call = `window.browserTools.run('run_javascript', { code: ${JSON.stringify(code)} }, new AbortController().signal)`
  return page.evaluate(call) as Promise<Outcome>
}
