/** Documents whose answers are held: nothing of them can be read before their release, their title neither. */
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { requireChat } from '@/lib/server/database/chats'
import { readHeldChunks } from '@/lib/server/database/held'
import { findMessage } from '@/lib/server/database/messages'
import { messages } from '@/lib/server/database/schema'
import {
  OWNER,
  play,
  playThenThrow,
  type ScriptedCall,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { Classifier } from '@/lib/server/hold/classifier'
import { showHeldAnswer } from '@/lib/server/hold/show-held'
import { AppError } from '@/lib/shared/error'
import { logIdOf } from '@/lib/shared/ids'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { asker, change, goOn, write, writing } from './fixtures/write-in-tests'
import { startDocument } from './start-document'

const FILES = [{ path: 'a.ts', content: 'export const A = 1\n' }]
const OUTLINE = '# CANARY guide\n\n## CANARY one\nThe first.\n\n## CANARY two\nThe second.'
const part = (...words: string[]) => play(textEvents(words))

function services(scripts: ScriptedCall[], policy = 'hold') {
  return testServices(scriptedProvider(...scripts), { HOLD_POLICY: policy })
}

/** A call that begins only when it is let. */
function waiting(...words: string[]) {
  let begin = () => {}
  const paused = new Promise<void>((resolve) => {
    begin = resolve
  })
  const script: ScriptedCall = async function* () {
    await paused
    yield* textEvents(words)
  }
  return { script, begin: () => begin() }
}

const titleOf = async ({ database }: ReturnType<typeof services>, chatId: string) =>
  (await requireChat(database.queries, chatId, OWNER)).title

test('neither its outline, nor its title, nor a section is in the log, the message or the list before its release', async () => {
  const { script, begin } = waiting('CANARY second.')
  const made = services([part(OUTLINE), part('CANARY first.'), script])
  const request = writing(FILES)
  const { context, produced } = await asker(made)
  const { answerId } = await startDocument(made, request, request.files, context)
  const { requests } = made.provider as ReturnType<typeof scriptedProvider>
  await vi.waitFor(() => expect(requests).toHaveLength(3))
  const logged = ((await made.streamLog.soFar(answerId)) ?? []).map(({ json }) => json).join('\n')
  const stored = JSON.stringify(await findMessage(made.database.queries, request.id, answerId))
  expect(logged).toContain('data-hold')
  for (const text of [logged, stored, await titleOf(made, request.id)]) expect(text).not.toContain('CANARY')
  begin()
  await produced.done
  const message = await findMessage(made.database.queries, request.id, answerId)
  expect(message?.metadata).toMatchObject({ status: 'complete', hold: { outcome: 'released' } })
  expect(documentMarkdown(readDocument(message?.parts ?? []))).toBe(
    '# CANARY guide\n\n## CANARY one\n\nCANARY first.\n\n## CANARY two\n\nCANARY second.',
  )
  expect(await titleOf(made, request.id)).toBe('CANARY guide')
})

test('an outline that waits for its reader is released, and the document goes on from it', async () => {
  const made = services([part(OUTLINE), part('First.'), part('Second.')])
  const request = writing(FILES, { waitForOutline: true })
  const outlined = await write(made, request)
  expect(outlined.metadata).toMatchObject({ status: 'waiting', hold: { outcome: 'released' } })
  const { title = '', sections = [] } = readDocument(outlined.parts).outline ?? {}
  const message = await change(made, request.id, {
    action: 'accept',
    answerId: outlined.id,
    outline: { title, sections: [...sections] },
  })
  expect(message.metadata).toMatchObject({ status: 'complete', hold: { outcome: 'released' } })
  expect(documentMarkdown(readDocument(message.parts))).toContain('Second.')
})

test('a held document that is withheld or stopped has no title of its own, and none of its text', async () => {
  const refused = services([part(OUTLINE), play(textEvents(['CANARY'], 'refusal'))])
  const request = writing(FILES)
  const message = await write(refused, request)
  expect(message.metadata).toMatchObject({ status: 'refused', hold: { outcome: 'withheld' } })
  expect(JSON.stringify(message)).not.toContain('CANARY')
  expect(await titleOf(refused, request.id)).toBe(TEMPLATE_NAMES.readme)
})

test('one that breaks off while it is held goes on from what is kept: no finished section is written again', async () => {
  const broken = playThenThrow(textEvents(['Half']).slice(0, 3), new AppError('connection_lost'))
  const made = services([part(OUTLINE), part('First.'), broken, part(' a section.')])
  const request = writing(FILES)
  const { id: answerId, metadata } = await write(made, request)
  expect(metadata).toMatchObject({ status: 'interrupted', hold: { outcome: 'kept' } })
  await showHeldAnswer(made, request.id, answerId, OWNER)
  const message = await goOn(made, request.id, answerId)
  expect(message.metadata?.status).toBe('complete')
  expect(documentMarkdown(readDocument(message.parts))).toContain('First.\n\n## CANARY two\n\nHalf a section.')
})

test('one that broke off unseen goes on unseen: what was kept is kept, and released with the rest', async () => {
  const broken = playThenThrow(textEvents(['Half']).slice(0, 3), new AppError('connection_lost'))
  const { script, begin } = waiting(' a section.')
  const made = services([part(OUTLINE), part('First.'), broken, script])
  const request = writing(FILES)
  const { id: answerId } = await write(made, request)
  const message = goOn(made, request.id, answerId)
  const { requests } = made.provider as ReturnType<typeof scriptedProvider>
  await vi.waitFor(() => expect(requests).toHaveLength(4))
  const logged = ((await made.streamLog.soFar(logIdOf(answerId, 2))) ?? []).map(({ json }) => json).join('\n')
  for (const word of ['CANARY', 'First', 'Half']) expect(logged).not.toContain(word)
  begin()
  expect((await message).metadata).toMatchObject({ status: 'complete', hold: { outcome: 'released' } })
  expect(documentMarkdown(readDocument((await message).parts))).toBe(
    '# CANARY guide\n\n## CANARY one\n\nFirst.\n\n## CANARY two\n\nHalf a section.',
  )
  for (const logId of [logIdOf(answerId, 1), logIdOf(answerId, 2)]) {
    expect(await readHeldChunks(made.database.queries, request.id, logId)).toBeUndefined()
  }
})

/** A document that turns within its only section, and breaks off. */
function turning() {
  const events = textEvents(['It is fine. Take two ', 'tablets. ', 'Half']).slice(0, 5)
  const broken = playThenThrow(events, new AppError('connection_lost'))
  const classifier: Classifier = {
    version: 'test',
    question: () => undefined,
    sentence: (sentence) => (sentence.includes('tablets') ? { topic: 'medical', score: 1 } : undefined),
  }
  return { ...services([part('# T\n\n## One\nx'), broken, part(' a day.')], 'auto'), classifier }
}

test('what turned within a section, and broke off, goes on with the sentence that was kept', async () => {
  const made = turning()
  const request = writing(FILES)
  const { id: answerId } = await write(made, request)
  const message = await goOn(made, request.id, answerId)
  expect(message.metadata).toMatchObject({ status: 'complete', hold: { cause: 'answer', outcome: 'released' } })
  expect(documentMarkdown(readDocument(message.parts))).toBe(
    '# T\n\n## One\n\nIt is fine. Take two tablets. Half a day.',
  )
})

test('what was kept stays held and is shown with the rest, also where a lost server left no record of the hold', async () => {
  const made = turning()
  const request = writing(FILES)
  const { id: answerId, metadata } = await write(made, request)
  const { hold: _lost, ...without } = metadata ?? {}
  const { queries } = made.database
  await queries.update(messages).set({ metadata: without }).where(eq(messages.id, answerId))
  const message = await goOn(made, request.id, answerId)
  expect(message.metadata).toMatchObject({ status: 'complete', hold: { cause: 'policy', outcome: 'released' } })
  expect(documentMarkdown(readDocument(message.parts))).toBe(
    '# T\n\n## One\n\nIt is fine. Take two tablets. Half a day.',
  )
})
