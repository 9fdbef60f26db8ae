/** What the simulator says when it counts. */

/** `w000001 … w<count>`, as the simulator answers "count to N". */
export function words(count: number): string {
  return Array.from({ length: count }, (_, at) => `w${String(at + 1).padStart(6, '0')}`).join(' ')
}
