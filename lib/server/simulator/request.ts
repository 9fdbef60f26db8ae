/** The form of a Messages request, as far as the simulator checks it. */
import { z } from 'zod'

const contentBlock = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  input: z.unknown().optional(),
  tool_use_id: z.string().optional(),
  content: z.unknown().optional(),
  is_error: z.boolean().nullish(),
  signature: z.string().optional(),
})

const message = z.looseObject({
  role: z.enum(['user', 'assistant', 'system']),
  content: z.union([z.string(), z.array(contentBlock)], {
    error: 'Input should be a string or a list of content blocks',
  }),
})

const tool = z.looseObject({ name: z.string() })

/** What counting needs: everything but `max_tokens`. */
export const countRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(message).min(1, 'at least one message is required'),
  system: z.union([z.string(), z.array(contentBlock)]).nullish(),
  tools: z.array(tool).nullish(),
  tool_choice: z.looseObject({ type: z.enum(['auto', 'any', 'tool', 'none']) }).nullish(),
  cache_control: z.looseObject({ type: z.literal('ephemeral') }).nullish(),
  thinking: z
    .looseObject({
      type: z.enum(['adaptive', 'between_tools', 'disabled', 'enabled']),
      display: z.enum(['summarized', 'omitted']).nullish(),
      budget_tokens: z.int().optional(),
    })
    .nullish(),
})

/** What an answer needs. */
export const messagesRequest = countRequest.extend({
  max_tokens: z.int().min(0),
  stream: z.boolean().nullish(),
  stop_sequences: z.array(z.string().min(1)).nullish(),
})

/** A content block of a request. */
export type ContentBlock = z.infer<typeof contentBlock>
/** A message of a request. */
export type RequestMessage = z.infer<typeof message>
/** A tool that a request offers. */
export type OfferedTool = z.infer<typeof tool>
/** The checked body of `POST /v1/messages/count_tokens`. */
export type CountRequest = z.infer<typeof countRequest>
/** The checked body of `POST /v1/messages`. */
export type MessagesRequest = z.infer<typeof messagesRequest>

/** A message's content as blocks, whether it was a string or a list. */
export function blocksOf(each: RequestMessage): ContentBlock[] {
  return typeof each.content === 'string' ? [{ type: 'text', text: each.content }] : each.content
}

/** The text of a message: its text blocks, one per line. */
export function textOf(each: RequestMessage): string {
  return blocksOf(each)
    .flatMap((block) => (block.type === 'text' && block.text !== undefined ? [block.text] : []))
    .join('\n')
}
