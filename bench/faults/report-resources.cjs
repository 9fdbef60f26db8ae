/**
 * Preloaded into a server: on SIGUSR2 it prints the process's resources after garbage collection. `next start` has no
 * other way to ask for them.
 */
const v8 = require('node:v8')
const vm = require('node:vm')

v8.setFlagsFromString('--expose-gc')
const collectGarbage = vm.runInNewContext('gc')

process.on('SIGUSR2', () => {
  collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  const resources = {}
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1
  process.stdout.write(`bench-resources ${JSON.stringify({ rss, held: heapUsed + external, resources })}\n`)
})
