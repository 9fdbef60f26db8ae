/**
 * 100 reloads at random moments of running answers: the text in the page as the server sends it, how far it is behind
 * the model, and how many calls the model received.
 */
import { startApp } from '@/e2e/support/app'
import { words } from '@/e2e/support/page'
import { newChatId, type Visitor, visitor } from '@/e2e/support/wire'
import { seededRandom } from '@/lib/server/database/fixtures/kills'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { clock, sleep } from './processes/clock'
import { countQuestion, startUpstream } from './processes/upstream'
import { percentile, printTable } from './support'

const RELOADS = 100
/** Answers at once, with an equal share of the reloads each. */
const ANSWERS = 5
const WORDS = 600
const PER_SECOND = 20
const LIMIT_MS = 1_000
const SEED = Number(process.env.SEED ?? 2026)

interface Reload {
  /** Words in the page. */
  count: number
  isPrefix: boolean
  /** When the page had arrived. */
  at: number
  tookMs: number
}

/** The last answer in a page's HTML, from its first word on. */
function answerOf(html: string): string {
  const last = [...html.matchAll(/<article[^>]*aria-label="Claude".*?<\/article>/gs)].at(-1)?.[0] ?? ''
  const markdown = /<div[^>]*data-markdown.*$/s.exec(last)?.[0] ?? ''
  return markdown.replace(/<[^>]*>/g, '')
}

async function reload(person: Visitor, chatId: string): Promise<Reload> {
  const askedAt = clock()
  const html = await (await person.fetch(`/chat/${chatId}`)).text()
  const at = clock()
  const answer = answerOf(html)
  const count = answer.match(/w\d{6}/g)?.length ?? 0
  return { count, isPrefix: answer.startsWith(words(count)), at, tookMs: at - askedAt }
}

/** Asks, reloads at random moments until the answer ends, and checks the final text. */
async function reloadAnswer(person: Visitor, name: string, random: () => number) {
  const chatId = newChatId()
  const response = await person.ask(chatId, countQuestion(WORDS, name, PER_SECOND))
  const startedAt = clock()
  const whole = response.text()
  const moments = Array.from({ length: RELOADS / ANSWERS }, () => random() * (WORDS / PER_SECOND) * 1_000)
  const reloads: Reload[] = []
  for (const moment of moments.sort((a, b) => a - b)) {
    await sleep(Math.max(0, startedAt + moment - clock()))
    reloads.push(await reload(person, chatId))
  }
  await whole
  const page = (await (await person.fetch(`/api/chats/${chatId}`)).json()) as ChatPage
  const final = page.messages
    .at(-1)
    ?.parts.map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
  return { name, reloads, isRight: final === words(WORDS) }
}

/** Milliseconds since the first word missing from the page was sent; 0 when none is missing. */
function ageOf({ count, at }: Reload, stamps: readonly number[]): number {
  const missing = stamps[count]
  return missing === undefined ? 0 : Math.max(0, at - missing)
}

/** Reloads, and prints a table. */
export async function run() {
  const upstream = await startUpstream()
  const app = await startApp({ ANTHROPIC_BASE_URL: upstream.url })
  const random = seededRandom(SEED)
  try {
    const person = visitor(app.url)
    // A server's first page takes longer than all others.
    await (await person.fetch('/chat/warm-up')).text()
    const names = Array.from({ length: ANSWERS }, (_, at) => `reload-${at}`)
    // One after another, as the first question creates the person who asks the others.
    const running = []
    for (const name of names) {
      running.push(reloadAnswer(person, name, random))
      await sleep(500)
    }
    const answers = await Promise.all(running)
    const stamps = await upstream.takeStamps()
    const all = answers.flatMap(({ name, reloads }) =>
      reloads.map((one) => ({ ...one, age: ageOf(one, stamps[name] ?? []) })),
    )
    const ages = all.map(({ age }) => age)
    const calls = Object.keys(stamps).filter((key) => names.includes(key.replace(/( again)+$/, ''))).length
    printTable(
      `${all.length} reloads of ${ANSWERS} running answers of ${WORDS} words at ${PER_SECOND}/s (seed ${SEED})`,
      [
        ['what', 'figure', 'goal'],
        ['text in the page is a prefix', `${all.filter(({ isPrefix }) => isPrefix).length}`, `${all.length}`],
        ['pages without a word', `${all.filter(({ count }) => count === 0).length}`, ''],
        ['age of the text, p50', `${percentile(ages, 0.5).toFixed(0)} ms`, ''],
        ['age of the text, max', `${Math.max(...ages).toFixed(0)} ms`, `${LIMIT_MS} ms`],
        [
          'page loaded after, p50',
          `${percentile(
            all.map(({ tookMs }) => tookMs),
            0.5,
          ).toFixed(0)} ms`,
          '',
        ],
        ['page loaded after, max', `${Math.max(...all.map(({ tookMs }) => tookMs)).toFixed(0)} ms`, ''],
        ['calls to the model', `${calls}`, `${ANSWERS}`],
        ['correct final texts', `${answers.filter(({ isRight }) => isRight).length}`, `${ANSWERS}`],
      ],
    )
    console.log('  Age: time since the first missing word was sent, when the page has loaded.')
  } finally {
    await app.stop()
    await upstream.stop()
  }
}
