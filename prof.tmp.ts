import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { startApp } from '@/e2e/support/app'
import { openBrowser } from '@/bench/support'
import { writtenSources } from './bench/write/map'

async function main() {
const folder = mkdtempSync(join(tmpdir(), 'write-prof-'))
for (const [at, { path, content }] of writtenSources(560).entries()) {
  const file = join(folder, 'project', `part-${at % 20}`, `${at}-${basename(path)}`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
const app = await startApp({ SIMULATOR_TPS: '150' })
const browser = await openBrowser()
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
const cdp = await page.context().newCDPSession(page)
await page.goto(`${app.url}/write`, { waitUntil: 'networkidle' })
await cdp.send('Profiler.enable')
await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
async function phase(name: string, act: () => Promise<unknown>) {
  await cdp.send('Profiler.start')
  await act()
  const { profile } = await cdp.send('Profiler.stop')
  const byId = new Map(profile.nodes.map((n) => [n.id, n]))
  const parent = new Map<number, number>()
  for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id)
  // bursts: consecutive non-idle samples
  let t = profile.startTime
  let burst: { at: number; dur: number; stacks: Map<string, number> } | undefined
  const bursts: NonNullable<typeof burst>[] = []
  const dts = profile.timeDeltas ?? []
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const dt = dts[i + 1] ?? 0
    t += dts[i] ?? 0
    const n = byId.get(id)
    const fn = n?.callFrame.functionName
    if (fn === '(idle)' || fn === '(program)') { if (burst) { if (burst.dur > 20000) bursts.push(burst); burst = undefined } ; continue }
    burst ??= { at: t - profile.startTime, dur: 0, stacks: new Map() }
    burst.dur += dt
    const path: string[] = []
    for (let k: number | undefined = id; k !== undefined && path.length < 7; k = parent.get(k)) { const f = byId.get(k)?.callFrame; if (f && f.functionName !== '(root)') path.push(`${f.functionName || 'anon'}@${f.url.split('/').pop()?.slice(0, 12)}:${f.lineNumber}:${f.columnNumber}`) }
    const key = path.join(' < ')
    burst.stacks.set(key, (burst.stacks.get(key) ?? 0) + dt)
  }
  console.log('==', name)
  for (const b of bursts.sort((a, c) => c.dur - a.dur).slice(0, 4)) {
    console.log(`  at ${(b.at / 1000).toFixed(0)} dur ${(b.dur / 1000).toFixed(1)}`)
    for (const [k, v] of [...b.stacks].sort((a, c) => c[1] - a[1]).slice(0, 7)) console.log(`     ${(v / 1000).toFixed(1)}  ${k}`)
  }
}
await phase('read', async () => {
  await page.locator('input[webkitdirectory]').setInputFiles(join(folder, 'project'))
  await page.getByText('files to be sent').waitFor()
  await page.locator('button:enabled', { hasText: /^Write$/ }).waitFor()
  await page.waitForTimeout(1500)
})
await phase('asked', async () => {
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.waitForURL(/\/write\/./)
  await page.locator('article[aria-label="Document"] [data-markdown]:not(:empty)').waitFor({ timeout: 60_000 })
})
await browser.close()
await app.stop()
}
void main()
