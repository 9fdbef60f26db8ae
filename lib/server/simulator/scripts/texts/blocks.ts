/** `send the block NAME`: every kind of block of the API, valid and invalid, for tests. */
import { hidden, ofDocument, ofPage, type WireCitation } from '@/lib/server/simulator/citation'
import {
  block,
  callRaw,
  cite,
  compact,
  plain,
  redact,
  type Script,
  type Step,
  say,
  serve,
  served,
  think,
} from '@/lib/server/simulator/script'
import { searchResults } from '@/lib/server/simulator/scripts/tools/web-search'

const OPENING = /^send the block ([a-z_ -]{1,60})$/
/** Follows every block, so that a test sees that the answer continued. */
export const AFTER_BLOCK = 'The block is over.'

const error = (type: string, error_code: string) => ({ type: `${type}_error`, error_code })
const place = { document_index: 0, document_title: 'A made-up book', file_id: null, cited_text: 'Words of a book.' }

const fetched = {
  type: 'web_fetch_result',
  url: 'https://example.com/paper.pdf',
  retrieved_at: '2026-11-21T10:00:00Z',
  content: {
    type: 'document',
    title: 'A made-up paper',
    citations: { enabled: true },
    source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0xLjQK' },
  },
}

const ran = (kind: string, stdout: string, stderr: string, return_code: number) => ({
  type: `${kind}_result`,
  stdout,
  stderr,
  return_code,
  content: stdout === '' ? [] : [{ type: `${kind}_output`, file_id: 'file_simulated' }],
})

function result(name: string, input: object, content: unknown): Step[] {
  return [serve(name, input), served(`${name.replace(/_regex$|_bm25$/, '')}_tool_result`, content)]
}

const cited = (citation: WireCitation): Step[] => [
  say('As was written, '),
  cite('words stand in books', citation),
  say('. '),
]

const BLOCKS: Record<string, () => Step[]> = {
  text: () => [say('A text.')],
  thinking: () => [think('A thought in words.')],
  redacted_thinking: () => [redact('test')],
  tool_use: () => [callRaw('current_time', '{"time_zone":"Asia/Tokyo"}')],
  'tool_use malformed': () => [callRaw('current_time', '{"time_zone": Asia')],
  server_tool_use: () => [serve('web_search', { query: 'unanswered' }), { type: 'stop', reason: 'pause_turn' }],
  web_search_tool_result: () => result('web_search', { query: 'towers' }, searchResults()),
  'web_search_tool_result error': () =>
    result('web_search', { query: 'towers' }, error('web_search_tool_result', 'max_uses_exceeded')),
  web_fetch_tool_result: () => result('web_fetch', { url: fetched.url }, fetched),
  'web_fetch_tool_result error': () =>
    result('web_fetch', { url: 'https://example.com/gone' }, error('web_fetch_tool_result', 'url_not_accessible')),
  code_execution_tool_result: () =>
    result('code_execution', { code: 'print(2 + 2)' }, ran('code_execution', '4\n', '', 0)),
  'code_execution_tool_result error': () =>
    result('code_execution', { code: 'while 1: 0' }, error('code_execution_tool_result', 'execution_time_exceeded')),
  bash_code_execution_tool_result: () =>
    result('bash_code_execution', { command: 'ls /nowhere' }, ran('bash_code_execution', '', 'ls: no such folder', 2)),
  'bash_code_execution_tool_result error': () =>
    result('bash_code_execution', { command: 'ls' }, error('bash_code_execution_tool_result', 'unavailable')),
  text_editor_code_execution_tool_result: () =>
    result(
      'text_editor_code_execution',
      { command: 'view', path: 'a.txt' },
      {
        type: 'text_editor_code_execution_view_result',
        file_type: 'text',
        content: 'first line\nsecond line',
        start_line: 1,
        num_lines: 2,
        total_lines: 2,
      },
    ),
  'text_editor_code_execution_tool_result error': () =>
    result(
      'text_editor_code_execution',
      { command: 'view', path: 'b.txt' },
      error('text_editor_code_execution_tool_result', 'file_not_found'),
    ),
  tool_search_tool_result: () =>
    result(
      'tool_search_tool_regex',
      { query: 'clock' },
      {
        type: 'tool_search_tool_search_result',
        tool_references: [{ type: 'tool_reference', tool_name: 'current_time' }],
      },
    ),
  'tool_search_tool_result error': () =>
    result('tool_search_tool_bm25', { query: 'clock' }, error('tool_search_tool_result', 'too_many_requests')),
  container_upload: () => [block('container_upload', { file_id: 'file_simulated' })],
  compaction: () => [compact('What was said before, in short.')],
  future_block: () => [block('future_block', { payload: { secret: hidden('future') } })],
  char_location: () => cited({ type: 'char_location', ...place, start_char_index: 4, end_char_index: 20 }),
  page_location: () => cited(ofDocument('A made-up book', 3, 'Words of a book.')),
  content_block_location: () =>
    cited({ type: 'content_block_location', ...place, start_block_index: 1, end_block_index: 2 }),
  web_search_result_location: () =>
    cited(ofPage('https://www.example.com/book', 'A page of a book', 'Words of a page.')),
  search_result_location: () =>
    cited({
      type: 'search_result_location',
      source: 'https://example.org/notes',
      title: 'Notes',
      cited_text: 'Words of a note.',
      search_result_index: 0,
      start_block_index: 0,
      end_block_index: 1,
    }),
  'hostile citation': () => [
    cite(
      'hostile words',
      ofPage('javascript:alert(1)', '<img src=x onerror=alert(1)>', 'never'),
      ofPage(
        'https://example.com/<script>',
        `<img src=x onerror=alert(1)>${'x'.repeat(2_000)}`,
        '<b>bold</b> \u202e[1](javascript:alert(1))',
      ),
    ),
    say(' '),
  ],
}

/** The names that a question may use. */
export const BLOCK_NAMES = Object.keys(BLOCKS)

function blockOf(question: string): (() => Step[]) | undefined {
  const name = OPENING.exec(plain(question))?.[1] ?? ''
  return Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined
}

/** One block of the named kind, followed by a text. */
export const blocks: Script = {
  name: 'blocks',
  title: 'Any block of the API',
  question: 'Send the block text',
  takesResults: true,
  matches: (question) => blockOf(question) !== undefined,
  steps({ question, toolResults, paused }) {
    if (toolResults.length > 0) return [say(AFTER_BLOCK)]
    const call = paused.findLast(({ type }) => type === 'server_tool_use')
    if (call?.id !== undefined) return [served('web_search_tool_result', searchResults(), call.id), say(AFTER_BLOCK)]
    const steps = blockOf(question)?.() ?? []
    const goesOn = steps.every(({ type }) => type !== 'call' && type !== 'stop')
    return goesOn ? [...steps, say(AFTER_BLOCK)] : steps
  },
}
