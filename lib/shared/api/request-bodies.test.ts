/** Whoever sends a body is held to the schema of its route, by the compiler. */
import { expectTypeOf, test } from 'vitest'
import type { RequestBody } from './request-bodies'

test('bodies are found by method and path', () => {
  expectTypeOf<RequestBody<'DELETE /api/account'>>().toEqualTypeOf<{ confirm: 'delete everything' }>()
  expectTypeOf<RequestBody<'POST /api/chats/a/branch'>>().toExtend<{ messageId: string; limit?: number | undefined }>()
  expectTypeOf<RequestBody<`PATCH /api/chats/${string}`>['read']>().toEqualTypeOf<true | undefined>()
})

test('a route without a body takes none', () => {
  expectTypeOf<RequestBody<'POST /api/sign-out'>>().toBeNever()
})
