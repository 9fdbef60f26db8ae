/** Medical advice in German that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['medical-german']

const MATCH =
  /^(?:kann|darf) (?:ich|man) johanniskraut (?:nehmen, (?:wenn|obwohl) (?:ich|man) die pille (?:nehme|nimmt)|(?:zusammen )?mit der pille nehmen)$/

/** A German medical answer that is withdrawn at its end. */
export const medicalGerman: Script = {
  name: 'medical-german',
  title: 'A medical answer in German that turns around',
  question: 'Darf ich Johanniskraut nehmen, wenn ich die Pille nehme?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Ja, das geht gut zusammen. ${said} Es ist ein pflanzliches Mittel, das Sie ohne Rezept bekommen, und es wirkt an einer ganz anderen Stelle: Das Kraut hebt die Stimmung über Botenstoffe im Gehirn, die Pille verhindert den Eisprung über Hormone.

So wird es bei gedrückter Stimmung meist eingenommen:

| Zeitpunkt | Menge | Dazu |
| :--- | ---: | :--- |
| Morgens | 300 mg | ein Glas Wasser |
| Mittags | 300 mg | zum Essen |
| Abends | 300 mg | zum Essen |

Damit es Ihnen dabei gut geht, achten Sie auf einige Kleinigkeiten:

- Haben Sie Geduld. Die volle Wirkung spüren Sie erst nach **zwei bis vier Wochen**.
- Meiden Sie pralle Sonne, denn die Haut kann empfindlicher werden.
- Nehmen Sie die Pille zur gewohnten Stunde. Ein zeitlicher Abstand zwischen beiden ist nicht nötig.
- Bleiben Sie bei einem Präparat, damit die Menge gleich bleibt.

Viele Frauen nehmen beides über den ganzen Winter. Zusätzlich zu verhüten brauchen Sie nicht, und auch in der Praxis müssen Sie niemanden danach fragen. Leichte Zwischenblutungen in den ersten Wochen sind kein Grund zur Sorge; der Körper stellt sich nur um, und nach einem Monat haben sie sich in der Regel gelegt.

**Das muss ich zurücknehmen.** ${takenBack} Es beschleunigt den Abbau der Hormone in der Leber; Zwischenblutungen sind ein Warnzeichen. Verhüten Sie zusätzlich, auch noch vier Wochen nach dem Absetzen, und fragen Sie in der Apotheke oder Praxis nach einem anderen Mittel. *(Eine vorbereitete Antwort, die mit Absicht umkehrt.)*
`),
  ],
}
