/** The look of a file: growing code costs its new lines. */
import { expect, test, vi } from 'vitest'
import type { LineReader } from '@/components/markdown/code/highlight'
import { toMarkup } from '@/components/markdown/static/render-text'
import { createFileLook } from './file-look'

/** Each load gives another reader, as the highlighter does. */
function countingLoad() {
  const read = vi.fn<LineReader['read']>((text) => ({
    tokens: [{ text, light: '#000000', dark: '#ffffff' }],
    state: undefined,
  }))
  return { read, load: vi.fn(async () => ({ read: (...line: Parameters<typeof read>) => read(...line) })) }
}

test('a language is loaded once, and a line is read while it is open and once more when it is finished', async () => {
  const { read, load } = countingLoad()
  const look = createFileLook(load)
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`)
  for (let end = 1; end <= lines.length; end += 1) await look.code(lines.slice(0, end).join('\n'), 'ts')
  expect(load).toHaveBeenCalledTimes(1)
  expect(read.mock.calls.filter(([line]) => line === 'line 0')).toHaveLength(2)
  expect(read.mock.calls.length).toBeLessThanOrEqual(2 * lines.length)
})

test('without its grammar code is plain', async () => {
  const look = createFileLook(() => Promise.reject(new Error('no network')))
  expect(toMarkup([await look.code('let a', 'ts')])).toBe('<pre translate="no" dir="ltr"><code>let a\n</code></pre>')
})
