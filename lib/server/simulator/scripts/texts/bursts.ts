/** Text in bursts with silence between them, as some servers and proxies relay it. */
import { pause, plain, type Script, say } from '@/lib/server/simulator/script'
import { splitTokens } from '@/lib/server/simulator/tokens'

/** The silence between two bursts. */
export const BURST_PAUSE_MS = 450

const MEAN_TOKENS = 65
/** By how many tokens each burst ends later or earlier than evenly, because real bursts vary in length. */
const UNEVEN = [6, -5, 3, -6, 0, 5, -3]

const MATCH =
  /^(?:answer|write|arrive|speak|stream) in bursts$|^(?:tell me|write|explain) (?:something )?about (?:things that (?:come|arrive) in )?bursts$/

/** An answer in bursts of 50 to 80 tokens, each one delta. */
export const bursts: Script = {
  name: 'bursts',
  title: 'Text in bursts',
  question: 'Answer in bursts',
  matches: (question) => MATCH.test(plain(question)),
  steps: () =>
    burstsOf(TEXT).flatMap((burst, at) =>
      at === 0 ? [say(burst, [burst])] : [pause(BURST_PAUSE_MS), say(burst, [burst])],
    ),
}

function burstsOf(text: string): string[] {
  const tokens = splitTokens(text)
  const count = Math.round(tokens.length / MEAN_TOKENS)
  const ends = Array.from({ length: count }, (_, at) => {
    const even = Math.round(((at + 1) * tokens.length) / count)
    return at === count - 1 ? even : even + (UNEVEN[at % UNEVEN.length] ?? 0)
  })
  return ends.map((end, at) => tokens.slice(ends[at - 1] ?? 0, end).join(''))
}

const TEXT = `## Things that come in bursts

This answer arrives in bursts: some fifty to eighty tokens at once, and then nearly half a second of nothing. Many a server or proxy between a model and a reader does just that. A page that draws whatever it gets, whenever it gets it, then reads like somebody who keeps holding their breath. Here are five things that come in bursts by their nature.

### Buses

You wait for a quarter of an hour, and then there are three. No timetable wants this, and no driver does it on purpose. A bus that is a little late finds more people at its next stop, takes longer to let them in, and is later still. The bus behind it finds fewer people than usual and catches up. Any small difference grows: **even spacing is unstable**, like a pencil on its tip. Operators fight it by letting early buses wait, which the passengers on board dislike, and by letting full ones skip a stop, which those at the stop dislike more.

### Geysers

Old Faithful in Yellowstone is less regular than its name. It plays for one and a half to five minutes. After a short eruption the next one comes in a little over an hour, after a long one in about an hour and a half. The reason is plumbing: a long eruption empties more of the chamber below, and more cold water has to be heated again. Whoever has timed one eruption can foretell the next to within ten minutes or so, and that is what the rangers do.

### Aftershocks

In 1894 the seismologist Fusakichi Omori counted the shocks that had followed the great Nōbi earthquake three years before. Their number fell off as one over the time that had passed: half as many on the second day as on the first, a tenth as many on the tenth. The rule fits on a napkin and is still in use. A hundred years later the last small aftershocks of that one earthquake still kept to it.

### Cicadas

In the east of North America some cicadas live under the ground for thirteen or seventeen years and then come out together, within a few weeks, in some places more than a million to the acre. Everything that eats cicadas eats until it can eat no more, and most of them survive for that reason alone. Why thirteen and seventeen? Both are prime, and a prime cycle rarely meets the cycle of anything else. It is a pretty idea. It has not been proved.

### Packets

In 1984 the engineer John Nagle noticed that somebody who types at a remote computer sends one character at a time, each with forty bytes of header around a single byte of content. His remedy was to hold small pieces back while an earlier one is still on its way, and to send what has gathered in one go. It saves a lot of traffic. It also turns an even stream into bursts, which is why games and terminals switch it off with the option \`TCP_NODELAY\`.

### What a reader wants

A reader cares about none of this. Eyes move along a line at four or five words a second, and all they ask is that the next word is there when they come to it. Between a source that comes in bursts and an eye that moves evenly, somebody has to keep a little text in reserve and let it out at a steady pace: enough to bridge the next gap, and never so much that the page falls behind. That is the whole trick, and it is older than computers. A water tower does it for a town, a flywheel for an engine, and a good interpreter for a speaker who talks in outbursts.
`
