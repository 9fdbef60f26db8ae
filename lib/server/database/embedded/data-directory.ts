/** The embedded database's files: made whole or not at all, and for this server's user only. */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Makes the place where data directories, and the locks beside them, lie. */
export function makeParent(dataDir: string) {
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o700 })
}

/** Files without which no Postgres starts: a directory that lacks them was left half made. */
function isWhole(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION')) && existsSync(join(dataDir, 'global', 'pg_control'))
}

/** Sees to it that there is a whole directory. `fill` makes a new one, in a place that is moved here afterwards. */
export async function ensureDataDirectory(dataDir: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (!isWhole(dataDir)) {
    // Made beside its place, so that a start that is killed leaves nothing half made.
    const draft = `${dataDir}.making`
    rmSync(draft, { recursive: true, force: true })
    await fill(draft)
    setAside(dataDir)
    renameSync(draft, dataDir)
  }
  chmodSync(dataDir, 0o700)
}

/** What has no control file cannot be opened by any means; it is kept for whoever wants to look. */
function setAside(dataDir: string) {
  if (!existsSync(dataDir)) return
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  else renameSync(dataDir, `${dataDir}.damaged-${Date.now()}`)
}
