/** Follows answers from another process to their ends, and reports how late each delta came. */
import { clock, sleep } from '@/bench/processes/clock'
import { openResumable, openStreamLog } from './logs'
import type { LogKind } from './producer-process'

/** The answers to follow. */
export interface FollowCommand {
  log: LogKind
  ids: string[]
}

/** Milliseconds from the writing of each delta of one answer to its reading. */
export type Delays = number[]

const RETRY_MS = 20
const DELTA = /"delta":"([\d.]+) the quick brown"/g
const url = process.argv[2] ?? ''
const ours = openStreamLog(url)
const theirs = await openResumable(url)

async function follow({ log }: FollowCommand, id: string): Promise<Delays> {
  const delays: Delays = []
  const see = (text: string) => {
    const now = clock()
    for (const [, sentAt] of text.matchAll(DELTA)) delays.push(now - Number(sentAt))
  }
  if (log === 'StreamLog') {
    while ((await ours.state(id)) === undefined) await sleep(RETRY_MS)
    for await (const batch of ours.read(id, 0, new AbortController().signal)) {
      for (const { json } of batch) see(json)
    }
    return delays
  }
  let stream = await theirs.resumeExistingStream(id)
  for (; !stream; stream = await theirs.resumeExistingStream(id)) await sleep(RETRY_MS)
  let rest = ''
  for await (const piece of stream) {
    const frames = (rest + piece).split('\n\n')
    rest = frames.pop() ?? ''
    see(frames.join('\n'))
  }
  return delays
}

process.on('message', async (command: FollowCommand) => {
  process.send?.(await Promise.all(command.ids.map((id) => follow(command, id))))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
