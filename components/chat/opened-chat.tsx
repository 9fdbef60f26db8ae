'use client'
/** The chat screen of a page whose chat the server has read: its messages are rendered there, so their renderer comes along. */
import { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
import { Chat, type ChatProps } from './chat'
import { BringMarkdown } from './message/lazy-markdown'

/** The screen with its messages. */
export function OpenedChat(props: ChatProps) {
  return (
    <BringMarkdown value={StreamingMarkdown}>
      <Chat {...props} />
    </BringMarkdown>
  )
}
