/** Installs programs that tests need besides Node from Debian's packages. */
import { existsSync } from 'node:fs'
import { childEnv, run } from './install.mjs'

/** Whether this process runs as root. */
export const isRoot = () => typeof process.getuid === 'function' && process.getuid() === 0

/** Whether this process can install packages. */
export const hasApt = () => isRoot() && existsSync('/usr/bin/apt-get')

/** Whether this is a build server, where missing programs are installed or count as failures. */
export const isBuildServer = () => Boolean(process.env.CI) && process.env.CI !== 'false'

/** Installs packages, and retries with updated package lists; returns whether that worked in time. */
export async function installPackages(names, limitSeconds, flags = []) {
  // Whole lines, as something else may print meanwhile.
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
