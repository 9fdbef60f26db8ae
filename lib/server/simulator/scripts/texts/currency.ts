/** Money and mathematics side by side: most dollar signs here are prices, but not all. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:what does|how much does) (?:a|one|my) (?:daily )?(?:cup of )?coffee (?:a day |each day )?(?:really )?cost(?: me)?$|^(?:show|give)(?: me)? (?:some )?prices and (?:maths?|formulas)$/

/** Prices next to formulas. */
export const currency: Script = {
  name: 'currency',
  title: 'Dollars and formulas',
  question: 'What does a coffee a day really cost?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`## What a coffee a day costs

A cup costs between $5 and $10 where rents are high and $2.50 where they are not. Take $4. On five days a week that is $20 a week, and $1,040 a year.

A good machine costs $1,200–$1,500, and the beans for one cup another $0.40 to $0.60. When has the machine paid for itself? Let \\(x\\) be the number of cups, the machine $1,300, and the beans $0.50. At home \\(x\\) cups cost \\(1300 + 0.5x\\) dollars, in the café \\(4x\\). They are even when

$$
4x = 1300 + 0.5x \\quad\\Longrightarrow\\quad x = \\frac{1300}{3.5} \\approx 371.4
$$

So the 372nd cup is the first that is cheaper at home: after some 74 weeks, or about $1,488 of coffee.

| Way of drinking | First year | Second year | Both |
| :--- | ---: | ---: | ---: |
| Café, $4 a cup | $1,040 | $1,040 | **$2,080** |
| Machine, $0.50 a cup | $1,430 | $130 | **$1,560** |
| Filter, $0.30 a cup, pot $25 | $103 | $78 | **$181** |
| None | $0 | $0 | **$0** |

## What the money could do instead

Put $1,000 away at 5 % a year, and leave the interest where it is. After ten years there is

$$
1000 \\cdot \\left(1 + \\frac{5}{100}\\right)^{10} \\approx 1628.89,
$$

that is $1,628.89, of which $628.89 is interest. It grows by a power: where simple interest adds the same $50 each year, two years of compound interest bring $$2x + x^2$$ for every dollar, with \\(x\\) the rate. The $$x^2$$ is the interest on the interest, a quarter of a cent here. It looks like nothing, and over forty years it makes $7,039.99 out of the same $1,000, against $3,000.

## Signs that look alike

- In a shell \`$5\` is the fifth argument, and \`echo "$HOME costs $5"\` does not print what it says.
- Some write US$5, A$5 or CA$5, others 5 $ or $5.-; a debt of $5 is −$5 or ($5).
- $1k is a thousand, $1M a million, and $1–2M two prices with one sign.
- And \\$5 is $5 with a backslash, for those who have learnt to be careful.
`),
  ],
}
