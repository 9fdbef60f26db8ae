/** A page of another name that is pointed at this server gets nothing: every route and every page asks for the Host first. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NextRequest } from 'next/server'
import { describe, expect, test, vi } from 'vitest'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import nextConfig from '@/next.config.mjs'
import { config, proxy } from '@/proxy'

vi.mock('next/server', async (load) => ({ ...(await load<object>()), after: () => {} }))

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

const FOLDER = dirname(fileURLToPath(import.meta.url))
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const ROUTES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => relative('.', dirname(file)))
  // It tells kinds and states to whoever watches the server by an inner name.
  .filter((route) => route !== 'health')

const services = testServices(scriptedProvider())
Object.assign(globalThis, { [Symbol.for('firstword.services')]: Promise.resolve(services) })
const REBOUND = { host: 'evil.example:3000', origin: 'http://evil.example:3000', 'sec-fetch-site': 'same-origin' }

describe.each(ROUTES)('/api/%s', (route) => {
  test('refuses another Host, whatever the Origin', async () => {
    const module: Record<string, Handler> = await import(/* @vite-ignore */ join(FOLDER, route, 'route.ts'))
    for (const method of METHODS) {
      const call = module[method]
      if (!call) continue
      for (const { origin, ...headers } of [REBOUND, { ...REBOUND, origin: undefined }]) {
        const request = new Request(`http://evil.example:3000/api/${route}`, {
          method,
          headers: { ...headers, ...(origin && { origin }) },
        })
        const response = await call(request, { params: Promise.resolve({}) })
        expect([method, response.status]).toEqual([method, 403])
        expect(await response.json()).toMatchObject({ error: { code: 'forbidden', message: /APP_URL/ } })
      }
    }
  })
})

test('health answers to any name, without counts', async () => {
  const { GET } = await import('./health/route')
  const request = new Request('http://10.0.0.1:3000/api/health', { headers: { host: 'inside:3000' } })
  const response = await GET(request, { params: Promise.resolve({}) })
  expect(response.status).toBe(200)
  const numbers = JSON.stringify(await response.json()).match(/"\w+":\d+/g) ?? []
  expect(numbers.filter((each) => !each.startsWith('"ageSeconds"'))).toEqual([])
})

describe('pages', () => {
  const render = (host: string) => proxy(new NextRequest(`http://${host}/chat/x`, { headers: { host } }))

  test('are not drawn for another Host', async () => {
    const response = render('evil.example:3000')
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('APP_URL')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
  })

  test('are drawn for this machine’s, with a nonce', () => {
    const response = render('localhost:3000')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("script-src 'nonce-")
  })

  test('have a policy with a nonce under the paths of icons and pictures, too, where no file is', () => {
    const source = config.matcher[0]?.source ?? ''
    const isPage = (path: string) => new RegExp(`^${source}$`).test(path)
    for (const path of [
      '/',
      '/icon-none.png',
      '/icon-1.png',
      '/icon.svg/x',
      '/link-picture.png/',
      '/faviconXico',
      '/x.png',
    ]) {
      expect([path, isPage(path)]).toEqual([path, true])
    }
    for (const file of readdirSync(join(FOLDER, '../../public')))
      expect([file, isPage(`/${file}`)]).toEqual([file, false])
  })

  test('and files have a rule that gives each a policy', async () => {
    const rules = (await nextConfig.headers?.()) ?? []
    const policied = rules.filter(({ headers }) => headers.some(({ key }) => key === 'Content-Security-Policy'))
    const hasPolicy = (path: string) =>
      policied.some(({ source }) => new RegExp(`^${source.replace(/:\w+\*/, '.*').replace(/:\w+/, '')}$`).test(path))
    for (const file of readdirSync(join(FOLDER, '../../public')))
      expect([file, hasPolicy(`/${file}`)]).toEqual([file, true])
    expect(hasPolicy('/_next/static/none.js')).toBe(true)
    expect(hasPolicy('/api/none')).toBe(true)
  })
})
