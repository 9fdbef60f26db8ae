/** What a tool is: the name by which the model calls it, its input, and its result. */
import { z } from 'zod'
import type { Database } from '@/lib/server/database/database'
import type { FileStorage } from '@/lib/server/files/file-storage'
import type { ChatId } from '@/lib/shared/ids'

/** The context of a tool call. */
export interface ToolContext {
  ownerId: string
  chatId: ChatId
  database: Database
  /** The contents of attached files. */
  fileStorage: FileStorage
  /** Aborted when the answer is stopped or the tool's time is up. */
  signal: AbortSignal
}

/** A tool the model may call. */
export interface Tool {
  name: string
  /** Tells the model when and how to call it. */
  description: string
  /** The input's JSON Schema for the API. */
  inputSchema: { type: 'object'; [field: string]: unknown }
  /** Whether the person is asked before it runs. */
  needsApproval: boolean
  /** A browser tool runs in the person's page, which sends its result. */
  runsIn: 'server' | 'browser'
  /** Checks the input; throws ToolInputError for a bad one. */
  check(input: unknown): void
  /** Checks the input and runs. The result is JSON data, never instructions. */
  run(input: unknown, context: ToolContext): Promise<unknown>
}

/** The model sent an input that the tool's schema refuses; the message is for the model. */
export class ToolInputError extends Error {
  override readonly name = 'ToolInputError'
}

/** What every tool defines. */
interface Definition<Input extends z.ZodObject> {
  name: string
  description: string
  input: Input
  /** Off by default; for tools that act, cost money, or run code. */
  needsApproval?: boolean
}

/** Makes a server tool; a zod schema checks its input before it runs. */
export function defineTool<Input extends z.ZodObject>(
  definition: Definition<Input> & { run: (input: z.infer<Input>, context: ToolContext) => unknown },
): Tool {
  const parse = parserOf(definition.input)
  return {
    ...fieldsOf(definition),
    runsIn: 'server',
    check: parse,
    run: async (input, context) => definition.run(parse(input), context),
  }
}

/** Makes a tool that runs in the person's page; here only its input is checked. */
export function defineBrowserTool<Input extends z.ZodObject>(definition: Definition<Input>): Tool {
  return {
    ...fieldsOf(definition),
    runsIn: 'browser',
    check: parserOf(definition.input),
    run: () => Promise.reject(new Error(`${definition.name} runs in the browser`)),
  }
}

function fieldsOf({ name, description, input, needsApproval = false }: Definition<z.ZodObject>) {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input)
  return { name, description, needsApproval, inputSchema: { ...inputSchema, type: 'object' as const } }
}

function parserOf<Input extends z.ZodObject>(schema: Input): (input: unknown) => z.infer<Input> {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) throw new ToolInputError(z.prettifyError(parsed.error))
    return parsed.data
  }
}
