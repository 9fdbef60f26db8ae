/** Files in a text box: what can be attached, uploads, removal, and reloads. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { FILE_LIMITS, type StoredFile, TOO_MANY_FILES } from '@/lib/shared/files/files'
import { attachmentsOf } from './attachments'

const uploads = vi.hoisted(() => ({
  sent: [] as string[],
  discarded: [] as string[],
  fail: undefined as Error | undefined,
}))
vi.mock('./upload-file', () => ({
  uploadFile: async (name: string, content: Blob) => {
    uploads.sent.push(name)
    if (uploads.fail) throw uploads.fail
    return stored(name, content.size)
  },
  discardFile: async (id: string) => void uploads.discarded.push(id),
  countFileTokens: async () => ({ inputTokens: 7, isEstimate: true }),
}))

const shrinking = vi.hoisted(() => ({ photo: Promise.resolve<File | undefined>(undefined) }))
vi.mock('./shrink-image', () => ({ shrinkImage: () => shrinking.photo }))

function stored(name: string, sizeBytes = 1): StoredFile {
  return { id: `id-${name}`, name, mediaType: 'text/plain', sizeBytes, facts: {}, url: `/api/files/id-${name}` }
}

const kept = new Map<string, string>()
let boxes = 0
const newBox = () => attachmentsOf(`chat-${++boxes}`)

beforeEach(() => {
  kept.clear()
  uploads.sent.length = 0
  uploads.discarded.length = 0
  uploads.fail = undefined
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const ready = (box: ReturnType<typeof newBox>) => box.view().items.filter(({ tokens }) => tokens)

test('a file is uploaded once and kept for the next page', async () => {
  const box = newBox()
  await box.add([new File(['words'], 'a.txt')])
  await expect.poll(() => ready(box)).toHaveLength(1)
  expect(uploads.sent).toEqual(['a.txt'])
  expect(JSON.parse(kept.get(`firstword:files:chat-${boxes}`) ?? '')).toMatchObject([
    { file: { id: 'id-a.txt' }, tokens: { inputTokens: 7 } },
  ])
})

test('what cannot be attached is refused, and never sent', async () => {
  const box = newBox()
  await box.add([new File(['<html>'], 'a.png'), new File([new Uint8Array(pngOf(2, 2))], 'notes.txt')])
  expect(box.view()).toMatchObject({
    items: [],
    refusals: [
      'a.png was not attached. It is named like an image, but its content is text.',
      'notes.txt was not attached. It is named like text, but its content is an image.',
    ],
  })
  expect(uploads.sent).toEqual([])
})

test('a character that the first bytes cut in two is no reason to refuse a text', async () => {
  const box = newBox()
  await box.add([new File([`${'x'.repeat(4_095)}ü and more`], 'a.txt')])
  await expect.poll(() => ready(box)).toHaveLength(1)
})

test('a failed upload can be retried', async () => {
  const box = newBox()
  uploads.fail = new Error('the line broke')
  await box.add([new File(['words'], 'a.txt')])
  await expect.poll(() => box.view().items[0]?.failure).toMatchObject({ canRetry: true })
  uploads.fail = undefined
  box.retry(box.view().items[0]?.key ?? '')
  await expect.poll(() => ready(box)).toHaveLength(1)
})

test('sent files leave the box, come back with a failed question, and leave when it is sent after all', async () => {
  const box = newBox()
  await box.add([new File(['words'], 'a.txt')])
  await expect.poll(() => ready(box)).toHaveLength(1)
  const files = box.take()
  expect(box.view().items).toEqual([])
  box.restore(files)
  box.restore(files)
  expect(box.view().items).toHaveLength(1)
  box.settle(files)
  expect(box.view().items).toEqual([])
})

test('what is removed is discarded, unless a question may still bring it', async () => {
  const box = newBox()
  await box.add([new File(['words'], 'a.txt')])
  await expect.poll(() => ready(box)).toHaveLength(1)
  box.remove(box.view().items[0]?.key ?? '')
  expect(uploads.discarded).toEqual(['id-a.txt'])
  box.restore([stored('b.txt')])
  box.remove(box.view().items[0]?.key ?? '')
  expect(uploads.discarded).toEqual(['id-a.txt'])
})

test('a file that came back is not discarded either when it is removed after a reload', () => {
  newBox().restore([stored('b.txt')])
  // A page that is loaded again knows what was kept, and nothing else.
  kept.set(`firstword:files:chat-${boxes + 1}`, kept.get(`firstword:files:chat-${boxes}`) ?? '')
  const reloaded = newBox()
  reloaded.remove('id-b.txt')
  expect(reloaded.view().items).toEqual([])
  expect(uploads.discarded).toEqual([])
})

describe('a file that is still read', () => {
  /** A box with a photo, whose smaller copy comes when it is given, and a text behind it. */
  function reading() {
    let give: (smaller?: File) => void = () => {}
    shrinking.photo = new Promise((resolve) => {
      give = resolve
    })
    const box = newBox()
    const photo = new File([new Uint8Array(pngOf(2, 2)), new Uint8Array(FILE_LIMITS.bytes.image)], 'photo.png')
    const added = box.add([photo, new File(['words'], 'a.txt')])
    return { box, added, give }
  }
  const states = (box: ReturnType<typeof newBox>) => box.view().items.map(({ name, state }) => `${name} ${state}`)

  test('is in the box at once, and so are those behind it', async () => {
    const { box, added, give } = reading()
    expect(states(box)).toEqual(['photo.png reading', 'a.txt reading'])
    give(new File(['small'], 'photo.jpg', { type: 'image/jpeg' }))
    await added
    await expect.poll(() => states(box)).toEqual(['photo.jpg ready', 'a.txt ready'])
  })

  test('leaves the box when it is refused, and the others stay', async () => {
    const { box, added, give } = reading()
    give()
    await added
    expect(box.view().refusals).toEqual([
      expect.stringMatching(/^photo\.png was not attached\. It has more than 3\.7 MB/),
    ])
    await expect.poll(() => states(box)).toEqual(['a.txt ready'])
  })

  test('is not uploaded when it was removed meanwhile', async () => {
    const { box, added, give } = reading()
    box.remove(box.view().items[0]?.key ?? '')
    give(new File(['small'], 'photo.jpg', { type: 'image/jpeg' }))
    await added
    await expect.poll(() => states(box)).toEqual(['a.txt ready'])
    expect(uploads.sent).toEqual(['a.txt'])
  })

  test('makes room for the next when it is refused', async () => {
    const box = newBox()
    const texts = Array.from({ length: 11 }, (_, at) => new File(['words'], `${at}.txt`))
    await box.add([new File(['<html>'], 'a.png'), ...texts])
    expect(box.view().items.map(({ name }) => name)).toEqual(texts.slice(0, 10).map(({ name }) => name))
    expect(box.view().refusals).toEqual([expect.stringContaining('a.png was not attached.'), TOO_MANY_FILES])
  })
})
