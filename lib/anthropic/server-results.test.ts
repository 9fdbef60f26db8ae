/** Results of the API's own tools: what reaches a person of each kind, and what never does. */
import { expect, test } from 'vitest'
import { serverResult } from './server-results'

test.each([
  [
    'web search',
    [
      {
        type: 'web_search_result',
        url: 'https://example.com/a',
        title: 'A',
        page_age: '2 days ago',
        encrypted_content: 'SECRET',
      },
      {
        type: 'web_search_result',
        url: 'javascript:alert(1)',
        title: 'B',
        page_age: null,
        encrypted_content: 'SECRET',
      },
    ],
    { type: 'web_search', results: [{ url: 'https://example.com/a', title: 'A', age: '2 days ago' }] },
  ],
  ['a web search that found nothing', [], { type: 'web_search', results: [] }],
  [
    'web fetch',
    {
      type: 'web_fetch_result',
      url: 'https://example.com/a.pdf',
      retrieved_at: '2026-11-21T10:00:00Z',
      content: {
        type: 'document',
        title: 'A',
        source: { type: 'base64', media_type: 'application/pdf', data: 'SECRET' },
      },
    },
    {
      type: 'web_fetch',
      url: 'https://example.com/a.pdf',
      title: 'A',
      mediaType: 'application/pdf',
      retrievedAt: '2026-11-21T10:00:00Z',
    },
  ],
  [
    'code',
    {
      type: 'bash_code_execution_result',
      stdout: '4\n',
      stderr: '',
      return_code: 0,
      content: [{ type: 'bash_code_execution_output', file_id: 'file_1' }],
    },
    { type: 'code_execution', stdout: '4\n', stderr: '', returnCode: 0, files: ['file_1'] },
  ],
  [
    'code with a hidden output',
    { type: 'encrypted_code_execution_result', encrypted_stdout: 'SECRET', stderr: 'no', return_code: 1, content: [] },
    { type: 'code_execution', stdout: '', stderr: 'no', returnCode: 1, files: [] },
  ],
  [
    'a viewed file',
    { type: 'text_editor_code_execution_view_result', file_type: 'text', content: 'a', start_line: 1, total_lines: 9 },
    { type: 'text_editor_view', fileType: 'text', text: 'a', startLine: 1, totalLines: 9 },
  ],
  [
    'a written file',
    { type: 'text_editor_code_execution_create_result', is_file_update: true },
    { type: 'text_editor_create', isUpdate: true },
  ],
  [
    'a changed file',
    { type: 'text_editor_code_execution_str_replace_result', lines: ['-a', '+b'], old_lines: 1, new_lines: 1 },
    { type: 'text_editor_replace', lines: '-a\n+b' },
  ],
  [
    'found tools',
    { type: 'tool_search_tool_search_result', tool_references: [{ type: 'tool_reference', tool_name: 'clock' }] },
    { type: 'tool_search', tools: ['clock'] },
  ],
  ['a text of an MCP server', [{ type: 'text', text: 'hello' }], { type: 'text', text: 'hello' }],
  ['what nobody knows', { type: 'future_result', secret: 'SECRET' }, { type: 'future_result' }],
  ['no object at all', 'SECRET', { type: 'unknown' }],
])('%s', (_name, content, output) => {
  const result = serverResult(content)
  expect(result).toEqual({ output })
  expect(JSON.stringify(result)).not.toContain('SECRET')
})

test.each([
  ['web_search_tool_result_error', 'max_uses_exceeded', /as often as one answer may/],
  ['web_search_tool_result_error', 'too_many_requests', /again in a while/],
  ['web_fetch_tool_result_error', 'url_not_accessible', /could not be reached/],
  ['code_execution_tool_result_error', 'execution_time_exceeded', /too long/],
  ['web_search_tool_result_error', 'future_code', /failed: future_code/],
  ['web_search_tool_result_error', 'constructor', /failed: constructor/],
  ['web_search_tool_result_error', undefined, /^This tool failed\.$/],
])('%s %s is told in words', (type, error_code, words) => {
  expect(serverResult({ type, error_code })).toEqual({ errorText: expect.stringMatching(words) })
})

test('an endless output is cut', () => {
  const { output } = serverResult({ type: 'code_execution_result', stdout: 'x'.repeat(1_000_000) }) as {
    output: object
  }
  expect(JSON.stringify(output).length).toBeLessThan(21_000)
})
