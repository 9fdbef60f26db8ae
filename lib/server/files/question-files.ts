/** The files of a posted question: by id, or inline, as stock AI SDK clients send them. */
import { createHash } from 'node:crypto'
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import type { PostedMessage } from '@/lib/shared/api/requests'
import { postedFile } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'
import { FILE_LIMITS, fileIdOf, TOO_MANY_FILES } from '@/lib/shared/files/files'
import { type FileServices, storeUpload } from './uploads'

/** The owner of the question. */
export interface QuestionOwner {
  ownerId: string
  chatId: string
  origin: Origin
}

/**
 * The ids of a question's files, in order. Inline files are stored as uploads first and then wait for the question.
 * Rejects with an AppError for anything that is no file of this site.
 */
export async function questionFileIds(
  services: FileServices & Pick<Services, 'limits'>,
  { parts }: PostedMessage,
  owner: QuestionOwner,
): Promise<string[]> {
  const posted = parts.filter(({ type }) => type === 'file')
  if (posted.length > FILE_LIMITS.perQuestion) throw new AppError('invalid_request', { message: TOO_MANY_FILES })
  const ids: string[] = []
  for (const part of posted) {
    const { data } = postedFile.safeParse(part)
    const id = data && (fileIdOf(data.url) ?? (await takeInDataUrl(services, data.url, data.filename, owner)))
    if (id === undefined) throw new AppError('invalid_request', { message: NOT_A_FILE })
    if (!ids.includes(id)) ids.push(id)
  }
  return ids
}

const NOT_A_FILE = 'A file part needs a url: /api/files/… of a file that was uploaded here, or a base64 data: URL.'

const DATA_URL = /^data:[\w.+/-]{0,200}(?:;[\w.+-]{1,100}=[^;,]{0,100}){0,5};base64,([A-Za-z0-9+/]*={0,2})$/

/** Stores the content of a data URL; undefined for any other address. */
async function takeInDataUrl(
  services: FileServices & Pick<Services, 'limits'>,
  url: string,
  name: string | undefined,
  { ownerId, chatId, origin }: QuestionOwner,
): Promise<string | undefined> {
  const base64 = url.startsWith('data:') ? DATA_URL.exec(url)?.[1] : undefined
  if (base64 === undefined) return undefined
  await services.limits.takeFile(ownerId, origin)
  const content = new Uint8Array(Buffer.from(base64, 'base64'))
  // The same file sent to the same chat again, as with a repeated question, is the stored one.
  const digest = createHash('sha256')
    .update(`${ownerId}\n${chatId}\n${name ?? ''}\n`)
    .update(content)
  const row = await storeUpload(services, { id: digest.digest('base64url'), ownerId, name: name ?? 'file', content })
  return row.id
}
