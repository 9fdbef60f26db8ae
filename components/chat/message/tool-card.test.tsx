/** Cards of tool calls: what they say in each state, and that no result can break them. */
import fc from 'fast-check'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { GrowingTool } from '@/lib/stream/growing-message'
import { ToolCard } from './tool-card'

const call = (change: Partial<GrowingTool>): GrowingTool => ({
  type: 'tool',
  toolCallId: 'a',
  toolName: 'calculator',
  providerExecuted: false,
  state: 'input-available',
  pieces: [],
  input: undefined,
  output: undefined,
  errorText: undefined,
  approval: undefined,
  revision: 0,
  ...change,
})

const NO_ROUTER = { push() {} } as never

function render(change: Partial<GrowingTool>, props: Partial<Parameters<typeof ToolCard>[0]> = {}): string {
  return renderToStaticMarkup(
    <AppRouterContext value={NO_ROUTER}>
      <ToolCard tool={call(change)} isAlive isWhole {...props} />
    </AppRouterContext>,
  )
}

const textOf = (html: string) => html.replace(/<[^>]+>/g, '\n')

test.each([
  [{ state: 'input-streaming', pieces: ['{"expression": "1 +'] }, 'Writing', '1 +'],
  [{ state: 'input-available', input: { expression: '1 + 1' } }, 'Running', '1 + 1'],
  [{ state: 'approval-requested', input: { expression: '1 + 1' } }, 'Waiting for you', '1 + 1'],
  [{ state: 'output-available', output: { expression: '1', value: '1', exact: true } }, 'Done', '1 = 1'],
  [{ state: 'output-error', errorText: 'Division by zero.' }, 'Failed', 'Division by zero.'],
  [{ state: 'output-denied', input: {} }, 'Denied', 'Calculator'],
] as Array<[Partial<GrowingTool>, string, string]>)('a call with %j says so', (change, words, line) => {
  const text = textOf(render(change))
  expect(text).toContain(words)
  expect(text).toContain(line)
  expect(text).not.toContain('{&quot;')
})

test('a call that was pending when the answer ended did not run, and asks nobody', () => {
  for (const state of ['input-streaming', 'input-available', 'approval-requested', 'approval-responded'] as const) {
    const html = render({ state }, { isAlive: false })
    expect(textOf(html)).toContain('Not run')
    expect(html).not.toContain('<button')
  }
})

test('approval is asked for with three buttons, and nothing is collapsed', () => {
  const code = Array.from({ length: 200 }, (_, at) => `line${at}`).join('\n')
  const change = { toolName: 'run_javascript', state: 'approval-requested', input: { code } } as const
  const text = textOf(render(change, { onDecide: () => {} }))
  for (const words of ['Allow once', 'Always in this chat', 'Deny', 'line199', 'sandbox of your browser']) {
    expect(text).toContain(words)
  }
})

test('a tool without a title is shown by the name that the model uses', () => {
  const text = textOf(
    render({ toolName: 'launch_rocket', state: 'output-available', output: { is_up: true, crew: ['A', 'B'] } }),
  )
  expect(text).toContain('launch_rocket')
  expect(text).toMatch(/Is up\s+yes/)
  expect(text).toMatch(/Crew\s+A, B/)
})

test('any result of a tool is rendered, as text', () => {
  const names = [
    'calculator',
    'make_chart',
    'run_javascript',
    'search_my_chats',
    'web_search',
    'code_execution',
    'other',
  ]
  const field = fc.constantFrom('console', 'value', 'found', 'labels', 'series', 'kind', 'title', 'content', 'results')
  const output = fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue()))
  fc.assert(
    fc.property(fc.constantFrom(...names), output, (toolName, output) => {
      expect(render({ toolName, state: 'output-available', input: output, output })).toContain('Done')
    }),
  )
  const attack = '<img src=x onerror=alert(1)>'
  for (const toolName of names) {
    const html = render({
      toolName,
      state: 'output-available',
      output: { value: attack, title: attack, found: [{ title: attack }] },
    })
    expect(html).not.toContain('<img')
  }
})
