/** Spanish. */
import type { LanguageWords } from './language-words'

export const spanish: LanguageWords = {
  common: `
    el, la, los, las, un, una, unos, de, del, y, o, en, es, son, que, qué, quien, quién, como, cómo, cuando, cuándo, cuál, donde, dónde, por, para, con, sin, no, si, sí, me, te, se, mi, mis, tu, tus, su, sus, lo, le, les, al, a, ya, muy, más, pero, hay, he, ha, han, tengo, tiene, puedo, puede, debo, yo, nos, este, esta, eso, esto, hace, cuánto, desde, hola, porfa, gracias, ante, sobre, dame, haz, dime, estoy, está, fue, ser, les
  `,
  medical: {
    sure: `
      dolor*, me duele, me duelen, le duele, le duelen, duele la, duele el, fiebre*, vomit*, vómito*, náusea*, diarrea*, estreñ*, mareo*, maread*, desmay*, desmayé, acidez, reflujo, ardor, tos, tose, catarro, gripe, resfri*, anginas, garganta inflam*, otitis, sinusitis, bronquitis, neumonía, infección*, infeccion*, antibiótico*, pastilla*, comprimido*, medicamento*, medicación, medicina para, receta médica, me recetó, me recetaron, recetó, recetado, dosis, sobredosis, efectos secundarios, antidepresiv*, ansiolítico*, antiinflamator*, analgésico*, anticoncept*, pastilla del día después, píldora*, regla, menstru*, embaraz*, embarazada, semanas de embarazo, de 30 semanas, aborto*, lactancia, dar el pecho, amamant*, cesárea*, parto, menopausia, presión alta, tensión alta, la tensión, presión arterial, hipertens*, taquicardia, palpitacion*, infarto, ictus, derrame, trombo*, anticoagul*, azúcar alta, de azúcar, diabet*, diabét*, glucosa, colesterol*, tiroid*, transaminasas, analítica*, análisis de sang*, análisis de orina, hemograma, resonancia, radiografía*, ecografía*, tac, mamografía*, colonoscopia, biopsia*, citología, quiste*, nódulo*, bulto*, lunar*, verruga*, tumor*, cáncer, sarpullido, ronchas, granos, picazón, picor, alergia*, alérgic*, hinchad*, hinchazón, inflamad*, inflamación, esguince*, fractur*, luxación, hernia*, lumbago, ciática, menisco, ligamento*, tendin*, artrosis, artritis, gota, fibromialgia, operaron, me operaron, operarse, operarme, operado, operación, cirug*, cirugía, anestesia, rehabilitación, quimio*, radioterapia, me sangra, sangrado, sangre en, sangra la, hemorroides, orina con, cistitis, candidiasis, ets, vih, urgencias, emergencias, médico de cabecera, mi médico, el doctor me, el médico dice, doctora dice, pediatra*, cardiólog*, dermatólog*, ginecólog*, neurólog*, traumatólog*, psiquiatra*, psicólog*, fisio*, dentista*, muela*, dentadura, endodoncia, depresión, deprimid*, ansiedad, ataque de pánico, ataques de pánico, bipolar, esquizofren*, anorexia, bulimia, autolesion*, me corto, suicid*, matarme, quitarme la vida, quiero morir, no quiero vivir, no quiero seguir, ganas de vivir, desaparecer, insomnio, no duermo, apnea, tragó, tragado, se ha tragado, intoxic*, envenen*, mordió, mordedura, me picó, picadura*, garrapata*, quemadura*, me quemé, herida*, puntos de sutura, vacuna*, vacunar*, convuls*, epileps*, asma, inhalador, insuficiencia renal, insuficiencia*, riñón, demencia, alzheimer, cojea, mareos, anemia, próstata, se mueve menos, resaca, síndrome de
    `,
    likely: `
      síntoma*, médico*, médica*, doctor, doctora, hospital*, clínica*, enfermer*, enfermed*, enferm*, tratamiento*,
      terapia*, diagnóstic*, consulta médica, salud, lesión, lesion*, golpe, caída, cansancio, cansad*, agotad*,
      dormir, sueño, tristeza, triste, lloro, estrés, adicto, adicción, alcohol*, beber, bebo, borrach*, fumar, fumo,
      porros, cannabis, cocaína, droga*, adelgazar, bajar de peso, sobrepeso, dieta*, ayuno*, batidos de proteína,
      proteína, vitamina*, suplemento*, bebé*, recién nacido, no come, confundida, grave, peligros*, contagi*,
      tomarme, tomar, tomé, me la tomé, leche, crema, jarabe, gotas, inyección, calmante, del crecimiento, hormon*,
      vista borrosa, lentillas, volar después, manchas rojas, manchas, mancha, se me duerme, duerme la mano,
      al despertar, ir al baño, sin ir al baño, olvidé de tomar, mezclar, con alcohol, hormigueo*, entumec*,
      temblor*, tiembla*, sudor*, escalofrí*, calambre*, agujetas, hipo, gases, hinchado, llagas, llaga, afta*,
      herpes, verruga, acné, caspa, quemadura solar, insolación, deshidrat*, corté, me corté, caí, me caí, se cayó,
      golpeó, golpeé la cabeza, chichón, escayola, férula, muletas, venda, tirita, cicatriz, pus, supura, cólicos,
      gatea, pañal, biberón, epidural, contracciones, rompí aguas, flujo, sangrado, mioma, ovario*, próstata,
      erección, vasectomía, cataratas, glaucoma, operación de la vista, audífono, ortodoncia, brackets, empaste,
      encías, caries, ferritina, vitamina d, cálculos, piedras en el riñón, vesícula, apéndice, apendicitis,
      páncreas, úlcera, gastritis, colon irritable, celíac*, celiac*, gluten, hepatitis, cirrosis, ictericia, lupus,
      parkinson, esclerosis, culebrilla, varicela, sarampión, tosferina, covid, dengue, malaria, sarna, piojos,
      túnel carpiano, tendinitis, fascitis, infiltración, omeprazol, enantyum, lorazepam, sertralina, sintrom,
      eutirox, ozempic, homeopat*, farmacia, sin receta, caducad*, pesadillas, vacío, alucina*, oye voces, paranoi*,
      toc, fobia*, dependencia, enganchad*, recaída, coma, paliativos, residencia, olvida, se olvida,
      pierde la memoria, desorientad*, susto, falta de aire, me falta el aire, ahogo, me ahogo, aguja, corazón me,
      late rápido, presión en el pecho, regla dos veces, se cayó en la ducha, está raro, está rara, raro, tos,
      para la tos, kilos, bajó de peso, bultito, ganglio*, mancha en, pica, pica mucho, arde, arde al orinar, orinar,
      orina oscura, heces, heces negras, sangre, ojo rojo, legañas, orzuelo, visión doble, zumbido*, oído tapado,
      nariz tapada, moco*, flemas, ronquera, afonía, tortícolis, contractura*, tirón, desgarro, juanete,
      uña encarnada, hongos, pie de atleta, talón, tobillo hinchado, rodilla hinchada, crujido*, chasquido, codo,
      muñeca, costilla, nuca, mandíbula, bruxismo, ronquidos, ronca, apneas, pesadilla, sonámbul*, rabietas, autis*,
      tdah, retraso del habla, test de embarazo, prueba de embarazo, retraso de, toxoplasmosis, sushi embarazada,
      matrona, monitores, leche materna, mastitis, destete, papillas, chupete, vacunas del, calendario,
      fiebre amarilla, bariátrica, vapear, porro, resacón, éxtasis, mal viaje, recaí, no puedo más,
      no le veo sentido, harto de vivir, harta de vivir, me quiero morir, no valgo nada
    `,
    hint: `
      cabeza, barriga, estómago, espalda, corazón, pecho, hígado, riñones, pulmón*, pulmones, nariz, oído*, ojo*, boca, lengua, diente*, brazo*, mano*, dedo*, pierna*, rodilla*, tobillo*, pie, pies, cadera, hombro*, cuello, músculo*, hueso*, cerebro, piel, sangre, orina, pis, caca, respira*, gimnasio, deporte, noches, mañanas, días, niño, hijo, abuela, abuelo, suegro, altas, normal, preocup*, informe*, resultado*, cada 12 horas, cada 8 horas
    `,
  },
  legal: {
    sure: `
      casero*, arrendador*, arrendat*, inquilin*, alquiler*, alquilo, alquilar, contrato de alquiler, fianza*, depósito de, desahuci*, desalojo, echar de casa, comunidad de vecinos, comunidad de propietarios, despid*, despedid*, despido, me echaron, me han echado, finiquito*, indemnización*, indemniz*, renunci*, baja voluntaria, preaviso*, periodo de prueba, período de prueba, contrato laboral, mi jefe, empleador, empresa no me paga, nómina*, horas extra*, fichar, baja médica, baja laboral, permiso de maternidad, inspección de trabajo, acoso, mobbing, discriminac*, sindicato*, convenio colectivo, divorci*, separarme, separación, custodia*, patria potestad, pensión alimenticia, pensión de alimentos, manutención, régimen de visitas, pareja de hecho, testamento*, heren*, hereder*, herencia, legítima, notari*, poder notarial, abogad*, abogado de oficio, denunci*, denuncia, demand*, demandar, querella*, juicio*, juzgado*, tribunal*, citación*, burofax, embargo*, embargar, prescrib*, prescribe, recurso, recurrir, recurro, alegac*, multa*, multaron, sancion*, radar, carnet de conducir, quitan el carnet, puntos del carnet, alcoholemia, positivo en, antecedentes*, cárcel, prisión, detenid*, detuvieron, arrest*, policia, policía, estafa*, estafad*, fraude*, vicio oculto, vicios ocultos, garantía*, devolución*, devolverme, reembols*, reclam*, reclamación, consumo omic, responsabilidad*, daños y perjuicios, sin papeles, papeles, arraigo*, nie, permiso de residencia, tarjeta de residencia, residencia legal, extranjería, asilo, nacionalidad, deport*, visa, visado*, pasaporte, reagrup*, cláusula*, abusiv*, contrato*, firma*, firmar, firmé, sin mi firma, herederos, okupa*, linde, lindes, derecho a, derechos, mis derechos, es legal, es ilegal, legalmente, ilegal, pueden obligarme, le puedo obligar, obligar*, me obliga*, pueden hacer eso, pueden hacerlo, orden de alejamiento, violencia de género, malos tratos, amenaz*, chantaj*, protección de datos, difam*, cancelaron el vuelo, arras, escritura*, orden judicial
    `,
    likely: `
      jefe, trabajo, laboral, empresa, sueldo, salario, vacaciones, baja, prueba*, testigo*, ley, leyes, legal*,
      juez, jueza, justicia, abogado, fiscal, delito*, culpa, culpable, accidente, seguro no, vecin*, ruido*, obra,
      obras, piso, casa, casa está a nombre, vendedor*, comprador*, wallapop, segunda mano, particular, coche,
      taller, avería*, factura*, no me paga, no paga, deuda, niños, matrimonio, casad*, herman*, padres, ex, plazo*,
      carta, burocracia, trámite*, válido*, valido, recibo*, seguro, votación, prohibir*, prohibirme, permiso*,
      despedir, estando de baja, me devuelve, no me devuelve, no me deja ver, ver a los niños, me caso, casarme,
      con un español, multa de tráfico, la recurro, vacaciones negadas, turnos, horario, finiquito, paro después,
      sin contrato, en negro, me deben, no me pagan, paga extra, excedencia, reducción de jornada, teletrabajo,
      conciliación, inspección, carta de despido, ere, erte, autónomo falso, falso autónomo, propina, uniforme,
      subida del alquiler, subir el alquiler, prórroga, humedades, moho, calefacción, arreglar la caldera, casera,
      compañero de piso, subarriendo, aval, avalista, okupas, perro ladra, ladra, árbol del vecino, medianera,
      servidumbre, derrama, junta, presidente de la comunidad, reforma, licencia de obra, herencia bloqueada,
      hermanos no, usufructo, donar el piso, tutela, incapacit*, guarda y custodia, mudarme con, colegio expuls*,
      control policial, registro, cacheo, detención, juicio rápido, orden de, denunciarme, injurias, calumnias,
      fotos íntimas, ciberacoso, derechos de autor, marca, sociedad, socio, s l, freelance, impagad*,
      cliente no paga, suscripción, gimnasio, permanencia, cancelar, vuelo retrasado, retraso del vuelo, equipaje,
      paquete, defectuos*, no funciona y, garantía del coche, itv, concesionario, accidente de tráfico,
      parte amistoso, atropell*, alcohol al volant*, exceso de velocidad, carnet, dni, tie, cita previa, renovar,
      renovación, regulariz*, frontera, apellido, cambio de nombre, registro civil, apostilla, poder, notaría,
      cambiar el horario, sin avisar, tengo que aceptar*, aceptarlo, echar a un, que no paga, inquilino moroso,
      entrar en mi casa, entrar al piso, me grabó, grabar a, grabación, me engañó, timo, timaron, vendedor no,
      no responde, no contesta, tienda no, me cobraron, cobro indebido, cargo no autorizado, me robaron, robo,
      robado, móvil robado, pegó, me pegó, agresión, me agredió, bullying, acoso escolar, colegio no, profesor*,
      expuls*, ruidos, fiesta, vecino de arriba, gotera*, humedad
    `,
    hint: 'pagar, dinero, bloqueado, devolver, quitó, quitar*, niñera, familia, vender, compré, llamo, escrit*, mano, nombre, empiezo, acept*, niega, quedar*, carné, carnet, documento*, conduciendo',
  },
  financial: {
    sure: `
      invert*, inversión*, inversion*, invertí, acciones, bolsa de, en bolsa, fondo*, fondos indexados, etf*, bonos, letras del tesoro, dividendo*, broker, plazo fijo, depósito a plazo, cuenta remunerada, ahorro*, ahorrado*, mis ahorros, ahorrar, plan de pensiones, pensión, jubil*, prejubil*, hipotec*, euríbor, tipo fijo, tipo variable, préstamo*, prestamo*, crédito*, tarjeta revolving, tarjeta de crédito, interés, intereses, deuda*, debo, deudas, embargan, asnef, moros*, financiera, refinanc*, reunific*, dación, bancarrota, ley de segunda oportunidad, impuesto*, irpf, iva, hacienda, renta, declaración de la renta, declarar, borrador*, desgrav*, deduc*, retención*, autónomo*, autonom*, cuota de autónomo*, modelo 130, modelo 303, modelo 720, modelo, monotributo, sat, afip, isr, plusvalía*, sucesiones, donación*, donar, seguro de vida, seguro de salud, seguro de hogar, seguro del coche, prima del seguro, perito, siniestro*, siniestro total, póliza*, franquicia, paro, subsidio*, prestación*, ayuda familiar, imv, sepe, aguinaldo, finiquito, dólares, dolares, comprar dólares, cripto*, bitcoin, ethereum, trading, forex, esquema, piramidal, estafa de, afore, infonavit, fovissste, cetes, afp, rentabilidad, comisiones, gestoría, asesor financiero, mi banco, tae, leasing, renting
    `,
    likely: `
      banco*, dinero, plata, lana, pasta, sueldo, salario, nómina, ingresos, gastos, presupuesto, gano, ganar,
      perder, perdí, pérdidas, ganancia*, alquiler o, comprar o alquilar, comprar casa, comprar piso, piso, pisos,
      casa, vender, vendemos, herencia, tarjeta*, cuota*, pagar, pagaremos, pago, pagando, cuenta*, oro, moneda*,
      inflación, euros, pesos, dólar*, conviene, compensa, merece la pena, sale a cuenta, oferta, acepto, retirar,
      seguro*, fijo, variable, coche vale, mercado, entrada, factur*, amortizo, amortizar, amortización,
      hacerme autónomo, facturar, cooperativa, llego a fin de mes, fin de mes, debo tres, tarjetas, wallapop, vinted,
      gané en, lo que gané, ingresos por, alquiler turístico, capacidad de, entrada del piso, aval ico, subrog*,
      novación, gastos hipotecarios, tasación, notaría, ibi, itp, ajd, catastro, comunidad, renta básica,
      ingreso mínimo, dependencia, viudedad, orfandad, cotiz*, años cotizados, base reguladora, convenio especial,
      jubilación anticipada, edad de jubil*, plan de empleo, epsv, fondo de inversión, indexad*, msci, robo advisor,
      indexa, myinvestor, trade republic, degiro, acciones de, opv, split, criptos, wallet, staking, airdrop,
      estafa piramidal, bizum, transferencia, prestar*, prestado, préstamo personal, microcrédito*, cofidis, cetelem,
      moroso, embargo, nómina embargada, concurso, avalar, seguro de decesos, seguro médico, copago, todo riesgo,
      terceros, parte al seguro, prima, invalidez, incapacidad, indemnización, finiquito tributa, tributa*, tributar,
      tramo*, retenciones, modelo 100, devolución de hacienda, paralela, requerimiento, gestor, asesor fiscal,
      módulos, tarifa plana, kit digital, verifactu, dividendos, nómina o dividendos, sl o autónomo, lingotes,
      oro de la abuela, remesas, cambio de divisa, casa en usa, nps, llegar a fin
    `,
    hint: 'mil, años, al mes, al año, cuñado, riesgo*, seguro, bajan, suben, esperamos, padres, precio*, caro, cobrar, cobro, libre, librar, quedaría, me quedan, sale a pagar, arreglar',
  },
  signs: {
    self: 'mi, mis, me, yo, tengo, estoy, soy, he, mí, nos, nuestro, nuestra, somos, llevo, quiero, puedo, debo, gano, compré, vivo, noto',
    kin: 'mi hijo, mi hija, mi niño, mi niña, mi bebé, mi mamá, mi mama, mi madre, mi padre, mi papá, mi marido, mi esposo, mi mujer, mi esposa, mi novio, mi novia, mi pareja, mi hermano, mi hermana, mi abuela, mi abuelo, mi suegro, mi suegra, mi cuñado, mi tío, mi tía, mis padres, mis hijos, mi amigo, mi amiga, mi ex, mi jefe, mi casero, mi banco, mi médico, años, meses, nuestro hijo, nuestra hija, mamá, papá, abuela, abuelo',
    action: `
      puedo, podemos, debo, debería, deberíamos, debemos, tengo que, hay que, qué hago, que hago, qué hacemos,
      que hacemos, qué puedo hacer, que puedo hacer, qué debo, qué hacer, cómo puedo, cómo hago, es grave,
      es peligroso, es normal, es legal, es válido, es recomendable, es seguro, es malo, es para ir, pueden, puede,
      me pueden, pueden hacer, tiene derecho, tengo derecho, cuánto tiempo, cuanto tiempo, cuántos días, cuántas,
      cuánto pag*, conviene, me conviene, compensa, merece la pena, vale la pena, es mejor, mejor, o mejor,
      qué me conviene, o no, o lo dejo, la pago o, acepto, aceptar, me recomiend*, recomiend*, aconsej*, consejo*,
      qué pasa si, que pasa si, y si, qué puede ser, que puede ser, qué significa, por dónde empiezo, me quitan,
      a quién llamo, es buen momento, me puedo, lo perdí, pido, denunciar, obligar, qué pruebas, prescribe, saber si,
      me sale, puedo seguir, esperamos, cuál, cómo lo arreglo, hace falta, necesito saber, necesito, me puede,
      puedo mezclar, qué puedo tomar, qué tomo, cuánto tarda, cómo la recurro, cómo recupero, tengo que declarar,
      amortizo o, o invierto, hay que preocuparse, preocuparme, debo preocuparme, preocupante, voy al médico,
      ir al médico, voy a urgencias, es urgente, puede ser grave, estoy obligado, estoy obligada, hay problema,
      pasa algo, no pasa nada, está bien, es bueno, sirve
    `,
    advice: 'usted, ustedes, tu, tú, su, te, debe, debes, deberías, puede, puedes, evite, evita, no, nunca, siempre, al menos, como mínimo, máximo, antes de, inmediatamente, de inmediato, el mismo día, en un plazo, dentro de, si, consulte, consulta, acuda, acude, ve a, llame, llama, pida, pide, tome, toma, tomes, deje, dejes, declara, declarar, tributa, obligatori*, prohibido, tiene derecho, tienes derecho, responsable, multa, exento, conviene, recuerda, ojo',
    code: `
      proceso*, programa*, código, codigo, función, funciones, variable*, error, errores, bug, compil*,
      base de datos, consulta sql, servidor, archivo*, impresora*, ordenador*, computadora*, disco duro, software,
      app, aplicación, página web, inyectar, inyección de dependencias, dependencias, rama, hilo, hilos, contenedor,
      propiedad css, api, contrato inteligente, contratos inteligentes, lenguaje se programa, informática,
      desarrollo, fórmula, hoja de cálculo, excel, repetidor, mesh, móvil configur*, undefined, guard, se muere cada,
      mato un proceso, matar un proceso, windows
    `,
    play: 'juego*, jugar, jugador*, ajedrez, peón, torre, alfil, caballo, jaque, enroque, fútbol, futbol, tenis, árbitro, penal, penalti, fuera de juego, liga, equipo, partido, rol, dados, cartas, mus, parchís, acertijo*, adivinanza*, horóscopo, signo, tarot, mimo, debate, trivial, sanador',
    fiction: `
      cuento*, microrrelato*, relato*, novela*, poema*, verso*, rima*, canción*, canciones, rap, letra, peli*,
      película*, serie, series, personaje*, escena*, diálogo*, monólogo*, guion, guión, teatro, chiste*, refrán*,
      refranes, trabalenguas, libro*, autor*, escritor*, escribe un, escribe una, redacta la, redacta una escena,
      inventa*, imagina*, eslogan, lema, discurso, felicitación, telenovela*, haceme, cuéntame, canta, reguetón,
      bolero, acordes, tono divertido, tono optimista, reseña, describe, dibuj*, podcast*, interpreta,
      anatomía de grey, juez jubilado, al capone
    `,
    study: `
      historia*, histórico*, siglo*, edad media, antigua, antiguo*, roma, romano*, grecia, griego*, azteca*, maya,
      mayas, inca*, imperio*, emperador*, rey, reina, guerra*, revolución*, siglo de oro, expedición*, colonia*,
      1494, origen, de dónde viene, de dónde sale, por qué se dice, etimolog*, raíz latina, palabra*, expresión,
      sinónimo*, significa la palabra, traduce*, traducción, en inglés, al inglés, en latín, pronunci*, ortografía,
      gramática, verbo*, adjetivo*, oración, clase de, doy clase, deberes, tarea, examen de, exponer, exposición,
      resumen*, resume*, resumime, colegio, escuela, instituto, universidad, primaria, alumn*, profesor*, tesis,
      trabajo de clase, biología, química, física, geografía, filosof*, diferencia entre, diferencia hay, quién fue,
      quién inventó, quien inventó, inventó, descubri*, cómo se llama, cómo se dice, explícame, explica, teoría,
      definición, concepto, en general, mundo, capital de, planetas, cuál era, mito, adam smith, mano invisible,
      galileo, se inventó, cuándo se inventó, curaban, crisis de 1929, los romanos
    `,
    things: `
      planta*, albahaca, flor, flores, rosal, árbol*, jardín, huerto*, tomate*, césped, tierra, hojas, tallo, maceta,
      orquídea*, cactus, seta*, masa madre, masa, pan, horno, receta de, receta del, recetas, cocin*, pastel, sopa,
      salsa, garbanzos, vino, mate, motor, freno*, embrague, batería, correa, rueda*, bici*, lavadora, nevera,
      caldera, armario*, pared, azulejos, mueble*, guitarra, piano, violín, foto, fotos, cámara, gato*, perro*,
      pájaro*, pez, peces, caballo, tiempo hará, viaje*, viajar, ruta*, hotel*, playa*, museo*, ciudad*, tren, río,
      luna, montaña, fiesta, boda, restaurante*, ballenas, ropa, regalo, regalarle, san valentín, cumpleaños, botas,
      pierde aceite, aceite, cuánto se tarda
    `,
    back: 'lo, la, los, las, eso, esto, esa, ese, ello, él, ella, ellos, y, pero, entonces, también, además, si, ahí, así, en ese caso, al final, otra vez, los dos, ambos, más, menos, vale, ok',
    onward: 'otra cosa, otra pregunta, cambiando de tema, por cierto, gracias, ahora cuéntame, ahora dime, ahora, chiste, poema, olvídalo, da igual, aparte, cuéntame',
  },
}
