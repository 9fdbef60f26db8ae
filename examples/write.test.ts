/** The program itself, as people start it, with the simulator: what it writes, says and leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))
const TSX = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/cli.mjs')

const PARTS = ['lib', 'node_modules']
const CONFIG = 'tsconfig.json'

/** The folder of temporary files, with what tsx has compiled before. */
let temporary: string
const COMPILED = `tsx-${process.getuid?.() ?? ''}`
/** Where the program runs: whatever it leaves behind is seen. */
let here: string
let started: ChildProcess[]
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'firstword-write-temporary-'))
  await mkdir(join(tmpdir(), COMPILED), { recursive: true })
  await symlink(join(tmpdir(), COMPILED), join(temporary, COMPILED))
})
afterAll(() => rm(temporary, { recursive: true }))
beforeEach(async () => {
  started = []
  here = await realpath(await mkdtemp(join(tmpdir(), 'firstword-write-')))
  // Its own parts, which it finds from the folder that it runs in.
  for (const name of PARTS) await symlink(join(REPOSITORY, name), join(here, name))
  await writeFile(join(here, CONFIG), JSON.stringify({ extends: join(REPOSITORY, CONFIG) }))
  await mkdir(join(here, 'src'))
  await writeFile(
    join(here, 'src/add.ts'),
    '/** Adds two numbers. */\nexport const add = (a: number, b: number) => a + b\n',
  )
})
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(here, { recursive: true })
})

function start(argv: string[], tokensPerSecond = 100_000) {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:ANTHROPIC_|npm_|INIT_CWD$)/.test(name))
  const env: NodeJS.ProcessEnv = {
    ...(Object.fromEntries(own) as NodeJS.ProcessEnv),
    TMPDIR: temporary,
    SIMULATOR_TTFT_MS: '0',
    SIMULATOR_TPS: String(tokensPerSecond),
    // Settings of a server, which mean nothing here.
    DATA_DIR: join(here, 'data'),
    DATABASE_URL: 'postgres://nowhere.invalid/x',
    FUNCTION_LIMIT_S: '2',
  }
  const command = [TSX, '--conditions=react-server', join(REPOSITORY, 'examples/write.ts'), ...argv]
  const child = spawn(process.execPath, command, { cwd: here, env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  const said = { out: '', notes: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.notes += text
  })
  const ended = once(child, 'close').then(([code]) => ({ ...said, code: code as number | null }))
  return { child, said, ended }
}

const run = (...argv: string[]) => start(argv).ended

/** Nothing but the sources and the output is there, and no temporary file. */
async function leavesOnly(...names: string[]) {
  expect((await readdir(here)).sort()).toEqual([...names, ...PARTS, CONFIG, 'src'].sort())
  expect(await readdir(temporary)).toEqual([COMPILED])
}

it('it writes a document, says what it used, and leaves out a secret', async () => {
  const secret = `ghp_${'0123456789abcdefghijABCDEFGHIJ456789'}`
  await writeFile(join(here, 'src/login.ts'), `export const token = '${secret}'\n`)
  const { out, notes, code } = await run('src', '--template', 'api', '--out', 'docs')
  expect(code, notes).toBe(0)
  const path = join(here, 'docs/api-reference.md')
  const text = await readFile(path, 'utf8')
  expect(text).toMatch(/^# API reference\n\n## /)
  expect(text).toContain('Adds two numbers.')
  expect(text).not.toContain(secret)
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^Written: .*\/docs\/api-reference\.md \(\d+ sections, \d+ words\)$/),
    expect.stringMatching(/^Tokens: [\d,]+ in.*, [\d,]+ out$/),
    expect.stringMatching(/^Cost: \$[\d.]+ \(simulated: nothing was billed\)$/),
    expect.stringMatching(/^Time: [\d.]+ s$/),
    '',
  ])
  expect(notes).toContain('Left out, a secret: GitHub token ghp_… in login.ts, line 1\n')
  expect(notes).toContain('--send-secrets')
  expect(notes).toContain('the embedded simulator writes it')
  expect(notes).toMatch(/^1\/\d .*tokens/m)
  expect(out + notes).not.toMatch(/[^\P{C}\n]/u)
  expect(await readdir(join(here, 'docs'))).toEqual(['api-reference.md'])
  await leavesOnly('docs')
})

it('Ctrl-C keeps the complete sections, under another name', async () => {
  const line = Array.from({ length: 40 }, (_, at) => `/** Number ${at}. */\nexport const number${at} = ${at}\n`).join(
    '',
  )
  for (let at = 0; at < 30; at += 1) await writeFile(join(here, `src/file${at}.ts`), line)
  const { child, said, ended } = start(['src', '--template', 'api', '--out', 'docs'], 1_000)
  await expect.poll(() => said.notes).toMatch(/^1\/\d /m)
  child.kill('SIGINT')
  const { out, notes, code } = await ended
  expect(code, notes).toBe(130)
  expect(notes).toContain('Stopping: complete sections are kept.')
  expect(out).toMatch(
    /^It is not complete: it was stopped\.\nKept: 1 of \d sections, in .*api-reference-incomplete\.md\nTokens: /,
  )
  expect(await readdir(join(here, 'docs'))).toEqual(['api-reference-incomplete.md'])
  const text = await readFile(join(here, 'docs/api-reference-incomplete.md'), 'utf8')
  expect(text.match(/^## /gm)).toHaveLength(1)
  await leavesOnly('docs')
})

it('what is wrong is said with an exit code, and nothing is written', async () => {
  await symlink(join(here, 'src'), join(here, 'link'))
  const [options, folder, link, help] = await Promise.all([
    run('src', '--template', 'novel'),
    run('\u001b[2Jx'),
    run('src', '--out', 'link'),
    run('--help'),
  ])
  expect(options).toEqual({ code: 2, out: '', notes: expect.stringMatching(/^There is no template "novel"\. Choose/) })
  expect(folder).toEqual({ code: 1, out: '', notes: expect.stringMatching(/^There is no folder .*\ufffd\[2Jx\. Name/) })
  expect(link).toEqual({
    code: 1,
    out: '',
    notes: expect.stringMatching(/link is a link to .*, which is not followed\./),
  })
  expect(help).toEqual({ code: 0, out: expect.stringMatching(/^Usage: npm run write -- FOLDER/), notes: '' })
  expect(await readdir(join(here, 'src'))).toEqual(['add.ts'])
  await leavesOnly('link')
})
