/** Runs JavaScript in the person's page, after asking. */
import { fieldOf, toolTurn, unlessFailed } from './tool-turn'

const CODE = `// How often does a group of people share a birthday?
function share(people, tries = 20_000) {
  let hits = 0
  for (let n = 0; n < tries; n++) {
    const days = new Set()
    for (let i = 0; i < people; i++) days.add(Math.floor(Math.random() * 365))
    if (days.size < people) hits++
  }
  return hits / tries
}

for (const people of [10, 20, 23, 30]) {
  console.log(people + ' people: ' + (100 * share(people)).toFixed(1) + ' %')
}

(100 * share(23)).toFixed(1) + ' %'`

/** Code that asks before it runs. */
export const javascript = toolTurn({
  name: 'javascript',
  title: 'Code that asks first',
  question: 'Simulate the birthday problem in JavaScript',
  opening: 'I will try it out with a short simulation. It runs in your browser, so I have to ask you first.',
  calls: [{ name: 'run_javascript', input: { code: CODE } }],
  closing: ([result]) =>
    unlessFailed(
      result,
      (found) =>
        `Among 23 people two share a birthday in about **${fieldOf(found, 'value')}** of all groups. The exact figure is 50.7 %; a simulation comes close to it and never quite repeats itself.`,
    ),
})
