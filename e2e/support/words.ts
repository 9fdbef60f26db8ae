/** The simulator's counting answers. */

/** `w000001 … w<count>`, the simulator's answer to "count to N". */
export function words(count: number): string {
  return Array.from({ length: count }, (_, at) => `w${String(at + 1).padStart(6, '0')}`).join(' ')
}
