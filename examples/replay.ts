/** Plays a file that the inspector has saved: its events again, at their pace, through the official SDK. */
import { readFile, stat } from 'node:fs/promises'
import Anthropic from '@anthropic-ai/sdk'
import { type FixtureOptions, fixtureFetch } from '@/lib/server/simulator/fixture-fetch'
import { DEFAULT_MODEL } from '@/lib/shared/models'
import type { Usage } from '@/lib/shared/usage'
import { type FixtureFile, MAX_FILE_BYTES, readFixtureFile } from '@/lib/stream/recording-file'
import { type Print, type PrintMode, printStream } from './print-stream'

/** Reads a fixture or a timeline. Throws an error with words for people if it is neither. */
export async function readReplay(path: string, maxBytes = MAX_FILE_BYTES): Promise<FixtureFile> {
  const { size } = await stat(path).catch(() => {
    throw new Error(`${path} cannot be read: there is no such file.`)
  })
  if (size > maxBytes) throw new Error(`${path} is too large: ${size} bytes, and at most ${maxBytes} are read.`)
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    // A folder, or another kind of file.
    throw new Error(`${path} is not JSON. Save a fixture or a timeline with “Download” in the inspector.`)
  }
  const fixture = readFixtureFile(value)
  if (!fixture) throw new Error(`${path} is neither a fixture nor a timeline of a known version.`)
  if (fixture.calls.every(({ events }) => events.length === 0)) throw new Error(`${path} holds no events.`)
  return fixture
}

interface ReplayOptions extends FixtureOptions {
  mode: PrintMode
  print: Print
  /** What is said about the calls, beside what they print. */
  note(text: string): void
}

/** Plays the calls one after the other. Resolves to what each has used; undefined for one that did not end well. */
export async function playReplay(
  { calls, ...file }: FixtureFile,
  { mode, print, note, ...options }: ReplayOptions,
): Promise<Array<Usage | undefined>> {
  // A call without any event failed before its stream began.
  const played = calls.filter(({ events }) => events.length > 0)
  const client = new Anthropic({
    apiKey: 'simulator',
    baseURL: 'http://simulator.invalid',
    fetch: fixtureFetch({ ...file, calls: played }, options),
    maxRetries: 0,
  })
  // The request is not read: the recording has its answer.
  const request = { model: DEFAULT_MODEL, max_tokens: 4096, messages: [{ role: 'user' as const, content: 'Again.' }] }
  const usages: Array<Usage | undefined> = []
  for (const [at, { events }] of calls.entries()) {
    if (calls.length > 1) note(`${at > 0 ? '\n' : ''}Call ${at + 1} of ${calls.length}`)
    if (events.length === 0) {
      note('It failed before its stream began.')
      usages.push(undefined)
      continue
    }
    try {
      usages.push(await printStream(client, request, mode, print))
    } catch (error) {
      // An error event or a cut is part of the recording, and the next call may be its retry.
      note(`\nThis call ended early: ${error instanceof Error ? error.message : error}`)
      usages.push(undefined)
    }
  }
  return usages
}
