/** The long document's part on telegraphy. */

/** From towers on hills to codes of five units. */
export const telegraph = `## 1. The wire

### Towers that could be seen

The first network that carried words faster than a horse had no wires. In the 1790s Claude Chappe and his brothers set up towers on hills across France, each within sight of the next, each with a wooden beam on its roof and a smaller arm at either end of the beam. An operator looked through a telescope at the tower behind him, set his own arms in the same figure, and watched until the tower ahead had copied it. A figure crossed the country in minutes.

Note what the operators did *not* do. They did not wait for a message to be complete before they sent it on. Each figure was passed on as it came, so that a dispatch of a hundred figures was spread out along the line, its first signs already being written down in Paris while its last were still being made at the coast. The delay of the line was the delay of **one figure**, times the number of towers. Had each station collected the whole message first, the delay would have been that of the whole message, times the number of towers. The inventors never wrote it down as a formula, but it is the most important one in this document:

| Way of passing on | Time until the first sign arrives | Time until the last sign arrives |
| :--- | ---: | ---: |
| Collect, then send | stations × whole message | stations × whole message |
| Sign by sign | stations × one sign | stations × one sign + whole message |

With twenty stations, a hundred signs and twenty seconds a sign, the second way brings the first sign in under seven minutes. The first way brings it in eleven hours.

### Dots that know their neighbours

The electric telegraph of the 1840s narrowed the channel to the extreme: a wire is either carrying a current or it is not. Samuel Morse and Alfred Vail gave frequent letters short signs, and a story has it that they found the frequencies by counting the type in a printer's cases, where there is always more of what is used more.

Short signs for frequent letters make a message shorter, but they have a price. A single dot is *E*, two are *I*, three are *S*, and four are *H*. When the first dot has come, the receiver knows only that the letter is one of those that begin with a dot. It takes a pause, which is to say a piece of **nothing**, to settle it. Anybody who has written a program that reads a stream will know the feeling. The operator at the key had a feeling for it too, and learned not to write down a letter until the silence after it had lasted long enough to be meant.

Émile Baudot took the opposite course in the 1870s. In his code each letter has five units, no more and no less. It wastes time on the *E*, but a receiver always knows where it is: after five units the letter is complete, and no silence is needed. Five units give thirty-two signs, too few for letters and figures together, so two of them were set aside to *shift*: from here on, read figures; from here on, read letters. That is a second kind of dependence. To know what a sign means one must know what came **before** it, possibly long before. Tear a strip of such a message in two, and the second half may be nonsense.

Every format since has had to choose its place between these two:

- Signs of different lengths save room, and need care about where they end.
- Signs of one length are easy to cut, and cost room.
- A state that is set once and holds on saves most of all, and makes every cut a risk.
`
