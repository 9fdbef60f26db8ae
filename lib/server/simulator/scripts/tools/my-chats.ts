/** Searches the person's own chats. */
import { say } from '@/lib/server/simulator/script'
import { toolTurn } from './tool-turn'

/** A search in earlier chats. */
export const myChats = toolTurn({
  name: 'my-chats',
  title: 'A search in your chats',
  question: 'Search my chats for the word table',
  opening: 'I will look.',
  calls: [{ name: 'search_my_chats', input: { query: 'table' } }],
  closing: ([result]) => [
    say(
      result?.isError
        ? `The search failed: ${result.text}`
        : result?.text.includes('"chat_id"')
          ? 'I found the word in your earlier chats; the places are listed above, the newest first.'
          : 'I found nothing: none of your other chats has the word “table” in it.',
    ),
  ],
})
