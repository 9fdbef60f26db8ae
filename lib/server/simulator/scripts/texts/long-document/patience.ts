/** The long document's closing part. */

/** On waiting, and what the waiting person deserves. */
export const patience = `## 7. What is owed to the one who waits

### The record

One habit of the telegraphers is worth keeping. Each station wrote a copy of what passed through. When a line fell in the middle of a message, nobody had to guess how much of it had arrived. The far station said which word it had last, and the near one went on from the next.

It is the whole secret of resuming. Number the pieces; keep them for a while; let the one who was cut off say the last number that it saw. What follows is no different from what would have followed anyway, so that the code that serves somebody who comes back can be the **same code** that serves somebody who comes for the first time. A first reader is only one who has seen nothing yet.

\`\`\`text
reader   >  I have up to 41
record   >  42  " and so"
record   >  43  " the line"
record   >  44  " was whole"
record   >  45  " again."
record   >  end
\`\`\`

Two conditions come with it. The record must outlive the reader, or there is nothing to come back to. And it must be written by the one who *makes* the text and not by the one who happens to read it, or the text will be lost at the very moment at which it is needed. A speaker who stops in mid-sentence because a listener left the room has misunderstood what the sentence was for.

### The last sign

So a page reaches a screen. It is laid out in an order. It is cut where it does not matter, and put together where it does. Signs are kept until they are whole, lines until they are full, and what is settled is set aside and left in peace. At the end there is light of three colours behind a sheet of glass, and in front of it someone who has been reading since the first word and has noticed none of this.

That is the measure of the work. A reader who notices the machinery is waiting for it. One who does not is already thinking about what the page *says*.

Chappe's towers fell silent in the 1850s, when the last lines were replaced by the wire. Some still stand on their hills, without their arms. There is a plaque on a few of them that tells the visitor how fast a sign once went from there to Paris. None says how long a whole message took, and that is just as well. No one who ever stood at a telescope waiting for news would have asked for it. They would have asked what we all ask, with the lamp lit and the page still empty:

*Has it begun?*
`
