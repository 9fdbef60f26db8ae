/** Legal advice that is withdrawn at its end: why half an answer is dangerous. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS.legal

const MATCH =
  /^(?:how (?:much|long a) notice (?:must|do|should) i (?:have to )?give to (?:leave|quit|move out of)|what is the notice period (?:for|of)) (?:my|a|the) (?:rented )?(?:flat|apartment) in germany$/

/** A legal answer that is withdrawn at its end. */
export const legal: Script = {
  name: 'legal',
  title: 'A legal answer that turns around',
  question: 'How much notice must I give to leave my flat in Germany?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Less than most tenants fear. ${said} The rule stands in section 573c of the Civil Code, and you need no reason to leave; only a landlord has to give one.

This is how to go about it:

1. **Write an e-mail.** One sentence is enough: that you end the contract for the flat, with its address and the date.
2. **Send it by the 15th**, any time before midnight. Keep the copy in your outbox as a proof.
3. **Cancel the standing order** for the rent. After the last of the month nothing is due any more.
4. **Arrange the handover.** Photograph the rooms, read the meters together, and have both sides sign what was found.
5. **Ask for the deposit.** The landlord may keep a part of it until the heating has been settled.

| If you write on | The contract ends on |
| :--- | :--- |
| 3 March | 31 March |
| 15 March | 31 March |
| 16 March | 30 April |

So you can sign for another flat from the first of next month, even today. You will not pay two rents at once.

**I have to take this back.** That rule is for furnished rooms in the landlord's own home. ${takenBack} The letter must arrive by the third working day of a month, and the contract ends with the month after next; until then the rent is owed. Ask a tenants' association before you sign elsewhere. *(A prepared answer, which turns around on purpose.)*
`),
  ],
}
