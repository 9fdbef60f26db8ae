/** Sizes and times as the inspector shows them. */

/** `312 B`, `1.2 KB`, `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The time of an event in seconds, always with as many digits: `0.42`. */
export function formatSeconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(2)
}

/** A silence: `0.8 s silent`. */
export function silenceWords(milliseconds: number): string {
  return `${shortSilence(milliseconds)} silent`
}

/** The same where there is little room: `0.8 s`. */
export const shortSilence = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`
