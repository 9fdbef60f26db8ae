/**
 * Our page of the client bench: the product's sessions, transport and store, and one count drawn of each answer; with
 * `?card` a call of a tool is drawn as the product draws it.
 */
import { createRoot } from 'react-dom/client'
import { ToolCard } from '@/components/chat/message/tool-card'
import { blankChat, settleBlankChat } from '@/lib/client/session/open-sessions'
import type { Answer } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import { useEntry, useMessageKeys } from '@/lib/client/store/use-chat'

declare global {
  interface Window {
    /** Asks in a fresh chat and gives the text of its answer, or of its tool's input. */
    answer(question: string): Promise<string>
  }
}

const rendersCards = new URLSearchParams(location.search).has('card')

function Count({ store, id }: { store: MessageStore; id: string }) {
  const entry = useEntry(store, id)
  if (entry?.role !== 'assistant') return <p>{entry?.text}</p>
  const part = entry.message.parts.at(-1)
  if (rendersCards && part?.type === 'tool') return <ToolCard tool={part} isAlive={!entry.message.ended} />
  return <p>{part && 'pieces' in part ? part.pieces.length : 0}</p>
}

function List({ store }: { store: MessageStore }) {
  return useMessageKeys(store).map((key) => <Count key={key} store={store} id={key} />)
}

function textIn({ parts }: Answer['message']): string {
  const part = parts.find(({ type }) => type !== 'whole')
  if (part?.type === 'tool') return (part.input as { text: string }).text
  return part?.type === 'text' ? part.pieces.join('') : ''
}

const root = createRoot(document.getElementById('root') as HTMLElement)

window.answer = (question) => {
  settleBlankChat()
  const { store, chatId, send } = blankChat()
  root.render(<List key={chatId} store={store} />)
  return new Promise((resolve) => {
    const leave = store.subscribe(undefined, () => {
      const last = store.entries().at(-1)
      if (last?.role !== 'assistant' || !last.message.ended) return
      leave()
      resolve(textIn(last.message))
    })
    send(question)
  })
}
