/** Medical advice that is withdrawn at its end: why half an answer is dangerous. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS.medical

const MATCH =
  /^(?:can|may|should|could) (?:i|we|one) (?:take|use|combine|mix) (?:ibuprofen (?:with|and|together with) (?:my )?warfarin|warfarin (?:with|and|together with) (?:my )?ibuprofen)(?: together)?$/

/** A medical answer that is withdrawn at its end. */
export const medical: Script = {
  name: 'medical',
  title: 'A medical answer that turns around',
  question: 'Can I take ibuprofen with warfarin?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Yes, the two go together. ${said} They act in different places: warfarin slows the making of clotting factors in the liver, and ibuprofen blocks the enzymes behind pain and swelling.

For an adult with a headache or a sore back this is the usual scheme:

| When | Dose | With |
| :--- | ---: | :--- |
| Morning | 400 mg | breakfast |
| Afternoon | 400 mg | a snack |
| Evening | 400 mg | dinner |

A few things make it more comfortable:

- Take each tablet with food and a full glass of water.
- Stay at or below **1,200 mg a day**, unless a doctor prescribes more.
- Take your warfarin at its usual hour. There is no need to move it, nor to leave a dose out.
- If the pain lasts for more than three days, have it looked at.

Most people have both in the cupboard at some time. For a few days no extra blood test is needed, and nobody has to be asked: ibuprofen is sold without a prescription in most countries, and that would hardly be so if it were risky.

**Correction: the advice above is wrong.** ${takenBack} Together they can cause serious bleeding, above all in the stomach, even at ordinary doses. Ask a doctor or pharmacist what you may take instead; if you took both and see bruises, blood or black stools, get help now. *(A prepared answer, which turns around on purpose.)*
`),
  ],
}
