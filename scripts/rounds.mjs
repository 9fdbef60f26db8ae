/**
 * How many rounds a test of random inputs plays: few in `npm test`, many in `npm run test:long`. Both run the same code
 * on the same seed, so the short form is the beginning of the long one. RUNS and SEED override both.
 */

/** Decides every random input, so that only changes of the code make a test fail. */
export const SEED = Number(process.env.SEED ?? 20_261)

/** Whether many rounds are played, without a time limit. */
export const isLong = process.env.FIRSTWORD_TEST_ROUNDS === 'long' || process.env.RUNS !== undefined

/**
 * The number of rounds, or of anything that differs between the short and the long form.
 *
 * @param {number} short
 * @param {number} long
 * @returns {number}
 */
export function rounds(short, long) {
  return Number(process.env.RUNS ?? (isLong ? long : short))
}
