/** The shape of every request body. */
import { z } from 'zod'
import { HOLD_POLICIES } from '@/lib/shared/hold'
import { ID_PATTERN } from '@/lib/shared/ids'
import { EFFORTS } from '@/lib/shared/models'
import { MAX_ARRIVALS } from '@/lib/shared/smoothness'
import { withoutHidden } from '@/lib/shared/text/visible-text'
import { DELETE_WORDS } from './account'
import { MAX_CHAT_PAGE_MESSAGES } from './chat-page'
import { MAX_INSTRUCTIONS, SEND_KEYS, THEMES } from './preferences'

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
    /** `continue-message` continues the incomplete answer `messageId`; it needs no message. */
    trigger: z.enum(['submit-message', 'regenerate-message', 'continue-message']).optional(),
    messageId: id.nullish(),
    /** The message that a question follows: any but the last one makes a branch, null starts at the root. */
    parentId: id.nullish(),
    /** Makes repeated requests for another answer one request. */
    idempotencyKey: id.optional(),
    model: z.string().min(1).max(200).optional(),
    effort: z.enum(EFFORTS).optional(),
    /** With an answer message that decides on tool calls: names of tools that need not ask again in this chat. */
    alwaysAllow: z.array(z.string().min(1).max(200)).max(50).optional(),
  })
  .refine(
    ({ messages, message, trigger, messageId }) =>
      messages !== undefined || message !== undefined || (trigger === 'continue-message' && Boolean(messageId)),
    { message: 'either messages or message is needed; continue-message needs messageId' },
  )

/** A parsed `POST /api/chat`. */
export type ChatRequest = z.infer<typeof chatRequest>

/** The query of `GET /api/chats/{id}`; without one the whole branch is returned. */
export const chatPageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_CHAT_PAGE_MESSAGES).optional(),
  /** Messages before this one, after it, or around it. */
  before: id.optional(),
  after: id.optional(),
  around: id.optional(),
})

/** A parsed query of `GET /api/chats/{id}`. */
export type ChatPageQuery = z.infer<typeof chatPageQuery>

/** `POST /api/chats/{id}/branch`: selects the branch through this message. */
export const branchRequest = z.strictObject({
  messageId: id,
  limit: z.number().int().min(1).max(MAX_CHAT_PAGE_MESSAGES).optional(),
})

/** The query of `GET /api/chats`. */
export const chatListQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,16}\.[A-Za-z0-9_-]{1,128}$/, 'is not one of this list')
    .optional(),
  archived: z.enum(['true', 'false']).optional(),
})

/** A parsed query of `GET /api/chats`. */
export type ChatListQuery = z.infer<typeof chatListQuery>

/** `PATCH /api/chats/{id}`: what to change. */
export const chatChange = z
  .strictObject({
    title: z.string().max(1_000).optional(),
    pinned: z.boolean().optional(),
    archived: z.boolean().optional(),
    /** The owner has seen it. */
    read: z.literal(true).optional(),
    /** Withdraws the permission of tools that were allowed for the whole chat. */
    askAgain: z.literal(true).optional(),
    /** How its answers are shown; null follows the person and the site. */
    holdPolicy: z.enum(HOLD_POLICIES).nullish(),
    /** Undoes a deletion. */
    deleted: z.literal(false).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'names no change' })

/** A parsed `PATCH /api/chats/{id}`. */
export type ChatChange = z.infer<typeof chatChange>

/** The query of `GET /api/search`. */
export const searchRequest = z.object({
  q: z.string().max(500, 'is longer than 500 characters'),
  /** Searches this chat only. */
  chatId: id.optional(),
})

/** A parsed query of `GET /api/search`. */
export type SearchRequest = z.infer<typeof searchRequest>

/** `POST /api/chats/{id}/share`; without days the link never expires. */
export const shareRequest = z.object({
  expiresInDays: z.union([z.literal(1), z.literal(7), z.literal(30)]).nullish(),
  /** Readers may watch the answers being written. */
  withReplays: z.boolean().optional(),
})

/** Longer than any answer. */
const MAX_TIME_MS = 24 * 60 * 60 * 1_000

const time = z.number().min(0).max(MAX_TIME_MS)
const increasing = (times: readonly number[]) => times.every((each, at) => at === 0 || each > (times[at - 1] ?? 0))
const times = z
  .array(time)
  .max(MAX_ARRIVALS)
  .refine(increasing, { message: 'each time must be later than the one before' })

/** `POST /api/chats/{id}/recordings/{answerId}/arrivals`: when an answer's text reached the page, in numbers. */
export const arrivalsReport = z
  .strictObject({
    /** Milliseconds since the question was sent. */
    times: times.min(1),
    sizes: z.array(z.int().min(1).max(100_000_000)).max(MAX_ARRIVALS),
    pauses: times.optional(),
    frameMs: z.number().min(1).max(1_000).optional(),
  })
  .refine(({ times: all, sizes }) => all.length === sizes.length, { message: 'there must be as many sizes as times' })

/** The query of `GET /api/chats/{id}/export`. */
export const exportQuery = z.object({
  format: z.enum(['markdown', 'json', 'html']),
  /** Opens in the browser, for printing, instead of being saved. */
  inline: z.literal('1').optional(),
})

/** A file of a question, as the AI SDK sends it: the address of an uploaded file, or the file itself as a `data:` URL. */
export const postedFile = z.object({
  type: z.literal('file'),
  url: z.string().max(2_000_000),
  filename: z.string().max(1_000).optional(),
})

/** The query of `POST /api/files`. */
export const fileUploadQuery = z.object({ name: z.string().min(1).max(1_000) })

/** `POST /api/import`: conversations in any known format, each checked on its own. */
export const importRequest = z.object({ conversations: z.array(z.unknown()).min(1).max(1_000) })

/** `POST /api/sign-in/{provider}`: where to return afterwards. */
export const signInRequest = z.strictObject({ next: z.string().max(500).optional() })

/** `POST /api/device-codes/claim`. */
export const claimRequest = z.strictObject({ code: z.string().min(1).max(200) })

/** `DELETE /api/account`: confirmed in words, so that nothing is deleted by mistake. */
export const deleteAccountRequest = z.strictObject({ confirm: z.literal(DELETE_WORDS) })

// Removes invisible characters that only a model reads (Unicode tags).
const visible = (text: string) => withoutHidden(text).trim()

/** `PATCH /api/preferences`: only what changes; null resets a field. */
export const preferencesChange = z.strictObject({
  customInstructions: z.string().max(MAX_INSTRUCTIONS).transform(visible).nullish(),
  model: z.string().min(1).max(200).nullish(),
  effort: z.enum(EFFORTS).nullish(),
  theme: z.enum(THEMES).nullish(),
  sendKey: z.enum(SEND_KEYS).nullish(),
  holdPolicy: z.enum(HOLD_POLICIES).nullish(),
})
/** The query of `GET /api/usage`. */
export const usageQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) })
