/** A document in a share and in an export: its sections, and nothing of the outline as the model wrote it. */
import { expect, test } from 'vitest'
import { findReplay } from '@/lib/server/database/share-replays'
import { findShare } from '@/lib/server/database/shares'
import { exportResponse } from '@/lib/server/export/export-response'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import { OWNER, play, scriptedProvider, testServices, textEvents } from '@/lib/server/generation/fixtures/test-services'
import { change, write, writing } from '@/lib/server/write/fixtures/write-in-tests'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { replayMoments } from '@/lib/stream/replay-moments'
import { continueShare } from './continue-share'
import { shareChat } from './share-chat'

const OUTLINE = '# The guide\n\n## One\nA brief that nobody shares.\n\n## Two\nAnother brief.'
const FILES = [{ path: 'a.ts', content: 'export const a = 1\n' }]

async function written() {
  const texts = [OUTLINE, 'First.', 'Second.']
  const services = testServices(scriptedProvider(...texts.map((text) => play(textEvents([text])))))
  const request = writing(FILES, { waitForOutline: true })
  const { id: answerId, parts } = await write(services, request)
  const outline = parts.find((part) => part.type === 'data-outline')?.data
  const sections = (outline?.sections ?? []).map(({ id, title, brief }) => ({ id, title, brief }))
  await change(services, request.id, { action: 'accept', answerId, outline: { title: 'The guide', sections } })
  return { services, request }
}

test('a share has the sections, each with its heading, and can be continued', async () => {
  const { services, request } = await written()
  const share = await shareChat(services, request.id, OWNER, null)
  const content = (await findShare(services.database.queries, share.id))?.content
  expect(content?.title).toBe('The guide')
  const parts = content?.messages[1]?.parts ?? []
  expect(parts).toEqual([
    { type: 'section', title: 'One' },
    { type: 'text', text: '## One\n\n' },
    { type: 'text', text: 'First.' },
    { type: 'section', title: 'Two' },
    { type: 'text', text: '## Two\n\n' },
    { type: 'text', text: 'Second.' },
  ])
  expect(JSON.stringify(content)).not.toMatch(/brief|a\.ts|costUsd/)
  const copyId = await continueShare(services, share.id, OWNER)
  const copy = await (await exportResponse(services, copyId, OWNER, { format: 'markdown', inline: false })).text()
  expect(copy).toContain('## One\n\nFirst.\n\n## Two\n\nSecond.')
})

test('readers can watch it being written, which ends as the share is', async () => {
  const { services } = simulatedServices()
  const request = writing(FILES)
  await write(services, request)
  const share = await shareChat(services, request.id, OWNER, null, true)
  expect(share.replayCount).toBe(1)
  const replay = await findReplay(services.database.queries, share.id, 1)
  const message = newGrowingMessage('')
  for (const { chunks } of replay ? replayMoments(replay) : []) for (const chunk of chunks) accumulate(message, chunk)
  const parts = toMessage(message).parts.map((part) =>
    part.type === 'data-section' ? { type: 'section', title: part.data.title } : part,
  )
  expect(parts.length).toBeGreaterThan(3)
  expect(parts).toMatchObject(replay?.parts ?? [])
})

test('an export has the sections, each with its heading', async () => {
  const { services, request } = await written()
  const exported = async (format: 'markdown' | 'html') =>
    (await exportResponse(services, request.id, OWNER, { format, inline: false })).text()
  const markdown = await exported('markdown')
  expect(markdown).toMatch(/^# The guide\n/)
  expect(markdown).toContain('## One\n\nFirst.\n\n## Two\n\nSecond.')
  const html = await exported('html')
  expect(html).toMatch(/<h2[^>]*>One<\/h2>.*<p[^>]*>First\.<\/p>.*<h2[^>]*>Two<\/h2>/s)
  for (const text of [markdown, html]) expect(text).not.toContain('brief')
})
