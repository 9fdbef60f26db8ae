/** Three different tools in one turn. */
import { say } from '@/lib/server/simulator/script'
import { toolTurn } from './tool-turn'

/** Three calls at once. */
export const threeTools = toolTurn({
  name: 'three-tools',
  title: 'Three tools at once',
  question: 'Use three tools at once',
  opening:
    'A clock, a calculation and a conversion have nothing to do with each other, so I ask for all three together.',
  calls: [
    { name: 'current_time', input: { time_zone: 'Europe/Rome', other_zones: ['Asia/Tokyo'] } },
    { name: 'calculator', input: { expression: 'sqrt(2) * 10^6' } },
    { name: 'convert_units', input: { value: 100, from: '°F', to: '°C' } },
  ],
  closing: (results) => [
    say(
      results.some(({ isError }) => isError)
        ? 'Not all of them could answer; what they said stands above.'
        : `All ${results.length} have answered. What they said stands above, and I added nothing to it.`,
    ),
  ],
})
