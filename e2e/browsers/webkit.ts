/** A real WebKit, driven by the classic WebDriver, on a virtual display. */
import { within } from '@/lib/server/time-limit'
import { findFreePort } from '@/scripts/free-port.mjs'
import { COMMAND_LIMIT_MS, type Driver } from './driver'
import { makeProfile, startProgram } from './program'

/** The paths of its programs. */
export interface WebKitPrograms {
  driver: string
  browser: string
  display: string
}

type Method = 'GET' | 'POST' | 'DELETE'

const SCREEN = '1366x1024x24'

/** Sends one command to a driver and returns its value. */
function send<T>(method: Method, url: string, body?: unknown): Promise<T> {
  return within(COMMAND_LIMIT_MS, `the driver did not answer ${method} ${url}`, request<T>(method, url, body))
}

async function request<T>(method: Method, url: string, body: unknown): Promise<T> {
  const signal = AbortSignal.timeout(COMMAND_LIMIT_MS)
  const response = await fetch(url, { method, signal, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

/** Polls until the driver listens, which it does not announce. */
async function waitUntilListening(url: string): Promise<void> {
  const deadline = Date.now() + COMMAND_LIMIT_MS
  for (;;) {
    try {
      await send('GET', `${url}/status`)
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** Starts a display, a driver on it, and the browser through the driver. */
export async function launchWebKit({ driver, browser, display }: WebKitPrograms): Promise<Driver> {
  const profile = await makeProfile('webkit')
  const screen = await startProgram(
    display,
    ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'],
    {},
    /^(\d+)\n/,
  )
  const port = await findFreePort()
  const { folder } = profile
  const folders = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder }
  const program = await startProgram(driver, [`--port=${port}`], { ...folders, DISPLAY: `:${screen.readyValue}` })
  const root = `http://127.0.0.1:${port}`
  await waitUntilListening(root)
  const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } }
  const { sessionId } = await send<{ sessionId: string }>('POST', `${root}/session`, {
    capabilities: { alwaysMatch: options },
  })
  const session = `${root}/session/${sessionId}`
  return {
    async open(url) {
      await send('POST', `${session}/url`, { url })
    },
    async reload() {
      await send('POST', `${session}/refresh`, {})
    },
    evaluate: (expression) => send('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    async act(actions) {
      await send('POST', `${session}/actions`, { actions })
    },
    async resize(width, height) {
      await send('POST', `${session}/window/rect`, { width, height })
    },
    async screenshot() {
      return Buffer.from(await send<string>('GET', `${session}/screenshot`), 'base64')
    },
    async stop() {
      // When the driver cannot end the browser any more, ending its display does.
      await send('DELETE', session).catch(() => {})
      await program.stop()
      await screen.stop()
      await profile.remove()
    },
  }
}
