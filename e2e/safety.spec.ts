/** The first lines of defence, from outside: headers, the content policy, the key, foreign images. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { CANARY_KEY, expect, test } from './support/fixtures'
import { ask, expectStatus, lastAnswer } from './support/page'
import { newChatId, visitor } from './support/wire'

test('every page and route has the security headers', async ({ app }) => {
  for (const path of ['/', '/chat/abc', '/nowhere', '/api/health', '/api/chat/abc/stream']) {
    const { headers } = await fetch(`${app.url}${path}`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    if (path.startsWith('/api/')) expect(policy).toContain("default-src 'none'")
    else {
      expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'(;|$)/)
      expect(policy).not.toContain('unsafe-eval')
      expect(headers.get('cache-control')).toContain('no-store')
    }
  }
})

test('every other response has them, too', async ({ app }) => {
  const paths = [
    '/icon-none.png',
    '/icon.svg',
    '/link-picture.png/x',
    '/_next/static/none.js',
    '/_next/none',
    '/%',
    '//x',
    '/x/',
  ]
  for (const path of paths) {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(`${app.url}${path}`, { method, redirect: 'manual' })
      await response.arrayBuffer()
      const { headers } = response
      expect([path, method, headers.get('x-content-type-options')]).toEqual([path, method, 'nosniff'])
      expect([path, method, headers.get('x-frame-options')]).toEqual([path, method, 'DENY'])
      expect([path, method, headers.get('content-security-policy')]).toEqual([path, method, expect.any(String)])
    }
  }
})

test('each page has its own nonce, and a request cannot choose it', async ({ app }) => {
  const nonceOf = async (headers = {}) => {
    const response = await fetch(app.url, { headers })
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    expect((await response.text()).match(/<script[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(true)
    return nonce
  }
  const evil = { 'content-security-policy': "script-src 'nonce-evil'", 'x-nonce': 'evil' }
  expect(new Set([await nonceOf(), await nonceOf(), await nonceOf(evil), 'evil']).size).toBe(4)
})

test('the image optimiser and server actions are off', async ({ app }) => {
  expect((await fetch(`${app.url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status).toBeGreaterThanOrEqual(400)
  const action = await fetch(app.url, { method: 'POST', headers: { 'next-action': 'x' }, body: '[]' })
  expect(action.status).toBeGreaterThanOrEqual(400)
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
})

test('an ordinary visit violates no policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/')
  for (const question of ['Show me a tour of Markdown', 'Show me some math', 'Show me code in several languages']) {
    await ask(page, question)
    await expectStatus(page, 'complete')
  }
  expect(complaints).toEqual([])
})

test('the key is in no script, page, reply or log line', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const bodies = [await (await me.fetch('/')).text(), await (await me.fetch('/api/health')).text()]
  for (const question of ['hello', 'Break off with an overloaded error']) {
    bodies.push(await (await me.ask(newChatId(), question)).text())
  }
  expect(await simulator.requests()).toHaveLength(2)
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? files(path) : [path]
    })
  const scripts = files(join(process.cwd(), '.next', 'static'))
  expect(scripts.length).toBeGreaterThan(5)
  for (const text of [...bodies, ...scripts.map((path) => readFileSync(path, 'utf8')), app.output()]) {
    expect(text).not.toContain(CANARY_KEY)
  }
  // The build writes a map of nothing beside the script of a worker.
  const maps = scripts.filter((path) => path.endsWith('.map')).map((path) => JSON.parse(readFileSync(path, 'utf8')))
  for (const { sources, sections = [] } of maps) expect([sources, sections]).toEqual([[], []])
})

test('the log has no text of questions and answers', async ({ app }) => {
  await (await visitor(app.url).ask(newChatId(), 'count to 3, says CANARYQUESTION')).text()
  await expect.poll(app.output).toContain('answer ended')
  expect(app.output()).not.toContain('CANARYQUESTION')
  expect(app.output()).not.toContain('w000001')
})

test('a page of another site cannot post, whatever content type it uses', async ({ page, app, simulator }) => {
  const evil = createServer((_request, response) => response.end('<form></form>'))
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
  await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`)
  const body = JSON.stringify({
    id: newChatId(),
    message: { id: 'q', role: 'user', parts: [{ type: 'text', text: 'hello' }] },
  })
  for (const type of ['text/plain', 'application/json']) {
    await page.evaluate(
      ([url, text, contentType]) =>
        fetch(`${url}/api/chat`, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          headers: { 'content-type': contentType ?? '' },
          body: text ?? '',
        }).then(
          () => undefined,
          () => undefined,
        ),
      [app.url, body, type],
    )
  }
  expect(await simulator.requests()).toEqual([])
  await new Promise((resolve) => evil.close(resolve))
})

test('an image of another site is never fetched, not even by half of its address', async ({ page, simulator }) => {
  const hits: string[] = []
  const elsewhere = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  await page.goto('/')
  await simulator.pauseAfter(1)
  await ask(page, `Repeat after me: ![chart](${origin}/?q=SECRET) and ![ref][r]\n\n[r]: ${origin}/ref.png\n\nThe end.`)
  for (let delta = 0; delta < 12; delta += 1) await simulator.step(1)
  await simulator.resume()
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page)).toContainText('The end.')
  await expect(lastAnswer(page).getByRole('figure', { name: 'Image not loaded: chart' })).toHaveAttribute(
    'data-host',
    /^127\.0\.0\.1/,
  )
  expect(await lastAnswer(page).locator('img').count()).toBe(0)
  expect(hits).toEqual([])
  await new Promise((resolve) => elsewhere.close(resolve))
})

test('script URLs do not become links', async ({ page }) => {
  await page.goto('/')
  const evil = [
    '[x](javascript:alert(1))',
    '[x](java&#x73;cript:alert(1))',
    '<javascript:alert(1)>',
    '[x](vbscript:x)',
    '[x](data:text/html,x)',
  ]
  await ask(page, `Repeat after me: ${evil.join(' ')} <img src=x onerror=alert(1)> The end.`)
  await expectStatus(page, 'complete')
  await expect(lastAnswer(page)).toContainText('The end.')
  expect(await lastAnswer(page).locator('[data-markdown] a, [data-markdown] img').count()).toBe(0)
})
