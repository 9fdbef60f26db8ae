/** The identifiers of an exported file: several answers have footnotes with the same names. */
import { expect, test } from 'vitest'
import type { StoredMessage } from '@/lib/server/database/messages'
import { htmlExport } from './html-export'

const note = 'One[^1], again[^1], another[^1-2].\n\n[^1]: First.\n[^1-2]: Second.\n'
/** So long that it is rendered in pieces, two of which contain a footnote. */
const long = `- a[^1]\n\n  [^1]: note\n\n${'words '.repeat(20_000)}\n\n> b[^1]\n>\n> [^1]: note\n`

function answer(text: string): StoredMessage {
  const parts = [{ type: 'text', text }]
  return { role: 'assistant', status: 'complete', parts, metadata: {}, createdAt: new Date(0) } as never
}

test('identifiers are unique, every link finds its own answer’s footnote, and no reference dangles', async () => {
  let html = ''
  for await (const piece of htmlExport('Title', [note, note, long, long].map(answer), new Date(0))) html += piece
  const idsOf = (markup: string) => [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(idsOf(html)).size).toBe(idsOf(html).length)
  const answers = html.split('<article').slice(1)
  expect(answers).toHaveLength(4)
  for (const markup of answers) {
    const targets = [...markup.matchAll(/\shref="#([^"]*)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(0)
    expect(targets.filter((id) => !idsOf(markup).includes(id))).toEqual([])
  }
  expect(html).not.toMatch(/aria-(describedby|labelledby|controls)=/)
})
