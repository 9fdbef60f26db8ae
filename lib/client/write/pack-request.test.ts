import { expect, test } from 'vitest'
import { packRequest, type WriteBody } from './pack-request'

const body = (files: WriteBody['files']): WriteBody => ({
  id: 'chat',
  template: 'readme',
  audience: 'developers',
  tone: 'plain',
  length: 'short',
  waitForOutline: true,
  sendSecrets: false,
  instructions: 'Say "hello".',
  files,
})

test('a packed request is the JSON of the request, however long', async () => {
  const files = Array.from({ length: 300 }, (_, at) => ({
    path: `src/${at}.ts`,
    content: `"${'é\n\ud83d\ude00'.repeat(500)}"`,
  }))
  for (const wanted of [body([]), body(files.slice(0, 1)), body(files)]) {
    expect(JSON.parse(await (await packRequest(wanted)).text())).toEqual(wanted)
  }
})
