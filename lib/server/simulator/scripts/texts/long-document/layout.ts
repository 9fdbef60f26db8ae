/** The long document's part on parsing, layout and paint. */

/** What a browser does with what arrives. */
export const layout = `## 5. From text to light

### A tree that is never finished

The browser's reader begins to work long before a page is complete. It takes characters as they come and builds a tree: this is a heading, that is a paragraph, here a list begins. HTML was designed to be read like that, in one pass and without looking ahead, and its rules for mending broken pages are written so that every beginning of a page **is** a page. If the connection dies in the middle of a list, the list is closed, and what has come is shown.

Other notations are less obliging. A Markdown text can turn around on the spot:

- A line of words is a paragraph, until the next line is a row of dashes. Then it was a heading all along.
- A line with bars in it is text, until the line below it has bars and dashes. Then it was the head of a table.
- A word between two stars is emphasised, but when only the first star has come, a star is what one sees.
- An opening fence turns everything after it into code, until a closing one says otherwise.

There are two honest ways of dealing with it. One may wait until a construct is settled, or one may *guess* that it will be closed, show it as though it were, and accept to be wrong now and then. For a fence of code the guess is nearly always right, and nothing is lost by it. For a lone star it is a coin toss. A good renderer decides case by case. A lazy one reads the whole text anew with each word that arrives, which is correct in every instant, and is also the reason that some pages grow slower and slower the longer an answer gets. If the text has *n* pieces, and each makes the reader start from the top, then the work is not *n* but *n* squared:

| Pieces | Work, settled parts kept | Work, all read anew |
| ---: | ---: | ---: |
| 100 | 100 | 5,050 |
| 1,000 | 1,000 | 500,500 |
| 10,000 | 10,000 | 50,005,000 |

The remedy is the slug of the casting machine. A paragraph with an empty line behind it is closed. Set it aside, and read only what comes after.

### Boxes, and then dots

From the tree the browser makes boxes. It measures each word in its font, breaks lines, stacks them, and finds for every box its place. This is the compositor's work, done a few hundred times a second without complaint. It has kept the compositor's law as well: the width of a column in a table depends on its widest cell, and the widest cell may be the last.

When the boxes have their places they are painted, first into layers, and from these into the grid of dots that is handed to the screen. A screen takes a new picture sixty times a second, on many machines a hundred and twenty times. In between nobody can see anything. So there is no use in touching the page more often than once a picture: ten words that arrive within the same sixtieth of a second should cost one change and not ten.

At this end of the procession the numbers look like this, for a reader with an ordinary screen:

| What | Time |
| :--- | ---: |
| One picture on the screen | 16.7 ms |
| The delay that feels like none at all | about 100 ms |
| The delay after which thoughts begin to wander | about 1 s |
| The delay after which people leave | about 10 s |

The last three figures have been quoted since the time-sharing systems of the 1960s, and they have outlived every machine that they were measured on. Computers have become a million times faster, and people have not.
`
