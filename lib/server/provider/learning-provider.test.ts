/** Refusals that are learnt from, in the words of many servers, and those that are about something else. */
import { describe, expect, test } from 'vitest'
import { createLogger } from '@/lib/server/log'
import { fixture } from '@/lib/stream/fixtures/fixtures'
import { createAnthropicProvider } from './anthropic-provider'
import { createLearningProvider, type ServerLimits } from './learning-provider'
import type { ModelRequest } from './provider'

const answerStream = () => new Response(fixture('text'), { headers: { 'content-type': 'text/event-stream' } })

const anthropicError = (message: string, status = 400) =>
  Response.json({ type: 'error', error: { type: 'invalid_request_error', message } }, { status })

/** A server that says what it likes of each request; undefined answers it. */
function serverThat(refuses: (body: ModelRequest) => Response | undefined, limits: Partial<ServerLimits> = {}) {
  const bodies: ModelRequest[] = []
  const lines: string[] = []
  const inner = createAnthropicProvider({
    kind: 'compatible',
    apiKey: 'any',
    baseURL: 'http://upstream.test',
    authStyle: 'both',
    version: undefined,
    async fetch(_input, init) {
      const body = JSON.parse(String(init?.body))
      bodies.push(body)
      return refuses(body) ?? answerStream()
    },
  })
  const log = createLogger([], (line) => lines.push(line))
  const provider = createLearningProvider(inner, { tools: true, maxTokens: undefined, ...limits }, log)
  async function ask(change: Partial<ModelRequest> = {}, signal = new AbortController().signal) {
    const sent: ModelRequest[] = []
    const ignore = () => {}
    const options = { purpose: 'answer' as const, retry: 0, signal, onBytes: ignore, onSkippedEvent: ignore }
    let events = 0
    const call = { ...options, onRawEvent: ignore, onRequest: (request: ModelRequest) => sent.push(request) }
    for await (const _ of provider.stream({ ...REQUEST, ...change }, call)) events += 1
    return { events, sent }
  }
  return { ask, bodies, lines, provider }
}

const REQUEST: ModelRequest = {
  model: 'some-model',
  max_tokens: 16_000,
  messages: [{ role: 'user', content: 'Hi' }],
  tools: [
    { name: 'clock', description: 'Tells the time', input_schema: { type: 'object' } },
    { type: 'web_search_20250305', name: 'web_search', max_uses: 5 },
  ],
  thinking: { type: 'adaptive', display: 'summarized' },
  output_config: { effort: 'low' },
  cache_control: { type: 'ephemeral' },
}

const has = {
  tools: (body: ModelRequest) => body.tools !== undefined,
  serverTools: (body: ModelRequest) => body.tools?.some((tool) => 'type' in tool) ?? false,
  thinking: (body: ModelRequest) => body.thinking !== undefined,
  effort: (body: ModelRequest) => body.output_config !== undefined,
  caching: (body: ModelRequest) => body.cache_control !== undefined,
}

describe.each<[keyof typeof has, Array<string | object>]>([
  [
    'tools',
    [
      'tools: Extra inputs are not permitted',
      'tools: Extra fields not permitted',
      'registry.ollama.ai/library/gemma:2b does not support tools',
      "This model doesn't support tool use.",
      "This model doesn't support tool use in streaming mode.",
      'tool use is not supported',
      'Tool calling is currently not supported for this model',
      '`tools` is not supported by this model',
      'Function calling is not enabled for models/gemma-3',
      '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      'tools param requires --jinja flag',
      'No endpoints found that support tool use. To learn more, see the documentation.',
      "litellm.UnsupportedParamsError: ollama does not support parameters: ['tools', 'tool_choice'], for model=x.",
      'Unrecognized request argument supplied: tools',
      "Unknown parameter: 'tools'.",
      "Unsupported parameter: 'tools' is not supported with this model.",
      'json: unknown field "tools"',
      'unknown field `tools`, expected one of `model`, `messages`',
      "property 'tools' is unsupported",
      "Additional properties are not allowed ('tools' was unexpected)",
      "got an unexpected keyword argument 'tools'",
      "Extra inputs are not permitted, field: 'tools'",
      'The chat template does not support tools.',
      {
        detail: [{ type: 'extra_forbidden', loc: ['body', 'tools'], msg: 'Extra inputs are not permitted', input: [] }],
      },
      { error: { message: 'Unknown parameter', param: 'tools', code: 'unknown_parameter' } },
      { error: 'model does not support tools' },
      { message: 'tools are not supported' },
      {
        error: {
          message:
            'litellm.BadRequestError: AnthropicException - {"type":"error","error":{"type":"invalid_request_error","message":"tools: Extra inputs are not permitted"}}. Received Model Group=x',
        },
      },
    ],
  ],
  [
    'serverTools',
    [
      "tools.1: Input tag 'web_search_20250305' found using 'type' does not match any of the expected tags: 'custom'",
      "tools.1.type: Input should be 'custom'",
      'tools.1.input_schema: Field required',
      'tools.1.custom.input_schema: Field required',
      'tools[1].max_uses: Extra inputs are not permitted',
      "'some-model' does not support tool types: web_search_20250305.",
      'web_search is not supported on this model',
      'Unknown tool type: web_search_20250305',
      { detail: [{ type: 'missing', loc: ['body', 'tools', 1, 'input_schema'], msg: 'Field required' }] },
    ],
  ],
  [
    'thinking',
    [
      'thinking: Extra inputs are not permitted',
      "thinking.type: Input should be 'enabled' or 'disabled'",
      'thinking.display: Extra inputs are not permitted',
      "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags: 'disabled', 'enabled'",
      'adaptive thinking is not supported on this model',
      'This model does not support extended thinking.',
      "`thinking` type 'adaptive' is not supported",
      'Unknown parameter: thinking',
    ],
  ],
  [
    'effort',
    [
      'output_config: Extra inputs are not permitted',
      'output_config.effort: Extra inputs are not permitted',
      'This model does not support the effort parameter.',
      'unknown field "output_config"',
      {
        error: {
          type: 'request_fail',
          upstream_error: { error: { message: 'output_config: Extra inputs are not permitted' } },
        },
      },
    ],
  ],
  [
    'caching',
    [
      'cache_control: Extra inputs are not permitted',
      "property 'cache_control' is unsupported",
      'Prompt caching is not supported for this model',
      'kimi: cache_control parameter is not permitted',
    ],
  ],
])('a server without %s', (feature, wordings) => {
  test.each(wordings.map((wording) => [wording]))('%j', async (wording) => {
    const bodyOf = (status: number) =>
      typeof wording === 'string' ? anthropicError(wording, status) : Response.json(wording, { status })
    for (const status of [400, 422, 404, 500]) {
      const { ask, bodies, lines } = serverThat((body) => (has[feature](body) ? bodyOf(status) : undefined))
      expect((await ask()).events).toBeGreaterThan(0)
      expect(bodies.map(has[feature])).toEqual([true, false])
      await ask()
      expect(bodies.map(has[feature])).toEqual([true, false, false])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain('learnt from a refusal')
      // What it does know is sent as before.
      const others = (Object.keys(has) as Array<keyof typeof has>).filter(
        (name) => name !== feature && !(feature === 'tools' && name === 'serverTools'),
      )
      for (const name of others) expect([name, has[name](bodies[2] as ModelRequest)]).toEqual([name, true])
    }
  })
})

describe('a server with a lower limit', () => {
  test.each([
    ['max_tokens: 16000 > 8192, which is the maximum allowed number of output tokens for claude-3-5-sonnet', 8192],
    ['max_tokens: 16,000 > 8,192, which is the maximum allowed number of output tokens', 8192],
    ['litellm.BadRequestError: AnthropicException - {"error":{"message":"max_tokens: 16000 > 4096, which is"}}', 4096],
    [
      'The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.',
      4096,
    ],
    ['The maximum tokens you requested exceed the model limit of 4096.', 4096],
    [
      'max_tokens is too large: 16000. This model supports at most 4096 completion tokens, whereas you provided 16000.',
      4096,
    ],
    [
      '`max_tokens` must be less than or equal to `8192`, the maximum value for `max_tokens` is less than the `context_window` for this model',
      8192,
    ],
    ['Invalid max_tokens value, the valid range of max_tokens is [1, 8192]', 8192],
    ['<400> InternalError.Algo.InvalidParameter: Range of max_tokens should be [1, 8192]', 8192],
    ['max_tokens: Input should be less than or equal to 8192', 8192],
    ['max_tokens: Input should be less than 8193', 8192],
    ["16000 is greater than the maximum of 8192 - 'max_tokens'", 8192],
    ['max_tokens must be <= 8192', 8192],
    ['max_tokens cannot exceed 8192', 8192],
    ['max_tokens (16000) exceeds the maximum of 8192', 8192],
    ["max_tokens 16000 exceeds the model's maximum output of 8192 (context window 128000)", 8192],
    ['max_tokens cannot be greater than 8192', 8192],
    ['max_tokens must be between 1 and 8192', 8192],
    ['The maximum number of output tokens for this model is 8192; max_tokens was 16000', 8192],
  ])('%s', async (message, limit) => {
    for (const status of [400, 422]) {
      const { ask, bodies, lines } = serverThat(({ max_tokens }) =>
        max_tokens > limit ? anthropicError(message, status) : undefined,
      )
      await ask()
      await ask()
      await ask({ max_tokens: 40 })
      expect(bodies.map(({ max_tokens }) => max_tokens)).toEqual([16_000, limit, limit, 40])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(`"maxTokens":${limit}`)
    }
  })

  test.each([
    "'max_tokens' or 'max_completion_tokens' is too large: 16000. This model's maximum context length is 8192 tokens and your request has 1215 input tokens (16000 > 8192 - 1215).",
    "This model's maximum context length is 8192 tokens. However, you requested 17215 tokens (1215 in the messages, 16000 in the completion). Please reduce the length of the messages or completion.",
    "This endpoint's maximum context length is 8192 tokens. However, you requested about 17215 tokens (1000 of text input, 215 of tool input, 16000 in the output).",
    'input length and `max_tokens` exceed context limit: 1215 + 16000 > 8192, decrease input length or `max_tokens` and try again',
    'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192. Given: 1215 `inputs` tokens and 16000 `max_new_tokens`',
  ])('prompt and answer together: %s', async (message) => {
    const { ask, bodies } = serverThat(({ max_tokens }) =>
      max_tokens > 8192 - 1215 ? anthropicError(message) : undefined,
    )
    await ask()
    expect(bodies.map(({ max_tokens }) => max_tokens)).toEqual([16_000, 8192 - 1215])
    // The next prompt has other room: it is estimated, and never so low that an answer were cut for nothing.
    await ask()
    expect(bodies).toHaveLength(3)
    expect(bodies[2]?.max_tokens).toBeGreaterThan(6_000)
    // A long one takes nothing from those after it.
    await ask({ messages: [{ role: 'user', content: 'x'.repeat(12_000) }] })
    expect(bodies[3]?.max_tokens).toBeLessThan(4_000)
    await ask()
    expect(bodies[4]?.max_tokens).toBe(bodies[2]?.max_tokens)
  })

  test.each([
    'max_tokens=16000 cannot be greater than max_model_len=max_total_tokens=8192. Please request fewer output tokens.',
    "This model's maximum context length is 8192 tokens. However, you requested 16000 output tokens and your prompt contains at least 1 input tokens, for a total of at least 16001 tokens.",
  ])('together, without the length of the prompt: %s', async (message) => {
    const { ask, bodies } = serverThat(({ max_tokens }) =>
      max_tokens > 8192 - 500 ? anthropicError(message) : undefined,
    )
    await ask()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]?.max_tokens).toBeGreaterThan(4_000)
  })
})

describe('any other refusal is reported after one call, and nothing is learned', () => {
  test.each([
    ['tools.0.input_schema: JSON schema is invalid', 'provider_refused'],
    ['tools.0.custom.input_schema.type: Field required', 'provider_refused'],
    ['tools.0.custom.name: String should match pattern', 'provider_refused'],
    ['tools.0.cache_control: Extra inputs are not permitted', 'provider_refused'],
    ['tools[0].function.strict is not supported', 'provider_refused'],
    ['tools: Input should be a valid list', 'provider_refused'],
    ["The tool 'clock' input schema keyword oneOf is not supported", 'provider_refused'],
    ['tool_use ids were found without tool_result blocks immediately after', 'provider_refused'],
    ['This model does not support images in tool results', 'provider_refused'],
    ['tools.1.allowed_domains: invalid domain', 'provider_refused'],
    ['messages.1.content.0: Invalid `signature` in `thinking` block', 'provider_refused'],
    ['messages.13.content.0.thinking.cache_control: Extra inputs are not permitted', 'provider_refused'],
    ["Extra inputs are not permitted, field: 'messages[0].cache_control'", 'provider_refused'],
    ['system.1.cache_control.ephemeral.scope: Extra inputs are not permitted', 'provider_refused'],
    [
      'Expected `thinking`, but found `tool_use`. When `thinking` is enabled, a message must start with it',
      'provider_refused',
    ],
    ['prompt is too long: 215000 tokens > 200000 maximum', 'context_full'],
    ['prompt is too long: 9000 tokens > 8192 maximum. Shorten it, or lower max_tokens (16000).', 'context_full'],
    ['input length and `max_tokens` exceed context limit: 8100 + 16000 > 8192', 'context_full'],
    [
      "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. max_tokens was 16000.",
      'context_full',
    ],
    ['max_tokens: must be greater than thinking.budget_tokens', 'provider_refused'],
    ['max_tokens must be greater than 0', 'provider_refused'],
    ['max_tokens: 16000 > 32000', 'provider_refused'],
    ['Your credit balance is too low', 'provider_refused'],
  ])('%s', async (message, code) => {
    const { ask, bodies, lines } = serverThat(() => anthropicError(message))
    await expect(ask()).rejects.toMatchObject({ code })
    expect(bodies).toHaveLength(1)
    expect(lines).toEqual([])
  })

  test.each([401, 403, 408, 409, 429, 529])('status %i, whatever it says', async (status) => {
    const { ask, bodies } = serverThat(
      () => new Response('{"error":{"message":"tools are not supported"}}', { status }),
    )
    await expect(ask()).rejects.toThrow()
    expect(bodies).toHaveLength(1)
  })

  test('one that nothing helps against: each feature is left out once, and nothing is remembered', async () => {
    const words = ['tools', 'thinking', 'output_config', 'cache_control']
    const { ask, bodies, lines } = serverThat((body) => {
      const name = words.find((each) => each in body)
      return anthropicError(name ? `${name}: Extra inputs are not permitted` : 'tools: Extra inputs are not permitted')
    })
    await expect(ask()).rejects.toMatchObject({ code: 'provider_refused' })
    expect(bodies).toHaveLength(5)
    expect(lines).toEqual([])
    await expect(ask()).rejects.toMatchObject({ code: 'provider_refused' })
    expect(bodies).toHaveLength(10)
  })

  test('a limit that goes down with every call is heeded once', async () => {
    const { ask, bodies } = serverThat(({ max_tokens }) =>
      anthropicError(`max_tokens: ${max_tokens} > ${max_tokens - 1}`),
    )
    await expect(ask()).rejects.toMatchObject({ code: 'provider_refused' })
    expect(bodies).toHaveLength(2)
  })
})

describe('what is learnt', () => {
  const noTools = (body: ModelRequest) =>
    has.tools(body) ? anthropicError('tools: Extra inputs are not permitted') : undefined

  test('holds for its model, and is said once however many ask at once', async () => {
    const { ask, bodies, lines } = serverThat(noTools)
    await Promise.all(Array.from({ length: 5 }, () => ask()))
    expect(bodies).toHaveLength(10)
    expect(lines).toHaveLength(1)
    await ask({ model: 'another' })
    expect(bodies.slice(10).map(has.tools)).toEqual([true, false])
    expect(lines).toHaveLength(2)
  })

  test('several features at once, and a limit after them', async () => {
    const { ask, bodies, lines } = serverThat((body) => {
      const extra = ['tools', 'thinking', 'cache_control'].filter((name) => name in body)
      const detail = extra.map((name) => ({ loc: ['body', name], msg: 'Extra inputs are not permitted' }))
      if (extra.length > 0) return Response.json({ detail }, { status: 422 })
      return body.max_tokens > 8192 ? anthropicError('max_tokens: 16000 > 8192') : undefined
    })
    await ask()
    expect(bodies).toHaveLength(3)
    await ask()
    expect(bodies).toHaveLength(4)
    expect(bodies[3]).toEqual({
      model: 'some-model',
      max_tokens: 8192,
      stream: true,
      messages: REQUEST.messages,
      output_config: { effort: 'low' },
    })
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      model: 'some-model',
      without: 'tools, thinking, caching',
      maxTokens: 8192,
    })
  })

  test('the recording gets the request as sent', async () => {
    const { ask } = serverThat(noTools)
    expect((await ask()).sent.map(has.tools)).toEqual([false])
    const plain = serverThat(() => undefined)
    expect((await plain.ask()).sent).toEqual([])
  })

  test('a refusal as the first event of a stream is one, too', async () => {
    const error = { type: 'error', error: { type: 'invalid_request_error', message: 'tools are not supported' } }
    const { ask, bodies } = serverThat((body) =>
      has.tools(body)
        ? new Response(`event: error\ndata: ${JSON.stringify(error)}\n\n`, {
            headers: { 'content-type': 'text/event-stream' },
          })
        : undefined,
    )
    expect((await ask()).events).toBeGreaterThan(0)
    expect(bodies).toHaveLength(2)
  })

  test('a call that was stopped is not made again', async () => {
    const stop = new AbortController()
    const { ask, bodies } = serverThat((body) => {
      stop.abort()
      return noTools(body)
    })
    await ask({}, stop.signal)
    expect(bodies).toHaveLength(1)
  })

  test('no tool may be called: a server that cannot be told so is not told of tools', async () => {
    const { ask, bodies } = serverThat((body) =>
      body.tool_choice ? anthropicError('tool_choice: Extra inputs are not permitted') : undefined,
    )
    await ask({ tool_choice: { type: 'none' } })
    expect(bodies.map(has.tools)).toEqual([true, false])
    await ask()
    expect(has.tools(bodies[2] as ModelRequest)).toBe(true)
  })
})

describe('what the operator says need not be learnt', () => {
  test('ANTHROPIC_TOOLS=off and ANTHROPIC_MAX_TOKENS', async () => {
    const { ask, bodies, lines, provider } = serverThat(() => undefined, { tools: false, maxTokens: 4_000 })
    await ask()
    await ask({ max_tokens: 30 })
    expect(bodies.map(({ max_tokens }) => max_tokens)).toEqual([4_000, 30])
    expect(bodies.some(has.tools)).toBe(false)
    expect(lines).toEqual([])
    const { max_tokens: _, ...counted } = REQUEST
    await provider.countTokens(counted, new AbortController().signal).catch(() => {})
    expect(has.tools(bodies.at(-1) as ModelRequest)).toBe(false)
    expect(bodies.at(-1)).not.toHaveProperty('max_tokens')
  })
})
