/** The forms that exports come in: all text comes along, the rest is counted, and the next request is valid. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  answerSound,
  chatgpt,
  claude,
  type Fields,
  image,
  multimodal,
  said,
  taken,
  typed,
  written,
} from './fixtures/conversations'

const CITE = '\uE200cite\uE202turn0search3\uE201'

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
        { type: 'data-continuation', data: {} },
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
