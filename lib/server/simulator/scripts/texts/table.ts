/** A table with numbers and alignment, row by row. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:(?:show|draw|make|give|write)(?: me)? )?(?:a |an |some )?(?:markdown |sample |example |demo )?tables?(?: with numbers| with aligned? (?:columns|numbers))?$/

/** A table. */
export const table: Script = {
  name: 'table',
  title: 'A table',
  question: 'Show me a table with numbers',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`## The planets, by the numbers

Columns of text stand left, columns of numbers stand right, and the last one is centred.

| Planet | Distance (million km) | Diameter (km) | Day (hours) | Known moons | Ring |
| :--- | ---: | ---: | ---: | ---: | :---: |
| Mercury | 57.9 | 4,879 | 4,222.6 | 0 | no |
| Venus | 108.2 | 12,104 | 2,802.0 | 0 | no |
| Earth | 149.6 | 12,756 | 24.0 | 1 | no |
| Mars | 228.0 | 6,792 | 24.7 | 2 | no |
| Jupiter | 778.5 | 142,984 | 9.9 | 95 | *faint* |
| Saturn | 1,432.0 | 120,536 | 10.7 | 146 | **yes** |
| Uranus | 2,867.0 | 51,118 | 17.2 | 28 | *faint* |
| Neptune | 4,515.0 | 49,528 | 16.1 | 16 | *faint* |

A day here is from noon to noon, which is why Mercury's lasts two of its years. The moons are a count of some years ago and still growing: the outer planets keep being caught with another one.

Two small things that a table must stand: a cell with \`code | and a pipe\`, which is written \`\\|\` outside of code, and a cell that is empty.

| Written | Shown |
| :--- | :--- |
| \`a \\| b\` | a \\| b |
| nothing | |
`),
  ],
}
