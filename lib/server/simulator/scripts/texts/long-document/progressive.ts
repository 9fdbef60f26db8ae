/** The long document's part on progressive display. */

/** Teleprinters, terminals, and images that become sharper. */
export const progressive = `## 3. The picture that comes by degrees

### Paper that moves

The teleprinter married the two trades. At one end somebody typed, at the other a machine printed, letter by letter, on a roll of paper that crept upwards. For newsrooms it was a strange new experience. A report did not arrive; it *happened*. Editors stood around the machine and read over its shoulder, and they knew the first sentence of a story minutes before its author had thought of the last.

This changed how stories were written. A line could fail at any moment, and a long report might be cut by one more urgent, so whoever wrote for the wire learned to put the essential thing first and to go on in order of falling weight. Journalists call it the inverted pyramid. Wherever the text was broken off, what had come was **a usable text**. Every writer can learn from it: it came straight out of the properties of a channel, and it holds now as it did then.

The first computers that talked with people did so over the same machines. When glass replaced paper, the new terminals imitated the old ones so faithfully that they were called glass teletypes: text appeared at the bottom and everything else moved up. A good part of the habits of today's terminals, from the carriage return to the bell, is inherited from a roll of paper.

### First the outline

Pictures took another path. A picture can be sent as a text is, from the top line to the bottom, and over a modem that meant a face appeared from the hair downwards over half a minute. In 1987 the GIF format offered a different order. An *interlaced* picture sends every eighth row first, then fills in the rows between, in four passes. After an eighth of the data there is a coarse picture of the whole; the rest only sharpens it.

| Pass | Rows sent | Share of the data so far |
| ---: | :--- | ---: |
| 1 | 0, 8, 16, … | 12.5 % |
| 2 | 4, 12, 20, … | 25 % |
| 3 | 2, 6, 10, … | 50 % |
| 4 | 1, 3, 5, … | 100 % |

Progressive JPEG did the same with more finesse. It orders the data not by place but by *coarseness*: first the slow changes of light across the whole picture, then finer and finer detail. In both cases not a byte fewer is sent. What changes is only the order, and with it the moment at which a person can say "ah, a harbour" and decide whether to go on waiting.

That moment deserves a name, because it is what all this work is for. Call it the *first useful moment*. It has three properties that are easy to get wrong:

- It is **not** the moment at which something, anything, appears. A spinner is not useful.
- It depends on the **person**. For one who checks a number, it comes when the number is there; for one who reads, when the first sentence is.
- It can be moved **without any more speed**, by nothing but a better order.

The temptation with coarse pictures is to be proud of the outline and to forget that it changes. A text that reshuffles itself while one reads it is worse than one that comes late. A picture may sharpen, since the eye does not hold on to a blur. But a word that has been read has been *taken*, and moving it is like pulling the book away. For text the rule has to be stricter: add as much as you like, at the end, and leave the rest alone.
`
