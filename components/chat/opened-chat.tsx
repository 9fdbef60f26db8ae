'use client'
/** The chat screen for a chat that the server has read and rendered: what shows its messages is part of the page. */
import { Chat, type ChatProps } from './chat'
import * as heldParts from './hold/held-parts'
import { HeldPartsProvider } from './hold/use-held-parts'
import { WithAnswerParts } from './with-answer-parts'

/** The screen with its messages. */
export function OpenedChat(props: ChatProps) {
  return (
    <WithAnswerParts>
      <HeldPartsProvider value={heldParts}>
        <Chat {...props} />
      </HeldPartsProvider>
    </WithAnswerParts>
  )
}
