/** One process of the bench database-gaps: ticks like a stream while the database works, and tells the gaps. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { makeGuest } from '@/lib/server/auth/session'
import type { Queries } from '@/lib/server/database/database'
import { openEmbeddedDatabase } from '@/lib/server/database/embedded/embedded-database'
import { addMessage, MESSAGE_COLUMNS } from '@/lib/server/database/messages'
import { migrate } from '@/lib/server/database/migrate'
import { chats, messages, schema } from '@/lib/server/database/schema'
import { newId } from '@/lib/shared/ids'

/** Where the database runs. */
export type Where = 'own thread' | 'same thread'

/** Milliseconds between ticks, for each thing that went on meanwhile. */
export type Gaps = Record<string, number[]>

interface Opened {
  queries: Queries
  transaction<T>(run: (queries: Queries) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const TICK_MS = 10
const QUIET_MS = 2_000
const WRITES = 300
const SEARCH_TEXTS = 40
const LISTS = 10

/** PGlite as it comes: on the thread that asks, from the same pre-made directory. */
async function openOnThisThread(dataDir: string, isNew: boolean): Promise<Opened> {
  const seed = join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'seed.tar.gz')
  const client = await PGlite.create({ dataDir, ...(isNew && { loadDataDir: new Blob([readFileSync(seed)]) }) })
  const queries = drizzle(client, { schema })
  const transaction: Opened['transaction'] = (run) => queries.transaction(run)
  await transaction((inner) => migrate(inner))
  return { queries, transaction, close: () => client.close() }
}

/** Does some work while a stream ticks; returns the gaps that its reader would see, and what the work brought. */
async function ticking<T>(work: () => Promise<T>): Promise<{ gaps: number[]; result: T }> {
  const gaps: number[] = []
  let last = performance.now()
  const tick = () => {
    const now = performance.now()
    gaps.push(now - last)
    last = now
  }
  const timer = setInterval(tick, TICK_MS)
  const result = await work()
  clearInterval(timer)
  // A gap that the work has not let end is one too.
  tick()
  return { gaps, result }
}

/** Words that differ: a text of one word would have one search term. */
const longText = (bytes: number) => {
  let text = ''
  while (text.length < bytes) text += `${Math.random().toString(36).slice(2, 9)} `
  return text
}

async function measure(where: Where, folder: string): Promise<Gaps> {
  const dataDir = join(folder, 'postgres')
  const open = (isNew: boolean) =>
    where === 'own thread' ? openEmbeddedDatabase(dataDir) : openOnThisThread(dataDir, isNew)

  const nothing = await ticking(() => new Promise((resolve) => setTimeout(resolve, QUIET_MS)))
  const firstOpen = await ticking(() => open(true))
  await firstOpen.result.close()
  const reopen = await ticking(() => open(false))
  const { queries, transaction, close } = reopen.result

  const ownerId = (await makeGuest(queries)).person.id
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Gaps' })
  const add = (text: string) =>
    transaction((inner) =>
      addMessage(inner, {
        chatId,
        ownerId,
        id: newId(),
        parent: undefined,
        role: 'user',
        status: 'complete',
        parts: [{ type: 'text', text }],
        metadata: {},
      }),
    )
  const times = async (count: number, work: () => Promise<unknown>) => {
    for (let done = 0; done < count; done += 1) await work()
  }
  const writes = await ticking(() => times(WRITES, () => add('A short question, as most of them are.')))
  const text = longText(64_000)
  const searchTexts = await ticking(() => times(SEARCH_TEXTS, () => add(text)))
  const list = await ticking(() => times(LISTS, () => queries.select(MESSAGE_COLUMNS).from(messages)))
  await close()
  return {
    nothing: nothing.gaps,
    'first open': firstOpen.gaps,
    reopen: reopen.gaps,
    writes: writes.gaps,
    'search texts': searchTexts.gaps,
    'a long list': list.gaps,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'firstword-gaps-'))
try {
  const gaps = await measure(process.argv[2] === 'own thread' ? 'own thread' : 'same thread', folder)
  process.send?.(gaps)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
