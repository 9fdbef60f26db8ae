/** Graphemes of several code points, split across deltas. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { splitTokens } from '@/lib/server/simulator/tokens'

const MATCH = /^(?:show|give|send)(?: me)? (?:some |a few )?(?:emojis?|flags|signs made of several)$/

/** Emoji and combining marks; no delta ends inside a code point, but many end inside a grapheme. */
export const emoji: Script = {
  name: 'emoji',
  title: 'Signs made of several',
  question: 'Show me some emoji',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [say(TEXT, splitTokens(TEXT).flatMap(torn))],
}

/** Words stay whole; anything else is sent one code point at a time, like models without a token for the whole. */
function torn(piece: string): string[] {
  return /^[\x20-\x7e\n]*$/.test(piece) ? [piece] : [...piece]
}

const SCOTLAND = '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'

const TEXT = `## Signs made of several

What a reader takes for one sign can be many to a computer, and they need not arrive together. For a moment, then, there is something else on the page: half a family, another country, a letter without its accent. None of that is a mistake, as long as it mends itself with the next piece.

| Sign | Code points | Made of |
| :---: | ---: | :--- |
| 👩🏽‍🚀 | 4 | a woman, a tone of skin, a joiner, a rocket |
| 👨‍👩‍👧‍👦 | 7 | four people and three joiners |
| ❤️‍🔥 | 4 | a heart, a wish for colour, a joiner, a fire |
| 🏳️‍🌈 | 4 | a white flag, the same wish, a joiner, a rainbow |
| 🇨🇭 | 2 | the letters C and H |
| ${SCOTLAND} | 7 | a black flag, the letters *gbsct*, an end mark |
| 7️⃣ | 3 | a digit, the wish for colour, a key |
| e\u0301 | 2 | an e and an accent |

### Families

👨‍👩‍👧 👩‍👩‍👦‍👦 👨‍👧 👩‍👦 🧑‍🧑‍🧒‍🧒: each member is a sign of its own, and a joiner of no width holds them by the hand. Take the joiners away, and the family stands in a row: 👨👩👧👦.

### Tones of skin

👍🏻👍🏼👍🏽👍🏾👍🏿 is one thumb five times. The tone comes after the hand, so that a hand which is still on its way is yellow for a moment. Two people may have two tones: 👩🏿‍🤝‍👨🏻.

### Flags

A flag is two letters out of an alphabet of 26 that serves for nothing else. In 🇯🇵🇧🇷🇰🇪🇳🇵 there is no border but the count: whoever drops one letter shifts all the flags behind it. Cut 🇨🇭 in two, and what is left, 🇨, is no country.

### Keys

1️⃣ 2️⃣ 3️⃣ #️⃣ *️⃣ begin as plain characters. The star of the last one is not meant as emphasis, and the digits are no list.

### Marks

An accent can be a part of its letter, as in é, or follow it, as in e\u0301; the two should look alike. In Vietnamese a letter can carry two, e\u0323\u0302 for ệ. In हिन्दी the vowel क\u093f is written before the consonant after which it is spoken, in ภาษาไทย marks stand on marks (ที่), and the Korean 한 may come in three parts: \u1112\u1161\u11ab. Nothing limits the height of such a tower: Z\u0351\u036b\u0343a\u0300\u0302\u0308\u0301l\u030b\u0304\u0352g\u0316\u0317\u0318o\u0319\u031c\u031d.

### In a line of code

\`\`\`js
[...'👩🏽‍🚀'].length // 4
'👩🏽‍🚀'.length // 7
[...new Intl.Segmenter().segment('👩🏽‍🚀')].length // 1
\`\`\`
`
