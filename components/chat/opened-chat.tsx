'use client'
/** The chat screen for a chat that the server has read and rendered: the Markdown renderer is part of the page. */
import { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
import { Chat, type ChatProps } from './chat'
import { MarkdownProvider } from './message/lazy-markdown'

/** The screen with its messages. */
export function OpenedChat(props: ChatProps) {
  return (
    <MarkdownProvider value={StreamingMarkdown}>
      <Chat {...props} />
    </MarkdownProvider>
  )
}
