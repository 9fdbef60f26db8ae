/** DELETE /api/account: deletes everything of the visitor. */
import { deleteAccount } from '@/lib/server/account/delete-account'
import { leaveNothing } from '@/lib/server/auth/sign-out'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { deleteAccountRequest } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'

export const DELETE = handler(async ({ request, services, person }) => {
  await readBody(request, deleteAccountRequest, 4_096)
  if (!person) throw new AppError('unauthenticated')
  await deleteAccount(services, person.id)
  return leaveNothing(request)
})
