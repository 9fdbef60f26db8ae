/** Without a connection questions wait, and are sent automatically and once. */
import { still, violationsInEveryLook } from './support/axe'
import { expect, test } from './support/fixtures'
import { startLine } from './support/line'
import { alertOf, ask, conversation, expectStatus, lastAnswer, lastMarkdown, messageBox, words } from './support/page'

test('31: offline: a banner; the question waits and goes out once', async ({ page, context, simulator }) => {
  await page.goto('/')
  await messageBox(page).waitFor()
  await context.setOffline(true)
  await expect(page.getByRole('status', { name: 'Offline' })).toBeVisible()
  await ask(page, 'count to 5')
  const question = page.getByRole('article', { name: 'You' })
  await expect(question).toHaveAttribute('data-status', 'queued')
  await expect(question).toContainText('Not sent yet')
  await expect(lastAnswer(page)).toContainText('Waiting for the connection')
  // Later questions queue behind it.
  await messageBox(page).fill('count to 6')
  await messageBox(page).press('Enter')
  await expect(page.getByRole('region', { name: 'Queue' }).getByRole('article')).toHaveText('count to 6')
  await context.setOffline(false)
  await expect(page.getByRole('status', { name: 'Offline' })).toBeHidden()
  await expect(question).toHaveCount(2)
  await expect(lastMarkdown(page)).toHaveText(words(6))
  await expectStatus(page, 'complete')
  for (const article of await question.all()) await expect(article).toHaveAttribute('data-status', 'complete')
  await expect(alertOf(page)).toHaveCount(0)
  expect(await simulator.requests()).toHaveLength(2)
})

test('a waiting question can be edited and taken back', async ({ page, context, simulator }) => {
  await page.goto('/')
  await messageBox(page).waitFor()
  await context.setOffline(true)
  await ask(page, 'count to 5')
  const question = page.getByRole('article', { name: 'You' })
  await question.getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('count to 7')
  await page.keyboard.press('Enter')
  await expect(question).toHaveText(/count to 7/)
  await expect(question).toHaveAttribute('data-status', 'queued')
  await context.setOffline(false)
  await expect(lastMarkdown(page)).toHaveText(words(7))
  await expectStatus(page, 'complete')
  expect(await simulator.requests()).toHaveLength(1)

  await context.setOffline(true)
  await ask(page, 'count to 8')
  await expect(question.last()).toHaveAttribute('data-status', 'queued')
  await question.last().getByRole('button', { name: 'Remove' }).click()
  await expect(question).toHaveCount(1)
  await context.setOffline(false)
  await ask(page, 'count to 9')
  await expect(lastMarkdown(page)).toHaveText(words(9))
  expect(await simulator.requests()).toHaveLength(2)
})

test('a connection that breaks before the renderer has loaded leaves readable text; the renderer loads later', async ({
  page,
  context,
}) => {
  // Only files that the page itself names may load.
  const html = await (await page.request.get('/')).text()
  const isLater = (url: URL) => url.pathname.startsWith('/_next/static/') && !html.includes(url.pathname)
  await context.route(isLater, (route) => route.abort())
  await page.goto('/')
  await ask(page, 'count to 7')
  await expect(lastAnswer(page)).toContainText(words(7))
  await expectStatus(page, 'complete')
  const rendered = lastAnswer(page).locator('.markdown')
  await expect(rendered).toHaveCount(0)
  await context.unroute(isLater)
  await expect(rendered).toHaveText(words(7))
})

test('stop keeps the question, and puts its text back into the box', async ({ page, context, simulator }) => {
  await page.goto('/')
  await messageBox(page).waitFor()
  await context.setOffline(true)
  await ask(page, 'count to 5')
  await expect(page.getByRole('article', { name: 'You' })).toHaveAttribute('data-status', 'queued')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('article', { name: 'You' })).toHaveAttribute('data-status', 'failed')
  await expect(messageBox(page)).toHaveValue('count to 5')
  await context.setOffline(false)
  // The list of chats may have its own Retry.
  await conversation(page).getByRole('button', { name: 'Retry' }).click()
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expect(messageBox(page)).toHaveValue('')
  expect(await simulator.requests()).toHaveLength(1)
})

test('an unreachable server: the question survives a reload, and is asked once', async ({ page, app, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  // The page and its reads work, but no question gets through.
  const isPost = (url: URL) => url.href === `${app.url}/api/chat`
  await page.route(isPost, (route) => route.abort('connectionrefused'))
  await ask(page, 'count to 5')
  const question = page.getByRole('article', { name: 'You' }).last()
  await expect(question).toHaveAttribute('data-status', 'queued')
  await page.reload()
  await expect(question).toHaveText(/count to 5/)
  await expect(question).toHaveAttribute('data-status', 'queued')
  await page.unroute(isPost)
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expectStatus(page, 'complete')
  await page.reload()
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(2)
  expect(await simulator.requests()).toHaveLength(2)
})

test('a lost reply, then a reload: one question, one answer', async ({ page, app, simulator }) => {
  await page.goto('/')
  await ask(page, 'count to 3')
  await expectStatus(page, 'complete')
  const isPost = (url: URL) => url.href === `${app.url}/api/chat`
  let isFetched = false
  await page.route(isPost, async (route) => {
    if (!isFetched) await route.fetch()
    isFetched = true
    await route.abort('connectionreset')
  })
  await ask(page, 'count to 5')
  await expect.poll(() => isFetched).toBe(true)
  await page.reload()
  await page.unroute(isPost)
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expect(page.getByRole('article', { name: 'You' })).toHaveCount(2)
  expect(await simulator.requests()).toHaveLength(2)
})

test('a stopping server, then its gateway: the question is sent again until it is accepted', async ({
  page,
  app,
  simulator,
}) => {
  await page.goto('/')
  const error = { code: 'draining', message: 'This server is about to stop.', retryable: true, requestId: 'r' }
  const replies = [
    { status: 503, json: { error } },
    { status: 502, contentType: 'text/html', body: '<html>' },
  ]
  await page.route(`${app.url}/api/chat`, (route) => {
    const reply = replies.shift()
    return reply ? route.fulfill(reply) : route.continue()
  })
  await ask(page, 'count to 5')
  await expect(lastMarkdown(page)).toHaveText(words(5))
  await expect(alertOf(page)).toHaveCount(0)
  expect(replies).toEqual([])
  expect(await simulator.requests()).toHaveLength(1)
})

test('a running answer continues when the connection is back, and the queue follows', async ({
  page,
  app,
  simulator,
}) => {
  const line = await startLine(app.url)
  await simulator.pauseAfter(20)
  await page.goto(line.url)
  await ask(page, 'count to 40')
  await expect(lastMarkdown(page)).toHaveText(words(20))
  line.break()
  await messageBox(page).fill('count to 6')
  await messageBox(page).press('Enter')
  await expect(page.getByRole('region', { name: 'Queue' }).getByRole('article')).toHaveText('count to 6')
  await simulator.resume()
  line.mend()
  await expect(page.getByRole('region', { name: 'Conversation' }).getByRole('article', { name: 'You' })).toHaveCount(2)
  await expect(lastMarkdown(page)).toHaveText(words(6))
  await expect(page.locator('[data-markdown]').first()).toHaveText(words(40))
  expect(await simulator.requests()).toHaveLength(2)
  await line.stop()
})

test.describe('without motion', () => {
  test.use(still)

  test('axe finds nothing: a question that waits for the connection', async ({ page, context }) => {
    await page.goto('/')
    await messageBox(page).waitFor()
    await context.setOffline(true)
    await ask(page, 'count to 5')
    await expect(page.getByRole('article', { name: 'You' })).toHaveAttribute('data-status', 'queued')
    expect(await violationsInEveryLook(page)).toEqual([])
  })
})
