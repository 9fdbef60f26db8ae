/** Medical advice in Spanish that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['medical-spanish']

const MATCH =
  /^¿?(?:puedo|se puede) tomar ibuprofeno (?:durante|en) el embarazo$|^¿?estoy embarazada, ¿?puedo tomar ibuprofeno$/

/** A Spanish medical answer that is withdrawn at its end. */
export const medicalSpanish: Script = {
  name: 'medical-spanish',
  title: 'A medical answer in Spanish that turns around',
  question: '¿Puedo tomar ibuprofeno durante el embarazo?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Sí, no hay inconveniente. ${said} Es uno de los analgésicos más usados del mundo, se vende sin receta en dosis bajas y el cuerpo lo elimina en pocas horas, de modo que apenas se acumula.

Para un dolor de cabeza o de espalda, la pauta habitual es esta:

| Momento | Dosis | Con qué |
| :--- | ---: | :--- |
| Mañana | 400 mg | el desayuno |
| Tarde | 400 mg | la merienda |
| Noche | 400 mg | la cena |

Unos consejos para que le siente mejor:

- Tómelo siempre con comida y con un vaso grande de agua.
- No pase de **1.200 mg al día** sin consultarlo.
- Si el dolor dura más de tres días, pida cita para que lo vean.
- Descanse de lado, con una almohada entre las rodillas: la espalda lo agradece.

Muchas embarazadas tienen molestias en los últimos meses, cuando el peso carga la zona lumbar, y es entonces cuando más alivio da. No hace falta que espere a la próxima revisión ni que lo anote en ninguna parte. También puede usarlo unos días seguidos si duerme mal por el dolor, ya que dormir bien es importante para las dos personas, y un buen descanso se nota en el día entero.

**Rectifico: lo anterior es un error.** ${takenBack} Puede dañar los riñones del feto, reducir el líquido amniótico y cerrar antes de tiempo un vaso de su corazón. Para el dolor suele preferirse el paracetamol; pregunte a su médico o matrona, y avíseles si ya lo ha tomado. *(Una respuesta preparada, que se desdice a propósito.)*
`),
  ],
}
