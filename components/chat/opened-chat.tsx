'use client'
/** The chat screen for a chat that the server has read and rendered: what shows its messages is part of the page. */
import { Chat, type ChatProps } from './chat'
import * as heldParts from './hold/held-parts'
import { HeldPartsProvider } from './hold/use-held-parts'
import * as answerParts from './message/answer-parts'
import { AnswerPartsProvider } from './message/lazy-parts'

/** The screen with its messages. */
export function OpenedChat(props: ChatProps) {
  return (
    <AnswerPartsProvider value={answerParts}>
      <HeldPartsProvider value={heldParts}>
        <Chat {...props} />
      </HeldPartsProvider>
    </AnswerPartsProvider>
  )
}
