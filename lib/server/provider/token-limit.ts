/** How many tokens a provider lets an answer have, read from its refusal of more. Pure. */

/** What a refusal says. */
export interface TokenLimit {
  /** The highest `max_tokens` that this request may have; undefined where only the context is known. */
  max: number | undefined
  /** Where the limit is that of prompt and answer together, as another request has other room. */
  contextTokens: number | undefined
  /** What the server counted of this prompt, where it says so. */
  inputTokens?: number
}

/** Fewer tokens than this are no answer: the prompt is what is too long. */
export const LEAST_TOKENS = 256

const NAME = '(?:max_?(?:output_|completion_|new_)?tokens|max(?:imum)? (?:output |completion |new )?tokens)'

/** Each holds the limit in its last number. */
const FIXED = [
  // Anthropic: max_tokens: 64000 > 8192, which is the maximum allowed number of output tokens for …
  `${NAME}\\W{0,3}\\d+ ?> ?(\\d+)`,
  // Bedrock: The maximum tokens you requested exceeds the model limit of 4096.
  `${NAME}[^.;]{0,60}? limit (?:of|is|:)? ?(\\d+)`,
  // OpenAI: max_tokens is too large: 16000. This model supports at most 4096 completion tokens, …
  'supports? (?:at most|up to|only|a maximum of) (\\d+) (?:completion|output|new|generated)? ?tokens',
  // DeepSeek, DashScope: the valid range of max_tokens is [1, 8192]
  `${NAME}[^.;]{0,40}?[[(] ?\\d+ ?, ?(\\d+) ?[\\])]`,
  `${NAME}[^.;]{0,40}?between \\d+ and (\\d+)`,
  // Groq, validators: max_tokens must be less than or equal to 8192
  `${NAME}[^.;]{0,60}?(?:less than or equal to|no (?:more|greater) than|at most|up to|<=|≤|(?:greater|larger|higher|more) than) (?:the )?(?:maximum )?(?:of )?(\\d+)`,
  `${NAME}[^.;]{0,60}?exceeds?(?: [a-z]+){0,6}:? ?\\(?(\\d+)`,
  `maximum value (?:for|of) ${NAME}(?: is|:)? ?(\\d+)`,
  `max(?:imum)? (?:allowed )?(?:number of )?(?:output|completion) tokens(?: [a-z]+){0,4}(?: is|:) ?(\\d+)`,
].map((pattern) => new RegExp(pattern, 'i'))

/** The limit itself is too much already. */
const BELOW = new RegExp(`${NAME}[^.;]{0,60}?(?:(?:less|lower|smaller) than|(?<!<)<(?!=)) ?(\\d+)`, 'i')

/** JSON schema: 64000 is greater than the maximum of 8192 - max_tokens */
const SCHEMA = /(?<!\d)\d+ is greater than the maximum of (\d+)/i

/** `context` and `input` are told apart from each other, and from the tokens that were asked for. */
const TOGETHER = [
  // Anthropic: input length and max_tokens exceed context limit: 188240 + 16000 > 200000
  /(?<!\d)(?<input>\d+) ?\+ ?\d+ ?> ?(?<context>\d+)/i,
  // vLLM: … (16000 > 8192 - 1215)
  /(?<!\d)\d+ ?> ?(?<context>\d+) ?- ?(?<input>\d+)/i,
  // TGI: inputs tokens + max_new_tokens must be <= 4097. Given: 90 inputs tokens and …
  /inputs? tokens \+ \w+ must be <= (?<context>\d+)(?:.{0,20}?(?<input>\d+) inputs? tokens)?/i,
]
const CONTEXT =
  /(?:context (?:length|window|size|limit)|max_model_len)(?: of this model)?(?: is| of|:|=)?[\w=]{0,40}? ?(\d+)/i
const INPUT = [
  /(?<!\d)(\d+) (?:in|from) (?:the|your) (?:messages|prompt|input)/i,
  /(?<!\d)(\d+) of text input(?:, (\d+) of tool input)?/i,
  /(?:has|contains|have|resulted in) (\d+) (?:\w+ )?tokens/i,
  /(?<!\d)(\d+) (?:input|prompt) tokens/i,
]

/** Reads the limit; undefined for a refusal that is about something else, a prompt that is too long among it. */
export function readTokenLimit(lines: readonly string[], sent: number): TokenLimit | undefined {
  const isBelow = (tokens: number) => tokens >= 1 && tokens < sent
  const meant = lines.filter((line) => new RegExp(`${NAME}|\\b${sent}\\b`, 'i').test(line))
  const together = meant.flatMap((line) => readTogether(line) ?? [])
  for (const { context, input } of together) {
    if (input === undefined) continue
    const room = context - input
    return room >= LEAST_TOKENS && isBelow(room) ? { max: room, contextTokens: context, inputTokens: input } : undefined
  }
  const fixed = meant.map(readFixed).find((tokens) => tokens !== undefined && isBelow(tokens))
  if (fixed !== undefined) return { max: fixed, contextTokens: undefined }
  const [first] = together
  return first && { max: undefined, contextTokens: first.context }
}

function readTogether(line: string): { context: number; input: number | undefined } | undefined {
  for (const pattern of TOGETHER) {
    const { context, input } = pattern.exec(line)?.groups ?? {}
    if (context) return { context: Number(context), input: input === undefined ? undefined : Number(input) }
  }
  const context = CONTEXT.exec(line)?.[1]
  if (context === undefined) return undefined
  // "At least" so many are not all of them.
  for (const pattern of /at least \d/i.test(line) ? [] : INPUT) {
    const [, input, more] = pattern.exec(line) ?? []
    if (input !== undefined) return { context: Number(context), input: Number(input) + Number(more ?? 0) }
  }
  return { context: Number(context), input: undefined }
}

function readFixed(line: string): number | undefined {
  for (const pattern of line.includes('greater than the maximum of') ? [SCHEMA] : FIXED) {
    const limit = pattern.exec(line)?.[1]
    if (limit !== undefined) return Number(limit)
  }
  const below = BELOW.exec(line)?.[1]
  return below === undefined ? undefined : Number(below) - 1
}
