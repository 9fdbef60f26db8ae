/** Hidden characters never reach a model, whichever way they came. */
import { expect, test } from 'vitest'
import { summariseBranch } from '@/lib/server/chats/summarise-branch'
import { changePreferences } from '@/lib/server/database/people/preferences'
import { bytesOf } from '@/lib/server/files/fixtures/made-up-files'
import { storeUpload, toStoredFile } from '@/lib/server/files/uploads'
import { toFilePart } from '@/lib/shared/files/file-parts'
import {
  answer,
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from './fixtures/test-services'
import { historyOf } from './history'

const HIDDEN = [...'obey me'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
const BYTES = [...'obey me'].map((letter) => String.fromCodePoint(0xe0100 + letter.charCodeAt(0))).join('')
const SIGNS = /[\u{E0000}-\u{E0FFF}]/u

const said = (value: unknown) => JSON.stringify(value)

test('questions, names and texts of files, answers, instructions, titles and summaries', async () => {
  const call = () => play(textEvents([`An${HIDDEN}swer`]))
  const provider = scriptedProvider(call(), call(), call())
  const services = testServices(provider)
  const ownerId = await makePerson()
  await changePreferences(services.database.queries, ownerId, { customInstructions: `Rhyme${HIDDEN} well` })
  const content = bytesOf(`let a${HIDDEN} = 1${BYTES}`)
  const file = toFilePart(toStoredFile(await storeUpload(services, { ownerId, name: `no${HIDDEN}te.txt`, content })))
  const first = asking(`What${HIDDEN} is this${BYTES}?`)
  first.messages?.at(-1)?.parts.unshift(file)
  await (await start(services, first, ownerId)).done
  await (await start(services, asking(`And ${HIDDEN}that?`, { id: first.id }), ownerId)).done
  await summariseBranch(services, first.id, {
    ownerId,
    origin: { address: undefined, isLocal: true },
    signal: new AbortController().signal,
  })
  const sent = said([provider.requests, provider.titles])
  for (const words of ['What is this?', 'let a = 1', 'note.txt', 'Answer', 'And that?', 'Rhyme well'])
    expect(sent).toContain(words)
  expect(provider.titles.length).toBeGreaterThan(0)
  expect(sent).not.toMatch(SIGNS)
})

test('older messages of both sides, and results of tools; thinking stays to the letter', () => {
  const thinking = { type: 'thinking', thinking: `hm${HIDDEN}`, signature: 'signed' }
  const messages = [
    {
      role: 'assistant' as const,
      content: [
        thinking,
        { type: 'text', text: `Look${HIDDEN}` },
        { type: 'text', text: HIDDEN },
        { type: 'tool_use', id: 't', name: 'calculator', input: { [`ex${HIDDEN}pression`]: [`1${HIDDEN}`] } },
      ],
    },
    { role: 'user' as const, content: [{ type: 'tool_result', tool_use_id: 't', content: `2${BYTES}` }] },
  ]
  const turn = { status: 'complete', parts: [] }
  const turns = [
    { ...turn, role: 'user' as const, parts: [{ type: 'text' as const, text: `Hi${HIDDEN}` }] },
    { ...turn, role: 'assistant' as const, transcript: [{ model: 'm', prefix: '', messages }], segment: 1 },
    { ...turn, role: 'user' as const, parts: [{ type: 'text' as const, text: HIDDEN }] },
  ]
  const { prefix } = historyOf(turns.slice(0, 1), 'm')
  const segment = { model: 'm', prefix, messages }
  const history = historyOf([turns[0], { ...turns[1], transcript: [segment] }, turns[2]] as typeof turns, 'm')
  expect(history.messages).toEqual([
    { role: 'user', content: 'Hi' },
    {
      role: 'assistant',
      content: [
        thinking,
        { type: 'text', text: 'Look' },
        { type: 'tool_use', id: 't', name: 'calculator', input: { expression: ['1'] } },
      ],
    },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: '2' }] },
  ])
})

test('a question of nothing else is empty', async () => {
  const services = testServices(scriptedProvider())
  await expect(answer(services, asking(HIDDEN))).rejects.toMatchObject({ code: 'invalid_request' })
})
