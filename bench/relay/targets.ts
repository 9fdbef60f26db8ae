/** The servers that the relay bench compares, each in its own process. */
import { join } from 'node:path'
import { startChild } from '@/bench/processes/child'
import { ensurePeersBuilt, startPeers } from '@/bench/processes/peers'
import { startApp } from '@/e2e/support/app'
import type { Load } from './load-process'

/** A server between the upstream and a reader. */
export interface Target {
  name: string
  path: string
  form: Load['form']
  start(upstream: string): Promise<{ url: string; pid: number; stop(): Promise<void> }>
}

/** All targets; the others are compared with the bare proxy. */
export const TARGETS: readonly Target[] = [
  {
    name: 'bare byte proxy',
    path: '/v1/messages',
    form: 'messages',
    async start(upstream) {
      const child = await startChild<{ url: string }>(join(import.meta.dirname, 'proxy-process.ts'), [upstream])
      return { url: child.ready.url, pid: child.pid, stop: child.stop }
    },
  },
  {
    name: 'POST /api/chat',
    path: '/api/chat',
    form: 'chat',
    start: (upstream) => startApp({ ANTHROPIC_BASE_URL: upstream }),
  },
  {
    name: 'streamText route',
    path: '/api/chat',
    form: 'chat',
    async start(upstream) {
      await ensurePeersBuilt()
      return startPeers(upstream)
    },
  },
]
