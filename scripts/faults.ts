/** `npm run faults`: writes docs/faults.md from the simulator's own list of faults. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT_FAULTS } from '@/lib/server/simulator/faults/contents'
import { ENDING_FAULTS } from '@/lib/server/simulator/faults/endings'
import type { Fault } from '@/lib/server/simulator/faults/fault'
import { RESPONSE_FAULTS } from '@/lib/server/simulator/faults/responses'
import { WIRE_FAULTS } from '@/lib/server/simulator/faults/wire-forms'

const GROUPS: Array<[title: string, faults: readonly Fault[]]> = [
  ['In place of a stream', RESPONSE_FAULTS],
  ['How an answer ends', ENDING_FAULTS],
  ['The content of events', CONTENT_FAULTS],
  ['The wire form of events', WIRE_FAULTS],
]

const INTRODUCTION = `# Faults

The simulator plays a fault that a question names: \`Count to 200 fault:reset\`. This page is written by \`npm run faults\` from \`lib/server/simulator/faults\`; \`lib/server/generation/situations.test.ts\` has a row that says how an answer with each fault ends.

The full form is \`fault:NAME@PLACE:ARGUMENT*TIMES\`. Everything but the name is optional.

- \`@PLACE\` counts the answer's content deltas from 0; the fault strikes before that one. The default is the middle of the answer.
- The table gives the meaning or the default of \`:ARGUMENT\` in brackets.
- \`*TIMES\` plays it only in that many first tries of a call, so that a retry succeeds.

A question can name several faults. A program can name them in the header \`x-simulator-faults\` instead, without \`fault:\`.
`

const sections = GROUPS.map(([title, faults]) => {
  const rows = faults.map(({ name, about }) => [`\`${name}\``, about.replaceAll('|', '\\|')] as const)
  const width = Math.max(...rows.map(([name]) => name.length))
  const second = Math.max(...rows.map(([, about]) => about.length))
  const line = (name: string, about: string) => `| ${name.padEnd(width)} | ${about.padEnd(second)} |`
  const rule = `| ${'-'.repeat(width)} | ${'-'.repeat(second)} |`
  return [`## ${title}`, '', line('name', 'what happens'), rule, ...rows.map((row) => line(...row))].join('\n')
})

writeFileSync(join(process.cwd(), 'docs', 'faults.md'), `${INTRODUCTION}\n${sections.join('\n\n')}\n`)
console.log('docs/faults.md')
