/**
 * `npm run stream -- "prompt"`: an answer in the terminal as it is generated, through the official SDK.
 * `--events` prints every raw event, `--no-stream` waits for the whole answer. Without a key the simulator answers.
 */
import { parseArgs } from 'node:util'
import Anthropic from '@anthropic-ai/sdk'
import { higherUsage } from '@/lib/anthropic/call-counts'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { OFFICIAL_API, readBaseUrl } from '@/lib/shared/base-url'
import { DEFAULT_MODEL } from '@/lib/shared/models'
import { NO_USAGE, promptTokensOf, type Usage } from '@/lib/shared/usage'

const USAGE = 'Usage: npm run stream -- "prompt" [--events | --no-stream] [--model ID] [--max-tokens N]'

interface Options {
  prompt: string
  mode: 'text' | 'events' | 'whole'
  model: string
  maxTokens: number
}

/** Parses the command line; undefined when it is invalid. */
export function readOptions(argv: string[], environment: Record<string, string | undefined>): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        events: { type: 'boolean' },
        'no-stream': { type: 'boolean' },
        model: { type: 'string' },
        'max-tokens': { type: 'string' },
      },
    })
    const prompt = positionals.join(' ').trim()
    const maxTokens = Number(values['max-tokens'] ?? 4096)
    if (prompt === '' || (values.events && values['no-stream']) || !(Number.isInteger(maxTokens) && maxTokens > 0)) {
      return undefined
    }
    const model = values.model ?? environment.ANTHROPIC_MODEL ?? DEFAULT_MODEL
    return { prompt, maxTokens, model, mode: values.events ? 'events' : values['no-stream'] ? 'whole' : 'text' }
  } catch {
    // parseArgs throws for unknown options: the usage line lists the known ones.
    return undefined
  }
}

/** The SDK's client, for the given key or base URL, or else for the embedded simulator. */
export function createClient(environment: Record<string, string | undefined>): Anthropic {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrlSetting } = environment
  const { url: baseURL, problem } = baseUrlSetting ? readBaseUrl(baseUrlSetting) : {}
  if (problem) throw new Error(`ANTHROPIC_BASE_URL ${problem}.`)
  // Passed even when it is the official one, as the SDK would read the setting itself.
  if (apiKey || baseURL) return new Anthropic({ apiKey: apiKey || 'none', baseURL: baseURL ?? OFFICIAL_API })
  const ttftMs = Number(environment.SIMULATOR_TTFT_MS ?? 300)
  const tokensPerSecond = Number(environment.SIMULATOR_TPS ?? 80)
  console.error('No ANTHROPIC_API_KEY: the embedded simulator answers.')
  return new Anthropic({
    apiKey: 'simulator',
    baseURL: 'http://simulator.invalid',
    fetch: simulatorFetch({ ttftMs, tokensPerSecond }),
  })
}

async function run(client: Anthropic, { prompt, mode, model, maxTokens }: Options) {
  const request = { model, max_tokens: maxTokens, messages: [{ role: 'user' as const, content: prompt }] }
  if (mode === 'whole') {
    const message = await client.messages.create(request)
    for (const block of message.content) if (block.type === 'text') process.stdout.write(block.text)
    printUsage(higherUsage(NO_USAGE, message.usage))
    return
  }
  const stream = client.messages.stream(request)
  let usage = NO_USAGE
  for await (const event of stream) {
    if (event.type === 'message_start') usage = higherUsage(usage, event.message.usage)
    else if (event.type === 'message_delta') usage = higherUsage(usage, event.usage)
    if (mode === 'events') {
      console.log(JSON.stringify(event))
      if (event.type === 'message_stop') console.log('[Stream complete]')
    } else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      process.stdout.write(event.delta.text)
    }
  }
  // The end of the loop proves nothing: only a message with a stop reason is complete.
  const message = await stream.finalMessage()
  if (message.stop_reason === null) throw new Error('The stream broke off before the answer was complete.')
  if (mode === 'text') printUsage(usage)
}

/** Prints the tokens. The API counts cached input separately; here it is part of the input. */
function printUsage(usage: Usage) {
  process.stdout.write(`

Tokens used: ${promptTokensOf(usage)} in, ${usage.outputTokens} out
`)
}

async function main() {
  const options = readOptions(process.argv.slice(2), process.env)
  if (!options) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  // A reader such as `head` may close the pipe early.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await run(createClient(process.env), options)
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

await main()
