/** The long document's part on bytes and packets. */

/** What happens to a text between two machines. */
export const bytes = `## 4. The bytes between

### Cut anywhere

Between two machines a text is a sequence of bytes, and the network treats it as what it is to the network: nothing in particular. It is divided into packets wherever a packet happens to be full. They may take different ways. They are put in order again, and lost ones are asked for again, so that in the end the receiver has the same sequence. But it has it in **pieces**, and the borders of these pieces mean nothing. One read may bring half a word, or three sentences and the first byte of a letter.

That last case is the classic one. In UTF-8 a letter takes one to four bytes. The design is a small masterpiece, sketched in one evening in 1992 by Ken Thompson and Rob Pike, on a placemat as they tell it. Its first byte says how many follow, and the following ones are marked so that they can never be mistaken for a first. Drop into the middle of a text, and the next letter's beginning is at most three bytes away. It is the Morse and the Baudot answer in one: signs of different lengths, whose borders can nevertheless always be found.

A receiver still has to keep the odd bytes at the end of each piece until the rest has come. A decoder that forgets to do so turns an *é* into two signs of confusion about once in a thousand reads, which is to say never while its author is watching, and every day in use.

Letters are not even the end of it. What a person takes for one sign can be several letters of Unicode:

1. an *e* followed by a combining accent,
2. a flag, which is two letters of a country's code,
3. a family, which may be four people held together by joiners that cannot be seen.

Cut such a cluster in two, show the first half, and the reader sees one sign turn into another. It is the dot that might be an *E* or an *H*, back again after a hundred and fifty years.

### Little letters in a stream

When a server has more to say than one answer, and wants to say it when it occurs, it needs a way of marking where one thing ends. A very simple way has survived all fashions. An event is a few lines of text, and an empty line ends it:

\`\`\`http
HTTP/1.1 200 OK
content-type: text/event-stream

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half a"}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" thought"}}

\`\`\`

A reader of such a stream has three layers of waiting to do, one inside the other: bytes until there is a letter, letters until there is an empty line, and events until there is something worth showing. Each is a few lines of code, and each has the same form: **keep what is incomplete, pass on what is complete**.

\`\`\`ts
/** Yields whole events from pieces that may be cut anywhere. */
export async function* events(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let kept = ''
  for await (const piece of pieces) {
    kept += decoder.decode(piece, { stream: true })
    const parts = kept.split('\\n\\n')
    kept = parts.pop() ?? ''
    yield* parts
  }
}
\`\`\`

And there is a question that the code above does not answer. When the pieces stop coming, is that the end? A closed connection looks the same whether the speaker has finished or has fallen over. Telegraph operators knew this well, and closed each message with a sign that meant nothing else. A stream needs one too. Without it, silence is only silence, and a text that stops is **not** a text that is complete.
`
