/** ChatGPT's forms: all text is imported, the rest is counted. */
import { expect, test } from 'vitest'
import { answerSound, chatgpt, image, multimodal, said, sound, spoken, taken, typed } from './fixtures/conversations'

test('ChatGPT: transcribed speech is imported, and recordings are counted', async () => {
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

test('ChatGPT: references without text are links; a question keeps characters that are not marks', async () => {
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

test('ChatGPT: each kind of content is either text or counted', async () => {
  const tool = (content: Record<string, unknown>) => said('tool', content, { recipient: 'all' })
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
