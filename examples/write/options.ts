/** The command line of `npm run write`. */
import { parseArgs } from 'node:util'
import { writeRequest } from '@/lib/shared/api/write-requests'
import {
  AUDIENCES,
  type Audience,
  LENGTHS,
  type Length,
  TEMPLATES,
  type Template,
  TONES,
  type Tone,
} from '@/lib/shared/write/document'

/** What is to be written. */
export interface WriteOptions {
  folder: string
  template: Template
  audience: Audience
  tone: Tone
  length: Length
  out: string
  instructions: string | undefined
  model: string | undefined
  maxCostUsd: number | undefined
  sendSecrets: boolean
  /** Whether a file of that name is replaced. */
  isForced: boolean
}

/** What a command line asks for; a problem says what to type instead. */
export type CommandLine =
  | { kind: 'write'; options: WriteOptions }
  | { kind: 'help' }
  | { kind: 'problem'; message: string }

const OPTIONS = {
  template: { type: 'string', default: 'readme' },
  out: { type: 'string', default: 'docs' },
  instructions: { type: 'string' },
  audience: { type: 'string', default: 'developers' },
  tone: { type: 'string', default: 'plain' },
  length: { type: 'string', default: 'medium' },
  model: { type: 'string' },
  'max-cost': { type: 'string' },
  'send-secrets': { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const SHORT_TEMPLATES: ReadonlyMap<string, Template> = new Map([['api', 'api-reference']])

/** Reads a command line. */
export function readOptions(argv: string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: OPTIONS })
    if (values.help) return { kind: 'help' }
    return { kind: 'write', options: readValues(values, positionals) }
  } catch (error) {
    // Whatever is wrong is said in words, parseArgs's own included.
    return { kind: 'problem', message: problemOf(error) }
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

function readValues(values: Values, positionals: readonly string[]): WriteOptions {
  const { model, instructions } = values
  return {
    folder: readFolderName(positionals),
    template: SHORT_TEMPLATES.get(values.template) ?? oneOf(TEMPLATES, 'template', values.template),
    audience: oneOf(AUDIENCES, 'audience', values.audience),
    tone: oneOf(TONES, 'tone', values.tone),
    length: oneOf(LENGTHS, 'length', values.length),
    out: given('out', values.out, 'a folder, like --out docs'),
    instructions: instructions === undefined ? undefined : readInstructions(instructions),
    model: model === undefined ? undefined : given('model', model, "a model's id; leave it out for the default"),
    maxCostUsd: values['max-cost'] === undefined ? undefined : readCost(values['max-cost']),
    sendSecrets: values['send-secrets'],
    isForced: values.force,
  }
}

function readFolderName([folder, ...others]: readonly string[]): string {
  if (!folder) throw new Error('Name the folder to write about: npm run write -- src')
  if (others.length === 0) return folder
  throw new Error(
    `Name one folder, not ${others.length + 1} (${[folder, ...others].join(', ')}). ` +
      'With npm, options stand behind "--": npm run write -- src --template api',
  )
}

function oneOf<Name extends string>(names: readonly Name[], option: string, value: string): Name {
  const name = names.find((each) => each === value)
  if (name === undefined) throw new Error(`There is no ${option} "${value}". Choose one of: ${names.join(', ')}.`)
  return name
}

function given(option: string, value: string, wanted: string): string {
  if (value.trim() === '' || value.includes('\0')) throw new Error(`--${option} wants ${wanted}.`)
  return value
}

function readInstructions(value: string): string {
  if (writeRequest.shape.instructions.safeParse(value).success) return value
  throw new Error('--instructions is too long: shorten it, or put it into a file of the folder.')
}

/** Plain decimals only: `1e9` or `0x10` is a slip, and costs money. */
function readCost(value: string): number {
  const amount = /^(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})$/.test(value) ? Number(value) : undefined
  if (amount !== undefined && writeRequest.shape.maxCostUsd.safeParse(amount).success) return amount
  throw new Error(`--max-cost wants US dollars above 0 and up to 10000, like --max-cost 0.50, and not "${value}".`)
}

/** The first sentence of what is wrong: parseArgs goes on about how to escape a dash. */
function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (!(error instanceof TypeError)) return text
  const [sentence = text] = text.split(/\. |\.?\n/)
  return `${sentence.replace(/\.$/, '')}. --help lists the options.`
}
