/** The shape of every request body. */
import { z } from 'zod'
import { ID_PATTERN } from './ids'

const id = z.string().regex(ID_PATTERN, 'an id has 1 to 128 letters, digits, - or _')

const part = z.looseObject({ type: z.string().max(200), text: z.string().optional() })

const postedMessage = z.object({
  id,
  role: z.enum(['user', 'assistant', 'system']),
  parts: z.array(part).max(2_000),
})

/** A message as a client posts it. */
export type PostedMessage = z.infer<typeof postedMessage>

/**
 * `POST /api/chat`: as the AI SDK's DefaultChatTransport sends it, or with only the new message.
 * The last message is the question.
 */
export const chatRequest = z
  .object({
    id,
    messages: z.array(postedMessage).min(1).max(5_000).optional(),
    message: postedMessage.optional(),
    trigger: z.enum(['submit-message', 'regenerate-message']).optional(),
    messageId: id.nullish(),
    /** The message that a question answers to: another than the last one makes a branch, null begins anew. */
    parentId: id.nullish(),
    /** Names a wish for another answer, so that a repeated request is one wish. */
    idempotencyKey: id.optional(),
    model: z.string().min(1).max(200).optional(),
    effort: z.enum(['low', 'medium', 'high']).optional(),
  })
  .refine(({ messages, message }) => messages !== undefined || message !== undefined, {
    message: 'either messages or message is needed',
  })

/** A parsed `POST /api/chat`. */
export type ChatRequest = z.infer<typeof chatRequest>

/** The query of `GET /api/chats/{id}`; without any the whole branch is meant. */
export const chatPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).optional(),
  /** Messages before this one, after it, or around it. */
  before: id.optional(),
  after: id.optional(),
  around: id.optional(),
})

/** A parsed query of `GET /api/chats/{id}`. */
export type ChatPageQuery = z.infer<typeof chatPageQuery>

/** `POST /api/chats/{id}/branch`: the branch through this message becomes the chosen one. */
export const branchRequest = z.strictObject({ messageId: id, limit: z.number().int().min(1).max(500).optional() })
