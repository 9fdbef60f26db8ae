/** Follows answers from another process to their ends, and says how late each delta came. */
import { clock, sleep } from '@/bench/processes/clock'
import { openResumable, openStreamLog } from './logs'
import type { Way } from './producer-process'

/** What is to be followed. */
export interface Following {
  way: Way
  ids: string[]
}

/** What came of one answer: milliseconds from its writing to its reading, one for each delta. */
export type Delays = number[]

const RETRY_MS = 20
const DELTA = /"delta":"([\d.]+) the quick brown"/g
const url = process.argv[2] ?? ''
const ours = openStreamLog(url)
const theirs = await openResumable(url)

async function follow({ way }: Following, id: string): Promise<Delays> {
  const delays: Delays = []
  const see = (text: string) => {
    const now = clock()
    for (const [, sentAt] of text.matchAll(DELTA)) delays.push(now - Number(sentAt))
  }
  if (way === 'StreamLog') {
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

process.on('message', async (following: Following) => {
  process.send?.(await Promise.all(following.ids.map((id) => follow(following, id))))
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
