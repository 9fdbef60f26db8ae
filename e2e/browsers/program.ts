/** The suite's programs and their folders, which are removed when the suite ends, however it ends. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { end, startProcess } from '@/scripts/servers.mjs'

const REMOVAL = { recursive: true, force: true, maxRetries: 10 }

/** A running program. */
export interface Program {
  readyValue: string
  stop(): Promise<void>
}

/** Starts a program with a minimal environment; the group of `ready` in its output becomes `readyValue`. */
export async function startProgram(
  path: string,
  args: string[],
  env: Record<string, string>,
  ready?: RegExp,
): Promise<Program> {
  const options = { env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env } as unknown as NodeJS.ProcessEnv }
  const { child, readyMatch } = await startProcess(path, args, options, ready)
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  return {
    readyValue: readyMatch?.[1] ?? '',
    async stop() {
      process.off('exit', killAtExit)
      await end(child, 'SIGKILL')
    },
  }
}

/** Makes an empty folder for a browser's profile. */
export async function makeProfile(name: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `firstword-${name}-`))
  const removeAtExit = () => rmSync(folder, REMOVAL)
  process.once('exit', removeAtExit)
  return {
    folder,
    async remove() {
      process.off('exit', removeAtExit)
      await rm(folder, REMOVAL)
    },
  }
}
