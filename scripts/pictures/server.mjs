/** The built app with its simulator, for pictures, and a proxy to it that can be cut. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const READY_LIMIT_MS = 30_000

/** Starts the app built in `folder` on this port: `{ url, stop }`. */
export async function startApp(folder, env, port) {
  const url = `http://127.0.0.1:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'firstword-pictures-'))
  const next = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const app = spawn(process.execPath, [next, 'start', '--port', String(port)], {
    cwd: folder,
    env: { ...env, NODE_ENV: 'production', DATA_DIR: dataDir, SIMULATOR_TPS: '250', LIMIT_LOCAL_REQUESTS: 'off' },
    stdio: 'ignore',
  })
  const stop = () => {
    app.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
  const limit = Date.now() + READY_LIMIT_MS
  while (!(await isHealthy(url))) {
    if (Date.now() > limit) {
      stop()
      throw new Error('The app did not become healthy within 30 s.')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, stop }
}

/** A proxy to `target`: `{ url, cut, stop }`; once cut, nothing gets through any more. */
export async function startLine(target) {
  const { hostname, port } = new URL(target)
  const sockets = new Set()
  let isCut = false
  const server = createServer((browser) => {
    if (isCut) return browser.resetAndDestroy()
    const app = connect(Number(port), hostname)
    browser.pipe(app).pipe(browser)
    for (const socket of [browser, app]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        app.destroy()
        browser.destroySoon()
      })
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.resetAndDestroy()
  }
  const stop = () => {
    cut()
    server.close()
  }
  return { url: `http://127.0.0.1:${server.address().port}`, cut, stop }
}

function isHealthy(url) {
  return fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}
