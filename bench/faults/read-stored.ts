/** Reads a chat's stored answer once nothing runs any more. */
import { clock, sleep } from '@/bench/processes/clock'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { textOf } from '@/lib/shared/message'
import type { Browser } from './browser'
import type { StoredAnswer } from './verdict'

// Within 20 seconds an answer whose server died is marked as ended.
const LIMIT_MS = 40_000
const WAIT_MS = 250

/** Waits until nothing runs in the chat, and returns its last answer; undefined when it has none. */
export async function readStored(browser: Browser, chatId: string): Promise<StoredAnswer | undefined> {
  const giveUpAt = clock() + LIMIT_MS
  for (;;) {
    const response = await browser.fetch(`/api/chats/${chatId}`).catch(() => undefined)
    if (response?.status === 404) return undefined
    const page = response?.ok ? ((await response.json().catch(() => undefined)) as ChatPage | undefined) : undefined
    const last = page?.messages.at(-1)
    const answer = last?.role === 'assistant' ? { text: textOf(last), status: last.metadata?.status } : undefined
    if (page && !page.running) return answer
    if (clock() > giveUpAt) {
      console.log(`  ${chatId}: no end within ${LIMIT_MS / 1_000} s; ${describeState(response, page)}`)
      return { text: answer?.text ?? '', status: undefined }
    }
    await sleep(WAIT_MS)
  }
}

function describeState(response: Response | undefined, page: ChatPage | undefined): string {
  if (page?.running) return `still running, ${page.running.chunks.length} chunks`
  return response ? `status ${response.status}` : 'no response'
}
