/**
 * How much a test of random inputs plays: the short form in `npm test`, the long one in `npm run test:long`. Both are the
 * same code on the same seed, so that the short form is the beginning of the long one. RUNS and SEED play others by hand.
 */

/** What decides every random input, so that what fails is what was changed. */
export const SEED = Number(process.env.SEED ?? 20_261)

/** The number of rounds, or of whatever there are few of in the short form and many in the long one. */
export function rounds(short: number, long: number): number {
  const asked = process.env.RUNS ?? (process.env.FIRSTWORD_TEST_ROUNDS === 'long' ? long : short)
  return Number(asked)
}
