/** The long document's part on typesetting. */

/** From the composing stick to the line-casting machine. */
export const type = `## 2. The line

### A stick in the hand

While the telegraph was learning to send letters one by one, printers had been assembling them one by one for four hundred years. A compositor stood at a pair of wooden cases, the capitals in the upper and the rest in the lower, which is why they are called upper and lower case to this day. In the left hand was a *stick*, a small tray set to the width of the column. The right hand took letter after letter from its compartment and set it into the stick, upside down and from left to right.

Then came the end of the line, and with it a decision that no one could make beforehand. A line has to be exactly as wide as the column, or it will fall apart in the press. So the compositor had to judge, as the last words went in, whether one more would fit; if not, to divide it; and then to spread the remaining room among the spaces between the words, swapping thin ones for thicker until the line was tight. This is *justification*, and it means that **no space in a line can be final before the last word of the line is known**.

Here is a law that screens have inherited. A letter's place depends on its line, the line on its paragraph, the paragraph on what is set beside it. Text arrives in one order, but its shape is decided in units that are larger than a letter. Whoever wants to show a text as it comes must choose what to do about the unit that is still open:

| The open unit | Show it at once, and… | Or wait, and… |
| :--- | :--- | :--- |
| a word | the reader sees half-words | the reader sees a stutter |
| a line | it may be broken again elsewhere | lines drop in one by one |
| a table's row | the columns may move | rows drop in one by one |
| a table | everything below it may move | a long silence, then much at once |

There is no right column in that table. There is only knowing which unit one has chosen, and keeping everything that is already **closed** from being disturbed.

### Hot metal

In 1886 a newspaper in New York put to work the first machine that did for a whole line what the compositor did for a letter. Ottmar Mergenthaler's Linotype had a keyboard of ninety keys. Each key let fall a small brass mould, a *matrix*, and the matrices gathered in a row. Between the words it dropped not spaces but steel wedges, long and thin. When the line was nearly full the operator pulled a lever: the wedges were pushed up all together, each widening its gap by the same amount until the row was tight, and molten metal was pressed against it. Out came a bar with a whole line of type on its edge, still warm. It was called a slug, and the name of the machine is what it made: a *line o' type*.

The wedge is one of the most beautiful answers ever given to the problem of a decision that has to be put off. It is a space whose width is not yet known. It can be set in its place **now**, in the right order, among letters that are already fixed, and it settles by itself when the rest has come. Programmers build the same thing under other names: a promise, a placeholder, a box with a flexible width.

The slug has a second lesson. A mistake in the middle of a line could not be mended; the whole line had to be cast again. But a mistake in *one* line cost only that line. The lines before it, already cast and lying in the galley, were never touched. Finished work was safe because it was **separate**: the machine's unit of work was also its unit of repair. Much of the craft of showing growing text on a screen comes down to finding slugs in it, pieces that are done, that can be set aside, and that nothing arriving later can change.
`
