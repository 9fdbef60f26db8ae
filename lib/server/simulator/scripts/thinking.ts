/** Thinks before it answers a small puzzle. */
import { plain, type Script, say, think } from '@/lib/server/simulator/script'

const MATCH = /^(?:think|reason)\b.{0,40}\b(?:a|the|this) (?:small |little |short )?(?:puzzle|riddle)$/

/** Thinking, then an answer. */
export const thinking: Script = {
  name: 'thinking',
  title: 'Thinking first',
  question: 'Think hard, then solve a small puzzle',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    think(
      'The quick answer is 0.10, but then the bat would be 1.10 and the sum 1.20. Let the ball be x. Then x + (x + 1.00) = 1.10, so 2x = 0.10 and x = 0.05. Check: 0.05 + 1.05 = 1.10.',
    ),
    say(`Here is an old one: *a bat and a ball cost $1.10 together. The bat costs one dollar more than the ball. What does the ball cost?*

The answer that jumps to mind is ten cents, and it is wrong: the bat would then cost $1.10 on its own, and the two together $1.20.

**The ball costs five cents.** The bat costs $1.05, which is exactly a dollar more, and together they make $1.10.
`),
  ],
}
