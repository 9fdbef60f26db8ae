/** A shared chat: what becomes public, and nothing else. The schema is an allow list. */
import { z } from 'zod'
import { END_STATUSES } from '@/lib/shared/message'
import { MAX_PLACE, MAX_QUOTE, MAX_TITLE } from '@/lib/shared/sources'
import { type Chart, readChart } from '@/lib/shared/tools/chart'

const sharedText = z.strictObject({ type: z.literal('text'), text: z.string() })

const sharedTool = z.strictObject({
  type: z.literal('tool'),
  name: z.string().max(200),
  state: z.enum(['done', 'failed']),
  /** As the tool's card shows them. */
  input: z.string(),
  result: z.string(),
  /** The chart that the call made. */
  chart: z.custom<Chart>((value) => readChart(value) !== undefined).optional(),
})

/** A citation; it follows the text that it supports. */
const sharedSource = z.strictObject({
  type: z.literal('source'),
  /** Groups the citations of one source. */
  id: z.string().max(200),
  title: z.string().max(MAX_TITLE),
  url: z.string().max(2_000).optional(),
  citedText: z.string().max(MAX_QUOTE).optional(),
  place: z.string().max(MAX_PLACE).optional(),
})

/** Only a file's name and type; neither its content nor the owner's address of it. */
const sharedFile = z.strictObject({
  type: z.literal('file'),
  name: z.string().max(300),
  mediaType: z.string().max(100),
})

/** A section of a document begins: the texts behind it are its own, and begin with its heading. */
const sharedSection = z.strictObject({ type: z.literal('section'), title: z.string().max(200) })

const sharedPart = z.discriminatedUnion('type', [sharedText, sharedTool, sharedSource, sharedFile, sharedSection])

const sharedMessage = z.strictObject({
  role: z.enum(['user', 'assistant']),
  /** ISO 8601. */
  createdAt: z.string(),
  parts: z.array(sharedPart),
  /** How an answer ended; the reasons stay private. */
  status: z.enum(END_STATUSES).optional(),
  model: z.string().optional(),
  /** Readers may watch it being written: its replay is stored beside the share. */
  hasReplay: z.literal(true).optional(),
})

/** The schema of a shared chat. Messages have no ids: they are identified by their position. */
export const sharedChat = z.strictObject({
  title: z.string(),
  messages: z.array(sharedMessage),
})

/** A call of a tool, as a share shows it. */
export type SharedTool = z.infer<typeof sharedTool>

/** A citation of a shared message. */
export type SharedSource = z.infer<typeof sharedSource>

/** A file of a question, as a share shows it. */
export type SharedFile = z.infer<typeof sharedFile>

/** The beginning of a section, as a share shows it. */
export type SharedSection = z.infer<typeof sharedSection>

/** A part of a shared message. */
export type SharedPart = z.infer<typeof sharedPart>

/** A message of a shared chat. */
export type SharedMessage = z.infer<typeof sharedMessage>

/** The unchanging copy that a share link shows. */
export type SharedChat = z.infer<typeof sharedChat>

/** A link as its owner sees it in a list. */
export interface ShareEntry {
  id: string
  /** The chat it was made from. */
  chatId: string | null
  title: string
  messageCount: number
  /** ISO 8601. */
  createdAt: string
  expiresAt: string | null
  /** How many of its answers readers may watch being written. */
  replayCount: number
  /** The absolute address, where the site knows its origin; otherwise the page adds its own. */
  url: string | null
}

/** `GET /api/chats/{id}/share`: a preview of a new link, and the existing links. */
export interface SharePreview {
  title: string
  messageCount: number
  shares: ShareEntry[]
}
