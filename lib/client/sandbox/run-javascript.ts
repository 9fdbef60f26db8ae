/**
 * Runs untrusted JavaScript where it can reach nothing: in a worker of a hidden frame with an origin and a policy of its
 * own. The frame is made for one run and removed after it, with whatever still runs in it.
 */
import { type ConsoleLine, readSandboxMessage, type SandboxMessage } from './sandbox-message'

/** How a run ended. */
export interface JavascriptRun {
  console: ConsoleLine[]
  /** The last expression, as text; undefined when it has no value. */
  value?: string
  error?: { message: string; line?: number }
  /** The console printed more than is stored. */
  isCut?: true
}

/** How long a run may take. */
export interface RunLimits {
  timeMs: number
  startMs: number
}

const LIMITS: RunLimits = { timeMs: 10_000, startMs: 10_000 }
// The sandbox itself sends fewer: more than this do not come from it.
const MAX_MESSAGES = 2_000

/** Runs code. Never rejects, and keeps within the limits. Aborting ends the run. */
export function runJavascript(code: string, signal: AbortSignal, limits: RunLimits = LIMITS): Promise<JavascriptRun> {
  return new Promise((resolve) => {
    const frame = makeFrame()
    const { port1: port, port2 } = new MessageChannel()
    const run: JavascriptRun = { console: [] }
    let messages = 0
    let timer = setTimeout(() => end('The sandbox could not be started in this browser.'), limits.startMs)

    const end = (message?: string, line?: number) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      port.close()
      frame.remove()
      if (message !== undefined) run.error = { message, ...(line !== undefined && { line }) }
      resolve(run)
    }
    const onAbort = () => end('The run was stopped.')
    const onTime = () => {
      const seconds = limits.timeMs / 1_000
      if (isOver) run.console.push({ level: 'warn', text: `Timers were still running after ${seconds} seconds.` })
      end(isOver ? undefined : `The code took longer than ${seconds} seconds and was ended.`)
    }
    let isOver = false
    const take: { [T in SandboxMessage['type']]: (message: Extract<SandboxMessage, { type: T }>) => void } = {
      started() {
        clearTimeout(timer)
        timer = setTimeout(onTime, limits.timeMs)
      },
      line: ({ level, text }) => run.console.push({ level, text }),
      cut() {
        run.isCut = true
      },
      value({ text }) {
        isOver = true
        if (text !== undefined) run.value = text
      },
      failed: ({ message, line }) => end(message, line),
      end: () => end(),
    }
    port.onmessage = ({ data }) => {
      messages += 1
      if (messages > MAX_MESSAGES) return end('The code sent too much.')
      const message = readSandboxMessage(data)
      if (message) take[message.type](message as never)
    }
    frame.onload = () => {
      frame.onload = null
      // The frame's origin is opaque, so none can be named. The port goes to what has just been loaded there.
      frame.contentWindow?.postMessage({ code }, '*', [port2])
    }
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) return onAbort()
    document.body.append(frame)
  })
}

function makeFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  // Never allow-same-origin: with it the code would be the page.
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('allow', '')
  frame.referrerPolicy = 'no-referrer'
  frame.title = 'Sandbox'
  frame.hidden = true
  frame.src = '/sandbox/javascript'
  return frame
}
