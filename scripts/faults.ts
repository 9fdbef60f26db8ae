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
  ['What the events say', CONTENT_FAULTS],
  ['In which form they come', WIRE_FAULTS],
]

const INTRODUCTION = `# Faults

What the simulator plays when a question names it: \`Count to 200 fault:reset\`. Written by \`npm run faults\` from \`lib/server/simulator/faults\`; how the product ends each of them is a row of \`lib/server/generation/situations.test.ts\`.

The whole form is \`fault:NAME@PLACE:ARGUMENT*TIMES\`. All but the name can be left out.

- \`@PLACE\` counts the answer's content deltas from 0; the fault strikes before that one. Without it: the middle of the answer.
- \`:ARGUMENT\` means what the table says in brackets.
- \`*TIMES\` plays it in the first so many tries of a call only, so that a retry succeeds.

Several faults can stand in one question. A program can name them in the header \`x-simulator-faults\` instead, without the word \`fault:\`.
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
