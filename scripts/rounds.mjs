/**
 * How much a test of random inputs plays: the short form in `npm test`, the long one in `npm run test:long`. Both are the
 * same code on the same seed, so that the short form is the beginning of the long one. RUNS and SEED play others by hand.
 */

/** What decides every random input, so that what fails is what was changed. */
export const SEED = Number(process.env.SEED ?? 20_261)

/** Whether many rounds are played, which may take as long as they take. */
export const isLong = process.env.FIRSTWORD_TEST_ROUNDS === 'long' || process.env.RUNS !== undefined

/**
 * The number of rounds, or of whatever there are few of in the short form and many in the long one.
 *
 * @param {number} short
 * @param {number} long
 * @returns {number}
 */
export function rounds(short, long) {
  return Number(process.env.RUNS ?? (isLong ? long : short))
}
