/** The long document's part on answers of language models. */

/** A speaker that does not know its last sentence yet. */
export const stream = `## 6. A speaker without a manuscript

Up to here there was always a finished page somewhere. The telegram had been written before it was sent, the picture painted before it was interlaced. Showing it by degrees was a courtesy to the reader; one could, in principle, have waited.

A language model is a different kind of source. It makes its answer one token at a time, a token being a short word or a piece of one, and each is chosen in the light of all those before it. While the beginning is on its way there **is** no end. It is neither hidden nor withheld; it has not been decided. The situation is that of the editor at the teleprinter, reading a report whose author is still running down the street.

This makes streaming natural. Whoever waits for the whole waits for the sum of all the steps, and whoever reads along waits for the first. Take an answer of five hundred tokens, made at a hundred tokens a second, with three tenths of a second until the first:

- Read as it comes, it begins after **0.3 s** and is complete after 5.3 s.
- Sent when it is done, it begins after **5.3 s**, and is complete in the same instant.

The total is the same. But a person reads some four or five words a second, so the one who reads along is at no point waiting: by the time the last word is there, they have not yet come to the middle. In the second case they have spent five seconds looking at a wheel, and have all of the reading still before them.

It also makes streaming *dangerous* in a way that telegrams were not. If the end is not known when the beginning is shown, then the beginning may turn out to be wrong. The fourth paragraph may bring the "unless" that the first one needed. In most conversations that does no harm, as readers take a growing text for what it is. But there are answers on which people act at once, about a dose, a deadline, a sum of money, and there the half of an answer can be worse than none. For those the old way, collect and then send, has not become wrong. The art lies in knowing which is which, and in saying plainly what one is doing: *this answer is being held back until it is whole*.

What should a page that shows such a stream be held to? The following list is short, but each line of it is somebody's bad afternoon.

1. **Say at once that something is happening**, and say what: connecting, thinking, looking something up.
2. **Show what has come, as soon as it has come.** Nobody between the source and the eye may collect without being asked to.
3. **Never move what has been read.** Grow at the end.
4. **Let the reader leave the end.** Someone who has scrolled up to read must not be pulled back down.
5. **Let the reader stop it**, and then really stop, at the source, where it costs money.
6. **Survive a cut.** If the line drops, go on from where it dropped, not from the start, and lose no word.
7. **Tell the truth about the end.** Complete, cut, stopped and failed are four different things.

Of these seven only the second is about speed.
`
