/** What a tool is: a name the model calls, an input it must send, and what comes back. */
import { z } from 'zod'

/** A tool the model may call. */
export interface Tool {
  name: string
  /** Tells the model when and how to call it. */
  description: string
  /** The input's JSON Schema, as the API wants it. */
  inputSchema: { type: 'object'; [field: string]: unknown }
  /** Checks the input and runs; throws ToolInputError for a bad input. */
  run(input: unknown, signal: AbortSignal): Promise<unknown>
}

/** The model sent an input that the tool's schema refuses; its message is for the model. */
export class ToolInputError extends Error {
  override readonly name = 'ToolInputError'
}

/** Makes a tool whose input is checked by a zod schema before it runs. */
export function defineTool<Input extends z.ZodObject>(definition: {
  name: string
  description: string
  input: Input
  run: (input: z.infer<Input>, signal: AbortSignal) => unknown
}): Tool {
  const { name, description, input: schema, run } = definition
  const { $schema: _, ...inputSchema } = z.toJSONSchema(schema)
  return {
    name,
    description,
    inputSchema: { ...inputSchema, type: 'object' },
    async run(input, signal) {
      const parsed = schema.safeParse(input)
      if (!parsed.success) throw new ToolInputError(z.prettifyError(parsed.error))
      return run(parsed.data, signal)
    },
  }
}
