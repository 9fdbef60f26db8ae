/** Spanish: situations told in words of every day, without a word of the trade. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydaySpanish: MoreWords = {
  medical: {
    sure: `
      terminar la caja, hacerse un test, hacerme un test, hacerme la prueba, finde loco, en la copa, burundanga, conté las pastillas, acabar la caja, terminar el tratamiento, toda la caja, pastilla*, pastillas para dormir, somnífero*, anticoagulante*, sintrom, ve doble, veo doble, visión doble, ve borroso, veo borroso, boca torcida, boca chueca, habla raro, se le traba la lengua, no le salen las palabras, dormido el brazo, se me duerme, adormec*, hormigueo*, mareo*, mareado, mareada, desmay*, convuls*, palpitaciones, taquicardia, pulso, pulsaciones,
      vómito*, vomit*, devuelve todo, diarrea, estreñ*, sangra, sangre en, sangrado*, orina, orinar, hacer pis, se tragó, ha tragado, tragado, bebió lejía, lejía, desatascador, anticongelante, detergente, pila de botón, intoxic*, envenen*, toxicología, tomé dos, tomé tres, doble dosis, olvidé la pastilla, se me olvidó la pastilla, se me rompió el condón, condón, preservativo roto, sin protección, pastilla del día después, píldora, la regla, no me baja, retraso de la regla,
      bajar la regla, menopausia, sofocos, sudores nocturnos, aborto, embaraz*, test de embarazo, quedarme embarazada, dar el pecho, lactancia, amamant*, fecundación, no come, no come nada, apenas come, se provoca, anorexia, bulimia, se corta, se hace cortes, cortes en los brazos, se autolesiona, moratón*, moretón*, carta de despedida, no quiere vivir, sin ganas de vivir, dejar de beber, bebe todas las noches, síndrome de abstinencia, temblor*, tiembla, coca, porros, bulto, un bulto, ganglio*,
      hinchado, hinchada, hincha, hinchazón, esguince, torcí el, torcido el tobillo, roto el, rotura, fractur*, escayola, yeso, golpe en la cabeza, se golpeó, se cayó de, caída, conmoción, lunar, sarpullido, ronchas, granos en, picor*, me pica el, me pica la, pus, infectado, infección, garrapata, picadura, me picó, mordió, mordedura, quemé, quemadura*, insolación, golpe de calor, puntos, sutura, no puedo respirar, me falta el aire, ahogo, opresión, pecho, punzada*, calambre*, contracciones, rompí aguas,
      anestesia, operan, operaron, operación, cirugía, urgencias, ambulancia, médico de cabecera, ginecólog*, dermatólog*, receta médica, prospecto, supositorio, jarabe, colirio, pomada, fiebre, 39 de, 38 5, temperatura, tensión alta, tensión, presión alta, presión arterial, azúcar alta, glucosa, ácido úrico, gota en el pie, analítica*, análisis de sangre, resonancia, ecografía, colesterol
    `,
    likely: `
      cápsula*, dosis, efectos secundarios, duele*, dolor*, dolores, náuseas, tos, toser, resfriado, gripe, anginas, otitis, sinusitis, cistitis, alerg*, intoleran*, bebé*, meses y, recién nacido, vacuna*, depres*, ansiedad, ataque de pánico, psicólog*, psiquiatra, insomnio, no duermo, duermo mal, alcohol, ictus, derrame, infarto, cáncer, tumor, diabetes, tiroides, riñón, riñones, hígado, vejiga, próstata, ovario*, mama, testículo*, lumbago, ciática, hernia, herida*, síntoma*, diagnóstico, tratamiento, enfermedad,
      enfermo, enferma, baja médica, baja laboral, fisio*, memoria, confuso, alucina*, demencia, hospital, médico, doctora, farmacéutico, muela, diente, encía
    `,
    hint: 'cansad*, agotad*, pálid*, suda, sudor, barriga, vientre, tripa, cabeza, garganta, cuello, hombro, rodilla, tobillo, pie, dedo, brazo, pierna, ojo, ojos, oído, oreja, lengua, labio*, piel, corazón, espalda, salud, farmacia, clínica, tan tranquilo, con alguien que no conozco, qué me tengo que hacer, puedo comer*',
    inAnswers: `
      tensión, tensión alta, medirse, embarazada*, embarazo, lactancia, alerg*, asma*, diabétic*, hipertens*, dosis, pastilla*, comprimido*, médico, farmacéutico, urgencias, 112, 911, fiebre, dolor, mareo*, quemadura, herida, esguince, golpe en la cabeza, medicamento*, medicación, tratamiento, síntoma*, vacuna*, infarto, corazón, anticoagulante*, analgésico*, ibuprofeno, paracetamol, sangrado, hinchazón, deshidrata*
    `,
  },
  legal: {
    sure: `
      no me deja hablar con, abandono de trabajo, dejar el trabajo sin, cámara en el trabajo, nos graban, chinches, expulsar a mi hijo, expulsión del colegio, comisaría a declarar, no me deja ver, ver a mi hija, ver a mi hijo, ver a mis hijos, ver a la niña, ver al niño, régimen de visitas, custodia, patria potestad, pensión de alimentos, pensión alimenticia, manutención, divorci*, separad*, separación, pareja de hecho, capitulaciones, gananciales, cámara que apunta, apunta a mi puerta, cámara del vecino, okupa*, ocupa*  , cambiar la cerradura, cambió la cerradura, me quiere sacar, nos quiere echar, me quiere echar, quiere echarme, desahucio, desaloj*, dueño del piso, casero, casera, arrendador, inquilin*,
      fianza, depósito del piso, contrato de alquiler, subir el alquiler, subida del alquiler, prórroga, irme a vivir con, un menor de, menor de edad, emancip*, con cuál de los dos padres, cambiarle el apellido, cambiar el apellido, apellido*, reconoc* la paternidad, paternidad, adoptar, adopción, la comunidad me exige, comunidad de propietarios, comunidad de vecinos, junta de vecinos, administrador de fincas, derrama, quitar el aire, se les pasó el plazo, plazo, plazos, prescri*, recurrir, recurso, impugnar, impugn*, reclamar, reclamación, demanda*, demandar, denuncia*, denunciar,
      querella, juicio, juzgado, juez, jueza, abogad*, procurador, notario, notaría, poder notarial, firmó un poder, un poder, anulamos, anular, anulación, testamento, herencia, heredero*, heredar, legítima, desheredar, sucesión, usufructo, tutela, incapacit*, multa*, radar, alcoholemia, carnet retirado, puntos del carnet, antecedentes, detenid*, detuvieron, comisaría, guardia civil, declarar ante, citación, citado, embargo, embarg*, burofax, carta certificada, requerimiento, aerolínea canceló, vuelo cancelado, canceló el vuelo, solo ofrece un vale, un vale, devolución, devolver el dinero, quiero mi dinero,
      que me devuelvan, reembolso, garantía, defectuoso, vicio oculto, vicios ocultos, vendedor no, taller me, estaf*, timo, me timaron, despid*, despedir, despido, finiquito, indemniz*, me echan, me han echado, me echaron, carta de despido, baja voluntaria, preaviso, periodo de prueba, horas extra*, no me paga*, no me han pagado, sin contrato, en negro, mi jefe, mi jefa, empresa me, convenio, sindicato, acoso, discrimin*, maternidad, excedencia, accidente laboral, nie, permiso de residencia, residencia, arraigo, extranjería, papeles, nacionalidad, asilo, visado, deport*, expuls*,
      licencia de obra, obra ilegal, el ayuntamiento quiere, linde, lindero, medianera, vecino ha puesto, vecino ha construido, ruido del vecino, perro del vecino, antena sin, sin preguntarme, sin permiso, sin mi consentimiento, qué puedo exigir, se lo exijo, exigir, exige, derecho a, tengo derecho, mis derechos, es legal, ilegal, legalmente, amenaza con, me amenaz*, chantaj*, difam*, fotos sin, subió mi foto, contrato firmado, romper el contrato, permanencia, parte amistoso, culpa del accidente, se dio a la fuga
    `,
    likely: `
      mi ex, exmarido, exmujer, vecino*, alquiler, piso, policía, ley, leyes, derecho, derechos, contrato, cláusula, firmar, firmó, firmé, firma, prueba*, testigo*, jefe, empresa, recursos humanos, ayuntamiento, comunidad, finca, factura, obligad*, obligatorio, prohibid*, permiso, sanción, reclam*, protección de datos, menor, tribunal, abuso, acusa*, trámite*
    `,
    hint: 'desde reyes, en una semana, viene su hija, puede?, quiere entrar, no quiere, se niega, se niegan, exigen, dicen que no, dice que no, me dicen, ni aparece, cuando ya no se enteraba, por escrito, por whatsapp, carta, solo ofrece, vale, canceló, cancelaron, seguro no, obra, obras, ruido, valla, muro, roto, robaron, robo, engañ*, wallapop, comprador, vendedor, taller, albañil',
    inAnswers: `
      días hábiles, impugnar, despido, recurrir, recurran, multar*, multa*, ayuntamiento, licencia, permiso, divorcio, convenio, mutuo acuerdo, fiscal, juez, juzgado, contrato, cláusula, firmar, firme, firmen, por escrito, burofax, plazo, plazos, devolución, desistimiento, garantía, casero, alquiler, fianza, inquilin*, ley, legal*, derecho, derechos, responsab*, consentimiento, autor, licencias, denunci*, policía, abogad*, herencia, testamento, notario, custodia, visado, residencia, empleador, vacaciones, indemniz*, reclam*
    `,
  },
  financial: {
    sure: `
      cobrar el paro, vendo el terreno, vender el terreno, terreno de mi, reunificar, cofidis,  el paro, paro de golpe, capitaliz*, viudez, pensión de viudedad, pensión, jubil*, cotiz*, autónom*, cuota de autónomo, hacienda, declarar, hay que declararlo, declaración de la renta, declaración, renta, irpf, iva, sat, impuesto*, deducir, deducción*, desgravar, donación, impuesto de donaciones, plusvalía, retención*, app de trading, trading, perdí, lo recupero, recuperar lo perdido, apuestas, casino, ludopat*, cripto*, bitcoin, renting, leasing, a plazos, financiar, financiación, cuota*, préstamo*, prestamo*, crédito*, hipoteca*,
      tipo fijo, tipo variable, euríbor, euribor, amortizar, amortización anticipada, aval, avalar, avalista, deuda*, debo, moros*, asnef, buró de crédito, tarjeta de crédito, tarjeta, pago mínimo, intereses, descubierto, números rojos, llegar a fin de mes, fin de mes, de dónde recorto, recortar gastos, recorto, ingreso, ingresos, gasto, gastos, presupuesto, ahorr*, colchón, fondo*, fondo de emergencia, fondo indexado, indexado*, acciones, bolsa, invertir, inversión*, invertido, rentabil*, depósito a plazo, letras del tesoro, bonos, etf*, dividendo*, afore, cetes,
      plan de pensiones, seguro de vida, seguro del coche, seguro de salud, seguro*, franquicia, póliza, aseguradora, siniestro, subsidio*, ayuda*, ingreso mínimo, beca, herencia de, heredé, comprar o alquilar, alquilar o comprar, comprar piso, comprar casa, entrada del piso, vender el piso, vender la casa, le quitan, me quitan, cuánto pago, pagar menos, tributa*, nómina, sueldo, salario, bruto, neto, aumento de sueldo, prestar dinero, prestado, me debe, cuenta conjunta, cuesta de enero
    `,
    likely:
      'euros, pesos, dinero, banco, cuenta, pago, pagar, cobra, cobrar, cobro, gano, ganar, precio, coste, vale la pena, merece la pena, rentable, beneficio*, pérdida*, oro, dólares, inflación, cambio, factura*, recibo*, alquila la habitación, negocio, montar una, montar un',
    hint: 'al mes, al año, por mes, mil, si meto, 2.000 más, buena idea, locura, segunda mano, barato, caro, de golpe, unos 9.000, me den, invitados, hago 20 mil',
    inAnswers: `
      préstamo*, nueve por ciento, por ciento, franquicia, seguro*, póliza, aseguradora, se declara, declarar, hacienda, irpf, iva, reducción, deduc*, desgrav*, impuesto*, autónom*, cuota*, hipoteca, interés, intereses, tarjeta, ahorr*, cuenta, banco, comisión*, comisiones, fondo*, inversión, invertir, acciones, pensión, jubilación, subsidio*, ayuda*, subvención*, ingresos, gastos, nómina, alquiler de temporada, factura*, deuda*, presupuesto
    `,
  },
  signs: {
    kin: `
      mi suegro, mi suegra, mi cuñado, mi cuñada, mi primo, mi prima, mi tía, mi tío, mi abuela, mi abuelo, mi madre, mi padre, mi mamá, mi papá, mis padres, mi hijo, mi hija, mis hijos, mi niño, mi niña, la niña, el niño, mi bebé, mi marido, mi mujer, mi esposa, mi esposo, mi novio, mi novia, mi pareja, mi hermano, mi hermana, mi sobrino, mi sobrina, mi compañero de piso, una amiga, un amigo, el peque
    `,
    action: `
      puede?, ¿puede, puede ella, pueden, puedo, podemos, debo, debería, deberíamos, tengo que, hay que, qué hago, qué hacemos, qué puedo, qué podemos, cómo lo, cómo la, cómo se lo, es normal, normal, es grave, grave, peligroso, buena idea, mala idea, me conviene, conviene, merece la pena, vale la pena, qué pasa si, me pueden, le quitan, les pasó, está bien, mejor, o pillo, o espero, es legal, derecho a, cuánto tiempo, cuánto puedo, cómo reclamo, a quién, consejo*, aconsej*, dime si, recomiendas hacer
    `,
    lasting:
      'desde ayer, desde el, desde la, desde hace, desde reyes, desde, desayuno, llevo, lleva, todas las noches, cada noche, cada mañana, ayer, anoche, esta mañana, sigue, todavía',
    errand: `
      ideas para, chirigota, coplas, poema, nana para, ideas, una idea, sugier*, sugerencia*, recomiénda*, recomienda*, propón*, inspiración, receta de, recetas, cocin*, menú, cena, comida para, postre, pastel, tarta, arroz, regalo*, cumpleaños, boda, despedida, fiesta, invitación, discurso, brindis, tarjeta para, escrib*, escríb*, redact*, reescrib*, corrige, corregir, ortografía, acort*, resum*, traduc*, cómo se dice, cómo le digo, mensaje para, correo para, educadamente, gracios*, chiste, eslogan, nombre para, nombres para, playlist, decor*, tejer, ganchillo, manualidad*,
      qué ver en, qué visitar, itinerario, ruta, escapada, fin de semana en, viaje a, aprender, taza, tratado de paz, charla, la echaré de menos, pelota
    `,
    code: 'switch, dhcp, red, servidor*, base de datos, consulta sql, script, función, compil*, desplieg*, impresora, wifi, router, actualización, controlador, pantalla, hoja de cálculo, macro, md, log, docker',
    play: 'ajedrez, fifa, modo carrera, mus, órdago, portero, cambios, delantero, alfil, torre, partida, árbitro, fuera de juego, penalti, liga, equipo, entrenador, mando, misión, nivel, jefe final, zelda, pokémon, minecraft, monopoly, parchís, tribunal arbitral del deporte, club, fútbol',
    things:
      'tomates, albahaca, rosal, hortensia, césped, compost, masa madre, masa, horno, motor, embrague, bici, cadena, lavadora, cafetera, guitarra, orquídea, hojas, huerto',
    study:
      'siglo, misma raíz, problema, interés simple, interés compuesto, un capital de, aparato digestivo, ciencias naturales, primaria, secundaria, etimología, redacción, examen, historia de, definición, en el mundo, comparado con, me pica la curiosidad, edad media, revolución, imperio, código de hammurabi, derecho romano, gramática',
  },
}
