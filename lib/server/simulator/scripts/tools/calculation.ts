/** Calls the calculator. */
import { fieldOf, toolTurn, unlessFailed } from './tool-turn'

/** An exact calculation. */
export const calculation = toolTurn({
  name: 'calculation',
  title: 'An exact calculation',
  question: 'Calculate 2^100 / 3^20 exactly',
  opening: 'I will use the calculator, as I would get that wrong in my head.',
  calls: [{ name: 'calculator', input: { expression: '2^100 / 3^20' } }],
  closing: ([result]) =>
    unlessFailed(
      result,
      (found) =>
        `2¹⁰⁰ ∕ 3²⁰ is **${fieldOf(found, 'fraction')}** as a fraction, about ${fieldOf(found, 'value')}. It has no end as a decimal, as the denominator is a power of three.`,
    ),
})
