/** One small task in five languages, with prose between them. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const SEVERAL =
  /^(?:show|give|write)(?: me)? .{0,40}\bcode\b.{0,20}\bin (?:several|many|different|five) (?:programming )?languages$/
const NAMED = /^(?:show|give|write)(?: me)? (?:some )?(?:code|examples) in typescript, python, rust, sql,? and bash$/

/** Code in several languages. */
export const code: Script = {
  name: 'code',
  title: 'Code in five languages',
  question: 'Show me code in several languages',
  matches: (question) => SEVERAL.test(plain(question)) || NAMED.test(plain(question)),
  steps: () => [
    say(`Here is one small job, counting how often each word occurs, in five languages. Each has its own idea of where the work should happen.

## TypeScript

A \`Map\` keeps the order in which words were first seen, so that ties stay in reading order.

\`\`\`ts
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\\p{L}+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}

console.log(countWords('To be, or not to be')) // Map(4) { 'to' => 2, 'be' => 2, 'or' => 1, 'not' => 1 }
\`\`\`

## Python

The standard library has a class for just this, and the function is nearly a sentence.

\`\`\`python
import re
from collections import Counter


def count_words(text: str) -> list[tuple[str, int]]:
    """The words of a text, most frequent first."""
    return Counter(re.findall(r"[^\\W\\d_]+", text.lower())).most_common()


if __name__ == "__main__":
    for word, count in count_words("To be, or not to be"):
        print(f"{count:>3}  {word}")
\`\`\`

## Rust

Here the types say who owns each word. The \`entry\` call looks a key up once, whether it is there or not.

\`\`\`rust
use std::collections::HashMap;

fn count_words(text: &str) -> Vec<(String, usize)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    sorted
}

fn main() {
    for (word, count) in count_words("To be, or not to be") {
        println!("{count:>3}  {word}");
    }
}
\`\`\`

## SQL

In a database the words are rows, and counting is what databases do all day. This is for PostgreSQL:

\`\`\`sql
SELECT word, count(*) AS times
FROM documents,
     regexp_split_to_table(lower(body), '[^[:alpha:]]+') AS word
WHERE word <> ''
GROUP BY word
ORDER BY times DESC, word
LIMIT 10;
\`\`\`

## Bash

And in a shell it is a pipe of small programs, each of which does one thing:

\`\`\`bash
#!/usr/bin/env bash
set -euo pipefail

tr -cs '[:alpha:]' '\\n' < "\${1:?a file}" \\
  | tr '[:upper:]' '[:lower:]' \\
  | sort | uniq -c | sort -rn | head -n 10
\`\`\`

For one text they are all fast enough. For a gigabyte of it the shell's \`sort\` still works, as it spills to the disk, while the others would first have to learn to read in pieces.
`),
  ],
}
