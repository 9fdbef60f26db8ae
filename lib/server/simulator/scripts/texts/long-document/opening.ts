/** The long document's title and opening. */

/** Why a page is not something that is sent whole. */
export const opening = `# How a page reaches a screen

*On telegraphs, type, and the old art of showing a thing before it is finished*

A page looks like a thing. It has edges, it lies still, and when it is there it seems to be there all at once. So it is natural to think of sending a page as of sending a parcel: somebody packs it, somebody carries it, and at the other end somebody opens the lid.

Almost nothing about the way pages travel is like that. A page on a screen is the last moment of a long procession. Signs arrive one behind the other, through a channel that is narrower than anyone would like, and at every station on the way somebody has to decide: do I wait for the rest, or do I pass on what I have? Every system for moving text, from the brass key to the glass fibre, is an answer to that question. The answers differ in speed by ten orders of magnitude. The question has not changed at all.

This document follows a page along that procession. It begins long before screens, because the people who sent words over wires and set them in lead had already met every problem that we have: how to name a letter, how to know where a line ends before it has been written, what to do when the last part of a message never comes, and how to make waiting bearable for the person at the far end.

Three ideas will come back again and again, so it is worth naming them now.

1. **A channel carries a sequence.** Whatever the thing is that one wants to send, it has to be laid out in an order, and whoever receives it gets the beginning before the end.
2. **Meaning depends on what follows.** A sign can be ambiguous until the next one has come. A receiver that acts at once will sometimes have to take something back.
3. **People read while they wait.** The person at the end of the line is not a buffer. A beginning that is useful at once is worth more to them than a whole that comes a little sooner.

The third is the one that engineers forget most easily. It is also the one that this story is about.
`
