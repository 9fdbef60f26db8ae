/**
 * `npm run write -- FOLDER --template api --out docs/`: a document about the sources of a folder, by the same code as
 * `POST /api/write`. Without a key the simulator writes it, from what the files say about themselves.
 */
import { makeGuest } from '@/lib/server/auth/session'
import { readConfig } from '@/lib/server/config'
import { createServices } from '@/lib/server/create-services'
import { openAnswer, readBatches } from '@/lib/server/generation/read-answer'
import { chooseSources } from '@/lib/server/write/choose-sources'
import { startDocument } from '@/lib/server/write/start-document'
import { writeRequest } from '@/lib/shared/api/write-requests'
import type { Chunk } from '@/lib/shared/chunk'
import { estimateTokens } from '@/lib/shared/estimate-tokens'
import { newId } from '@/lib/shared/ids'
import { promptTokensOf } from '@/lib/shared/usage'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import { chooseFiles } from '@/lib/source/intake/choose-files'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { readOptions, USAGE, type WriteOptions } from './write/options'
import { writeOutput } from './write/output-file'
import { createProgress } from './write/progress'
import { readFolder } from './write/read-folder'

const say = (text: string) => void process.stderr.write(`${text}\n`)

async function write(options: WriteOptions) {
  const { folder, template, length, out, instructions, model, maxCostUsd, sendSecrets, isForced } = options
  const found = await readFolder(folder)
  const chosen = await chooseFiles(found.files)
  if (chosen.files.length === 0) throw new Error(`${folder} has no text files that a document could be written from.`)
  const body = writeRequest.parse({
    id: newId(),
    files: chosen.files,
    template,
    length,
    ...(instructions !== undefined && { instructions }),
    ...(model !== undefined && { model }),
    ...(maxCostUsd !== undefined && { maxCostUsd }),
    sendSecrets,
  })
  const { files, leftOut } = await chooseSources(body)
  const tokens = files.reduce((sum, { content }) => sum + estimateTokens(content), 0)
  say(
    `${files.length} files, about ${tokens.toLocaleString('en')} tokens (an estimate); ${chosen.skipped.length + chosen.unlisted} left out.`,
  )
  for (const { path, line, kind, masked } of leftOut.secrets)
    say(`Left out: ${kind} ${masked} in ${path}, line ${line}.`)

  // Nothing of it outlives this process.
  const config = readConfig({ ...process.env, DATABASE_URL: undefined, REDIS_URL: undefined, AUTH_SECRET: newId() })
  const services = await createServices({ ...config, embeddedDir: undefined }, () => {})
  if (services.provider.kind === 'simulator') say('No ANTHROPIC_API_KEY: the embedded simulator writes it.')
  const ownerId = (await makeGuest(services.database.queries)).person.id
  const began = performance.now()
  let done: Promise<void> = Promise.resolve()
  const begun = await startDocument(services, body, files, {
    ownerId,
    preferences: {},
    origin: { address: undefined, isLocal: true },
    requestId: newId(),
    acceptedAt: new Date(),
    keepAlive: (work) => {
      done = work
    },
  })
  process.once('SIGINT', () => void services.streamLog.requestStop(begun.answerId))
  const progress = createProgress(process.stderr, () => performance.now())
  const message = newGrowingMessage('')
  const from = begun.position ?? (await openAnswer(services, body.id, begun.answerId))
  for await (const batch of readBatches(services.streamLog, from, new AbortController().signal)) {
    for (const { json } of batch) {
      const chunk: Chunk = JSON.parse(json)
      accumulate(message, chunk)
      progress.take(chunk)
    }
  }
  await done
  progress.end()
  const { parts, metadata } = toMessage(message)
  const document = readDocument(parts)
  const failure = parts.find((part) => part.type === 'data-error')
  if (document.sections.length > 0) {
    say(`Written: ${await writeOutput(out, `${template}.md`, `${documentMarkdown(document)}\n`, isForced)}`)
  }
  const { usage, costUsd, status } = metadata ?? {}
  const cost =
    costUsd == null
      ? 'its cost is not known'
      : `$${costUsd.toFixed(4)}${metadata?.simulated ? ' (simulated, nothing was billed)' : ''}`
  if (usage)
    say(
      `Tokens used: ${promptTokensOf(usage)} in, ${usage.outputTokens} out; ${cost}; ${((performance.now() - began) / 1000).toFixed(1)} s.`,
    )
  if (status !== 'complete') {
    say(failure ? failure.data.message : `The document is not complete: it was ${status}.`)
    process.exitCode = 1
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    say(USAGE)
    process.exitCode = 2
    return
  }
  try {
    await write(options)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
  // The database's thread would keep the process alive.
  process.exit()
}

await main()
