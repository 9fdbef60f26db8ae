/** What pastes become. */
import { expect, test } from 'vitest'
import { FILE_LIMITS } from '@/lib/shared/files/files'
import { pastedFiles } from './pasted-files'

const LONG = 'word '.repeat(3_000)

function paste(text: string, { files = [] as File[], attached = 0 } = {}) {
  return pastedFiles({ files, getData: () => text } as unknown as DataTransfer, attached)
}

test('a sentence stays text', () => {
  expect(paste('A sentence.')).toBeUndefined()
})

test('a long text becomes a file', async () => {
  const pasted = paste(LONG)
  expect(pasted).toMatchObject({ isText: true, files: [{ name: 'Pasted text.txt', type: 'text/plain' }] })
  expect(await pasted?.files[0]?.text()).toBe(LONG)
})

test('control characters are left out, except those of terminal output', async () => {
  const pasted = paste(`${LONG}\0\u0007\u007f\u001b[31mred\u001b[0m\b\v\tü🙂\r\n`)
  expect(await pasted?.files[0]?.text()).toBe(`${LONG}\u001b[31mred\u001b[0m\b\v\tü🙂\r\n`)
})

test.each([
  ['is larger than a text may be', 'x'.repeat(FILE_LIMITS.bytes.text + 1)],
  ['is larger in bytes than a text may be', 'ü'.repeat(FILE_LIMITS.bytes.text / 2 + 1)],
  ['is the source of a drawing', `<svg xmlns="http://www.w3.org/2000/svg">${LONG}</svg>`],
  ['begins like a file of another kind', `%PDF-1.7 ${LONG}`],
  ['has nothing but control characters', '\0'.repeat(20_000)],
])('a long text that %s stays text', (_what, text) => {
  expect(paste(text)).toBeUndefined()
})

test('a long text stays text when the question has the maximum of files', () => {
  expect(paste(LONG, { attached: FILE_LIMITS.perQuestion - 1 })).toBeDefined()
  expect(paste(LONG, { attached: FILE_LIMITS.perQuestion })).toBeUndefined()
})

test('a screenshot gets a name, and text wins over an accompanying picture', () => {
  const picture = new File(['x'], 'image.png', { type: 'image/png' })
  expect(paste('', { files: [picture] })).toMatchObject({ isText: false, files: [{ name: 'Pasted image.png' }] })
  expect(paste('a cell of a table', { files: [picture] })).toBeUndefined()
})
