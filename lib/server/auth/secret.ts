/** The secret that seals cookies: configured, or made once and kept in the data folder. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reads the secret of a data folder, or makes one; safe when several processes start at once. */
export function loadOrMakeSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'auth-secret')
  try {
    // `wx`: if two processes make it at once, one wins and both read the winner's.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 16)
    throw new Error(`${file} is damaged: delete it, and a new one is made (visitors become new guests)`)
  return secret
}
