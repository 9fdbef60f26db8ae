/**
 * `npm run stream -- "prompt"`: an answer in the terminal as it is generated, through the official SDK.
 * `--events` prints every raw event, `--no-stream` waits for the whole answer. Without a key the simulator answers.
 * `--replay FILE` plays a file that the inspector has saved, at its own pace or `--speed N` times as fast.
 */
import { parseArgs } from 'node:util'
import Anthropic from '@anthropic-ai/sdk'
import { higherUsage } from '@/lib/anthropic/call-counts'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { OFFICIAL_API, readBaseUrl } from '@/lib/shared/base-url'
import { DEFAULT_MODEL } from '@/lib/shared/models'
import { addUsage, NO_USAGE, promptTokensOf, type Usage } from '@/lib/shared/usage'
import { type PrintMode, printStream } from './print-stream'
import { playReplay, readReplay } from './replay'

const USAGE = `Usage: npm run stream -- "prompt" [--events | --no-stream] [--model ID] [--max-tokens N]
       npm run stream -- --replay FILE [--events] [--speed N]`

interface ReplayOptions {
  replay: string
  mode: PrintMode
  speed: number
}

interface Options {
  prompt: string
  mode: PrintMode | 'whole'
  model: string
  maxTokens: number
}

const MAX_SPEED = 1_000

/** Parses the command line; undefined when it is invalid. */
export function readOptions(
  argv: string[],
  environment: Record<string, string | undefined>,
): Options | ReplayOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        events: { type: 'boolean' },
        'no-stream': { type: 'boolean' },
        model: { type: 'string' },
        'max-tokens': { type: 'string' },
        replay: { type: 'string' },
        speed: { type: 'string' },
      },
    })
    const { replay, events, speed } = values
    if (replay !== undefined || speed !== undefined) {
      const times = Number(speed ?? 1)
      const isAlone = positionals.length === 0 && !values['no-stream'] && !values.model && !values['max-tokens']
      if (!replay || !isAlone || !(times > 0 && times <= MAX_SPEED)) return undefined
      return { replay, speed: times, mode: events ? 'events' : 'text' }
    }
    const prompt = positionals.join(' ').trim()
    const maxTokens = Number(values['max-tokens'] ?? 4096)
    if (prompt === '' || (events && values['no-stream']) || !(Number.isInteger(maxTokens) && maxTokens > 0)) {
      return undefined
    }
    const model = values.model ?? environment.ANTHROPIC_MODEL ?? DEFAULT_MODEL
    return { prompt, maxTokens, model, mode: events ? 'events' : values['no-stream'] ? 'whole' : 'text' }
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
  const usage = await printStream(client, request, mode, print)
  if (mode === 'text') printUsage(usage)
}

async function replay({ replay: path, speed, mode }: ReplayOptions) {
  const usages = await playReplay(await readReplay(path), { speed, mode, print, note: (text) => console.error(text) })
  if (usages.at(-1) === undefined) process.exitCode = 1
  if (mode === 'text') printUsage(usages.reduce<Usage>((sum, usage) => addUsage(sum, usage ?? NO_USAGE), NO_USAGE))
}

const print = (text: string) => void process.stdout.write(text)

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
    await ('replay' in options ? replay(options) : run(createClient(process.env), options))
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

await main()
