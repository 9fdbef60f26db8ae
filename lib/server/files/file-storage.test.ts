/** Both adapters of FileStorage keep its contract; object storage also says when it cannot. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { files } from '@/lib/server/database/schema'
import { OWNER, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { createDatabaseFileStorage } from './database-file-storage'
import { fileStorageContract } from './file-storage.contract'
import { bytesOf } from './fixtures/made-up-files'
import { startObjectServer } from './fixtures/object-server'
import { createS3FileStorage } from './s3-file-storage'

const { database } = testServices(scriptedProvider())
const row = { ownerId: OWNER, name: 'a', mediaType: 'text/plain', sizeBytes: 1 }

fileStorageContract(
  'the database',
  () => createDatabaseFileStorage(database),
  async (id) => {
    await database.queries.insert(files).values({ id, ...row })
  },
)

describe('object storage', () => {
  let server: Awaited<ReturnType<typeof startObjectServer>>
  beforeAll(async () => {
    server = await startObjectServer()
  })
  afterAll(() => server.stop())

  fileStorageContract(
    'a bucket',
    () => createS3FileStorage(server.settings),
    async () => {},
  )

  test('a wrong key is an error for the operator, whose cause says what the storage said', async () => {
    const storage = createS3FileStorage({ ...server.settings, secretAccessKey: 'wrong' })
    const error = await storage.put(newId(), bytesOf('a')).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'storage_down', status: 503 })
    expect(String(error.cause)).toContain('SignatureDoesNotMatch')
    expect(error.message).not.toContain('Signature')
  })

  test('a storage that is down or away is a passing error', async () => {
    server.goDown(true)
    await expect(createS3FileStorage(server.settings).read(newId())).rejects.toMatchObject({ code: 'storage_down' })
    server.goDown(false)
    const away = createS3FileStorage({ ...server.settings, endpoint: 'http://127.0.0.1:9' })
    await expect(away.read(newId())).rejects.toMatchObject({ code: 'storage_down', retryable: true })
  })
})
