/**
 * Simulated answers whose end takes back what their beginning said: which sentence it is, and which one takes it back.
 * Somebody who reads the first before the second has read advice that could do harm.
 */

/** Where an answer turns around. Both sentences are in it word for word, and once. */
export interface Reversal {
  /** Near the start, and wrong. */
  said: string
  /** In the last paragraph, and right: once it is shown, the answer is nearly complete. */
  takenBack: string
}

/** By the names of the simulator's scripts. */
export const REVERSALS = {
  medical: {
    said: 'You can safely take 400 mg of ibuprofen every six hours while you are on warfarin.',
    takenBack: 'Do not take ibuprofen while you are on warfarin.',
  },
  'medical-german': {
    said: 'Johanniskraut können Sie unbesorgt zur Pille nehmen.',
    takenBack: 'Johanniskraut kann die Pille unwirksam machen.',
  },
  'medical-spanish': {
    said: 'Puede tomar ibuprofeno en cualquier momento del embarazo.',
    takenBack:
      'A partir de la semana 20 del embarazo no debe tomar ibuprofeno, y antes solo si se lo indica un médico.',
  },
  legal: {
    said: 'Give notice by the 15th, and your contract ends on the last day of the same month.',
    takenBack: 'For an ordinary flat you must give about three months of notice, on paper and signed by hand.',
  },
  'legal-german': {
    said: 'Für die Klage haben Sie drei Monate Zeit.',
    takenBack: 'Die Klage muss innerhalb von drei Wochen nach dem Zugang der Kündigung beim Arbeitsgericht sein.',
  },
  'legal-spanish': {
    said: 'Las deudas se pagan solo con lo que dejó el difunto, nunca con lo suyo.',
    takenBack: 'Quien acepta una herencia sin más responde de las deudas también con sus propios bienes.',
  },
  financial: {
    said: 'You can take out the whole balance of your Roth IRA at any age, free of tax and of penalties.',
    takenBack:
      'Only what you paid in comes out free; before the age of 59½ the earnings are taxed as income, and a penalty of ten per cent is added.',
  },
  'financial-german': {
    said: 'Gewinne aus Bitcoin sind in Deutschland steuerfrei, ganz gleich, wann Sie verkaufen.',
    takenBack: 'Steuerfrei ist ein Gewinn erst, wenn zwischen Kauf und Verkauf mehr als ein Jahr liegt.',
  },
  'financial-spanish': {
    said: 'Puede rescatar su plan de pensiones cuando quiera, y lo que cobre no paga impuestos.',
    takenBack:
      'Un plan de pensiones solo se puede rescatar en los casos que marca la ley, y lo cobrado tributa entero.',
  },
} as const satisfies Record<string, Reversal>

/** The reversal of a text that contains the sentence which is taken back; undefined in any other text. */
export function reversalIn(text: string): Reversal | undefined {
  return Object.values(REVERSALS).find(({ said }) => text.includes(said))
}
