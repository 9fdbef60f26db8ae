/**
 * `npm run write -- FOLDER --template api --out docs/`: a document about the sources of a folder, by the same code as
 * `POST /api/write`. Without a key the simulator writes it, from what the files say about themselves.
 */
import { resolve } from 'node:path'
import { writeRequest } from '@/lib/shared/api/write-requests'
import { newId } from '@/lib/shared/ids'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import { chooseFiles } from '@/lib/source/intake/choose-files'
import { HELP } from './write/help'
import { type KeptDocument, keepDocument } from './write/keep-document'
import { readOptions, type WriteOptions } from './write/options'
import { checkOutput, type OutputPlace } from './write/output-file'
import { createProgress } from './write/progress'
import { readFolder } from './write/read-folder'
import { stopOnSignals } from './write/stop-on-signals'
import { leftOutLines, secretLines, sourceLine, usageLines } from './write/summary'
import { safeLines } from './write/terminal-text'

/** Progress goes to stderr, so that the summary alone can be piped. */
const say = (text: string) => void process.stderr.write(`${safeLines(text)}\n`)
const print = (text: string) => void process.stdout.write(`${safeLines(text)}\n`)

/** npm runs scripts in the project's folder, whereas paths are meant from where they are typed. */
const here = (process.env.npm_lifecycle_event === 'write' && process.env.INIT_CWD) || process.cwd()

async function readSources(options: WriteOptions, folder: string, out: string) {
  const found = await readFolder(folder, { out })
  const chosen = await chooseFiles(found.files)
  const left = leftOutLines(chosen, found)
  if (chosen.files.length === 0) {
    const why = `${options.folder} has no text files that a document could be written from. Name a folder with sources.`
    throw new Error([...left, why].join('\n'))
  }
  const { template, audience, tone, length, instructions, model, maxCostUsd, sendSecrets } = options
  const request = writeRequest.parse({
    id: newId(),
    files: chosen.files,
    template,
    audience,
    tone,
    length,
    ...(instructions !== undefined && { instructions }),
    ...(model !== undefined && { model }),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
    sendSecrets,
  })
  // Loaded when needed: the server's modules take seconds, which nobody who mistypes has to wait for.
  const { chooseSources } = await import('@/lib/server/write/choose-sources')
  const { files, leftOut } = await chooseSources(request)
  for (const line of [...left, ...secretLines(leftOut), sourceLine(files)]) say(line)
  return { request, files }
}

/** The exit code. */
async function write(options: WriteOptions): Promise<number> {
  const folder = resolve(here, options.folder)
  const out = resolve(here, options.out)
  const place: OutputPlace = {
    folder: out,
    name: `${options.template}.md`,
    isForced: options.isForced,
    within: [here, folder],
  }
  await checkOutput(place)
  const { request, files } = await readSources(options, folder, out)
  const { openServices, runHere } = await import('./write/run-here')
  let cause: string | undefined
  const services = await openServices(process.env, (text) => {
    cause = text
  })
  if (services.provider.kind === 'simulator') say('No ANTHROPIC_API_KEY: the embedded simulator writes it.')
  if (options.model !== undefined && !(await services.models.offers(options.model))) {
    const models = (await services.models.list()).map(({ id }) => id)
    throw new Error(`There is no model "${options.model}". Choose one of: ${models.join(', ')}.`)
  }
  const began = performance.now()
  const progress = createProgress(process.stderr, () => performance.now())
  const { stop, ended } = await runHere(services, request, files, progress.take)
  const signals = stopOnSignals(process, () => {
    stop()
    progress.note('Stopping: complete sections are kept. Press Ctrl-C again to end at once.')
  })
  const clock = setInterval(progress.draw, 1000)
  const message = await ended.finally(() => {
    clearInterval(clock)
    progress.end()
  })
  signals.hold()
  const { isComplete, lines } = await keepDocument(message, place).catch((error: Error): KeptDocument => {
    // It has been paid for: whoever reads the terminal can still save it.
    print(documentMarkdown(readDocument(message.parts)))
    return { isComplete: false, lines: [`Not saved: ${error.message}`, 'The text is above.'] }
  })
  for (const line of [...lines, ...usageLines(message.metadata ?? {}, performance.now() - began)]) print(line)
  if (cause !== undefined && !isComplete) say(`Cause: ${cause}`)
  return isComplete ? 0 : (signals.exitCode() ?? 1)
}

async function main(): Promise<number> {
  // Whoever reads the output may leave early, as `head` does.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const asked = readOptions(process.argv.slice(2))
  if (asked.kind === 'help') {
    print(HELP)
    return 0
  }
  if (asked.kind === 'problem') {
    say(asked.message)
    return 2
  }
  try {
    return await write(asked.options)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return 1
  }
}

// The database's thread would keep the process alive.
process.exit(await main())
