/** Programs that tests need besides Node, from Debian's packages. */
import { existsSync } from 'node:fs'
import { childEnv, run } from './install.mjs'

/** Whether this process is root's. */
export const isRoot = () => typeof process.getuid === 'function' && process.getuid() === 0

/** Whether this process can install what is missing. */
export const hasApt = () => isRoot() && existsSync('/usr/bin/apt-get')

/** On a build server what is missing is installed, or is a failure. */
export const isBuildServer = () => Boolean(process.env.CI) && process.env.CI !== 'false'

/** Installs packages with their lists as they are, and once more with new ones; answers whether that worked in time. */
export async function installPackages(names, limitSeconds, flags = []) {
  // Whole lines: something else may print meanwhile.
  const what = `${names.join(', ')} from Debian`
  console.log(`Installing ${what}, for ${limitSeconds} s at most`)
  const install = 'apt-get install -y "$@"'
  const script = `${install} || { apt-get update && ${install}; }`
  const env = childEnv({ DEBIAN_FRONTEND: 'noninteractive' })
  const options = { env, limitSeconds, capture: true }
  const { code, timedOut, output } = await run('sh', ['-c', script, 'sh', ...flags, ...names], options)
  console.log(`Installing ${what}: ${code === 0 ? 'done' : timedOut ? 'not finished in time' : 'failed'}`)
  if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'))
  return code === 0
}
