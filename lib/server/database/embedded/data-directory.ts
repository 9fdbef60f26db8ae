/** The embedded database's files: created completely or not at all, and readable by this server's user only. */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Makes the folder for data directories and their locks. */
export function makeParent(dataDir: string) {
  mkdirSync(dirname(dataDir), { recursive: true, mode: 0o700 })
}

/** Files without which Postgres does not start: a directory without them was left incomplete. */
function isWhole(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION')) && existsSync(join(dataDir, 'global', 'pg_control'))
}

/** Ensures a complete directory. `fill` makes a new one in a temporary place. */
export async function ensureDataDirectory(dataDir: string, fill: (draft: string) => Promise<void>): Promise<void> {
  if (!isWhole(dataDir)) {
    // Made beside its place and then moved, so that a killed start leaves nothing incomplete.
    const draft = `${dataDir}.making`
    rmSync(draft, { recursive: true, force: true })
    await fill(draft)
    setAside(dataDir)
    renameSync(draft, dataDir)
  }
  chmodSync(dataDir, 0o700)
}

/** A directory without a control file can never be opened; it is kept for inspection. */
function setAside(dataDir: string) {
  if (!existsSync(dataDir)) return
  if (readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  else renameSync(dataDir, `${dataDir}.damaged-${Date.now()}`)
}
