/** An essay about footnotes, with five of them. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:show|give|write)(?: me)? (?:(?:an essay|a text|something) (?:with|about|on) (?:five |some )?footnotes|(?:some )?footnotes)$/

/** Footnotes. */
export const footnotes: Script = {
  name: 'footnotes',
  title: 'An essay with footnotes',
  question: 'Write an essay with footnotes',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`## At the foot of the page

A footnote is an odd kind of promise. It says that what you are reading is not all there is, that the rest is near, and that nobody will mind if you do not look. Most writing asks for your attention. A footnote offers you the choice.

Notes are nearly as old as books, but for a long time they stood in the margin, beside what they explained. It was printers who moved them. A margin full of small type is slow to set and spoils the look of the page, while the foot has room. One of the first to see this may have been Richard Jugge, who printed the Bishops' Bible in London in 1568.[^jugge]

A hundred and thirty years later the foot had become the better half. In Pierre Bayle's *Historical and Critical Dictionary* a few lines of article float on a sea of notes, and it is in the notes that the author tells what he thinks.[^bayle] Edward Gibbon learnt from him. When the first volume of his *Decline and Fall* came out in 1776, its notes were at the end of the book, and David Hume complained to the printer.[^hume] Later editions have them where Hume wanted them, and where one can enjoy their malice in passing.

With the nineteenth century the footnote took an oath. Historians had come to see themselves as people who prove what they say, and a proof wants a place to stand. The text persuades, the notes prove; and as Anthony Grafton says in the book that he wrote about it, the two do not always tell the same story.[^grafton]

Novelists have had their fun with all this. Nicholson Baker's *The Mezzanine*, which takes place on one escalator, has a footnote in praise of footnotes. David Foster Wallace's *Infinite Jest* has 388 notes, all of them at the end, so that its readers need two bookmarks.[^wallace]

A screen has no foot. And when a text arrives word by word the promise gets odder still: the little number comes first, and what it stands for may be a whole essay away. For that time it is a promise in the full sense. One can only hope, with Hume, to find more at the end than *nothing but the reference to an authority*.[^hume]

[^jugge]: So says Chuck Zerby in *The Devil's Details* (2002). As with most firsts, it depends on what one counts.

[^bayle]: Rotterdam, 1697. The trick had its use: a censor who read only the large type found a pious book.

[^hume]: To William Strahan, on 8 April 1776: "One is also plagued with his Notes, according to the present Method of printing the Book: When a note is announced, you turn to the End of the Volume; and there you often find nothing but the Reference to an Authority."

    He asked that they be printed "at the Margin or the Bottom of the Page". It was done in the next edition, which he did not live to see.

[^grafton]: *The Footnote: A Curious History* (1997). Its own notes are, of course, at the foot.

[^wallace]: Some of the notes have notes. The longest run to several pages, and at least one of them can be said to hold a part of the plot, so that the choice is taken back: **you must look**.
`),
  ],
}
