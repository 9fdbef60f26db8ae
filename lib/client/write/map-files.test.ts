/** The page's side of the mapping worker, with a worker that the test plays. */
import { expect, test, vi } from 'vitest'
import { mapFiles } from './map-files'
import type { MapReply } from './map-message'

function playedWorker() {
  const target = new EventTarget()
  const terminate = vi.fn()
  const posted: unknown[] = []
  const worker = Object.assign(target, { terminate, postMessage: (message: unknown) => posted.push(message) })
  const reply = (data: MapReply) => target.dispatchEvent(new MessageEvent('message', { data }))
  return { startWorker: () => worker as unknown as Worker, terminate, posted, reply, target }
}

const FILES = [{ path: 'a.ts', content: 'export const a = 1', handle: () => undefined }]

test('progress and the map come from the worker, which then ends', async () => {
  const played = playedWorker()
  const onProgress = vi.fn()
  const mapping = mapFiles(FILES, { onProgress, startWorker: played.startWorker })
  expect(played.posted).toEqual([{ files: [{ path: 'a.ts', content: 'export const a = 1' }] }])
  played.reply({ type: 'progress', files: 1 })
  expect(played.terminate).not.toHaveBeenCalled()
  played.reply({ type: 'done', map: { files: [] } })
  expect(await mapping).toEqual({ files: [] })
  expect([onProgress.mock.calls, played.terminate.mock.calls.length]).toEqual([[[1]], 1])
})

test.each([
  [
    'a failure',
    (played: ReturnType<typeof playedWorker>) => played.reply({ type: 'failed', message: 'no parser' }),
    'no parser',
  ],
  [
    'an error',
    (played: ReturnType<typeof playedWorker>) => played.target.dispatchEvent(new Event('error')),
    'The worker failed.',
  ],
])('%s of the worker rejects and ends it', async (_, fail, message) => {
  const played = playedWorker()
  const mapping = mapFiles(FILES, { startWorker: played.startWorker })
  fail(played)
  await expect(mapping).rejects.toThrow(message)
  expect(played.terminate).toHaveBeenCalledOnce()
})

test('an aborted signal rejects and ends it', async () => {
  const played = playedWorker()
  const controller = new AbortController()
  const mapping = mapFiles(FILES, { signal: controller.signal, startWorker: played.startWorker })
  controller.abort(new Error('enough'))
  await expect(mapping).rejects.toThrow('enough')
  expect(played.terminate).toHaveBeenCalledOnce()
})
