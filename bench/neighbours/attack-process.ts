/** The attackers' own process: `attack-process <name> <url>` prepares an attack, and any message plays it. */
import { play, siteAt } from './attack'
import { ATTACKS } from './attacks'

/** Its first message; `problem` says why the attack could not be prepared. */
export interface Preparation {
  problem?: string
}

const [name, url = ''] = process.argv.slice(2)
const attack = ATTACKS.find((candidate) => candidate.name === name)
if (!attack) throw new Error(`There is no attack ${name}`)

process.on('disconnect', () => process.exit())
// A connection that the server cuts is an outcome, wherever it surfaces.
process.on('unhandledRejection', () => {})
try {
  const round = await attack.prepare(siteAt(url))
  process.on('message', async () => process.send?.(await play(round)))
  process.send?.({} satisfies Preparation)
} catch (error) {
  process.send?.({ problem: (error as Error).message } satisfies Preparation)
}
