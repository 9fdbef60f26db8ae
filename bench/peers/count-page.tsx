/** The peer's page of the client bench: plain `useChat`, rendering a count for each message. */
import { useChat } from '@ai-sdk/react'
import type { UIMessage } from 'ai'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'

declare global {
  interface Window {
    /** Asks in a fresh chat; resolves to the text of its answer, or of its tool's input. */
    answer(question: string): Promise<string>
  }
}

// The documented option against too many renders; without it every change is one.
const throttle = Number(new URLSearchParams(location.search).get('throttle')) || undefined

function textIn({ parts }: UIMessage): string {
  const part = parts.at(-1)
  if (part?.type === 'text') return part.text
  return part && 'input' in part ? ((part.input as { text?: string } | undefined)?.text ?? '') : ''
}

function List({ question, onEnd }: { question: string; onEnd(text: string): void }) {
  const { messages, sendMessage } = useChat({
    ...(throttle !== undefined && { experimental_throttle: throttle }),
    onFinish: ({ message }) => onEnd(textIn(message)),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once, on mount.
  useEffect(() => {
    sendMessage({ text: question })
  }, [])
  return messages.map((message) => <p key={message.id}>{textIn(message).length}</p>)
}

const root = createRoot(document.getElementById('root') as HTMLElement)
let chats = 0

window.answer = (question) =>
  new Promise((resolve) => {
    chats += 1
    root.render(<List key={chats} question={question} onEnd={resolve} />)
  })
