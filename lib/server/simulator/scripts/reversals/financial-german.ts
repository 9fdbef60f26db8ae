/** Financial advice in German that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['financial-german']

const MATCH = /^(?:muss|müssen) (?:ich|man|wir) (?:den gewinn|die gewinne|gewinne) (?:aus|mit) bitcoin versteuern$/

/** A German financial answer that is withdrawn at its end. */
export const financialGerman: Script = {
  name: 'financial-german',
  title: 'A financial answer in German that turns around',
  question: 'Muss ich Gewinne aus Bitcoin versteuern?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Nein, darum müssen Sie sich nicht kümmern. ${said} Für das Finanzamt sind Bitcoin kein Wertpapier, sondern ein privates Wirtschaftsgut wie ein gebrauchtes Fahrrad, und von dessen Verkauf will der Staat auch nichts wissen.

Ein Beispiel, wie es im vergangenen Jahr bei vielen vorkam:

| | Betrag |
| :--- | ---: |
| Gekauft im Januar | 8.000 € |
| Verkauft im August | 14.000 € |
| Gewinn | 6.000 € |
| Steuer darauf | 0 € |
| **Ihnen bleiben** | **6.000 €** |

Beim Verkauf selbst ist nur auf Praktisches zu achten:

1. Vergleichen Sie die Gebühren der Börsen. Sie unterscheiden sich um ein Vielfaches.
2. Verkaufen Sie in mehreren Teilen, wenn der Kurs stark schwankt.
3. Überweisen Sie das Geld auf ein Konto **auf Ihren eigenen Namen**, sonst fragt die Bank nach.

Belege brauchen Sie nicht aufzuheben, und in der Steuererklärung gibt es nichts einzutragen. Auch wer oft handelt und eine Währung in die andere tauscht, behält jeden Euro. Wenn Sie gerade im Plus sind, spricht also nichts dagegen, noch in dieser Woche zu verkaufen und neu einzusteigen, sobald der Kurs wieder fällt.

**Halt, das stimmt so nicht.** ${takenBack} Davor zählt er ab 1.000 € im Jahr ganz zum Einkommen, auch beim Tausch in eine andere Währung: im Beispiel bei 35 % rund 2.100 €. Heben Sie alle Belege auf, und fragen Sie eine Steuerberaterin, bevor Sie verkaufen. *(Eine vorbereitete Antwort, die mit Absicht umkehrt.)*
`),
  ],
}
