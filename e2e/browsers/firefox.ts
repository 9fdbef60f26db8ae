/** A real headless Firefox, driven by WebDriver BiDi, which it speaks without a driver program. */
import { connectBidi } from './bidi'
import type { Driver } from './driver'
import { makeProfile, startProgram } from './program'

interface EvaluateResult {
  type: 'success' | 'exception'
  result: { value: string }
  exceptionDetails?: { text: string }
}

/** Starts Firefox on an empty profile. Under automation it makes no requests of its own. */
export async function launchFirefox(path: string): Promise<Driver> {
  const profile = await makeProfile('firefox')
  const args = ['--headless', '--no-remote', '--profile', profile.folder, '--remote-debugging-port', '0']
  const env = { HOME: profile.folder, MOZ_CRASHREPORTER_DISABLE: '1' }
  const program = await startProgram(path, args, env, /BiDi listening on (ws:\S+)\s/)
  const bidi = await connectBidi(`${program.readyValue}/session`)
  await bidi.send('session.new', { capabilities: {} })
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' })
  return {
    async open(url) {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async reload() {
      await bidi.send('browsingContext.reload', { context, wait: 'complete' })
    },
    async evaluate(expression) {
      const params = { expression, target: { context }, awaitPromise: true }
      const { type, result, exceptionDetails } = await bidi.send<EvaluateResult>('script.evaluate', params)
      if (type === 'exception') throw new Error(exceptionDetails?.text)
      return result.value
    },
    async act(actions) {
      await bidi.send('input.performActions', { context, actions })
    },
    async resize(width, height) {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } })
    },
    async screenshot() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context })
      return Buffer.from(data, 'base64')
    },
    async stop() {
      bidi.close()
      await program.stop()
      await profile.remove()
    },
  }
}
