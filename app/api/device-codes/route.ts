/** POST /api/device-codes: a one-time code that opens the visitor's chats on another device. */
import { makeDeviceCode } from '@/lib/server/auth/device-code'
import { handler } from '@/lib/server/http/handler'
import { DEVICE_CODE_SECONDS } from '@/lib/shared/api/account'
import { AppError } from '@/lib/shared/error'

export const POST = handler(async ({ services, person }) => {
  if (!person) throw new AppError('unauthenticated', { message: 'There are no chats here yet to open elsewhere.' })
  const code = await makeDeviceCode(services.database, person.id)
  return Response.json(
    { code, expiresInSeconds: DEVICE_CODE_SECONDS },
    { status: 201, headers: { 'cache-control': 'private, no-store' } },
  )
})
