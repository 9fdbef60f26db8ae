/** Spanish. */
import type { LanguageWords } from './language-words'

export const spanish: LanguageWords = {
  common: `
    el, la, los, las, un, una, unos, de, del, y, o, en, es, son, que, quien, como, cuando, cuál, donde, por, para, con, sin, no, si, me, te, se, mi, mis,
    tu, tus, su, sus, lo, le, les, al, a, ya, muy, más, pero, hay, he, ha, han, tengo, tiene, puedo, puede, debo, yo, nos, este, esta, eso, esto, hace,
    cuánto, desde, hola, porfa, gracias, ante, sobre, dame, haz, dime, estoy, fue, ser
  `,
  medical: {
    sure: `
      me duele, me duelen, le duele, le duelen, duele la, duele el, fiebre*, vomit*, vómito*, náusea*, diarrea*, estreñ*, maread*, desmay*, desmayé, reflujo,
      tose, catarro, resfri*, garganta inflam*, otitis, sinusitis, bronquitis, neumonía, antibiótico*, comprimido*, medicación, medicina para, receta médica,
      me recetó, me recetaron, recetó, recetado, sobredosis, efectos secundarios, antidepresiv*, ansiolítico*, antiinflamator*, analgésico*, anticoncept*,
      pastilla del día después, píldora*, menstru*, embaraz*, embarazada, semanas de embarazo, de 30 semanas, lactancia, dar el pecho, amamant*, cesárea*,
      menopausia, presión alta, presión arterial, hipertens*, taquicardia, palpitacion*, infarto, ictus, trombo*, anticoagul*, diabet*, glucosa, colesterol*,
      tiroid*, transaminasas, analítica*, análisis de sang*, análisis de orina, hemograma, resonancia, ecografía*, mamografía*, colonoscopia, biopsia*,
      citología, quiste*, nódulo*, verruga*, tumor*, sarpullido, ronchas, esguince*, fractur*, luxación, hernia*, lumbago, ciática, menisco, ligamento*,
      tendin*, artrosis, artritis, fibromialgia, operaron, me operaron, operarse, operarme, rehabilitación, quimio*, radioterapia, me sangra, sangre en,
      sangra la, hemorroides, orina con, cistitis, candidiasis, vih, médico de cabecera, mi médico, el doctor me, el médico dice, doctora dice, pediatra*,
      cardiólog*, dermatólog*, ginecólog*, neurólog*, traumatólog*, psiquiatra*, psicólog*, dentadura, endodoncia, depresión, deprimid*, ansiedad,
      ataque de pánico, ataques de pánico, bipolar, esquizofren*, anorexia, bulimia, autolesion*, me corto, suicid*, matarme, quitarme la vida, quiero morir,
      no quiero vivir, no quiero seguir, ganas de vivir, insomnio, no duermo, apnea, tragó, tragado, se ha tragado, intoxic*, envenen*, mordió, mordedura,
      me picó, picadura*, garrapata*, me quemé, puntos de sutura, convuls*, epileps*, asma, inhalador, insuficiencia renal, demencia, alzheimer, cojea,
      mareos, anemia, próstata, se mueve menos, resaca, síndrome de, víbora, torniquete, inmoviliza, llama al 112, llame al 112, el 112, llama a urgencias,
      acude a urgencias, ve al médico, acude al médico, consulta al médico, consulte a su médico, toxicología, instituto de toxicología, golpe de calor,
      deshidratación, bajo el grifo, agua fría durante, lava la herida, dosis máxima, dosis diaria, miligramos, insuficiencia, reacción alérgica, anafilaxia,
      botulismo, salmonela, anisakis, dalsy, apiretal, nolotil
    `,
    likely: `
      consulta médica, lesion*, cansancio, agotad*, tristeza, adicto, adicción, cannabis, cocaína, adelgazar, bajar de peso, sobrepeso, batidos de proteína,
      recién nacido, confundida, tomarme, tomé, me la tomé, calmante, del crecimiento, hormon*, vista borrosa, lentillas, volar después, manchas rojas,
      mancha, duerme la mano, al despertar, ir al baño, sin ir al baño, olvidé de tomar, mezclar, entumec*, tiembla*, sudor*, escalofrí*, agujetas, llagas,
      llaga, afta*, herpes, acné, caspa, quemadura solar, deshidrat*, me corté, caí, me caí, se cayó, golpeó, golpeé la cabeza, chichón, férula, muletas,
      venda, tirita, cicatriz, supura, cólicos, gatea, pañal, biberón, epidural, mioma, ovario*, erección, vasectomía, glaucoma, operación de la vista,
      audífono, ortodoncia, brackets, empaste, caries, ferritina, vitamina d, cálculos, piedras en el riñón, vesícula, apéndice, apendicitis, páncreas,
      úlcera, gastritis, colon irritable, celíac*, gluten, hepatitis, cirrosis, ictericia, lupus, parkinson, esclerosis, culebrilla, varicela, sarampión,
      tosferina, covid, dengue, malaria, sarna, piojos, túnel carpiano, tendinitis, fascitis, infiltración, omeprazol, enantyum, lorazepam, sertralina,
      eutirox, ozempic, homeopat*, farmacia, sin receta, caducad*, pesadillas, alucina*, oye voces, paranoi*, fobia*, enganchad*, recaída, paliativos,
      residencia, olvida, se olvida, pierde la memoria, desorientad*, falta de aire, me ahogo, corazón me, late rápido, presión en el pecho, regla dos veces,
      se cayó en la ducha, está raro, está rara, para la tos, bajó de peso, bultito, mancha en, pica mucho, arde al orinar, orina oscura, heces,
      heces negras, ojo rojo, legañas, orzuelo, zumbido*, oído tapado, nariz tapada, moco*, flemas, ronquera, afonía, tortícolis, contractura*, desgarro,
      juanete, pie de atleta, tobillo hinchado, rodilla hinchada, crujido*, costilla, nuca, mandíbula, bruxismo, ronquidos, ronca, apneas, pesadilla,
      sonámbul*, rabietas, autis*, tdah, retraso del habla, prueba de embarazo, retraso de, toxoplasmosis, sushi embarazada, matrona, monitores,
      leche materna, mastitis, destete, chupete, vacunas del, fiebre amarilla, bariátrica, vapear, porro, resacón, éxtasis, mal viaje, recaí, no puedo más,
      no le veo sentido, harto de vivir, harta de vivir, me quiero morir, no valgo nada, al médico, enfermo de, estoy enfermo, estoy enferma, tomarlo con,
      tomó, la tos, tiene tos, me pica, me arde, al bebé, el bebé, bebé de, mi bebé, síntomas de, el doctor, la doctora, no bebo, me muero, mi regla,
      la anestesia, con anestesia, dosis, lunares, cáncer, granos, parto, derrame, vacunas, ardor, radiografía, alergia, alérgico, alérgica, muela, muelas,
      desaparecer, 320 de azúcar, la tensión, riñón, inflamación, acidez, a urgencias, medicamento, medicamentos, operado, inflamado, gripe, dentista,
      vacunarme, dolores, mucha tos, muy confundida, late muy, late fuerte, late muy fuerte, mi corazón, el corazón, gramos de, al acostarme,
      cuando me acuesto, me acuesto, me encuentro mal, encuentro mal, me siento mal, siento mal, vomitando, vomita, no duerme, no respira, respirar, respiro,
      sangrando, se me hincha, se me duermen, granito, rojez, roja y, inflamada, medicina, síntomas, tratamiento, cabeza, espalda, rodilla, barriga,
      garganta, sangrar, semana 6, semanas de, en la semana, tirón, tirón en, muslo, gemelo, hielo o calor, neurólogo, se le olvida, olvida todo,
      en la nariz, en el oído, se metió, golpeó la cabeza, regla dos, olfato, sin olfato, sin gusto, gusto y olfato, dolor de cabeza, dolor de espalda,
      dolor de garganta, dolor de muelas, me duele la, me duele el, me duelen los, me duelen las, le duele la, le duele el, dolor en, dolor al, tengo fiebre,
      tiene fiebre, con fiebre, fiebre de, tengo tos, tos seca, ha vomitado, estreñido, estreñida, estreñimiento, acidez de, ardor de estómago, gases y,
      hinchado el, hinchada la, náuseas, me mareo, me desmayé, desmayo, diabetes, diabético, insulina, tiroides, ovulación, embarazo, estoy embarazada,
      aborto espontáneo, amamantando, bebé tiene, niño tiene, hijo tiene, hija tiene, mancha roja, granitos, picazón, pica la piel, alergia a, alérgico a,
      ojos rojos, ojo hinchado, dolor de oído, pitido, encía, flemón, tobillo, torcedura, me torcí, hombro, cadera, lumbar, fractura, me rompí, operarme de,
      operaron de, después de la operación, cirugía de, vacuna de, efecto secundario, dejar de tomar, dejar la medicación, dejar el tratamiento,
      tomar ibuprofeno, tomar paracetamol, tomar antibiótico, tomar alcohol, mezclar con, pastilla para, pastillas para, me han recetado, bulto en,
      cáncer de, quimioterapia, ataques de ansiedad, ataque de ansiedad, no puedo dormir, duermo mal, psicólogo, terapeuta, la pastilla, una pastilla,
      las pastillas, operación de, la herida, cada cuántas horas, darle a mi, horas puedo darle
    `,
    hint: `
      estómago, pulmón*, pulmones, oído*, brazo*, pierna*, rodilla*, tobillo*, hombro*, músculo*, cerebro, pis, caca, respira*, gimnasio, suegro, altas,
      preocup*, informe*, cada 12 horas, cada 8 horas, la mano, mi mano, mis manos, un dedo, el dedo, mi pie, los pies, mis pies, la lengua, mi ojo,
      los ojos, un diente, la piel, mi piel, sangre, hueso, la cabeza, mi cabeza, la boca, la nariz, la espalda, mi espalda, el pecho, el cuello, médica,
      enfermera, salud, dormir, sueño, golpe, kilos, doctor, tomar, grave, peligroso, dieta, cansado, cansada, estrés, fumar, beber, crema, gotas,
      inyección, triste, proteína, vitaminas, leche, contagioso, manchas, heridas, el médico
    `,
  },
  legal: {
    sure: `
      casero*, arrendador*, arrendat*, contrato de alquiler, depósito de, desahuci*, desalojo, echar de casa, comunidad de vecinos,
      comunidad de propietarios, despid*, despedid*, despido, me echaron, me han echado, finiquito*, indemnización*, indemniz*, baja voluntaria,
      periodo de prueba, contrato laboral, empleador, empresa no me paga, nómina*, horas extra*, fichar, baja médica, baja laboral, permiso de maternidad,
      inspección de trabajo, mobbing, discriminac*, convenio colectivo, divorci*, patria potestad, pensión alimenticia, pensión de alimentos, manutención,
      régimen de visitas, pareja de hecho, hereder*, herencia, poder notarial, abogado de oficio, querella*, citación*, burofax, embargo*, embargar,
      prescrib*, prescribe, alegac*, multaron, sancion*, carnet de conducir, quitan el carnet, puntos del carnet, alcoholemia, positivo en, detenid*,
      estafad*, vicio oculto, vicios ocultos, devolverme, reembols*, consumo omic, daños y perjuicios, sin papeles, arraigo*, permiso de residencia,
      tarjeta de residencia, extranjería, visado*, reagrup*, abusiv*, firmar, firmé, sin mi firma, derecho a, mis derechos, legalmente, pueden obligarme,
      le puedo obligar, me obliga*, pueden hacer eso, pueden hacerlo, orden de alejamiento, violencia de género, malos tratos, protección de datos, difam*,
      cancelaron el vuelo, orden judicial, marcado ce, respondes de, responsable de los daños, dato personal, datos personales, consentimiento expreso,
      consentimiento de los padres, menor de edad, un menor, multa de, multas de, sanción de, infracción, sancionable, está prohibido, prohibido por ley,
      la ley obliga, la ley exige, obligatorio por ley, licencia municipal, licencia de, permiso municipal, autorización de, número de registro,
      registro de, derechos de imagen, derechos de autor, propiedad intelectual, código civil, código penal, delito, tienes derecho a,
      plazo de desistimiento, desistimiento, hoja de reclamaciones, responsabilidad civil
    `,
    likely: `
      jefe, justicia, culpable, seguro no, casa está a nombre, wallapop, no paga, deuda, burocracia, votación, prohibirme, estando de baja, me devuelve,
      no me devuelve, ver a los niños, me caso, casarme, con un español, multa de tráfico, la recurro, vacaciones negadas, paro después, me deben,
      no me pagan, paga extra, reducción de jornada, teletrabajo, conciliación, inspección, ere, erte, autónomo falso, falso autónomo, moho, calefacción,
      arreglar la caldera, compañero de piso, subarriendo, aval, avalista, okupas, perro ladra, ladra, árbol del vecino, presidente de la comunidad,
      herencia bloqueada, hermanos no, donar el piso, guarda y custodia, mudarme con, colegio expuls*, control policial, cacheo, detención, juicio rápido,
      denunciarme, injurias, calumnias, fotos íntimas, ciberacoso, freelance, impagad*, cliente no paga, suscripción, gimnasio, vuelo retrasado,
      retraso del vuelo, equipaje, no funciona y, garantía del coche, itv, concesionario, accidente de tráfico, atropell*, alcohol al volant*,
      exceso de velocidad, carnet, tie, cita previa, renovar, renovación, regulariz*, frontera, cambio de nombre, apostilla, cambiar el horario, sin avisar,
      tengo que aceptar*, aceptarlo, echar a un, que no paga, inquilino moroso, entrar en mi casa, entrar al piso, me grabó, grabar a, grabación, me engañó,
      timaron, no responde, no contesta, tienda no, me cobraron, cobro indebido, cargo no autorizado, me robaron, móvil robado, pegó, me pegó, agresión,
      me agredió, bullying, acoso escolar, colegio no, ruidos, de baja, la baja, mi vecino, el vendedor, vendedor, qué pruebas, mi casera, divorcio,
      matrimonio, laboral, robado, deportan, deportar, deportación, renunciar, visa, contrato, contratos, cárcel, prisión, obligarme, obligar, separarme,
      multas, estafa, estafado, arras, herederos, policía, arrestado, fraude, cláusula, cláusulas, denunciarlo, alquilar, alquiler, inquilino, inquilinos,
      amenaza, amenazado, es ilegal, la multa, despido voluntario, me pide firmar, firmado, mi contrato, me obligan, obligan, obligado, echar, echarme,
      despedido, mi empresa, ruido, separar, devolver, prohibir, prohibido, por aparcar, aparcar, carga y descarga, grabar a mi, sin que lo sepa,
      el seguro no, no quiere pagar, parte de agua, sin mi permiso, no me entregan, nunca llegó, me cancelaron, cancelado, mi casero, mi fianza, mi despido,
      mi finiquito, mi baja, mi abogado, mi visado, mi nie, mi custodia, mi divorcio, mi multa, me despidieron, me han despedido, despedirme,
      me quieren despedir, me quieren echar, echarme del piso, subida de alquiler, devolver la fianza, devolverme la fianza, rescindir, rescisión,
      darme de baja, horas extras, me deben dinero, derecho a paro, derecho a indemnización, derecho a vacaciones, vacaciones que, acoso laboral,
      despido improcedente, demandar a, denunciar a, poner una denuncia, puse una denuncia, me denunciaron, me han denunciado, me detuvieron,
      antecedentes penales, multa por, recurrir la multa, recurrir una multa, quitar el carnet, control de alcoholemia, accidente de coche, divorciarme,
      escritura, devolver un, devolución de, garantía de, producto defectuoso, me han estafado, me estafaron, papeles para, expulsión, firmé un, he firmado,
      mi jefe me, mi jefe no, mi jefe quiere, cambiarme de, cambiarme el, la empresa puede, puede la empresa, sin preguntar, de turno, quiere dejarme,
      dejarme su, en vida, se fue sin pagar, sin pagar, pagar su parte, no me contesta, finiquito si, me corresponde, levantado un muro, en mi terreno,
      mi terreno, muro, un abogado, presentar recurso
    `,
    hint: `
      bloqueado, niñera, llamo, empiezo, niega, conduciendo, vecina, vecinos, abogado, casa, coche, niños, hermano, hermanos, obras, trabajo, vacaciones,
      salario, taller, avería, culpa, horario, accidente, válido, comprador, robo, pruebas, baja, carta, mi nombre, documento, dni, ex, abogada, mi vecina,
      los vecinos
    `,
  },
  financial: {
    sure: `
      invertí, bolsa de, en bolsa, fondos indexados, etf*, letras del tesoro, broker, plazo fijo, depósito a plazo, cuenta remunerada, ahorrado*,
      mis ahorros, ahorrar, plan de pensiones, prejubil*, hipotec*, euríbor, tipo fijo, tipo variable, tarjeta revolving, tarjeta de crédito, embargan,
      asnef, moros*, refinanc*, reunific*, dación, ley de segunda oportunidad, irpf, hacienda, declaración de la renta, desgrav*, cuota de autónomo*,
      modelo 130, modelo 303, modelo 720, monotributo, afip, isr, plusvalía*, sucesiones, seguro de vida, seguro de salud, seguro de hogar, seguro del coche,
      prima del seguro, ayuda familiar, imv, sepe, aguinaldo, finiquito, comprar dólares, cripto*, bitcoin, ethereum, forex, estafa de, afore, infonavit,
      fovissste, cetes, afp, rentabilidad, asesor financiero, mi banco, tae, residente fiscal, residencia fiscal, tributarás, tributar, tributan,
      declarar a hacienda, agencia tributaria, exento, exentos, base imponible, crédito rápido, financiación al, sin intereses, intereses de,
      fondo de emergencia, colchón de, seguro de viaje, autónomo
    `,
    likely: `
      pérdidas, vendemos, herencia, pagaremos, inflación, euros, dólar*, conviene, merece la pena, sale a cuenta, retirar, amortizo, hacerme autónomo,
      cooperativa, llego a fin de mes, debo tres, tarjetas, wallapop, vinted, gané en, lo que gané, ingresos por, alquiler turístico, capacidad de, aval ico,
      subrog*, novación, gastos hipotecarios, ibi, itp, ajd, renta básica, viudedad, orfandad, años cotizados, base reguladora, convenio especial,
      jubilación anticipada, edad de jubil*, plan de empleo, epsv, fondo de inversión, indexad*, msci, robo advisor, indexa, myinvestor, trade republic,
      degiro, acciones de, opv, criptos, staking, airdrop, estafa piramidal, bizum, transferencia, prestar*, préstamo personal, microcrédito*, cetelem,
      moroso, nómina embargada, concurso, seguro de decesos, seguro médico, todo riesgo, invalidez, incapacidad, indemnización, finiquito tributa, tramo*,
      retenciones, modelo 100, devolución de hacienda, gestor, asesor fiscal, tarifa plana, kit digital, verifactu, dividendos, nómina o dividendos,
      sl o autónomo, lingotes, oro de la abuela, remesas, nps, llegar a fin, mi cuenta, cuenta corriente, cuenta bancaria, bancos, cuenta de ahorro, cuotas,
      ganancias, en el banco, comprar un piso, cotizado, compensa, fondos de, interés, impuestos, jubilación, jubilarme, jubilado, la renta, mi renta,
      borrador de la renta, dólares, autónoma, autónomos, créditos, invierto, perito, ahorro, ahorros, deudas, inversiones, préstamos, bono, comisión,
      comisiones, esquema que, pensiones, es mucho, comprar o, seguro de, cobrar, compro el piso, bajen los tipos, los tipos, tipos de interés, lotería,
      se queda hacienda, rescato, rescatar el plan, parte del seguro, baje el precio, bajen los precios, borrador, renta 2025, mi hipoteca, mi préstamo,
      mi pensión, mi deuda, mis deudas, mi sueldo, mi nómina, mi irpf, mi jubilación, mis impuestos, invertir en, invertir mis, dónde invertir,
      en qué invertir, dónde meto, meto el dinero, meter el dinero, pedir un préstamo, pedir una hipoteca, pedir un crédito, hipoteca fija,
      hipoteca variable, hipoteca mixta, adelantar hipoteca, cancelar hipoteca, entrada para, vender mi casa, vender mi piso, pagar la deuda, pagar deudas,
      no puedo pagar, no llego, hacer la renta, pagar impuestos, impuesto de sucesiones, darme de alta, cuota de autónomos, ser autónomo,
      capitalizar el paro, jubilarme a, jubilarme con, jubilarse, seguro de coche, dólares o, comprar oro, oro o, debo dinero, debo a, lo que debo, debo dos,
      debo 4, debo unos, debo más, debo mucho, le debo, declaración conjunta, conjunta o separada, hago la declaración, renta conjunta, quedo en paro,
      en paro, mi paro, desempleo, finiquito si
    `,
    hint: `
      cuñado, esperamos, librar, quedaría, me quedan, sale a pagar, moneda, plata, casa, piso, pisos, fijo, variable, perder, vender, al mes, al año,
      riesgo, oferta, mercado, facturar, entrada, libre de
    `,
  },
  signs: {
    technique: `
      cómo puedo, cómo hago, cómo podemos, dónde puedo, cómo modelo
    `,
    crisis: `
      quiero morir, quiero morirme, me quiero morir, no quiero vivir, no quiero seguir, ganas de vivir, ganas de morir, matarme, quitarme la vida, suicid*,
      autolesion*, me corto, hacerme daño, mejor sin mí, no le veo sentido, no puedo más, harto de vivir, harta de vivir, desaparecer del mundo,
      acabar con todo
    `,
    self: `
      mi, mis, me, yo, tengo, estoy, soy, he, nos, nuestro, nuestra, somos, llevo, quiero, puedo, debo, gano, compré, vivo, noto
    `,
    kin: `
      mi hijo, mi hija, mi niño, mi niña, mi bebé, mi mamá, mi madre, mi padre, mi papá, mi marido, mi esposo, mi mujer, mi esposa, mi novio, mi novia,
      mi pareja, mi hermano, mi hermana, mi abuela, mi abuelo, mi suegro, mi suegra, mi cuñado, mi tío, mi tía, mis padres, mis hijos, mi amigo, mi amiga,
      nuestro hijo, nuestra hija, mamá, papá, abuela, abuelo, un niño, bebé
    `,
    action: `
      puedo, podemos, debo, debería, deberíamos, debemos, tengo que, qué hago, qué hacemos, qué puedo hacer, qué debo, qué hacer, es grave, es peligroso,
      es legal, es válido, es recomendable, es seguro, es malo, es para ir, me pueden, pueden hacer, tiene derecho, tengo derecho, cuánto pag*, conviene,
      me conviene, compensa, merece la pena, vale la pena, qué me conviene, o lo dejo, la pago o, acepto, aceptar, me recomiend*, aconsej*, que pasa si,
      y si, qué puede ser, me quitan, a quién llamo, es buen momento, me puedo, lo perdí, pido, denunciar, obligar, qué pruebas, prescribe, me sale,
      puedo seguir, esperamos, cómo lo arreglo, hace falta, me puede, puedo mezclar, qué puedo tomar, qué tomo, cómo la recurro, cómo recupero,
      tengo que declarar, amortizo o, o invierto, hay que preocuparse, preocuparme, debo preocuparme, preocupante, voy al médico, ir al médico,
      voy a urgencias, es urgente, puede ser grave, estoy obligado, estoy obligada, pasa algo, no pasa nada, es normal, la pago, lo pago, la recurro,
      espero a, o espero, hielo o calor, cuánto se queda, rescato, qué me corresponde, me corresponde, puedo grabar, sin que lo sepa, pueden obligarme,
      debo ir, puede la, puede el, puede mi, pueden mi, tengo que pagar, qué es mejor
    `,
    lasting: `
      desde, desde hace, hace días, hace semanas, hace dos, hace tres, llevo, ayer, anoche, esta mañana, toda la noche, todos los días, cada noche, a veces,
      otra vez, de repente, días, semanas, cuando me, al despertar
    `,
    knowledge: `
      quién, quiénes, qué es, qué son, qué era, qué fue, qué significa, cuál, cuáles, cuándo, dónde, de dónde, por qué, cómo se llama, cómo funciona,
      cuántos, cuántas, explica, explícame, describe, nombra, lista
    `,
    advice: `
      usted, ustedes, tu, su, te, debe, debes, deberías, puede, puedes, evite, evita, no, nunca, siempre, al menos, como mínimo, máximo, antes de,
      inmediatamente, de inmediato, el mismo día, en un plazo, dentro de, si, consulte, consulta, acuda, acude, ve a, llame, llama, pida, pide, tome, toma,
      tomes, deje, dejes, declara, declarar, tributa, obligatori*, prohibido, tiene derecho, tienes derecho, responsable, multa, exento, conviene, recuerda,
      ojo
    `,
    code: `
      proceso*, programa*, código, función, funciones, variable*, error, errores, bug, compil*, base de datos, consulta sql, archivo*, impresora*,
      ordenador*, computadora*, disco duro, software, app, aplicación, página web, inyectar, inyección de dependencias, dependencias, rama, hilo, hilos,
      contenedor, propiedad css, api, contrato inteligente, contratos inteligentes, lenguaje se programa, informática, desarrollo, fórmula, hoja de cálculo,
      excel, repetidor, mesh, móvil configur*, undefined, guard, se muere cada, mato un proceso, matar un proceso, windows, prueba unitaria,
      pruebas unitarias, en ci, en local, módulo en programación, programación, deploy, conexiones
    `,
    play: `
      juego*, jugar, jugador*, ajedrez, peón, torre, alfil, caballo, jaque, enroque, fútbol, tenis, árbitro, penal, penalti, fuera de juego, liga, equipo,
      partido, rol, dados, cartas, mus, parchís, acertijo*, adivinanza*, horóscopo, signo, tarot, mimo, debate, trivial, sanador
    `,
    fiction: `
      cuento*, microrrelato*, relato*, novela*, poema*, verso*, rima*, canción*, canciones, rap, letra, peli*, película*, serie, series, personaje*, escena*,
      diálogo*, monólogo*, guion, teatro, chiste*, refrán*, refranes, trabalenguas, libro*, autor*, escritor*, escribe un, escribe una, redacta la,
      redacta una escena, inventa*, imagina*, eslogan, lema, discurso, felicitación, telenovela*, haceme, cuéntame, canta, reguetón, bolero, acordes,
      tono divertido, tono optimista, reseña, describe, dibuj*, podcast*, interpreta, anatomía de grey, juez jubilado, al capone, qué actor, actor hace,
      philadelphia
    `,
    study: `
      historia*, histórico*, siglo*, edad media, antigua, antiguo*, roma, romano*, grecia, griego*, azteca*, maya, mayas, inca*, imperio*, emperador*, rey,
      reina, guerra*, revolución*, siglo de oro, expedición*, colonia*, 1494, origen, de dónde viene, de dónde sale, por qué se dice, etimolog*, raíz latina,
      palabra*, expresión, sinónimo*, significa la palabra, traduce*, traducción, en inglés, al inglés, en latín, pronunci*, ortografía, gramática, verbo*,
      adjetivo*, oración, clase de, doy clase, deberes, tarea, examen de, exponer, exposición, resumen*, resume*, resumime, colegio, escuela, instituto,
      universidad, primaria, alumn*, profesor*, tesis, trabajo de clase, biología, química, física, geografía, filosof*, diferencia entre, diferencia hay,
      quién fue, quién inventó, inventó, descubri*, cómo se llama, cómo se dice, explícame, explica, teoría, definición, concepto, en general, mundo,
      capital de, planetas, cuál era, mito, adam smith, mano invisible, galileo, se inventó, cuándo se inventó, curaban, crisis de 1929, los romanos,
      cuerpo humano, cuántos huesos, banco de españa, para un examen, cuándo se creó, volcanes, hurto, cómo se escribe, euskera, en catalán, en gallego
    `,
    things: `
      planta*, albahaca, flor, flores, rosal, árbol*, jardín, huerto*, tomate*, césped, tierra, hojas, tallo, maceta, orquídea*, cactus, seta*, masa madre,
      masa, pan, horno, receta de, receta del, recetas, cocin*, pastel, sopa, salsa, garbanzos, vino, mate, motor, freno*, embrague, batería, correa, rueda*,
      bici*, lavadora, nevera, caldera, armario*, pared, azulejos, mueble*, guitarra, piano, violín, foto, fotos, cámara, gato*, perro*, pájaro*, pez, peces,
      caballo, tiempo hará, viaje*, viajar, ruta*, hotel*, playa*, museo*, ciudad*, tren, río, luna, montaña, fiesta, boda, restaurante*, ballenas, ropa,
      regalo, regalarle, san valentín, cumpleaños, botas, pierde aceite, aceite, cuánto se tarda, hongos, váter, tortilla, coser, boda en la playa,
      limpiar a fondo, ordenar y limpiar, arroz, tarta, pintar mi cuarto, cena en casa, cena, banco del parque, parque
    `,
    back: `
      lo, la, los, las, eso, esto, esa, ese, ello, él, ella, ellos, y, pero, entonces, también, además, si, ahí, así, en ese caso, al final, otra vez,
      los dos, ambos, más, menos, vale, ok
    `,
    onward: `
      otra cosa, otra pregunta, cambiando de tema, por cierto, gracias, ahora cuéntame, ahora dime, ahora, chiste, poema, olvídalo, da igual, aparte,
      cuéntame
    `,
  },
}
