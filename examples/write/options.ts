/** The command line of `npm run write`. */
import { parseArgs } from 'node:util'
import { LENGTHS, type Length, TEMPLATES, type Template } from '@/lib/shared/write/document'

/** How it is used. */
export const USAGE = `Usage: npm run write -- FOLDER [--template NAME] [--out FOLDER] [--instructions TEXT]
         [--length short|medium|long] [--model ID] [--max-cost DOLLARS] [--send-secrets] [--force]

Templates: ${TEMPLATES.join(', ')}; "api" is short for "api-reference".`

/** What is to be written. */
export interface WriteOptions {
  folder: string
  template: Template
  length: Length
  out: string
  instructions: string | undefined
  model: string | undefined
  maxCostUsd: number | undefined
  sendSecrets: boolean
  /** Whether a file of that name is replaced. */
  isForced: boolean
}

/** Parses the command line; undefined when it is invalid. */
export function readOptions(argv: string[]): WriteOptions | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        template: { type: 'string', default: 'readme' },
        out: { type: 'string', default: 'docs' },
        instructions: { type: 'string' },
        length: { type: 'string', default: 'medium' },
        model: { type: 'string' },
        'max-cost': { type: 'string' },
        'send-secrets': { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
    })
    const [folder, ...others] = positionals
    const template = TEMPLATES.find(
      (name) => name === values.template || (name === 'api-reference' && values.template === 'api'),
    )
    const length = LENGTHS.find((name) => name === values.length)
    const maxCostUsd = values['max-cost'] === undefined ? undefined : Number(values['max-cost'])
    const isCostValid = maxCostUsd === undefined || maxCostUsd > 0
    if (!folder || others.length > 0 || !template || !length || !isCostValid || values.out === '') return undefined
    return {
      folder,
      template,
      length,
      out: values.out,
      instructions: values.instructions,
      model: values.model,
      maxCostUsd,
      sendSecrets: values['send-secrets'],
      isForced: values.force,
    }
  } catch {
    // parseArgs throws for unknown options: the usage lists the known ones.
    return undefined
  }
}
