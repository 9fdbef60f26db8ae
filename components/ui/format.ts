/** Numbers as people read them. */

const whole = new Intl.NumberFormat('en-US')

/** `12,345`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** `0.42 s`, `12.3 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(2)} s`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Dollars with enough digits to be meaningful: `$0.0031`, `$1.24`. */
export function formatCost(dollars: number): string {
  if (dollars === 0) return '$0'
  if (dollars >= 1) return `$${dollars.toFixed(2)}`
  const digits = Math.min(8, 1 - Math.floor(Math.log10(dollars)))
  return `$${dollars.toFixed(digits)}`
}
