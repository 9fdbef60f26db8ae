/** Parses and checks the query of an address. */
import type { z } from 'zod'
import { AppError } from '@/lib/shared/error'

/** Parses the query with a schema; rejects with `invalid_request`, naming the first fault. */
export function parseQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError('invalid_request', {
    message: `${issue?.path.join('.') ?? 'query'}: ${issue?.message ?? 'is wrong'}`,
  })
}
