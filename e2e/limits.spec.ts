/** Limits and budgets as a visitor meets them: what is refused, in which words, and where the figures are shown. */
import { type AppProcess, startApp } from './support/app'
import { expect, test } from './support/fixtures'
import { alertOf, ask, expectStatus } from './support/page'

const SIMULATOR = { SIMULATOR_TTFT_MS: '0', SIMULATOR_TPS: '0' }

async function withApp(settings: Record<string, string>, run: (app: AppProcess) => Promise<void>) {
  const app = await startApp({ ...SIMULATOR, ...settings })
  try {
    await run(app)
  } finally {
    await app.stop()
  }
}

let sent = 0
function send({ url }: AppProcess, headers: Record<string, string> = {}) {
  sent += 1
  const message = { id: `q${sent}`, role: 'user', parts: [{ type: 'text', text: 'Count to 5' }] }
  return fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ id: `limits-${process.pid}-${sent}`, message }),
  })
}

test('T34: a new forged address and a new guest with every request get nobody around the limit', async () => {
  await withApp({ ANSWERS_PER_MINUTE_PER_ADDRESS: '5' }, async (app) => {
    const statuses: number[] = []
    for (let at = 0; at < 12; at += 1) {
      const forged = `203.0.113.${at}`
      const response = await send(app, { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` })
      statuses.push(response.status)
      const body = await response.json()
      if (response.status !== 429) continue
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(body.error).toMatchObject({
        code: 'rate_limited',
        message: expect.stringMatching(/Try again in \d+ second/),
      })
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })
})

test('T34: behind one trusted proxy visitors are told apart by what the proxy saw', async () => {
  await withApp({ ANSWERS_PER_MINUTE_PER_ADDRESS: '1', TRUSTED_PROXY_HOPS: '1' }, async (app) => {
    const from = async (forwarded: string) => (await send(app, { 'x-forwarded-for': forwarded })).status
    expect(await from('203.0.113.1')).toBe(200)
    expect(await from('203.0.113.2')).toBe(200)
    expect(await from('203.0.113.99, 203.0.113.1')).toBe(429)
  })
})

test('T35: a flood of guests from one address is cut off', async () => {
  await withApp({ GUESTS_PER_HOUR_PER_ADDRESS: '10' }, async (app) => {
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await send(app)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
  })
})

test('T36, T38: bodies that are too large or make no sense are refused, and the process lives', async ({ demoApp }) => {
  const post = (body: BodyInit) =>
    fetch(`${demoApp.url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit)
  for (const body of ['', '{', '[]', 'null', '{"id":1}', '['.repeat(50_000), '{"id":"x","message":{}}', '\u0000']) {
    expect((await post(body)).status).toBe(400)
  }
  expect((await post('x'.repeat(2 * 1024 * 1024))).status).toBe(413)
  const pieces = new ReadableStream({
    start(controller) {
      for (let at = 0; at < 32; at += 1) controller.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      controller.close()
    },
  })
  expect((await post(pieces)).status).toBe(413)
  // The server closes the connection of a body that it does not read to the end, so the next request may fail.
  const isUp = () =>
    fetch(`${demoApp.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isUp).toBe(true)
})

test('the page says that a budget is spent and when it opens again; the figures are on the usage page', async ({
  page,
}) => {
  await withApp({ DAILY_BUDGET_PER_PERSON_USD: '0.000001' }, async (app) => {
    await page.goto(app.url)
    await ask(page, 'Count to 5')
    await expectStatus(page, 'complete')
    await expect(page.getByRole('link', { name: /^Usage of this chat: [\d,]+ tokens, \$/ })).toBeVisible()
    await ask(page, 'Count to 6')
    await expect(alertOf(page)).toContainText('Your budget for today is spent. It opens again at midnight UTC.')
    await expect(page.getByText(/^You can retry in \d+ (s|min|h)\.$/)).toBeVisible()

    await page.goto(`${app.url}/usage`)
    await expect(page.getByRole('heading', { name: 'Usage' })).toBeVisible()
    await expect(page.getByText('nothing was billed')).toBeVisible()
    await expect(page.getByRole('img', { name: /^Cost, 30 days\./ })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Count to 5' })).toBeVisible()
    await page.getByText('Tokens as a table').click()
    await expect(page.getByRole('table', { name: 'Tokens by day and model' })).toBeVisible()
    await page.getByRole('link', { name: '7 days' }).click()
    await expect(page.getByRole('link', { name: '7 days' })).toHaveAttribute('aria-current', 'page')
  })
})

test("somebody else's usage is not shown; without chats the page says what will be there", async ({
  page,
  demoApp,
}) => {
  await (await send(demoApp)).text()
  const report = await (await fetch(`${demoApp.url}/api/usage`)).json()
  expect(report.total.calls).toBe(0)
  expect((await fetch(`${demoApp.url}/api/chats/limits-${process.pid}-${sent}/usage`)).status).toBe(404)
  expect((await fetch(`${demoApp.url}/api/chats/limits-${process.pid}-${sent}/recordings/x`)).status).toBe(404)
  await page.goto(`${demoApp.url}/usage`)
  await expect(page.getByText('Nothing was used in the last 30 days.')).toBeVisible()
})
