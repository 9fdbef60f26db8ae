/** The attackers, apart from whoever measures: `attack-process <name> <url>` prepares an attack, any message plays it. */
import { play, siteAt } from './attack'
import { ATTACKS } from './attacks'

/** What it says first: nothing where all is ready, else why not. */
export interface Prepared {
  problem?: string
}

const [name, url = ''] = process.argv.slice(2)
const attack = ATTACKS.find((one) => one.name === name)
if (!attack) throw new Error(`There is no attack ${name}`)

process.on('disconnect', () => process.exit())
// A connection that the server has cut is an outcome, wherever it shows.
process.on('unhandledRejection', () => {})
try {
  const round = await attack.prepare(siteAt(url))
  process.on('message', async () => process.send?.(await play(round)))
  process.send?.({} satisfies Prepared)
} catch (error) {
  process.send?.({ problem: (error as Error).message } satisfies Prepared)
}
