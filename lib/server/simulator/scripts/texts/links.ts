/** Every way to write a link, in prose about something to link to. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:show|give|write)(?: me)? (?:some |a few |all kinds of )?links$|^(?:tell me|write) (?:a short history of|about) (?:the )?(?:link|links|hyperlinks?)$/

/** Links of all kinds. */
export const links: Script = {
  name: 'links',
  title: 'Links of all kinds',
  question: 'Show me some links',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`## A short history of the link

In July 1945 the engineer Vannevar Bush described a desk that remembers how its owner got from one page to another. The essay, [*As We May Think*](https://www.theatlantic.com/magazine/archive/1945/07/as-we-may-think/303881/ "The Atlantic, July 1945"), calls such a way a *trail*, and foresees people who make a living of blazing trails for others. [Ted Nelson][nelson] found the word *hypertext* for it in the sixties, and in December 1968 [Douglas Engelbart][demo] clicked on a link in front of a thousand people.

The Web made the link cheap by letting it fail. Several earlier systems kept both ends in one register, so that no link could ever break. Tim Berners-Lee left the register out: **anybody may link to anything, and nobody is told**. The first page of all is still where it was, at <http://info.cern.ch/hypertext/WWW/TheProject.html>, and one of the few rules he has insisted on since is that [cool URIs don't change](https://www.w3.org/Provider/Style/URI).

## The parts of an address

What an address consists of is laid down in [RFC 3986][]; the [specification] of the element that carries it, [\`<a href>\`](https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-a-element), is longer than Bush's essay. Three small things go wrong again and again:

- **Brackets.** An address may hold them: [a link about links](https://en.wikipedia.org/wiki/Link_(The_Legend_of_Zelda)) must not end at the first one.
- **The full stop** after an address, as in https://www.example.com/a/page, belongs to the sentence and not to the address. So does the bracket around another (www.example.org).
- **Length.** Some are longer than any line, and have no place to break: https://www.example.com/archive/2026/11/a-page-whose-address-was-made-by-a-machine/and-not-by-a-person/index.html?session=4f9d0c52b7e64a1f8d3e&campaign=autumn_letter_to_readers_of_the_archive&from=https%3A%2F%2Fwww.example.org%2Fa%2Fb%2Fc&view=print&paragraph=17#the-place-that-was-meant

## Not only pages

A link can open a letter instead of a page: write to <someone@example.com>, or to somebody.else@example.com, or [with the subject filled in](mailto:someone@example.com?subject=About%20your%20link). Nobody reads that mail; the domain is kept free for examples like these.

And a link need not tell the truth. This one, [https://www.example.org/](https://www.example.com/), shows one address and leads to another. The words are the writer's, the address is what counts, and a careful page shows both when they differ.

[nelson]: https://en.wikipedia.org/wiki/Ted_Nelson
[demo]: https://en.wikipedia.org/wiki/The_Mother_of_All_Demos 'The demonstration of 9 December 1968'
[RFC 3986]: https://www.rfc-editor.org/rfc/rfc3986#section-3
[specification]: <https://html.spec.whatwg.org/multipage/>
`),
  ],
}
