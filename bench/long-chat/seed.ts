/** Writes a chat of thousands of messages straight into a database. */
import { makeGuest } from '@/lib/server/auth/session'
import type { Database } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import { newId } from '@/lib/shared/ids'

const BATCH = 250

/** A chat, and its owner's session. */
export interface SeededChat {
  chatId: string
  /** The value of the session cookie. */
  token: string
}

/** An answer of ordinary size: words, a list, code. */
function answerText(at: number): string {
  const words = Array.from({ length: 60 }, (_, word) => `word${(at * 7 + word * 13) % 997}`).join(' ')
  return `## Answer ${at}\n\n${words}.\n\n- one\n- two\n- **three** of ${at}\n\n\`\`\`ts\nconst answer = ${at}\n\`\`\`\n`
}

/** Writes one chat with one branch of `count` messages, alternating questions and answers. */
export async function seedLongChat({ queries }: Database, count: number): Promise<SeededChat> {
  const { person, token } = await makeGuest(queries)
  const chatId = newId()
  const idOf = (at: number) => `m${at}`
  await queries.insert(chats).values({
    id: chatId,
    ownerId: person.id,
    title: 'A very long chat',
    firstId: idOf(0),
    leafId: idOf(count - 1),
    answerId: idOf(count - 1),
  })
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, offset) => {
      const at = from + offset
      const role = at % 2 === 0 ? ('user' as const) : ('assistant' as const)
      return {
        chatId,
        id: idOf(at),
        ownerId: person.id,
        parentId: at === 0 ? null : idOf(at - 1),
        selectedChildId: at === count - 1 ? null : idOf(at + 1),
        depth: at + 1,
        role,
        status: 'complete',
        parts: [{ type: 'text' as const, text: role === 'user' ? `Question ${at}` : answerText(at) }],
        clientId: role === 'user' ? idOf(at) : null,
        createdAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000),
      }
    })
    await queries.insert(messages).values(rows)
  }
  return { chatId, token }
}
