/** Starts the simulator in its own process, which a test can pause and step. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SimulatorCommand, SimulatorReply, SimulatorRequest } from './simulator-process'

/** A running simulator; each call resolves when the process has executed it. */
export interface SimulatorProcess {
  /** The value of `ANTHROPIC_BASE_URL`. */
  url: string
  /** Every running and later answer stops before its next delta. */
  pause(): Promise<void>
  /** Each later answer stops after its n-th delta. */
  pauseAfter(deltas: number): Promise<void>
  /** Lets exactly this many more deltas through in each paused answer. */
  step(deltas: number): Promise<void>
  /** Lets everything through, now and later. */
  resume(): Promise<void>
  /** The calls so far, oldest first, without those that name a chat. */
  requests(): Promise<SimulatorRequest[]>
  /** The calls that name a chat. */
  titleRequests(): Promise<SimulatorRequest[]>
  /** Resumes, and forgets the calls so far. */
  reset(): Promise<void>
  stop(): Promise<void>
}

const FOLDER = dirname(fileURLToPath(import.meta.url))

/** Starts the process; by default answers come as fast as possible. */
export async function startSimulator(
  options: { ttftMs?: number; tokensPerSecond?: number } = {},
): Promise<SimulatorProcess> {
  const pace = [String(options.ttftMs ?? 0), String(options.tokensPerSecond ?? 0)]
  const child = fork(join(FOLDER, 'simulator-process.ts'), pace, {
    cwd: dirname(dirname(FOLDER)),
    execArgv: ['--import', 'tsx'],
  })
  const url = await addressOf(child)
  const waiting = new Map<number, (requests: SimulatorRequest[]) => void>()
  let commands = 0
  child.on('message', (reply: SimulatorReply) => {
    if (!('id' in reply)) return
    waiting.get(reply.id)?.(reply.requests)
    waiting.delete(reply.id)
  })
  const send = (command: SimulatorCommand) =>
    new Promise<SimulatorRequest[]>((resolve, reject) => {
      commands += 1
      waiting.set(commands, resolve)
      child.send({ ...command, id: commands }, (error) => error && reject(error))
    })
  const execute = async (command: SimulatorCommand) => {
    await send(command)
  }
  return {
    url,
    pause: () => execute({ do: 'pause' }),
    pauseAfter: (deltas) => execute({ do: 'pauseAfter', deltas }),
    step: (deltas) => execute({ do: 'step', deltas }),
    resume: () => execute({ do: 'resume' }),
    requests: async () => (await send({ do: 'requests' })).filter(({ purpose }) => purpose !== 'title'),
    titleRequests: async () => (await send({ do: 'requests' })).filter(({ purpose }) => purpose === 'title'),
    reset: () => execute({ do: 'reset' }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill()
      await exit
    },
  }
}

/** The process's address; rejects when it ends first. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The simulator ended with ${code} before it listened`)))
    child.on('message', (reply: SimulatorReply) => {
      if ('url' in reply) resolve(reply.url)
    })
  })
}
