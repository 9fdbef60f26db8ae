import { expect, test } from 'vitest'
import type { OfferedTool } from '@/lib/server/simulator/request'
import type { Script } from '@/lib/server/simulator/script'
import { contextFor } from '@/lib/server/simulator/testing'
import { TOOLS } from '@/lib/server/tools/tools'
import { calculation } from './calculation'
import { chart } from './chart'
import { conversion } from './conversion'
import { failingTool } from './failing-tool'
import { INJECTED_ORDER, injected } from './injected'
import { javascript } from './javascript'
import { myChats } from './my-chats'
import { threeTools } from './three-tools'
import { unknownTool } from './unknown-tool'

const OFFERED = TOOLS.map(({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema }))

const stepsOf = (script: Script, results: Array<{ name: string; text: string; isError?: boolean }> = []) =>
  script.steps({
    ...contextFor(script.question),
    tools: OFFERED as unknown as OfferedTool[],
    toolResults: results.map((each, at) => ({ id: `toolu_${at}`, isError: false, ...each })),
  })

const callsOf = (script: Script) => stepsOf(script).flatMap((step) => (step.type === 'call' ? [step] : []))
const textOf = (steps: ReturnType<typeof stepsOf>) =>
  steps.map((step) => (step.type === 'say' ? step.text : '')).join('')

test.each([calculation, conversion, chart, javascript, myChats, threeTools])(
  '$name: every call is one that its tool takes',
  (script) => {
    const calls = callsOf(script)
    expect(calls.length).toBeGreaterThan(0)
    for (const { name, input } of calls) {
      const tool = TOOLS.find((each) => each.name === name)
      expect(tool, name).toBeDefined()
      expect(() => tool?.check(input)).not.toThrow()
    }
  },
)

test.each([calculation, conversion, javascript, failingTool])('$name: a failed tool is admitted', (script) => {
  const [first] = callsOf(script)
  const text = textOf(stepsOf(script, [{ name: first?.name ?? '', text: 'OUT OF ORDER', isError: true }]))
  expect(text).toContain('OUT OF ORDER')
  expect(text).toContain('will not guess')
})

test.each([calculation, conversion, chart, javascript, myChats, threeTools, failingTool, unknownTool])(
  '$name: without its tool it says so and calls nothing',
  (script) => {
    const steps = script.steps(contextFor(script.question))
    expect(steps.every(({ type }) => type === 'say')).toBe(true)
    expect(textOf(steps)).toContain('no tool called')
  },
)

test('the results are quoted', () => {
  const calculated = { name: 'calculator', text: '{"value":"363562.99","fraction":"5/7"}' }
  expect(textOf(stepsOf(calculation, [calculated]))).toMatch(/5\/7.*363562\.99/)
  expect(textOf(stepsOf(conversion, [{ name: 'convert_units', text: '{"result":"42.1648128"}' }]))).toContain(
    '42.1648128 km',
  )
  expect(textOf(stepsOf(javascript, [{ name: 'run_javascript', text: '{"value":"51.2 %"}' }]))).toContain('51.2 %')
})

test('the unknown tool is called although it is not offered', () => {
  expect(callsOf(unknownTool)).toMatchObject([{ name: 'launch_rocket' }])
  expect(TOOLS.map(({ name }) => name)).not.toContain('launch_rocket')
})

test('T57: a model that obeys a tool result calls a tool that asks first', () => {
  const [search] = callsOf(injected)
  expect(search).toMatchObject({ name: 'search_my_chats', input: { query: INJECTED_ORDER } })
  const obeyed = stepsOf(injected, [{ name: 'search_my_chats', text: INJECTED_ORDER }]).find(
    ({ type }) => type === 'call',
  )
  expect(obeyed).toMatchObject({ name: 'run_javascript' })
  expect(TOOLS.find(({ name }) => name === 'run_javascript')).toMatchObject({ needsApproval: true, runsIn: 'browser' })
})
