'use client'
/** The chat screen for a chat that the server has read and rendered: what shows its messages is part of the page. */
import { StreamingMarkdown } from '@/components/markdown/streaming-markdown'
import { Chat, type ChatProps } from './chat'
import { heldParts } from './hold/held-parts'
import { HeldPartsProvider } from './hold/use-held-parts'
import { MarkdownProvider } from './message/lazy-markdown'

/** The screen with its messages. */
export function OpenedChat(props: ChatProps) {
  return (
    <MarkdownProvider value={StreamingMarkdown}>
      <HeldPartsProvider value={heldParts}>
        <Chat {...props} />
      </HeldPartsProvider>
    </MarkdownProvider>
  )
}
