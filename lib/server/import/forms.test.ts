/** The forms that exports come in: all text comes along, the rest is counted, and the next request is valid. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBranch } from '@/lib/server/database/branches'
import { findChat } from '@/lib/server/database/chats'
import { makePerson, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { buildPrompt } from '@/lib/server/generation/prompt'
import { checkAlternation, checkMessages } from '@/lib/server/simulator/check-messages'
import { textOf } from '@/lib/shared/message'
import { importChats } from './import-chats'

const services = testServices(scriptedProvider())
const { queries } = services.database

type Fields = Record<string, unknown>

/** Messages of ChatGPT's, each following the one before it unless it names its parent. */
function chatgpt(...messages: Array<Fields & { parent?: string }>) {
  const nodes = messages.map(({ parent, ...message }, at) => {
    const id = `n${at}`
    return [id, { id, parent: parent ?? (at === 0 ? 'root' : `n${at - 1}`), message: { id, ...message } }] as const
  })
  return {
    conversation_id: crypto.randomUUID(),
    title: 'T',
    create_time: 1_766_000_000,
    current_node: `n${messages.length - 1}`,
    mapping: { root: { id: 'root', parent: null, message: null }, ...Object.fromEntries(nodes) },
  }
}

const said = (role: string, content: unknown, more: Fields = {}) => ({ author: { role }, content, ...more })
const typed = (role: string, text: string, metadata: Fields = {}) =>
  said(role, { content_type: 'text', parts: [text] }, { metadata })
const multimodal = (role: string, ...parts: unknown[]) => said(role, { content_type: 'multimodal_text', parts })
const spoken = (text: string) => ({ content_type: 'audio_transcription', text, direction: 'in' })
const sound = { content_type: 'real_time_user_audio_video_asset_pointer', audio_asset_pointer: { format: 'wav' } }
const answerSound = { content_type: 'audio_asset_pointer', asset_pointer: 'sediment://y' }
const image = { content_type: 'image_asset_pointer', asset_pointer: 'sediment://z' }

/** Messages of Claude's, as older exports have them, in which each follows the one before it. */
function claude(...messages: Fields[]) {
  const chat_messages = messages.map((message, at) => ({
    uuid: `m-${at}`,
    created_at: '2026-05-01T10:00:00Z',
    ...message,
  }))
  return { uuid: crypto.randomUUID(), name: 'T', created_at: '2026-05-01T10:00:00Z', chat_messages }
}
const written = (text: string) => ({ text, content: [{ type: 'text', text, citations: [] }] })

/** Imports a conversation, and asks on in it as the product would. */
async function taken(value: unknown) {
  const owner = await makePerson()
  const [result] = await importChats(services, [value], owner)
  if (result?.status !== 'imported') return { result, branch: [], counts: {} }
  const chat = await findChat(queries, result.chatId, owner)
  const stored = chat ? await readBranch(queries, chat.id, chat.leafId) : []
  for (const message of stored) expect(textOf(message).trim()).not.toBe('')
  expect(stored[0]?.role).toBe('user')
  const question = { role: 'user' as const, status: 'complete', parts: [{ type: 'text' as const, text: 'And now?' }] }
  const options = { model: 'claude-sonnet-5-5', effort: undefined, tools: [] }
  const { messages } = buildPrompt([...stored, question], options).request
  const request = messages as unknown as Parameters<typeof checkMessages>[0]
  checkMessages(request, { model: 'claude-sonnet-5-5', version: '2023-06-01' })
  checkAlternation(request)
  const sum = Object.values(result.leftOutByKind).reduce((all, count) => all + count, 0)
  expect(result.leftOut).toBe(sum)
  return { result, branch: stored.map((message) => [message.role, textOf(message)]), counts: result.leftOutByKind }
}

test('ChatGPT: what was said aloud comes along, and recordings are counted', async () => {
  const voice = chatgpt(
    multimodal('user', spoken('What grows in the shade?'), sound),
    multimodal('assistant', spoken('Ferns and hostas do.'), answerSound),
    typed('user', 'Which needs less water?'),
    multimodal('assistant', spoken('Hostas.')),
    multimodal('user', sound),
    multimodal('assistant', spoken('I did not hear you.')),
  )
  const { branch, counts } = await taken(voice)
  expect(branch).toEqual([
    ['user', 'What grows in the shade?'],
    ['assistant', 'Ferns and hostas do.'],
    ['user', 'Which needs less water?'],
    ['assistant', 'Hostas.'],
    ['user', '[Not imported: 1 recording]'],
    ['assistant', 'I did not hear you.'],
  ])
  expect(counts).toEqual({ audio: 3 })
})

const CITE = '\uE200cite\uE202turn0search3\uE202turn0search8\uE201'

test.each([
  [
    `It is 330 m tall. ${CITE} It was built by \uE200entity\uE202["people","Gustave E.",0]\uE201.`,
    'It is 330 m tall. ([a](https://a.example/)) It was built by Gustave E..',
  ],
  ['No meaning. \uE200cite\uE202turn1view0\uE201 Next.', 'No meaning. Next.'],
  ['\uE200image_group\uE202{"query":["x"]}\uE201\n\nText', '\n\nText'],
  ['See \uE200url\uE202the page\uE202https://b.example/x\uE201.', 'See [the page](<https://b.example/x>).'],
  ['Cut \uE200cite\uE202turn0sea', 'Cut '],
  ['\uE203Marked\uE204 words\uE206.', 'Marked words.'],
  ['Two \uE200cite\uE202turn0search1\uE201\uE200cite\uE202turn0search2\uE201 marks', 'Two marks'],
  ['Old【4†source】 and 【12:1†a.pdf】.', 'Old([Old page](<https://old.example/>)) and.'],
  ['【注意】 stays', '【注意】 stays'],
  ['\uE200entity\uE202[broken\uE201x', 'x'],
  ['Bad \uE200url\uE202here\uE202javascript:alert(1)\uE201', 'Bad here'],
])('ChatGPT: the marks of %j are read as what they mean, or taken out', async (text, read) => {
  const metadata = {
    content_references: [
      { matched_text: CITE, type: 'grouped_webpages', alt: '([a](https://a.example/))' },
      { matched_text: ' ', type: 'sources_footnote', alt: null },
      null,
    ],
    citations: [
      { start_ix: 3, end_ix: 13, metadata: { type: 'webpage', title: 'Old page', url: 'https://old.example/' } },
    ],
  }
  const { branch } = await taken(chatgpt(typed('user', 'How tall?'), typed('assistant', text, metadata)))
  expect(branch[1]?.[1]).toBe(read)
  expect(branch.flat().join('')).not.toMatch(/[\uE200-\uE206]/)
})

test('ChatGPT: references without words of their own are links; a question keeps characters that are no marks', async () => {
  const page = { title: 'A [page]', url: 'https://a.example/' }
  const metadata = {
    content_references: [
      { matched_text: CITE, type: 'grouped_webpages', items: [page, { title: 'B', url: 'https://b.example/' }] },
    ],
  }
  const chat = chatgpt(
    typed('user', `A glyph \uE200 and ${CITE} a mark`),
    typed('assistant', `Tall ${CITE}.`, metadata),
  )
  expect((await taken(chat)).branch).toEqual([
    ['user', 'A glyph \uE200 and a mark'],
    ['assistant', 'Tall ([A \\[page\\]](<https://a.example/>), [B](<https://b.example/>)).'],
  ])
})

test('ChatGPT: each kind of content is text or counted', async () => {
  const tool = (content: Fields) => said('tool', content, { recipient: 'all' })
  const chat = chatgpt(
    said(
      'user',
      { content_type: 'user_editable_context', user_profile: 'I bake.' },
      { metadata: { is_visually_hidden_from_conversation: true } },
    ),
    typed('system', 'Hidden', { is_visually_hidden_from_conversation: true }),
    {
      ...multimodal('user', image, 'Draw a plot'),
      metadata: { attachments: [{ mime_type: 'image/png' }, { mime_type: 'text/csv' }] },
    },
    said('assistant', { content_type: 'thoughts', thoughts: [{ summary: 's', content: 'c' }] }),
    said('assistant', { content_type: 'code', language: 'python', text: 'plot()' }, { recipient: 'python' }),
    tool({ content_type: 'execution_output', text: '<plot>' }),
    tool({ content_type: 'tether_browsing_display', result: 'x' }),
    tool({ content_type: 'multimodal_text', parts: [image] }),
    said('assistant', { content_type: 'code', language: 'python', text: 'print("```")' }, { recipient: 'all' }),
    said('assistant', { content_type: 'tether_quote', title: 'x', text: 'one\ntwo' }),
    said('assistant', { content_type: 'a_new_type', text: 'Something new.' }),
    said('assistant', { content_type: 'another_new_type' }),
    { author: null },
    typed('assistant', 'Done.'),
    typed('user', 'Thanks', { attachments: 'broken' }),
  )
  const { branch, counts } = await taken(chat)
  expect(branch).toEqual([
    ['user', 'Draw a plot'],
    ['assistant', '````python\nprint("```")\n````\n\n> one\n> two\n\nSomething new.\n\nDone.'],
    ['user', 'Thanks'],
  ])
  expect(counts).toEqual({ instructions: 1, images: 2, files: 1, thoughts: 1, tools: 3, other: 1, messages: 1 })
})

test('Claude: pasted texts come along, files are counted, and turns of tools only leave no empty message', async () => {
  const chat = claude(
    { sender: 'human', ...written(''), attachments: [{ file_name: 'paste.txt', extracted_content: 'LOG 1\nLOG 2' }] },
    { sender: 'assistant', ...written('The disk is full.') },
    {
      sender: 'human',
      ...written('And now?'),
      attachments: [
        { file_name: '', extracted_content: 'df -h' },
        { file_name: 'a.md', extracted_content: '# A' },
      ],
    },
    {
      sender: 'assistant',
      text: '',
      content: [
        { type: 'tool_use', name: 'repl', input: {} },
        { type: 'tool_result', content: [{ type: 'text', text: '2' }] },
      ],
    },
    {
      sender: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hm.' },
        { type: 'text', text: 'Clean /var.' },
        { type: 'token_budget' },
        null,
      ],
    },
    {
      sender: 'human',
      text: '',
      content: [],
      files: [{ file_name: 'a.PNG' }, { file_name: 'b.pdf' }],
      attachments: [{ file_name: 'b.pdf', extracted_content: '' }],
    },
    {
      sender: 'assistant',
      text: '```\nThis block is not supported on your current device yet.\n```',
      content: [{ type: 'tool_use' }],
    },
    { sender: 'human', text: 'Old form' },
    { sender: 'assistant', content: [{ type: 'voice_note', title: 'N', text: 'A note.' }] },
  )
  const { branch, counts } = await taken(chat)
  expect(branch).toEqual([
    ['user', 'LOG 1\nLOG 2'],
    ['assistant', 'The disk is full.'],
    ['user', 'And now?\n\ndf -h\n\na.md:\n\n# A'],
    ['assistant', 'Clean /var.'],
    ['user', 'Old form'],
    ['assistant', 'A note.'],
  ])
  expect(counts).toEqual({ tools: 3, thoughts: 1, other: 1, images: 1, files: 1 })
})

test('what cannot be read keeps its place in the tree, and the answers below it theirs', async () => {
  const chat = claude(
    { sender: 'human', ...written('One'), parent_message_uuid: null },
    { sender: 'robot', ...written('neither'), parent_message_uuid: 'm-0' },
    { sender: 'assistant', ...written('Two'), parent_message_uuid: 'm-1' },
  )
  const { branch, counts } = await taken(chat)
  expect(branch).toEqual([
    ['user', 'One'],
    ['assistant', 'Two'],
  ])
  expect(counts).toEqual({ messages: 1 })
})

test('a history that began with an answer begins with a question', async () => {
  const greeting = chatgpt(typed('assistant', 'Hello!'), typed('user', 'Hi'), typed('assistant', 'So?'))
  expect((await taken(greeting)).branch).toEqual([
    ['user', '[This conversation began with an answer.]'],
    ['assistant', 'Hello!'],
    ['user', 'Hi'],
    ['assistant', 'So?'],
  ])
  const versions = chatgpt(typed('assistant', 'A'), { ...typed('assistant', 'B'), parent: 'root' })
  const { result, branch } = await taken(versions)
  expect(branch.map(([, text]) => text)).toEqual(['[This conversation began with an answer.]', 'B'])
  expect(result).toMatchObject({ messages: 3 })
})

test('a conversation of nothing but tools and pictures is told to be empty', async () => {
  const tools = chatgpt(multimodal('user', image), said('tool', { content_type: 'execution_output', text: '1' }))
  expect((await taken(tools)).result).toEqual({ status: 'skipped', reason: 'empty', title: 'T' })
})

test('an own export with files, tools, sources and failures comes back, and its texts stay apart', async () => {
  const message = (id: string, parentId: string | null, role: string, parts: unknown[], status = 'complete') => ({
    ...{ id, parentId, role, status, parts, createdAt: '2026-01-01T00:00:00Z', metadata: {} },
  })
  const text = (words: string) => ({ type: 'text', text: words })
  const chat = {
    format: 'firstword.chat.v1',
    chat: { id: 'own-chat', title: 'T', createdAt: '2026-01-01T00:00:00Z' },
    branch: ['q1', 'a1', 'q2', 'a2', 'q3', 'a3'],
    selected: { q1: 'a1', a1: 'q2', q2: 'a2', a2: 'q3', q3: 'a3' },
    messages: [
      message('q1', null, 'user', [{ type: 'file', mediaType: 'image/png', filename: 'a.png', url: '' }]),
      message('a1', 'q1', 'assistant', [
        { type: 'reasoning', text: 'Hm' },
        text('Let me see.'),
        { type: 'tool-clock', toolCallId: '1', state: 'output-available' },
        { type: 'step-start' },
        text('It is '),
        { type: 'source-url', sourceId: 's', url: 'https://a.example/' },
        text('noon'),
        { type: 'data-seam', data: {} },
        text('.'),
      ]),
      message('q2', 'a1', 'user', [text('Sure?')]),
      message('a2', 'q2', 'assistant', [], 'error'),
      message('q3', 'a2', 'user', [text('Again?')]),
      message('a3', 'q3', 'assistant', [text('Yes')], 'stopped'),
    ],
  }
  const { branch, counts } = await taken(chat)
  expect(branch).toEqual([
    ['user', '[Not imported: 1 image]'],
    ['assistant', 'Let me see.\n\nIt is noon.'],
    ['user', 'Sure?'],
    ['user', 'Again?'],
    ['assistant', 'Yes'],
  ])
  expect(counts).toEqual({ images: 1, thoughts: 1, tools: 1, sources: 1 })
})

test('property: whatever the tree and its contents, the next request is valid and no message is empty', async () => {
  const contents = fc.constantFrom<Fields>(
    typed('user', 'Q'),
    typed('user', ' \u200B '),
    typed('assistant', 'A'),
    typed('assistant', `${CITE}`),
    multimodal('user', image),
    multimodal('assistant', answerSound),
    said('tool', { content_type: 'execution_output', text: '1' }),
    said('assistant', { content_type: 'thoughts' }),
    typed('system', 'S'),
    { author: 1 },
  )
  const tree = fc.array(fc.tuple(contents, fc.nat(9)), { minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(tree, async (nodes) => {
      const messages = nodes.map(([content, up], at) => ({
        ...content,
        parent: at - 1 - up < 0 ? 'root' : `n${at - 1 - up}`,
      }))
      const { result } = await taken(chatgpt(...messages))
      expect(['imported', 'skipped']).toContain(result?.status)
    }),
    { numRuns: 40, seed: 9 },
  )
})
