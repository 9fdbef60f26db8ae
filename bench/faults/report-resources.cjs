/**
 * Loaded into a server before anything else: at SIGUSR2 it prints what the process holds, garbage left out. `next start`
 * has no way to be asked.
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
