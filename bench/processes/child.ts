/** Starts a program of the bench in its own process, so that its time is not in anybody else's figures. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A running program that answers one command at a time. */
export interface Child<Ready, Command, Reply> {
  pid: number
  /** Its first message. */
  ready: Ready
  ask(command: Command): Promise<Reply>
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a TypeScript file and waits for its first message. */
export async function startChild<Ready, Command = never, Reply = never>(
  file: string,
  args: readonly string[] = [],
): Promise<Child<Ready, Command, Reply>> {
  const child = fork(file, [...args], { cwd: root, execArgv: ['--import', 'tsx'] })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    pid: child.pid ?? 0,
    ready: (await nextMessage(child)) as Ready,
    async ask(command) {
      const reply = nextMessage(child)
      child.send(command as object)
      return (await reply) as Reply
    },
    async stop() {
      process.off('exit', kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill()
      await exit
    },
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
