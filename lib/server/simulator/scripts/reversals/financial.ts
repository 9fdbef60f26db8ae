/** Financial advice that is withdrawn at its end: why half an answer is dangerous. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS.financial

const MATCH =
  /^(?:can|may|should) i (?:take|withdraw) (?:all (?:of )?(?:the|my) money|everything|the whole balance) (?:out of|from) (?:my|a|the) roth ira (?:at|when i am) \d\d$/

/** A financial answer that is withdrawn at its end. */
export const financial: Script = {
  name: 'financial',
  title: 'A financial answer that turns around',
  question: 'Can I take all the money out of my Roth IRA at 45?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Yes, and this is what makes the account so pleasant. ${said} The reason is simple: you paid in money that had been taxed already, so there is nothing left for the tax office to take.

Here is what that means for an ordinary saver:

| | Amount |
| :--- | ---: |
| Paid in over the years | $30,000 |
| Grown to | $48,000 |
| Tax and penalty | $0 |
| **In your hands** | **$48,000** |

The withdrawal itself takes three steps:

1. Sell the funds in the account. Sales inside of it are not taxed.
2. Ask for a *full distribution*, and choose **no withholding**, since nothing will be due.
3. Wait for the transfer, which takes about a week, and close the account.

You need not give a reason, and you need not wait for a birthday. If you have been thinking of paying off a loan or of buying a car, there is no cheaper source of money than this one, and each month of waiting only costs you interest elsewhere.

**Stop: that was wrong, so please do not act on it.** ${takenBack} In the example that is $18,000 of earnings: at a rate of 22 % some $3,960 of tax and $1,800 of penalty. There are few exceptions. Ask a tax adviser first. *(A prepared answer, which turns around on purpose.)*
`),
  ],
}
