/** Inline and display formulas, and dollar signs that are only money. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:show|give|write)(?: me)? (?:some |a few )?(?:maths?|mathematics|formulas|equations|latex)(?: formulas| examples)?$/

/** Mathematics. */
export const math: Script = {
  name: 'math',
  title: 'Mathematics',
  question: 'Show me some math',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(String.raw`## A sum that a schoolboy found

The story goes that young Gauss was told to add the numbers from $1$ to $100$ and answered at once. He saw that $1 + 100$, $2 + 99$ and so on are all $101$, and that there are fifty such pairs:

$$
\sum_{k=1}^{n} k = \frac{n(n+1)}{2}, \qquad \sum_{k=1}^{100} k = 50 \cdot 101 = 5050
$$

The same trick does not work for squares, but there is a closed form for them too:

$$
\sum_{k=1}^{n} k^2 = \frac{n(n+1)(2n+1)}{6}
$$

## A circle's number from a bell

The area under the curve \(e^{-x^2}\) has no elementary antiderivative, and yet it is known exactly:

$$
\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
$$

Where does the circle come from? Square the integral, and it becomes one over the plane, where \(x^2 + y^2 = r^2\):

$$
\left( \int_{-\infty}^{\infty} e^{-x^2}\,dx \right)^2 = \int_0^{2\pi}\!\int_0^{\infty} e^{-r^2}\, r \,dr\,d\theta = \pi
$$

A rotation by the angle $\theta$ is a matrix, and turning twice is multiplying:

$$
\begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}^2
= \begin{pmatrix} \cos 2\theta & -\sin 2\theta \\ \sin 2\theta & \cos 2\theta \end{pmatrix}
$$

## Money is not mathematics

Tickets cost between $5 and $10, and these dollar signs are only dollar signs.
`),
  ],
}
