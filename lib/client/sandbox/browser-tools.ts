/** The tools that the page runs. */
import { MAX_CODE_CHARACTERS, RUN_JAVASCRIPT } from '@/lib/shared/tools/tools'
import { type JavascriptRun, runJavascript } from './run-javascript'

/** The outcome of a browser tool: a result for the model, or why there is none. */
export type BrowserOutcome = { output: unknown } | { errorText: string }

/** Whether the page runs a tool. */
export function has(toolName: string): boolean {
  return toolName === RUN_JAVASCRIPT
}

/** Runs one call. Never rejects. */
export async function run(toolName: string, input: unknown, signal: AbortSignal): Promise<BrowserOutcome> {
  if (!has(toolName)) return { errorText: `This page cannot run ${toolName}.` }
  const code = typeof input === 'object' && input !== null && 'code' in input ? input.code : undefined
  if (typeof code !== 'string' || code.trim() === '') return { errorText: 'There is no code to run.' }
  if (code.length > MAX_CODE_CHARACTERS) return { errorText: 'The code is too long to be run.' }
  return outcomeOf(await runJavascript(code, signal))
}

function outcomeOf({ console, value, error, isCut }: JavascriptRun): BrowserOutcome {
  const cut = isCut ? { console_cut: true } : {}
  if (!error) return { output: { console, ...(value !== undefined && { value }), ...cut } }
  const where = error.line === undefined ? '' : ` (line ${error.line})`
  const printed = console.map(({ text }) => text).join('\n')
  return { errorText: `${error.message}${where}${printed === '' ? '' : `\n\nPrinted before:\n${printed}`}` }
}
