/** What the inspector's page knows of an answer before it reads its timeline. */
import type { AnswerId, ChatId } from '@/lib/shared/ids'

/** An answer that may be inspected. */
export interface InspectedAnswer {
  chatId: ChatId
  answerId: AnswerId
  question: string | null
  /** As the API named it, where it is known. */
  model: string | null
  simulated: boolean
  isRunning: boolean
}
