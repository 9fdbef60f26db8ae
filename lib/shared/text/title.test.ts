/** What models give as titles, and what is left of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanTitle, firstTitle, modelTitle } from './title'

const TITLE = 'Bread at home'

describe('thoughts', () => {
  test.each([
    '<think>\n\n</think>\n\nBread at home',
    '<think>They ask about bread.</think>Bread at home',
    '<thinking>\nBread: "bread".\n</thinking>\nBread at home',
    '<THINK>x</THINK> Bread at home',
    '<Reasoning effort="low">x</Reasoning>\nBread at home',
    '<think>a</think>\n<think>b</think>\n\nBread at home',
    '<think><think>a</think></think>\nBread at home',
    '<think>a\n\n<thinking>b</thinking>\nBread at home',
    'They ask about bread.\n</think>\n\nBread at home',
    'They ask about bread.</think>Bread at home',
    'Bread at home\n<think>Was that right?</think>',
    'Bread at home\n<think>Was that ri',
    '[THINK]a[/THINK]Bread at home',
    '◁think▷a◁/think▷Bread at home',
    '<|channel|>analysis<|message|>They ask.<|end|><|start|>assistant<|channel|>final<|message|>Bread at home<|return|>',
    '<reflection>a</reflection>\n**Title:** "Bread at home."',
  ])('%j', (given) => expect(modelTitle(given)).toBe(TITLE))

  test.each([
    '<think>They ask about',
    '<think>a</thi',
    '<thin',
    '<think></think>',
    '<think>\n',
    '<reasoning>a\n\nBread',
  ])('%j is no title yet', (given) => expect(modelTitle(given)).toBe(''))

  test('a chat about such tags can be named after them', () => {
    expect(modelTitle('What <think> tags do')).toBe('What <think> tags do')
    expect(modelTitle('Where </think> comes from')).toBe('Where </think> comes from')
    expect(modelTitle('[Analysis] of a poem')).toBe('[Analysis] of a poem')
    expect(modelTitle('Thinking fast and slow')).toBe('Thinking fast and slow')
  })
})

describe('labels, quotes and Markdown', () => {
  test.each([
    ...[
      '"Bread at home"',
      '“Bread at home”',
      '„Bread at home“',
      '„Bread at home”',
      "'Bread at home'",
      '‘Bread at home’',
    ],
    ...[
      '«Bread at home»',
      '« Bread at home »',
      '»Bread at home«',
      '‹Bread at home›',
      '「Bread at home」',
      '『Bread at home』',
    ],
    ...[
      '《Bread at home》',
      '〈Bread at home〉',
      '【Bread at home】',
      '＂Bread at home＂',
      '`Bread at home`',
      '**Bread at home**',
    ],
    ...[
      '***Bread at home***',
      '__Bread at home__',
      '~~Bread at home~~',
      '"“Bread at home”"',
      '**"Bread at home"**',
      '"**Bread at home**"',
    ],
    ...[
      'Title: Bread at home',
      '**Title:** Bread at home',
      '**Title**: Bread at home',
      '*Title: Bread at home*',
      'TITLE : Bread at home',
    ],
    ...[
      '"Title": "Bread at home"',
      '"Title: Bread at home"',
      'Chat title - Bread at home',
      'Chat Title: Bread at home',
      'Conversation title — Bread at home',
    ],
    ...[
      'Suggested title: Bread at home',
      'Title of the chat: Bread at home',
      '## Title: Bread at home',
      '- Title: Bread at home',
      '# Bread at home',
      '> Bread at home',
    ],
    ...[
      'Titel: Bread at home',
      'Titel des Chats: Bread at home',
      'Chat-Titel: Bread at home',
      'Titre : Bread at home',
      'Titre du chat : Bread at home',
      'Título: Bread at home',
    ],
    ...[
      'Título del chat: Bread at home',
      'Titolo: Bread at home',
      'Tytuł: Bread at home',
      'Название чата: Bread at home',
      'Заголовок: Bread at home',
    ],
    ...[
      '标题：Bread at home',
      '聊天标题：「Bread at home」',
      '標題: Bread at home',
      'タイトル：『Bread at home』',
      '대화 제목: Bread at home',
      'العنوان: Bread at home',
    ],
    ...[
      'Bread at home.',
      '"Bread at home."',
      '"Bread at home".',
      'Bread at home。',
      '\n\n  Bread at home  \n',
      'Bread at home\r\nor bread',
      'Bread at home\u2028x',
    ],
    ...[
      'Title:\nBread at home',
      '**Title:**\n\n"Bread at home"',
      'Here is a title:\n\nBread at home',
      "Sure! Here's a title: Bread at home",
      '```\nBread at home\n```',
    ],
    ...[
      '{"title":"Bread at home"}',
      '```json\n{"title": "Bread at home"}\n```',
      '{"chat_title":"Bread at home","x":1}',
      "{'title': 'Bread at home'}",
      '{"title":"Bread at home',
      '["Bread at home"]',
      '{"标题":"Bread at home"}',
    ],
    ...[
      '<title>Bread at home</title>',
      '<h1>Bread at home</h1>',
      '\u200B"Bread at home"',
      '"Bread at home',
      'Bread at home"',
      'Bread\tat  home',
    ],
  ])('%j', (given) => expect(modelTitle(given)).toBe(TITLE))

  test.each([
    '"Hello" in Python and "Hallo" in German',
    'The word "set"',
    '《红楼梦》读后感',
    '读《红楼梦》',
    '“Brot” und „Brot“',
    'Rock ’n’ roll at home',
    'Using C++ and C#',
    '.NET on Linux',
    'Title case in headings',
    'Untitled: a novel',
    'Title-case rules',
    'Node.js vs. Deno',
    '<p> or <div>',
    '<title> and SEO',
    'Sets {1, 2} and [3]',
    'Wait...',
    'A note: why bread rises',
  ])('%j stays', (given) => expect(modelTitle(given)).toBe(given))

  test.each([
    ['"The word "set""', 'The word "set"'],
    ["'It's bread'", "It's bread"],
    ['"a" and "b"', '"a" and "b"'],
    ['«a» and «b»', '«a» and «b»'],
    ['{"title":"Say \\"hi\\""}', 'Say "hi"'],
  ])('%j', (given, title) => expect(modelTitle(given)).toBe(title))

  test.each(['', '\n', '""', '「」', '**', 'Title:', '{"title":""}', '{}', '[]', '```json\n```', '<title></title>'])(
    '%j is none',
    (given) => expect(modelTitle(given)).toBe(''),
  )
})

test('property: whatever a title is dressed in comes off', () => {
  const dress = fc.constantFrom(
    (text: string) => `"${text}"`,
    (text: string) => `«${text}»`,
    (text: string) => `「${text}」`,
    (text: string) => `**${text}**`,
    (text: string) => `Title: ${text}`,
    (text: string) => `**Titel:** ${text}`,
    (text: string) => `${text}.`,
    (text: string) => `# ${text}`,
    (text: string) => `<think>${text}</think>\n\n${text}`,
    (text: string) => `\`\`\`\n${text}\n\`\`\``,
  )
  fc.assert(
    fc.property(fc.uniqueArray(dress, { maxLength: 4 }), (dresses) => {
      // Thoughts and code hold lines, not the other way round.
      const ordered = [...dresses].sort((a, b) => Number(a('x').includes('\n')) - Number(b('x').includes('\n')))
      expect(modelTitle(ordered.reduce((text, put) => put(text), TITLE))).toBe(TITLE)
    }),
    { numRuns: 300, seed: 23 },
  )
})

test('hostile answers of any length are read to their end', () => {
  for (const piece of [
    '<think>',
    '</think>',
    '<',
    '[think',
    '<think ',
    '"',
    '“',
    '{"title":"\\',
    'title ',
    '*',
    'Title: ',
    '`\n',
    '<title>',
    "here's ",
    '- ',
  ]) {
    expect([...modelTitle(piece.repeat(200_000))].length).toBeLessThanOrEqual(80)
  }
})

test('of a long text only the beginning is read', () => {
  const far = `x${' '.repeat(40_000)}x`
  expect([modelTitle(far), cleanTitle(far), firstTitle(far)]).toEqual(['x', 'x', 'x'])
  expect(cleanTitle(`${' '.repeat(40_000)}Title`)).toBe('Title')
  expect(cleanTitle('a'.repeat(1_000_000))).toBe('a'.repeat(120))
})
