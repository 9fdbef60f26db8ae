/** The lock of a data directory: it dies with its holder, by whatever death, and with nothing else. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDirectory } from './data-lock'
import { startOf, thisPlace } from './process-life'

const LIMIT_MS = 120_000
const HOLDER = fileURLToPath(new URL('../fixtures/lock-process.ts', import.meta.url))
const isLinux = process.platform === 'linux'

let folder: string
let dataDir: string
let started: ReturnType<typeof spawn>[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstword-lock-'))
  dataDir = join(folder, 'postgres')
  started = []
})
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a holder; resolves with what it says first. `parent` runs the command in its place. */
async function startHolder(parent?: string) {
  const command = [process.execPath, '--import', 'tsx', HOLDER, dataDir]
  const child = parent
    ? spawn('sh', ['-c', parent, 'sh', ...command], { stdio: ['pipe', 'pipe', 'inherit'] })
    : spawn(command[0] ?? '', command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  started.push(child)
  const said = createInterface(child.stdout)
  const [line] = (await once(said, 'line')) as [string]
  return { child, line, pid: Number(line.split(' ')[1]) }
}

const inFolder = () => readdirSync(folder).sort()
const lockText = () => readFileSync(`${dataDir}.lock`, 'utf8')
const writeLock = (holder: object) => writeFileSync(`${dataDir}.lock`, JSON.stringify(holder))

async function takeAndRelease() {
  const release = await lockDataDirectory(dataDir)
  expect(JSON.parse(lockText())).toMatchObject({ pid: process.pid })
  release()
  expect(inFolder()).toEqual([])
}

/** A socket that nobody listens on any more, as a killed process leaves it. */
async function deadLine(name: string) {
  const server = createServer()
  server.listen(join(folder, `${name}.first`))
  await once(server, 'listening')
  // Removed with its server, were it not for another name.
  linkSync(join(folder, `${name}.first`), join(folder, name))
  server.close()
  await once(server, 'close')
}

describe('a lock is taken over', () => {
  it(
    'at once after kill -9, time after time',
    async () => {
      let holder = await startHolder()
      for (let time = 0; time < 3; time += 1) {
        expect(holder.line).toMatch(/^locked/)
        holder.child.kill('SIGKILL')
        // Nobody waits for the end of the one that was killed.
        holder = await startHolder()
      }
      expect(holder.line).toBe(`locked ${holder.pid}`)
    },
    LIMIT_MS,
  )

  it.runIf(isLinux).each([
    ['and has a line of life', (text: string) => text],
    ['and has no line of life', (text: string) => JSON.stringify({ ...JSON.parse(text), line: undefined })],
    [
      'and was of an earlier version',
      (text: string) => JSON.stringify(pick(JSON.parse(text), 'pid', 'host', 'startedAt')),
    ],
  ])(
    'from a holder that is dead and never waited for %s',
    async (_name, change) => {
      // The parent becomes a program that waits for nobody, as process 1 of some containers.
      const { pid } = await startHolder('"$@" & exec sleep 600')
      const before = change(lockText())
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0]).toBe('Z')
      writeFileSync(`${dataDir}.lock`, before)
      const release = await lockDataDirectory(dataDir)
      expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ')
      release()
    },
    LIMIT_MS,
  )

  it.runIf(isLinux)('when its number belongs to another process now', async () => {
    const start = startOf(process.ppid)
    expect(start).toBeDefined()
    writeLock({ pid: process.ppid, host: hostname(), startedAt: `${thisPlace().kernel} 1` })
    await takeAndRelease()
    // And to this one, as in a container that begins to count anew.
    writeLock({ pid: process.pid, host: hostname(), startedAt: `${thisPlace().kernel} 1` })
    await takeAndRelease()
  })

  it.runIf(isLinux)('when its container is gone: other name, other numbers, the same machine', async () => {
    await deadLine('postgres.lock.abc')
    writeLock({
      ...{ id: 'a', pid: process.pid, host: 'a-container-before', startedAt: `${thisPlace().kernel} 1` },
      ...{ kernel: thisPlace().kernel, processes: 'pid:[1]', line: 'postgres.lock.abc', device: statSync(folder).dev },
    })
    await takeAndRelease()
  })

  it.runIf(isLinux)('when the machine was started anew', async () => {
    writeLock({ pid: 1, host: hostname(), startedAt: 'an-earlier-boot 1', kernel: 'an-earlier-boot', line: 'x' })
    await takeAndRelease()
  })

  it.each(['', '{"pid":', '[]', 'null', '17'])('when it names nobody: %j', async (text) => {
    writeFileSync(`${dataDir}.lock`, text)
    await takeAndRelease()
  })

  it(
    'also from one that died while it took it over',
    async () => {
      const { child } = await startHolder()
      child.kill('SIGKILL')
      await once(child, 'exit')
      const digest = createHash('sha256').update(lockText()).digest('hex').slice(0, 16)
      writeFileSync(`${dataDir}.lock.${digest}.takeover`, JSON.stringify({ ...JSON.parse(lockText()), id: 'another' }))
      await takeAndRelease()
    },
    LIMIT_MS,
  )

  it('by one of many that want it at once, over and over', async () => {
    for (let time = 0; time < 20; time += 1) {
      writeLock({ pid: 2 ** 22 + 1, host: hostname(), startedAt: `gone ${time}` })
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDirectory(dataDir)))
      const won = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(won).toHaveLength(1)
      for (const each of tries) if (each.status === 'rejected') expect(String(each.reason)).toContain('already uses')
      won[0]?.()
      expect(inFolder()).toEqual([])
    }
  })

  it(
    'by one of several processes',
    async () => {
      const { child } = await startHolder()
      child.kill('SIGKILL')
      const several = await Promise.all(Array.from({ length: 4 }, () => startHolder()))
      const winners = several.filter(({ line }) => line.startsWith('locked'))
      expect(winners).toHaveLength(1)
      for (const { line } of several)
        if (line !== winners[0]?.line) expect(line).toContain(`process ${winners[0]?.pid} `)
    },
    LIMIT_MS,
  )
})

describe('a lock stands', () => {
  it(
    'while its holder lives, which is named, also when it was stopped and answers nobody',
    async () => {
      const { child, pid } = await startHolder()
      await expect(lockDataDirectory(dataDir)).rejects.toThrow(`process ${pid} on ${hostname()}`)
      child.kill('SIGSTOP')
      await expect(lockDataDirectory(dataDir)).rejects.toThrow(`process ${pid} on ${hostname()}`)
      child.kill('SIGCONT')
      child.stdin?.end()
      await once(child, 'exit')
      // What it could it has cleared away, or the next one does.
      await takeAndRelease()
    },
    LIMIT_MS,
  )

  it(
    'without a line of life, too: where the folder takes no sockets, or its path is too long',
    async () => {
      dataDir = join(folder, 'x'.repeat(90), 'postgres')
      mkdirSync(join(folder, 'x'.repeat(90)))
      const { child, pid } = await startHolder()
      expect(JSON.parse(lockText()).line).toBeUndefined()
      await expect(lockDataDirectory(dataDir)).rejects.toThrow(`process ${pid} on`)
      child.kill('SIGKILL')
      const release = await lockDataDirectory(dataDir)
      release()
    },
    LIMIT_MS,
  )

  it.runIf(isLinux)('when somebody has cleared away its line, and the process is there', async () => {
    const release = await lockDataDirectory(dataDir)
    rmSync(join(folder, JSON.parse(lockText()).line))
    await expect(lockDataDirectory(dataDir)).rejects.toThrow(`process ${process.pid} on`)
    release()
  })

  it('when its holder is on another machine, of which nothing can be known', async () => {
    const holder = { pid: 1, host: 'another-machine', startedAt: 'another-boot 5', kernel: 'another-boot', line: 'x' }
    for (const lock of [holder, { pid: 1, host: 'another-machine' }]) {
      writeLock(lock)
      await expect(lockDataDirectory(dataDir)).rejects.toThrow('process 1 on another-machine')
    }
    expect(inFolder()).toEqual(['postgres.lock'])
  })

  it.runIf(isLinux)('when its holder is in another container that cannot be seen into', async () => {
    const { kernel } = thisPlace()
    writeLock({ pid: 7, host: 'another-container', startedAt: `${kernel} 5`, kernel, processes: 'pid:[1]' })
    await expect(lockDataDirectory(dataDir)).rejects.toThrow('process 7 on another-container')
  })
})

function pick(holder: Record<string, unknown>, ...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, holder[name]]))
}
