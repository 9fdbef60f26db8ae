/** A page of documentation, about a thousand tokens: prose, code, a table and lists, as such answers have them. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

/** How to read a streamed answer. */
export const documentation: Script = {
  name: 'documentation',
  title: 'A page of documentation',
  question: 'Document how a program reads a streamed answer',
  matches: (question) =>
    /^(?:document|write (?:the )?documentation on) how (?:a program|one|you) reads? a streamed answer$/.test(
      plain(question),
    ),
  steps: () => [
    say(`# Reading a streamed answer

This page explains how a program reads an answer while it is being written. It assumes that you know HTTP, and nothing else. The examples are in JavaScript; any language that can read a response piece by piece will do.

## The request

Ask for a stream in the body of an ordinary \`POST\`. Nothing else about the request changes.

\`\`\`http
POST /v1/messages HTTP/1.1
content-type: application/json
x-api-key: your-key

{
  "model": "claude-opus-5",
  "max_tokens": 1024,
  "stream": true,
  "messages": [{ "role": "user", "content": "Hello" }]
}
\`\`\`

The response begins at once, with status 200 and the content type \`text/event-stream\`. From here on there is no other status: whatever happens later is told inside the stream.

## The events

The body is a list of events. Each has a name and one line of JSON, and ends with an empty line. They come in this order:

1. \`message_start\` opens the answer. It names the model and counts the tokens of the question.
2. For each block of content: one \`content_block_start\`, any number of \`content_block_delta\`, one \`content_block_stop\`.
3. \`message_delta\` says why the answer ended and how many tokens it has.
4. \`message_stop\` closes it. An answer without it is not complete.

Between them a \`ping\` may come at any time. It carries nothing; it only shows that the line is open. Events of other names may be added one day, so ignore those that you do not know.

| Kind of delta | Belongs to | What to do with it |
| :--- | :--- | :--- |
| \`text_delta\` | text | append \`text\` |
| \`thinking_delta\` | thinking | append \`thinking\` |
| \`signature_delta\` | thinking | keep it, send it back unchanged |
| \`input_json_delta\` | a tool call | append \`partial_json\`, parse it at the end |

## A reader

The pieces of a response have nothing to do with the events in it. One piece may hold three events, or half of one; it may even end in the middle of a letter. So decode with a decoder that remembers, keep what is not finished, and cut at empty lines:

\`\`\`js
async function* readEvents(response) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of response.body) {
    rest += decoder.decode(piece, { stream: true })
    const events = rest.split('\\n\\n')
    rest = events.pop()
    for (const event of events) {
      const data = event.split('\\n').find((line) => line.startsWith('data: '))
      if (data) yield JSON.parse(data.slice(6))
    }
  }
}
\`\`\`

Using it takes a few lines more:

\`\`\`js
let text = ''
let isComplete = false
for await (const event of readEvents(response)) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
    text += event.delta.text
    show(text)
  }
  if (event.type === 'error') throw new Error(event.error.message)
  if (event.type === 'message_stop') isComplete = true
}
if (!isComplete) markAsInterrupted(text)
\`\`\`

## What goes wrong

- **Something between you and the server waits.** A proxy that buffers or compresses holds the pieces back, and everything arrives at once. Switch both off for this content type.
- **The connection breaks.** You keep what you have, but the API cannot be asked for the rest. Either ask again from the start, or have a server of your own keep the events with their numbers.
- **The answer ends early.** Read \`stop_reason\`: \`end_turn\` is a complete answer, \`max_tokens\` is one that was cut. Say so to whoever reads it.
- **The screen cannot keep up.** Do not draw once for each event. Collect what has come and draw once a frame; nobody sees more.

## When not to stream

If nobody is reading, do not. A program that needs the whole answer, such as a nightly job or one that parses JSON, is simpler with an ordinary response. Ask for a stream all the same if the answer is long: a connection on which nothing moves for minutes is closed by some device on the way.
`),
  ],
}
