/**
 * T55, T56: nothing of a held answer leaves before its release. Every byte of every response is recorded with its time,
 * in all ways in which an answer can be read, with cut connections, other servers, stops and kills.
 */
import { type Browser, expect, test } from '@playwright/test'
import { seededRandom } from '@/lib/server/chaos/random'
import type { Message } from '@/lib/shared/message'
import { rounds, SEED } from '@/scripts/rounds.mjs'
import { findServers } from '@/scripts/servers.mjs'
import { CANARY, type CanaryModel, canaryOf, startCanaryModel } from './support/canary-model'
import { askHeld, at, type HeldRun, joinHeld, noticesOf, readEverything } from './support/held-run'
import { type HeldSite, type HeldSiteName, startHeldSite } from './support/held-site'
import { ask, expectStatus, lastAnswer, lastMarkdown } from './support/page'
import type { Exchange } from './support/recording-line'

const LIMIT_MS = 600_000
/** How runs end, in turn. */
const ENDINGS = ['complete', 'json', 'stop', 'refusal', 'broken'] as const
type Ending = (typeof ENDINGS)[number]

/** How many runs each site has: some end in turn as above, some are in a browser, and of some the server is killed. */
const ENDED_RUNS = rounds(5, 24)
const PAGE_RUNS = { embedded: rounds(1, 4), postgres: rounds(0, 4), redis: rounds(0, 4) }
const KILLED_RUNS = rounds(2, 8)
/** How many run at once. */
const BATCH = 8

/** Which canaries came before their release, by their keys, and in which responses. */
function leaks(exchanges: readonly Exchange[], releasedAt: ReadonlyMap<string, number>): string[] {
  const found = exchanges.flatMap(({ method, path, pieces }) => {
    const text = pieces.map((piece) => piece.text).join('')
    return [...text.matchAll(CANARY)].flatMap(({ 1: key = '', index }) => {
      let before = 0
      const piece = pieces.find((each) => {
        before += each.text.length
        return before > index
      })
      const isEarly = (piece?.at ?? 0) < (releasedAt.get(key.toLowerCase()) ?? Number.POSITIVE_INFINITY)
      return isEarly ? [`${key} in ${method} ${path}`] : []
    })
  })
  return [...new Set(found)]
}

async function newestAnswer({
  elsewhere,
  chatId,
}: Pick<HeldRun, 'elsewhere' | 'chatId'>): Promise<Message | undefined> {
  const { messages = [] } = await (await elsewhere.fetch(`/api/chats/${chatId}`)).json()
  return messages.findLast(({ role }: Message) => role === 'assistant')
}

const statusOf = async (run: HeldRun) => (await newestAnswer(run))?.metadata?.status

/** The words before each canary, one for each kind of content. */
const KINDS = ['thought', 'said', 'asked', 'sought', 'found', 'cited', 'went on', 'ended']
/** Where the text must be after the release, which shows that reading there earlier was a real attempt. */
const SHOWN = (chatId: string, answerId: string) => [
  `/api/chats`,
  `/api/chats/${chatId}`,
  `/chat/${chatId}`,
  `/api/search?q=kanarie`,
  `/api/chats/${chatId}/export?format=markdown`,
  `/api/chats/${chatId}/export?format=json`,
  `/api/chats/${chatId}/export?format=html`,
  `/api/chats/${chatId}/recordings/${answerId}`,
  `/api/account/export`,
  'share',
]

/** Holds an answer, and reads it everywhere while it is held. */
async function holdAndRead(model: CanaryModel, run: HeldRun, isJson: boolean): Promise<string> {
  await model.answer(run.key).sent
  let answerId: string | undefined
  await expect
    .poll(
      async () => {
        answerId = (await newestAnswer(run))?.id
        return answerId
      },
      { timeout: 60_000 },
    )
    .toBeTruthy()
  const id = answerId ?? ''
  joinHeld(run, id)
  // By the second one, its checkpoints have been written.
  if (!isJson) await expect.poll(() => noticesOf(run), { timeout: 60_000 }).toBeGreaterThan(1)
  const texts = await readEverything(run, run.elsewhere, id)
  const tried = [...texts].filter(([path]) => path.startsWith('stranger')).map(([, status]) => status)
  expect(tried.every((status) => status === '404' || status === '204')).toBe(true)
  expect(texts.get(`/api/chats/${run.chatId}`)).toContain(id)
  for (const change of [{ trigger: 'regenerate-message', messageId: id }, {}]) {
    expect((await run.me.ask(run.chatId, 'Another question', change)).status).toBe(409)
  }
  expect(run.hasJsonAnswered).toBe(false)
  return id
}

/** Lets a held answer end, and reads it everywhere once more. */
async function endAndRead(model: CanaryModel, run: HeldRun, answerId: string, ending: Ending, released: () => void) {
  if (ending === 'stop') await run.elsewhere.fetch(`/api/chat/${run.chatId}/stream`, { method: 'DELETE' })
  else {
    const isShown = ending === 'complete' || ending === 'json'
    if (isShown) released()
    model.answer(run.key).finish(isShown ? 'complete' : ending)
  }
  const status = { complete: 'complete', json: 'complete', stop: 'stopped', refusal: 'refused', broken: 'interrupted' }
  await expect.poll(() => statusOf(run), { timeout: 60_000 }).toBe(status[ending])
  const followed = await Promise.all(run.followers)
  const isShown = status[ending] === 'complete'
  if (isShown) {
    // The title comes a little later, and so does the recording.
    await expect
      .poll(async () => (await run.elsewhere.fetch('/api/chats')).text(), { timeout: 60_000 })
      .toContain(canaryOf(run.key))
    await expect
      .poll(async () => (await run.elsewhere.fetch(`/api/chats/${run.chatId}/recordings/${answerId}`)).status)
      .toBe(200)
  }
  const texts = await readEverything(run, run.elsewhere, answerId)
  if (!isShown) return
  for (const path of SHOWN(run.chatId, answerId)) expect(texts.get(path), path).toContain(canaryOf(run.key))
  for (const kind of KINDS) expect(texts.get(`/api/chats/${run.chatId}`)).toContain(`${kind} ${canaryOf(run.key)}`)
  for (const text of followed) expect(text).toContain(`ended ${canaryOf(run.key)}`)
}

/** The same in a browser, with a second tab and reloads. */
async function readInPages(browser: Browser, site: HeldSite, model: CanaryModel, key: string, released: () => void) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(site.producer.url)
  await ask(page, `Tell me about run-${key}.`)
  await model.answer(key).sent
  await page.waitForURL('**/chat/**')
  const other = await context.newPage()
  await other.goto(page.url())
  await page.reload()
  await other.reload()
  await expect(lastAnswer(other)).toBeVisible()
  released()
  model.answer(key).finish('complete')
  for (const tab of [page, other]) {
    await expectStatus(tab, 'complete')
    await expect(lastMarkdown(tab)).toContainText(`ended ${canaryOf(key)}`)
  }
  await context.close()
}

const SITES: HeldSiteName[] = ['embedded', 'postgres', 'redis']

for (const name of SITES) {
  test(`T55, T56: nothing of a held answer can be read before its release (${name})`, async ({ browser }) => {
    const { postgres, redis } = findServers()
    test.skip(name !== 'embedded' && !postgres, 'needs a Postgres server')
    test.skip(name === 'redis' && !redis, 'needs a Redis server')
    test.setTimeout(LIMIT_MS)
    const random = seededRandom(`${SEED} ${name}`)
    const model = await startCanaryModel()
    // Half of the streams are cut, most of them between their notices.
    const site = await startHeldSite(name, model.url, () =>
      random() < 0.5 ? 1 + Math.floor(random() * 3_000) : undefined,
    )
    const releasedAt = new Map<string, number>()
    const release = (key: string) => () => releasedAt.set(key, performance.now())
    let runs = 0
    const nextKey = () => `r${++runs}`
    const begin = (isJson: boolean) => askHeld(nextKey(), site.producer.url, site.reader.url, isJson)

    async function readInPagesOneByOne() {
      for (let done = 0; done < PAGE_RUNS[name]; done += 1) {
        const key = nextKey()
        await readInPages(browser, site, model, key, release(key))
      }
    }

    const killed: HeldRun[] = []
    let killedIds: string[] = []
    for (let done = 0; done < ENDED_RUNS; done += BATCH) {
      const endings = Array.from({ length: Math.min(BATCH, ENDED_RUNS - done) }, (_, at) => {
        return ENDINGS[(done + at) % ENDINGS.length] ?? 'complete'
      })
      const batch = await Promise.all(endings.map(async (ending) => ({ ending, run: await begin(ending === 'json') })))
      const isLast = done + BATCH >= ENDED_RUNS
      if (isLast) killed.push(...(await Promise.all(Array.from({ length: KILLED_RUNS }, () => begin(false)))))
      const [answerIds, ofKilled] = await Promise.all([
        Promise.all(batch.map(({ run, ending }) => holdAndRead(model, run, ending === 'json'))),
        Promise.all(killed.map((run) => holdAndRead(model, run, false))),
      ])
      killedIds = ofKilled
      const held = await site.readStores()
      if (held !== undefined) expect(held).toBeGreaterThan(0)
      await Promise.all([
        ...batch.map(({ run, ending }, at) => endAndRead(model, run, answerIds[at] ?? '', ending, release(run.key))),
        isLast && readInPagesOneByOne(),
      ])
    }

    await site.readStores()
    await site.killAndRestart()
    for (const [at, run] of killed.entries()) {
      await expect.poll(() => statusOf(run), { timeout: 60_000 }).toBe('interrupted')
      await readEverything(run, run.elsewhere, killedIds[at] ?? '')
      run.leave.abort()
    }
    await site.readStores()
    // It is still there, and its reader gets it on demand.
    const [last] = killed
    if (last) {
      release(last.key)()
      const show = `/api/chats/${last.chatId}/answers/${killedIds[0]}/show`
      const me = at(site.producer.url, last.me)
      expect((await me.fetch(show, { method: 'POST' })).status).toBe(204)
      expect(await (await me.fetch(`/api/chats/${last.chatId}`)).text()).toContain(`said ${canaryOf(last.key)}`)
    }

    const cuts = site.producer.cuts()
    expect(cuts).toBeGreaterThan(0)
    const exchanges = site.exchanges().filter(({ pieces }) => pieces.length > 0)
    expect(leaks(exchanges, releasedAt)).toEqual([])
    expect(site.output()).not.toMatch(CANARY)
    const bytes = exchanges.reduce((sum, { pieces }) => pieces.reduce((all, { text }) => all + text.length, sum), 0)
    test.info().annotations.push({
      type: 'held',
      description: `${runs} runs, ${cuts} cuts, ${exchanges.length} responses, ${bytes} bytes`,
    })
    await site.stop()
    await model.stop()
  })
}
