/** Spanish: situations in everyday words, without technical terms. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydaySpanish: MoreWords = {
  medical: {
    sure: `
      terminar la caja, hacerse un test, hacerme un test, hacerme la prueba, finde loco, en la copa, burundanga,
      conté las pastillas, acabar la caja, terminar el tratamiento, toda la caja, pastilla*, pastillas para dormir,
      somnífero*, anticoagulante*, sintrom, ve doble, veo doble, visión doble, ve borroso, veo borroso, boca torcida,
      boca chueca, habla raro, se le traba la lengua, no le salen las palabras, dormido el brazo, se me duerme,
      adormec*, hormigueo*, mareo*, mareado, mareada, palpitaciones, pulso, pulsaciones, devuelve todo, sangra,
      sangrado*, orina, orinar, hacer pis, se tragó, ha tragado, bebió lejía, lejía, desatascador, anticongelante,
      detergente, pila de botón, tomé dos, tomé tres, doble dosis, olvidé la pastilla, se me olvidó la pastilla,
      se me rompió el condón, condón, preservativo roto, sin protección, la regla, no me baja, retraso de la regla,
      bajar la regla, sofocos, sudores nocturnos, aborto, test de embarazo, quedarme embarazada, fecundación, no come,
      no come nada, apenas come, se provoca, se corta, se hace cortes, cortes en los brazos, se autolesiona, moratón*,
      moretón*, carta de despedida, no quiere vivir, sin ganas de vivir, dejar de beber, bebe todas las noches,
      síndrome de abstinencia, temblor*, tiembla, coca, porros, bulto, un bulto, ganglio*, hinchado, hinchada, hincha,
      hinchazón, torcí el, torcido el tobillo, roto el, rotura, escayola, yeso, golpe en la cabeza, se golpeó,
      se cayó de, caída, conmoción, lunar, granos en, picor*, me pica el, me pica la, pus, infectado, infección, quemé,
      quemadura*, insolación, puntos, sutura, no puedo respirar, me falta el aire, ahogo, opresión, pecho, punzada*,
      calambre*, contracciones, rompí aguas, anestesia, operan, operación, cirugía, urgencias, ambulancia, prospecto,
      supositorio, jarabe, colirio, pomada, 39 de, 38 5, temperatura, tensión alta, tensión, azúcar alta, ácido úrico,
      gota en el pie, análisis de sangre
    `,
    likely: `
      cápsula*, duele*, dolor*, tos, toser, resfriado, anginas, alerg*, intoleran*, bebé*, meses y, vacuna*, depres*, alcohol, riñones, hígado, vejiga, mama,
      testículo*, herida*, síntoma*, diagnóstico, enfermedad, enfermo, enferma, baja médica, baja laboral, fisio*, memoria, confuso, hospital, médico,
      doctora, farmacéutico, diente
    `,
    hint: 'cansad*, pálid*, suda, vientre, tripa, cuello, pie, dedo, ojo, ojos, oreja, lengua, labio*, piel, corazón, clínica, tan tranquilo, con alguien que no conozco, qué me tengo que hacer, puedo comer*',
    inAnswers: `
      tensión, tensión alta, medirse, embarazada*, embarazo, lactancia, alerg*, asma*, diabétic*, hipertens*, dosis, pastilla*, comprimido*, médico, farmacéutico, urgencias, 112, 911, fiebre, dolor, mareo*, quemadura, herida, esguince, golpe en la cabeza, medicamento*, medicación, tratamiento, síntoma*, vacuna*, infarto, corazón, anticoagulante*, analgésico*, ibuprofeno, paracetamol, sangrado, hinchazón, deshidrata*
    `,
  },
  legal: {
    sure: `
      no me deja hablar con, abandono de trabajo, dejar el trabajo sin, cámara en el trabajo, nos graban, chinches,
      expulsar a mi hijo, expulsión del colegio, comisaría a declarar, no me deja ver, ver a mi hija, ver a mi hijo,
      ver a mis hijos, ver a la niña, ver al niño, custodia, separad*, separación, capitulaciones, gananciales,
      cámara que apunta, apunta a mi puerta, cámara del vecino, okupa*, ocupa*, cambiar la cerradura,
      cambió la cerradura, me quiere sacar, nos quiere echar, me quiere echar, quiere echarme, desahucio, desaloj*,
      dueño del piso, casera, inquilin*, fianza, depósito del piso, subir el alquiler, subida del alquiler, prórroga,
      irme a vivir con, un menor de, emancip*, con cuál de los dos padres, cambiarle el apellido, cambiar el apellido,
      apellido*, reconoc* la paternidad, paternidad, adoptar, adopción, la comunidad me exige, junta de vecinos,
      administrador de fincas, derrama, quitar el aire, se les pasó el plazo, plazo, plazos, prescri*, recurrir,
      recurso, impugnar, impugn*, reclamar, reclamación, demanda*, demandar, denuncia*, denunciar, juicio, juzgado,
      juez, jueza, abogad*, procurador, notario, notaría, firmó un poder, un poder, anulamos, anular, anulación,
      testamento, heredero*, heredar, legítima, desheredar, sucesión, usufructo, tutela, incapacit*, multa*, radar,
      carnet retirado, antecedentes, detuvieron, comisaría, guardia civil, declarar ante, citado, embarg*,
      carta certificada, requerimiento, aerolínea canceló, vuelo cancelado, canceló el vuelo, solo ofrece un vale,
      un vale, devolución, devolver el dinero, quiero mi dinero, que me devuelvan, reembolso, garantía, defectuoso,
      vendedor no, taller me, estaf*, timo, me timaron, despedir, me echan, carta de despido, preaviso, no me paga*,
      no me han pagado, sin contrato, en negro, mi jefe, mi jefa, empresa me, convenio, sindicato, acoso, discrimin*,
      maternidad, excedencia, accidente laboral, nie, residencia, papeles, nacionalidad, asilo, deport*, expuls*,
      licencia de obra, obra ilegal, el ayuntamiento quiere, linde, lindero, medianera, vecino ha puesto,
      vecino ha construido, ruido del vecino, perro del vecino, antena sin, sin preguntarme, sin permiso,
      sin mi consentimiento, qué puedo exigir, se lo exijo, exigir, exige, tengo derecho, es legal, ilegal, amenaza con,
      me amenaz*, chantaj*, fotos sin, subió mi foto, contrato firmado, romper el contrato, permanencia, parte amistoso,
      culpa del accidente, se dio a la fuga
    `,
    likely: `
      mi ex, exmarido, exmujer, vecino*, piso, ley, leyes, derecho, derechos, firmó, firma, prueba*, testigo*, empresa,
      recursos humanos, ayuntamiento, comunidad, finca, factura, obligad*, obligatorio, prohibid*, permiso, reclam*,
      menor, tribunal, abuso, acusa*, trámite*
    `,
    hint: 'desde reyes, en una semana, viene su hija, puede?, quiere entrar, no quiere, se niega, se niegan, exigen, dicen que no, dice que no, me dicen, ni aparece, cuando ya no se enteraba, por escrito, por whatsapp, solo ofrece, vale, canceló, cancelaron, obra, valla, roto, robaron, engañ*, albañil',
    inAnswers: `
      días hábiles, impugnar, despido, recurrir, recurran, multar*, multa*, ayuntamiento, licencia, permiso, divorcio, convenio, mutuo acuerdo, fiscal, juez, juzgado, contrato, cláusula, firmar, firme, firmen, por escrito, burofax, plazo, plazos, devolución, desistimiento, garantía, casero, alquiler, fianza, inquilin*, ley, legal*, derecho, derechos, responsab*, consentimiento, autor, licencias, denunci*, policía, abogad*, herencia, testamento, notario, custodia, visado, residencia, empleador, vacaciones, indemniz*, reclam*
    `,
  },
  financial: {
    sure: `
      cobrar el paro, vendo el terreno, vender el terreno, terreno de mi, reunificar, cofidis, el paro, paro de golpe,
      capitaliz*, viudez, pensión de viudedad, pensión, jubil*, cotiz*, autónom*, declarar, hay que declararlo,
      declaración, renta, iva, sat, impuesto*, deducir, deducción*, desgravar, donación, impuesto de donaciones,
      retención*, app de trading, trading, perdí, lo recupero, recuperar lo perdido, apuestas, casino, ludopat*,
      renting, leasing, a plazos, financiar, financiación, cuota*, préstamo*, crédito*, hipoteca*, amortizar,
      amortización anticipada, aval, avalar, avalista, deuda*, debo, buró de crédito, tarjeta, pago mínimo, intereses,
      descubierto, números rojos, llegar a fin de mes, fin de mes, de dónde recorto, recortar gastos, recorto, ingreso,
      ingresos, gasto, gastos, presupuesto, ahorr*, colchón, fondo*, fondo indexado, indexado*, acciones, bolsa,
      invertir, inversión*, invertido, rentabil*, bonos, dividendo*, seguro*, franquicia, póliza, aseguradora,
      siniestro, subsidio*, ayuda*, ingreso mínimo, beca, herencia de, heredé, comprar o alquilar, alquilar o comprar,
      comprar piso, comprar casa, entrada del piso, vender el piso, vender la casa, le quitan, me quitan, cuánto pago,
      pagar menos, tributa*, nómina, sueldo, salario, bruto, neto, aumento de sueldo, prestar dinero, prestado, me debe,
      cuenta conjunta, cuesta de enero
    `,
    likely:
      'pesos, dinero, banco, cuenta, pago, pagar, cobra, cobro, gano, ganar, precio, coste, vale la pena, rentable, beneficio*, pérdida*, oro, cambio, factura*, recibo*, alquila la habitación, negocio, montar una, montar un',
    hint: 'por mes, mil, si meto, 2.000 más, buena idea, locura, segunda mano, barato, caro, de golpe, unos 9.000, me den, invitados, hago 20 mil',
    inAnswers: `
      préstamo*, nueve por ciento, por ciento, franquicia, seguro*, póliza, aseguradora, se declara, declarar, hacienda, irpf, iva, reducción, deduc*, desgrav*, impuesto*, autónom*, cuota*, hipoteca, interés, intereses, tarjeta, ahorr*, cuenta, banco, comisión*, comisiones, fondo*, inversión, invertir, acciones, pensión, jubilación, subsidio*, ayuda*, subvención*, ingresos, gastos, nómina, alquiler de temporada, factura*, deuda*, presupuesto
    `,
  },
  signs: {
    kin: `
      mi cuñada, mi primo, mi prima, la niña, el niño, mi sobrino, mi sobrina, mi compañero de piso, una amiga,
      un amigo, el peque
    `,
    action: `
      puede?, puede ella, pueden, hay que, qué puedo, qué podemos, cómo lo, cómo la, cómo se lo, normal, grave,
      peligroso, buena idea, mala idea, le quitan, les pasó, está bien, mejor, o pillo, derecho a, cuánto tiempo,
      cuánto puedo, cómo reclamo, a quién, consejo*, dime si, recomiendas hacer
    `,
    lasting:
      'desde ayer, desde el, desde la, desde reyes, desayuno, lleva, todas las noches, cada mañana, sigue, todavía',
    errand: `
      ideas para, chirigota, coplas, poema, nana para, ideas, una idea, sugier*, sugerencia*, recomiénda*, propón*, inspiración, receta de, recetas,
      cocin*, menú, cena, comida para, postre, pastel, tarta, arroz, regalo*, cumpleaños, boda, despedida, fiesta, invitación, discurso, brindis,
      tarjeta para, escrib*, redact*, reescrib*, corrige, corregir, ortografía, acort*, resum*, traduc*, cómo se dice, cómo le digo, mensaje para,
      correo para, educadamente, gracios*, chiste, eslogan, nombre para, nombres para, playlist, decor*, tejer, ganchillo, manualidad*, qué ver en,
      qué visitar, itinerario, ruta, escapada, fin de semana en, viaje a, aprender, taza, tratado de paz, charla, la echaré de menos, pelota
    `,
    code: 'switch, dhcp, red, servidor*, script, desplieg*, wifi, router, actualización, controlador, pantalla, macro, md, log, docker',
    play: 'fifa, modo carrera, órdago, portero, cambios, delantero, partida, entrenador, mando, misión, nivel, jefe final, zelda, pokémon, minecraft, monopoly, tribunal arbitral del deporte, club',
    things: 'tomates, hortensia, compost, cadena, cafetera',
    study:
      'misma raíz, problema, interés simple, interés compuesto, un capital de, aparato digestivo, ciencias naturales, secundaria, etimología, redacción, examen, historia de, en el mundo, comparado con, me pica la curiosidad, código de hammurabi, derecho romano',
  },
}
