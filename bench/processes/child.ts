/** Starts a program of the bench as a process of its own, so that its time is in nobody else's figures. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A running program, which answers one command at a time. */
export interface Child<Ready, Command, Reply> {
  pid: number
  /** The first thing it said. */
  ready: Ready
  ask(command: Command): Promise<Reply>
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a TypeScript file and waits until it says that it is ready. */
export async function startChild<Ready, Command = never, Reply = never>(
  file: string,
  args: readonly string[] = [],
): Promise<Child<Ready, Command, Reply>> {
  const child = fork(file, [...args], { cwd: root, execArgv: ['--import', 'tsx'] })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    pid: child.pid ?? 0,
    ready: (await said(child)) as Ready,
    async ask(command) {
      const reply = said(child)
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

function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
