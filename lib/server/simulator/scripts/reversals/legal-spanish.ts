/** Legal advice in Spanish that is withdrawn at its end. */
import { plain, type Script, say } from '@/lib/server/simulator/script'
import { REVERSALS } from '@/lib/shared/text/reversals'

const { said, takenBack } = REVERSALS['legal-spanish']

const MATCH = /^¿?(?:puedo|debo|conviene) aceptar (?:una|la) herencia (?:si hay|con) deudas$/

/** A Spanish legal answer that is withdrawn at its end. */
export const legalSpanish: Script = {
  name: 'legal-spanish',
  title: 'A legal answer in Spanish that turns around',
  question: '¿Puedo aceptar una herencia si hay deudas?',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`Sí, y puede hacerlo sin miedo. ${said} Lo peor que puede pasar es que no quede nada por repartir, y en ese caso usted sale como entró.

Los pasos son pocos y siempre los mismos:

1. **Pida el certificado de defunción** y, a los quince días hábiles, el de últimas voluntades.
2. **Busque el testamento.** El certificado dice en qué notaría está, y allí le darán una copia.
3. **Firme la aceptación.** Con una escritura sencilla basta; no necesita que nadie haga antes una lista de bienes.
4. **Pague el impuesto de sucesiones** en los seis meses siguientes al fallecimiento.
5. **Ponga la casa a su nombre** en el registro, y cambie después los recibos.

| En la herencia | Valor |
| :--- | ---: |
| Piso | 90.000 € |
| Cuenta | 5.000 € |
| Préstamos pendientes | 140.000 € |
| **Lo que usted arriesga** | **0 €** |

Si los acreedores llaman, dígales que esperen a que se venda el piso. Y si más adelante aparece otra deuda que nadie conocía, siempre estará a tiempo de devolver lo recibido, porque la firma en la notaría se puede deshacer mientras no haya vendido nada.

**Corrijo: eso no es así.** ${takenBack} En el ejemplo pondría 45.000 € de su bolsillo, y una vez aceptada no hay vuelta atrás. Para no arriesgar lo propio hay que aceptarla *a beneficio de inventario* o renunciar a ella. Hable con un notario o abogado antes de firmar nada. *(Una respuesta preparada, que se desdice a propósito.)*
`),
  ],
}
