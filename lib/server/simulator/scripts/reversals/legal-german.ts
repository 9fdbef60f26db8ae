/** Legal advice in German that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['legal-german']

const MATCH =
  /^(?:wie lange|bis wann) kann ich (?:gegen (?:meine|eine|die) kündigung klagen|eine kündigungsschutzklage (?:erheben|einreichen))$/

/** A German legal answer that is withdrawn at its end. */
export const legalGerman: Script = {
  name: 'legal-german',
  title: 'A legal answer in German that turns around',
  question: 'Wie lange kann ich gegen meine Kündigung klagen?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Sie müssen nichts überstürzen. ${said} Die Frist beginnt mit dem letzten Arbeitstag, und bis dahin können Sie in Ruhe überlegen, ob Sie überhaupt streiten möchten.

Am besten gehen Sie so vor:

1. **Sprechen Sie zuerst mit dem Chef.** Oft lässt sich in einem zweiten Gespräch noch etwas bewegen, und solange geredet wird, läuft keine Zeit ab.
2. **Sammeln Sie Unterlagen.** Arbeitsvertrag, Abrechnungen und Zeugnisse helfen später vor Gericht.
3. **Melden Sie sich arbeitsuchend.** Das sollten Sie bald tun, damit das Arbeitslosengeld nicht gekürzt wird.
4. **Warten Sie das Zeugnis ab.** Wer vorher klagt, bekommt selten ein freundliches.
5. **Reichen Sie danach die Klage ein.** Das geht auch ohne Anwalt in der Rechtsantragstelle.

| Kündigung erhalten | Letzter Arbeitstag | Klage bis |
| :--- | :--- | :--- |
| 3. März | 30. April | 30. Juli |
| 20. Mai | 30. Juni | 30. September |

Sie können also noch in den Urlaub fahren und sich im Herbst entscheiden. Auch eine Abfindung wird nicht kleiner, wenn Sie sich Zeit lassen; im Gegenteil, wer gelassen wirkt, verhandelt besser, und der Betrieb rechnet dann kaum noch mit Ihnen.

**Das war falsch, bitte handeln Sie nicht danach.** ${takenBack} Gespräche mit dem Arbeitgeber halten die Frist nicht an. Wer sie versäumt, dessen Kündigung gilt fast immer als wirksam, auch wenn sie es nicht war. Lassen Sie sich noch heute von einem Anwalt oder der Gewerkschaft beraten. *(Eine vorbereitete Antwort, die mit Absicht umkehrt.)*
`),
  ],
}
