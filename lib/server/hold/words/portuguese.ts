/** Portuguese. */
import type { LanguageWords } from './language-words'

export const portuguese: LanguageWords = {
  common: `
    o, a, os, as, um, uma, de, do, da, dos, das, e, ou, que, quem, como, quando, onde, porque, por que, quanto, qual, para, pra, com, sem, não, sim, me,
    te, se, eu, meu, minha, seu, sua, no, na, nos, em, ao, são, está, tá, tem, tenho, posso, devo, pode, mas, mais, já, ainda, também, isso, este, você,
    vc, olá, oi, obrigado, faz, foi, uns, gente
  `,
  medical: {
    sure: `
      dor de, dores, dor no, dor na, dói, doendo, febre, vomit*, vômito, enjoo, náusea*, diarreia, prisão de ventre, tontura*, tonto, tonta, desmai*, tosse,
      gripe, antigripal, resfriado, constipação, garganta inflamada, otite, sinusite, infecção, inflamação, antibiótico*, comprimido*, remédio*, medicament*,
      receita médica, receitou, efeitos colaterais, efeito colateral, efeitos secundários, dose, dosagem, antidepressivo*, ansiolítico*, anti inflamatório*,
      analgésico*, anticoncepcion*, pílula*, menstrua*, grávida, gravidez, gestante, aborto, amament*, cesárea, cesariana, parto, menopausa, pressão alta,
      tensão alta, hipertens*, coração disparado, palpitaç*, taquicardia, infarto, enfarte, avc, derrame, trombose, diabet*, glicemia, glicose, colesterol,
      tireoide, tiroide, exame de sangue, análises ao sangue, exames, raio x, ressonância, ultrassom, ecografia, tomografia, biópsia, nódulo*, caroço, cisto,
      quisto, tumor*, câncer, cancro, mancha na pele, coceira, comichão, alergi*, alérgic*, inchad*, inchaço, entorse, fratura*, hérnia, ciática, menisco,
      ligamento*, cirurgia, operad*, operação, anestesia, quimio*, sangr*, hemorroid*, infecção urinária, pronto socorro, urgência*, urgências, samu, sns 24,
      médico de família, meu médico, médica disse, pediatra, ginecolog*, cardiolog*, dermatolog*, psiquiatr*, psicólog*, depressão, deprimid*, ansiedade,
      crise de pânico, ataque de pânico, suicíd*, me matar, tirar minha vida, quero morrer, não quero viver, não aguento mais, me cortar, insônia, anorexia,
      bulimia, vacin*, carrapato, carraça, mordida, queimadura, ferida, pontos, envenen*, engoliu, intoxic*, demência, asma, ligue para o, ligue 192,
      centro de informação antivenenos, dose máxima, procure um médico, procure o médico, insolação, desidratação
    `,
    likely: `
      sintoma*, hospital, enfermeir*, doenç*, doente, tratamento, terapia, diagnóstic*, consulta, saúde, cansaço, cansad*, dormir, sono, triste, estresse,
      stress, álcool, bêbado, fum*, maconha, droga*, emagrecer, perder peso, dieta, jejum, suplement*, vitamin*, recém nascido, bebê, grave, perigos*,
      tomar, tomou, tomei, injeção, pomada, o médico, dentista
    `,
    hint: `
      barriga, estômago, coração, peito, fígado, rim, rins, pulm*, garganta, nariz, ouvido, dente*, braço, perna*, joelho, tornozelo, pescoço, músculo, osso,
      pele, sangue, urina, respir*, exame, resultado*, minha cabeça, meu pé, meu dedo, meu olho, minhas costas, meu ombro, minha mão, médico, médica
    `,
  },
  legal: {
    sure: `
      senhorio, locador, inquilin*, locatári*, aluguel, renda da casa, arrendament*, contrato de arrendamento, contrato de aluguel, fiador, caução, despej*,
      aviso prévio, antecedência, condomínio, demiti*, demissão, demitido, despedi*, despedimento, justa causa, rescisão, pedir demissão, carteira assinada,
      clt, patrão, empregador, contrato de trabalho, período experimental, horas extra*, licença maternidade, licença de maternidade, baixa médica, assédio,
      sindicato, divórci*, separaç*, guarda, pensão alimentícia, pensão de alimentos, testamento, heranç*, herdeir*, inventário, cartório, notário,
      procuração, denúnci*, queixa, processar, processo trabalhista, juizado, pequenas causas, penhora, recurso, recorrer, prescrev*, multa, multas, radar,
      carteira de motorista, carta de condução, cnh, bafômetro, preso, golpe, burla, fraude, garantia, devolução, reembols*, indenização, indemnização,
      danos, procon, deco, responsab*, autorização de residência, título de residência, sef, aima, cidadania, nacionalidade, visto, asilo, deport*,
      cláusula*, contrato, assinar, assinei, legal, ilegal, direito a, direitos, meus direitos, vício oculto, usucapião, ameaç*, difamação,
      não renova o contrato, coima, coimas, alojamento local, número de registo, registar a, câmara municipal, licença de, crime de, é crime, é proibido,
      por lei, direitos autorais, direitos de autor, autorização, código civil, código de defesa do consumidor
    `,
    likely: `
      chefe, salário, testemunha, acidente, vendedor, comprei, defeito, vizinh*, barulho, apartamento, prazo, casamento, ex, recusa, obrig*, renovar,
      empresa, advogado, advogada, tribunal, polícia
    `,
    hint: 'pagar, posso recusar, devo, assinatura, válido, carro, documento*, dias, avisar',
  },
  financial: {
    sure: `
      invest*, ações, bolsa de, fundos, etf, tesouro direto, certificados de aforro, cdb, lci, lca, poupança, poupar, dividendo*, renda fixa, corretora,
      rendendo, rendimento*, hipoteca*, crédito*, crédito habitação, financiamento*, empréstimo*, consignado, quitar, parcela*, prestação, prestações,
      spread, euribor, juros, dívida*, endividad*, serasa, nome sujo, cartão de crédito, imposto*, irs, iva, irpf, imposto de renda, receita federal,
      finanças, declarar, restituição, recibos verdes, iptu, imi, mais valias, fgts, inss, segurança social, aposentadoria, aposent*, reforma, previdência,
      seguro desemprego, subsídio*, bolsa família, herança, doação, seguro de vida, seguro do carro, plano de saúde, cripto*, bitcoin, trading, consórcio,
      pix golpe, residente fiscal, residência fiscal, tributado, tributados, tributação, juros de, declarar no, reserva de emergência, isento de
    `,
    likely: `
      dinheiro, euros, renda, orçamento, ganho, lucro, prejuízo, compensa, vale a pena, comprar casa, vender, dólar, inflação, sacar, meu banco,
      o banco me, perdi dinheiro, ganho por, ouro ou, minha conta, ppr plano
    `,
    hint: 'pagar, risco, deixo',
  },
  signs: {
    crisis: `
      me matar, tirar minha vida, quero morrer, não quero viver, não quero mais viver, suicíd*, não aguento mais, me cortar, acabar com tudo,
      melhor sem mim
    `,
    self: `
      eu, meu, minha, meus, minhas, me, mim, tenho, estou, tô, posso, devo, nós, nosso, nossa, a gente
    `,
    kin: `
      meu filho, minha filha, meu marido, minha mulher, minha esposa, meu pai, minha mãe, minha avó, meu avô, meu irmão, minha irmã, meu namorado,
      minha namorada, meu bebê, anos, meses, meu chefe, meu médico, meus pais
    `,
    action: `
      posso, podemos, devo, devemos, deveria, tenho que, o que faço, o que eu faço, o que fazer, que faço, o que a gente faz, como faço, é grave, é perigoso,
      é normal, é legal, pode, podem, quanto tempo, quantos dias, quantos, vale a pena, compensa, é melhor, melhor, ou não, ou deixo, tenho direito,
      tinha de, qual o risco, conselho, o que acontece se, o que significa, até quando, como funciona, preciso, serve
    `,
    lasting: `
      desde, há dias, há semanas, faz dias, ontem, hoje de manhã, toda noite, a noite toda, há dois, há três, faz dois
    `,
    advice: `
      você, deve, deves, deveria, pode, podes, evite, evita, não, nunca, sempre, pelo menos, máximo, mínimo, dentro de, imediatamente, se, antes de,
      consulte, ligue, procure, peça, tome, obrigatório, proibido, tem direito, compensa
    `,
    code: `
      programa, código, função, erro, compil*, arquivo, ficheiro, impressora, computador, servidor, app, site, script, fórmula, planilha, folha de cálculo
    `,
    play: `
      jogo, jogos, jogar, futebol, futebol de botão, pênalti, goleiro, árbitro, xadrez, peão, torre, bispo, cavalo, time, equipa, partida, cartas, rpg,
      tarô, horóscopo, signo
    `,
    fiction: `
      conto, contos, história curta, romance, poema, poesia, rima, música, letra, filme, série, novela, personagem, cena, diálogo, piada, livro, livros,
      escreva um, escreva uma, escreve um, invente, discurso, teatro, machado de assis, eça, pessoa, autor
    `,
    study: `
      história de, história do, século, idade média, antig*, roman*, império, imperador, rei, rainha, guerra, origem, de onde vem, palavra, expressão,
      se diz, etimologia, sinônimo*, traduz*, tradução, em inglês, em latim, pronúncia, gramática, verbo, escola, prova amanhã, prova, vestibular, enem,
      trabalho de escola, dever de casa, aula, professor*, biologia, química, física, diferença entre, quem foi, quem inventou, invent*, explique, explica,
      teoria, definição, por que o, porque é que, quantos ossos, corpo humano
    `,
    things: `
      planta*, flor, flores, árvore, jardim, horta, tomate*, folhas, receita de, receita*, cozinh*, bolo, forno, massa, pastel, fritura, molho, vinho, café,
      motor, freio, embreagem, bicicleta, máquina de lavar, violão, foto, gato, cachorro, cão, pássaro, viagem, praia, museu, cidade, trem, comboio,
      autocarro, ônibus, festa, cheiro, geladeira
    `,
    back: `
      o, a, os, as, lo, la, isso, isto, aquilo, ele, ela, eles, e, mas, então, também, depois, se, mais, menos, ok
    `,
    onward: `
      outra coisa, outra pergunta, mudando de assunto, obrigado, obrigada, agora, aliás, piada, poema, deixa pra lá, conta uma
    `,
  },
}
