/** POST /api/files?name=…: stores the body as a file for a question yet to be asked. */
import { clearAwayNowAndThen } from '@/lib/server/clear-away'
import { checkPdfTurn } from '@/lib/server/files/read-pdf'
import { storeUpload, toStoredFile } from '@/lib/server/files/uploads'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { readBytes } from '@/lib/server/http/read-bytes'
import { fileUploadQuery } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { cleanFileName, MAX_FILE_BYTES, promisedKind, refusedByName, sizeWords } from '@/lib/shared/files/files'

export const POST = handler(async ({ request, services, origin, requirePerson }) => {
  const { name } = parseQuery(request, fileUploadQuery)
  const cleaned = cleanFileName(name)
  const refuse = (reason: string) => `${cleaned} was not attached. ${reason}`
  const byName = refusedByName(cleaned)
  if (byName) throw new AppError('unsupported_media_type', { message: refuse(byName) })
  const tooLarge = () =>
    new AppError('too_large', { message: refuse(`Files may have up to ${sizeWords(MAX_FILE_BYTES)}.`) })
  const { id: ownerId } = await requirePerson()
  // Checked before the body is read, so that a refused one need not be sent.
  await services.limits.takeFile(ownerId, origin)
  await clearAwayNowAndThen(services)
  if (promisedKind(cleaned) === 'pdf') checkPdfTurn(ownerId)
  const content = await readBytes(request, MAX_FILE_BYTES, tooLarge)
  const file = toStoredFile(await storeUpload(services, { ownerId, name, content, signal: request.signal }))
  return Response.json(file, { status: 201, headers: { 'cache-control': 'private, no-store' } })
})
