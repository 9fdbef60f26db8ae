/** Starts the thread where there is no bundle, in tests and benches: from its source, which is TypeScript. */
import { register } from 'tsx/esm/api'

register()
await import('./map-thread.ts')
