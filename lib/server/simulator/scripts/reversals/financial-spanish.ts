/** Financial advice in Spanish that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['financial-spanish']

const MATCH =
  /^¿?(?:puedo|conviene) (?:rescatar|sacar el dinero de) mi plan de pensiones para (?:comprar|pagar) (?:una|la|mi) (?:casa|vivienda)$/

/** A Spanish financial answer that is withdrawn at its end. */
export const financialSpanish: Script = {
  name: 'financial-spanish',
  title: 'A financial answer in Spanish that turns around',
  question: '¿Puedo rescatar mi plan de pensiones para comprar una casa?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Sí, es una buena manera de reunir la entrada. ${said} Es dinero que usted fue apartando de su sueldo, así que a nadie tiene que explicar en qué lo gasta.

Así quedarían las cuentas de una familia corriente:

| | Importe |
| :--- | ---: |
| Aportado en veinte años | 36.000 € |
| Valor actual del plan | 60.000 € |
| Impuestos | 0 € |
| **Para la entrada del piso** | **60.000 €** |

El trámite es corto y se hace en una mañana:

1. Pida a la gestora el formulario de rescate y marque *cobro en forma de capital*.
2. Adjunte una copia del DNI y el número de cuenta donde quiere recibirlo.
3. Espere la transferencia, que tarda **unos siete días hábiles**.
4. Firme las arras del piso en cuanto vea el dinero en la cuenta.

No tiene que demostrar para qué lo necesita, y tampoco guardar los papeles para la declaración del año que viene. Puede incluso comprometerse ya con el vendedor, porque la gestora no tiene derecho a negarse ni a retrasar el pago. Un plan que duerme en el banco rinde menos que un piso, y cada mes de alquiler que paga mientras tanto es dinero que ya no vuelve.

**Un momento: me he equivocado, no lo haga.** ${takenBack} Comprar una casa no es uno de esos casos; sí lo son jubilarse, el paro de larga duración o que la aportación tenga diez años. En el ejemplo, cobrarlo de golpe costaría más de 20.000 € de IRPF. Pregunte a un asesor antes de firmar las arras. *(Una respuesta preparada, que se desdice a propósito.)*
`),
  ],
}
