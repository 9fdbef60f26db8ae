/** A short answer of 500 tokens. The stage shows it at several paces, in bursts, and after a long wait: it is true of all. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

/** Why streaming feels fast, in 500 of the simulator's tokens. */
export const streamingFeelsFast: Script = {
  name: 'streaming-feels-fast',
  title: 'A short answer',
  question: 'Explain in a short answer why streaming feels fast',
  matches: (question) =>
    /^explain (?:in a short answer |briefly )?why streaming (?:an answer )?feels fast$/.test(plain(question)),
  steps: () => [
    say(`Streaming does not make a model faster. It changes what you do while the model works: without it you wait, with it you read.

## Two ways to spend the same wait

A language model writes one small piece of a word after another. A program can keep all of them back until the last one is there, or it can hand on each as soon as it exists. The last word comes at the same moment in both. The first word does not: in one it comes together with the last, and in the other as soon as there is one.

An empty page makes any wait long. After one second people notice that they wait. After about ten they look at something else, and some of them do not come back. A page that shows each word as it comes stops that clock with the first one.

## Reading is slower than writing

Most people read four or five words in a second. A model often writes twenty, fifty or more. So a reader who begins with the first word is seldom held up again: the text is ahead of the eye. By the time the last sentence has been written, the reader is often near the beginning, and for this reader the rest of the answer took *no time at all*.

That is why the wait before the **first word** matters so much, and the time until the last one so little:

| What is measured | Waiting | Streaming |
| :--- | ---: | ---: |
| first word | the end | when it exists |
| first paragraph | the end | soon after it |
| last word | the end | the end |

## What else it gives

- You see early whether the question was understood, and can stop an answer that goes the wrong way. What is not written costs nothing.
- You can leave in the middle, when you have found what you came for.
- A connection that breaks has already brought you something.

## What it asks for

Half an answer is not an answer. A sentence may be taken back by the next one, and a table has no total before its last row. Where a first claim could do harm, or where another program is the reader, wait for the end and check it. For people who read, show every word when it comes, at the pace at which it comes, and let them decide whether to trust it.
`),
  ],
}
