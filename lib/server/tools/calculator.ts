/** Tool `calculator`: exact arithmetic up to any practical size. */
import { z } from 'zod'
import { evaluate, MAX_CHARACTERS } from './calculator/evaluate'
import { show } from './calculator/quantity'
import { defineTool } from './tool'

export const calculator = defineTool({
  name: 'calculator',
  description:
    'Evaluates an arithmetic expression exactly, with fractions and integers of any length. Use it for every calculation that is not trivial. ' +
    'Operators: + - * / ^ ! mod and parentheses; 15% is 0.15, and 200 + 15% is 230. Constants: pi, e, tau, phi. ' +
    'Functions: sqrt, cbrt, root(x, n), abs, round(x, places), floor, ceil, trunc, mod, min, max, sum, mean, median, stdev, ' +
    'gcd, lcm, ncr, npr, exp, ln, log(x, base; 10 unless given), log2, sin, cos, tan and their inverses in radians, rad(degrees), deg(radians). ' +
    'Numbers have a point before decimals and no separators. `exact` says whether the value is the whole truth.',
  input: z.object({
    expression: z.string().trim().min(1).max(MAX_CHARACTERS).describe('for example (1/3 + 0.1) * 12^2'),
  }),
  run: ({ expression }) => ({ expression, ...show(evaluate(expression)) }),
})
