/** The results of a search in the person's own chats: links to the places. */
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'
import { markedText } from '@/components/ui/marked-text'
import { goToMessage } from '@/lib/client/session/open-sessions'
import { ID_PATTERN } from '@/lib/shared/ids'
import { chatAddress } from '@/lib/shared/page-address'

/** The places, the newest first. */
export function SearchResult({ output }: { output: unknown }) {
  const { found, more } = (output ?? {}) as Record<string, unknown>
  const router = useRouter()
  const places = (Array.isArray(found) ? (found as unknown[]) : []).flatMap(placeOf)
  if (places.length === 0) return <p className="text-quiet">Nothing found in your other chats.</p>
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {places.map(({ key, href, chatId, messageId, title, snippet }) => (
          <li key={key} className="min-w-0">
            <Link
              href={href}
              onClick={(event) => {
                if (messageId === undefined || !isPlainClick(event)) return
                event.preventDefault()
                // A plain link would not show a message that is not loaded.
                void goToMessage(chatId, messageId, (address) => router.push(address as Address))
              }}
              className="underline decoration-accent decoration-1 underline-offset-4 hover:decoration-2"
            >
              <bdi lang="" className="[overflow-wrap:anywhere]">
                {markedText(title)}
              </bdi>
            </Link>
            {snippet !== '' && (
              <bdi lang="" className="line-clamp-2 block text-quiet [overflow-wrap:anywhere]">
                {markedText(snippet)}
              </bdi>
            )}
          </li>
        ))}
      </ul>
      {more === true && <p className="mt-1.5 text-quiet">There is more. Search in the sidebar to see all of it.</p>}
    </>
  )
}

type Address = `/chat/${string}`

/** Whether a click does not ask for a new tab or window. */
const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

function placeOf(value: unknown) {
  const { chat_id, message_id, title, snippet } = (value ?? {}) as Record<string, unknown>
  if (typeof chat_id !== 'string' || !ID_PATTERN.test(chat_id)) return []
  const messageId = typeof message_id === 'string' && ID_PATTERN.test(message_id) ? message_id : undefined
  const place = messageId === undefined ? '' : `#message-${messageId}`
  return [
    {
      key: `${chat_id}${place}`,
      chatId: chat_id,
      messageId,
      href: `${chatAddress(chat_id)}${place}` as const,
      title: typeof title === 'string' && title !== '' ? title : 'Untitled chat',
      snippet: typeof snippet === 'string' ? snippet : '',
    },
  ]
}
