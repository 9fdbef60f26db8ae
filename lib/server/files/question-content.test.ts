/** What a question's files become in a request. */
import { describe, expect, test } from 'vitest'
import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { makePerson, OWNER, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { maxInputTokens } from '@/lib/server/usage/charge'
import { toFilePart } from '@/lib/shared/files/file-parts'
import type { Part } from '@/lib/shared/message'
import { fileOf } from './file-of-source'
import { bytesOf, pdfOf, pngOf } from './fixtures/made-up-files'
import { loadFiles, questionContent } from './question-content'
import { withFileContent, withFileOutline } from './turn-content'
import { storeUpload, toStoredFile } from './uploads'

const services = testServices(scriptedProvider())
const keep = async (name: string, content: Uint8Array, ownerId = OWNER) =>
  toFilePart(toStoredFile(await storeUpload(services, { ownerId, name, content })))
const words = (text: string): Part => ({ type: 'text', text })
const contentOf = async (parts: Part[]) => questionContent(parts, await loadFiles(services, OWNER, [parts]))

test('images, PDFs and texts become the API’s blocks, in order, and the words come last', async () => {
  const [image, pdf, code] = [pngOf(3, 2), pdfOf('x'), 'const a = 1\n']
  const parts = [
    await keep('a.png', image),
    await keep('b.pdf', pdf),
    await keep('c.ts', bytesOf(code)),
    words('Well?'),
  ]
  const content = await contentOf(parts)
  expect(content).toEqual([
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: '' } },
    { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: '' }, title: 'b.pdf' },
    { type: 'document', source: { type: 'text', media_type: 'text/plain', data: code }, title: 'c.ts' },
    { type: 'text', text: 'Well?' },
  ])
  // Bytes are read with each call, and no request holds them.
  const read = await Promise.all(content.map(({ source }) => fileOf(source ?? {})?.load?.()))
  expect(read.map((bytes) => bytes && Buffer.from(bytes))).toEqual([
    Buffer.from(image),
    Buffer.from(pdf),
    undefined,
    undefined,
  ])
})

test('nothing blank is sent: no words, blank words, a blank file', async () => {
  expect(await contentOf([words('  \n')])).toEqual([])
  expect(await contentOf([await keep('blank.txt', bytesOf(' \n '))])).toEqual([
    { type: 'text', text: '[The attached file "blank.txt" holds only blank space.]' },
  ])
})

test('T4: a file that is gone, or somebody else’s, is named and not sent', async () => {
  const foreign = await keep('secret.txt', bytesOf('SECRET'), await makePerson())
  const gone: Part = { type: 'file', mediaType: 'image/png', filename: 'gone.png', url: '/api/files/gone' }
  const outside: Part = { type: 'file', mediaType: 'image/png', url: 'https://example.com/a.png' }
  expect(await contentOf([foreign, gone, outside])).toEqual([
    { type: 'text', text: '[The attached file "secret.txt" is no longer available.]' },
    { type: 'text', text: '[The attached file "gone.png" is no longer available.]' },
    { type: 'text', text: '[The attached file "file" is no longer available.]' },
  ])
})

describe('more than one request may have', () => {
  test('leaves the oldest out, and says so', async () => {
    const questions = [
      [await keep('old.txt', bytesOf('o'.repeat(60)))],
      [await keep('newer.txt', bytesOf('n'.repeat(60)))],
    ]
    const loaded = await loadFiles(services, OWNER, questions, { maxBytes: 100 })
    expect(questions.flatMap((parts) => questionContent(parts, loaded))).toEqual([
      { type: 'text', text: '[The attached file "old.txt" is left out here: the chat has too many files.]' },
      expect.objectContaining({ type: 'document', title: 'newer.txt' }),
    ])
  })
})

test('what a budget holds back for files goes by pictures and pages, not by their bytes', async () => {
  const noise = Uint8Array.from({ length: 500_000 }, (_, at) => (at * 2_654_435_761) & 0xff)
  const large = new Uint8Array([...pngOf(64, 64), ...noise])
  const ask = async (parts: Part[]) => ({
    model: 'any',
    max_tokens: 1,
    messages: [{ role: 'user' as const, content: await contentOf(parts) }],
  })
  expect(maxInputTokens(await ask([await keep('a.png', large)]))).toBeLessThan(8_000)
  const pdf = await ask([await keep('a.pdf', pdfOf('1', '2', '3'))])
  expect(maxInputTokens(pdf)).toBeGreaterThan(15_000)
  expect(maxInputTokens(pdf)).toBeLessThan(18_000)
})

const tokensOf = (content: ModelContentBlock[] = []) =>
  maxInputTokens({ model: 'any', max_tokens: 1, messages: [{ role: 'user', content }] })

describe('the turns of a branch', () => {
  const answerTurn = { role: 'assistant' as const, parts: [words('An answer.')] }

  test('get the content of questions with files, and are left alone without', async () => {
    const plain = { role: 'user' as const, parts: [words('Only words')] }
    const turn = { role: 'user' as const, parts: [await keep('a.txt', bytesOf('inside')), words('And this?')] }
    const filled = await withFileContent(services, OWNER, [plain, answerTurn, turn])
    expect(filled[0]).toBe(plain)
    expect(filled[1]).toBe(answerTurn)
    expect(filled[2]?.content).toEqual([
      expect.objectContaining({ type: 'document', title: 'a.txt' }),
      { type: 'text', text: 'And this?' },
    ])
  })

  test('leave the oldest PDF out where the model takes fewer pages, and only there', async () => {
    const pages = Array.from({ length: 60 }, () => 'x')
    const turns = [
      { role: 'user' as const, parts: [await keep('old.pdf', pdfOf(...pages))] },
      answerTurn,
      { role: 'user' as const, parts: [await keep('new.pdf', pdfOf(...pages))] },
    ]
    const first = async (contextTokens?: number) =>
      (await withFileContent(services, OWNER, turns, contextTokens))[0]?.content
    const leftOut = [
      { type: 'text', text: '[The attached file "old.pdf" is left out here: the chat has too many files.]' },
    ]
    expect(await first()).toEqual(leftOut)
    expect(await first(200_000)).toEqual(leftOut)
    expect(await first(1_000_000)).toEqual([expect.objectContaining({ type: 'document', title: 'old.pdf' })])
  })

  test('hold back as much in outline as whole, and nothing is loaded for that', async () => {
    const parts = [await keep('a.png', pngOf(9, 9)), await keep('b.pdf', pdfOf('1', '2')), words('Well?')]
    const [outline] = withFileOutline([{ role: 'user' as const, parts }])
    expect(JSON.stringify(outline?.content)).not.toContain('iVBOR')
    expect(Math.abs(tokensOf(outline?.content) - tokensOf(await contentOf(parts)))).toBeLessThan(100)
  })

  test('hold back for all the text of a PDF, however few its pages are', async () => {
    // Written over itself, so that all of it stands on the page.
    const text = 'some words) Tj 0 0 Td ('.repeat(5_000)
    const parts = [await keep('a.pdf', pdfOf(text))]
    const [outline] = withFileOutline([{ role: 'user' as const, parts }])
    expect(tokensOf(outline?.content)).toBeGreaterThan(50_000)
    expect(tokensOf(await contentOf(parts))).toBeGreaterThan(50_000)
  })
})
