/** The checker's rules for all files of a request together. */
import { expect, test } from 'vitest'
import { pdfOf, pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { checkRequest } from './check'
import type { CountRequest } from './request'

const base64 = (type: string, media_type: string, content: Uint8Array) => ({
  type,
  source: { type: 'base64', media_type, data: Buffer.from(content).toString('base64') },
})
const image = (side: number) => base64('image', 'image/png', pngOf(side, 1))
const pdf = (pages: number) => base64('document', 'application/pdf', pdfOf(...Array.from({ length: pages }, () => 'x')))
const times = (count: number, block: object) => Array.from({ length: count }, () => block)

function check(content: object[], model = 'claude-sonnet-5-5') {
  checkRequest({ model, messages: [{ role: 'user', content }] } as CountRequest, '2026-10-21')
}

test.each<[string, object[], string?]>([
  ['a large image among few', [image(8_000), ...times(19, image(2))]],
  ['many small images', times(21, image(2_000))],
  ['six hundred pages', times(6, pdf(100))],
  ['a hundred pages with a small context', times(2, pdf(50)), 'claude-haiku-4-5'],
])('takes %s', (_name, content, model) => {
  expect(() => check(content, model)).not.toThrow()
})

test.each<[string, RegExp, object[], string?]>([
  [
    'a large image among many',
    /^messages\.0\.content\.20\..*many-image requests: 2000/,
    [...times(20, image(2)), image(2_001)],
  ],
  ['an image that is too large by itself', /max allowed size: 8000 pixels/, [image(8_001)]],
  ['more than six hundred pages', /maximum of 600 PDF pages/, [...times(6, pdf(100)), pdf(1)]],
  ['more than a hundred pages with a small context', /maximum of 100 PDF pages/, times(2, pdf(51)), 'claude-haiku-4-5'],
])('refuses %s', (_name, reason, content, model) => {
  expect(() => check(content, model)).toThrow(reason)
})

test('images in tool results count as well', () => {
  const call = { type: 'tool_use', id: '1', name: 'x', input: {} }
  const result = { type: 'tool_result', tool_use_id: '1', content: times(21, image(2_001)) }
  const messages = [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: [call] },
    { role: 'user', content: [result] },
  ]
  const request = { model: 'claude-sonnet-5-5', messages } as CountRequest
  expect(() => checkRequest(request, '2026-10-21')).toThrow(/messages\.2\.content\.0\.content\.0\.image.*many-image/)
})
