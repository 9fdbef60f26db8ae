'use client'
/** The page of the AI SDK's quickstart, without its styles. */
import { useChat } from '@ai-sdk/react'
import { useState } from 'react'

export default function Chat() {
  const [input, setInput] = useState('')
  const { messages, sendMessage } = useChat()
  return (
    <div>
      {messages.map((message) => (
        <div key={message.id} data-role={message.role} style={{ whiteSpace: 'pre-wrap' }}>
          {message.role === 'user' ? 'User: ' : 'AI: '}
          {message.parts.map((part, at) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: as in the quickstart; parts are only ever added.
            if (part.type === 'text') return <div key={`${message.id}-${at}`}>{part.text}</div>
            return null
          })}
        </div>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sendMessage({ text: input })
          setInput('')
        }}
      >
        <input value={input} aria-label="Message" onChange={(event) => setInput(event.currentTarget.value)} />
      </form>
    </div>
  )
}
