/** A shared chat: what becomes public, and nothing else. The form is a list of what may be in it: the rest stays out. */
import { z } from 'zod'

const sharedText = z.strictObject({ type: z.literal('text'), text: z.string() })

const sharedTool = z.strictObject({
  type: z.literal('tool'),
  name: z.string().max(200),
  state: z.enum(['done', 'failed']),
  /** As the tool's card shows them. */
  input: z.string(),
  result: z.string(),
})

const sharedPart = z.discriminatedUnion('type', [sharedText, sharedTool])

const sharedMessage = z.strictObject({
  role: z.enum(['user', 'assistant']),
  /** ISO 8601. */
  createdAt: z.string(),
  parts: z.array(sharedPart),
  /** How an answer ended; its reasons stay with the owner. */
  status: z.enum(['complete', 'cut', 'refused', 'stopped', 'interrupted', 'error']).optional(),
  model: z.string().optional(),
})

/** The form of a shared chat. Messages have no ids: their place is what they are known by. */
export const sharedChat = z.strictObject({
  title: z.string(),
  messages: z.array(sharedMessage),
})

/** A call of a tool, as a share shows it. */
export type SharedTool = z.infer<typeof sharedTool>

/** A part of a shared message. */
export type SharedPart = z.infer<typeof sharedPart>

/** A message of a shared chat. */
export type SharedMessage = z.infer<typeof sharedMessage>

/** The unchanging copy that a share link shows. */
export type SharedChat = z.infer<typeof sharedChat>

/** A link as its owner sees it in a list. */
export interface ShareEntry {
  id: string
  /** The chat it was made of. */
  chatId: string | null
  title: string
  messageCount: number
  /** ISO 8601. */
  createdAt: string
  expiresAt: string | null
  /** The whole address, where the site knows its own; otherwise the page's origin and `/share/{id}`. */
  url: string | null
}

/** `GET /api/chats/{id}/share`: what a link made now would show, and the links there are. */
export interface SharePreview {
  title: string
  messageCount: number
  shares: ShareEntry[]
}
