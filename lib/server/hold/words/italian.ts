/** Italian. */
import type { LanguageWords } from './language-words'

export const italian: LanguageWords = {
  common: `
    il, lo, la, gli, le, un, uno, una, di, del, della, dei, delle, e, o, che, chi, come, quando, dove, perché, quanto, quale, per, con, senza, non, sì, mi,
    ti, ci, ho, hai, ha, abbiamo, sono, posso, devo, può, mio, mia, nel, nella, al, alla, da, dal, su, ma, anche, più, se, questo, questa, ciao, grazie,
    dammi, scrivi, cosa, fa
  `,
  medical: {
    sure: `
      mal di testa, mal di pancia, mal di schiena, mal di gola, mal di denti, fa male, fanno male, febbre, vomit*, nausea, diarrea, stitichezza, vertigini,
      gira la testa, svenut*, tosse, raffreddore, influenza, otite, infezion*, infiammazion*, antibiotic*, pastigli*, compress*, pillol*, farmac*, medicin*,
      ricetta medica, effetti collaterali, dosaggio, gocce di, antidolorific*, antidepressiv*, ansiolitic*, incint*, gravidanza, ciclo in ritardo, ciclo,
      mestruazion*, aborto, allatt*, parto, menopausa, pressione alta, pressione bassa, pressione del sangue, pastiglia della pressione, ipertension*,
      infarto, ictus, palpitazion*, tachicardia, aritmi*, trombosi, diabet*, glicemia, colesterolo, tiroid*, esami del sangue, analisi del sangue,
      analisi delle urine, referto, radiografia, risonanza, ecografia, tac, biopsia, nodul*, cisti, tumor*, cancro, macchia sulla pelle, prurito, orticaria,
      eczema, allergi*, gonfi*, frattur*, distorsion*, ernia, sciatica, menisco, legament*, operat*, intervento chirurgico, chirurg*, anestesia, chemio*,
      sangue nelle, sanguin*, cistite, pronto soccorso, guardia medica, 118, medico di base, il mio medico, il medico dice, pediatra, ginecolog*, cardiolog*,
      dermatolog*, psichiatr*, psicolog*, psicoterap*, depression*, depress*, ansia, attacchi di panico, attacco di panico, suicid*, farla finita,
      non voglio più vivere, voglio morire, uccidermi, autolesion*, mi taglio, insonnia, anoressia, bulimia, vaccin*, zecca, morso, ustion*, ferita,
      punti di sutura, avvelen*, ingoiat*, ingerit*, demenza, celiac*, emorroidi, asma, chiama il 118, chiama il 112, centro antiveleni, colpo di calore,
      dose massima, consulta il medico, dal medico
    `,
    likely: `
      sintom*, medic*, ospedale, infermier*, malatt*, malat*, cura, terapia, diagnosi, visita, salute, stanch*, dormire, sonno, triste, stress, alcol,
      ubriac*, fum*, droga, cannabis, dimagrire, peso, dieta, digiuno, integrator*, vitamin*, neonat*, bambino ha, bambina ha, grave, pericoloso, contagios*,
      assumere, prendere, ha preso, due volte, crema, dolori, un neo, mio neo, operazione al, dentista, dottore
    `,
    hint: `
      testa, pancia, stomaco, schiena, cuore, petto, fegato, reni, polmon*, gola, naso, orecchi*, occhi*, dent*, braccio, dito, gamba, ginocchio, caviglia,
      piede, spalla, collo, muscol*, osso, pelle, sangue, urine, respir*, esame, valori
    `,
  },
  legal: {
    sure: `
      padrone di casa, proprietario di casa, locator*, inquilin*, affitto, contratto di locazione, locazion*, cauzione, deposito cauzionale, sfratt*,
      disdetta, preavviso, condomini*, licenzi*, dimission*, tfr, busta paga, stipendio non, datore di lavoro, capo mi, contratto di lavoro,
      periodo di prova, straordinari, maternità, mobbing, sindacato, malattia inps, divorzi*, separazion*, affidamento, alimenti, assegno di mantenimento,
      mantenimento, testamento, eredit*, ered*, legittima, notaio, procura, denunci*, querela, causa, far causa, decreto ingiuntivo, pignora*,
      cartella esattoriale, ricorso, prescri*, multa, multe, autovelox, patente, etilometro, punti, arrest*, truff*, garanzia, recesso, rimborso,
      risarciment*, danni, permesso di soggiorno, cittadinanza, questura, asilo, espuls*, clausol*, contratto, firmare, firmato, legale, illegale,
      legalmente, diritto a, diritti, vizi occulti, usucapione, confine, stalking, minacci*, diffamazione, privacy, multa fino, sanzione, sanzioni, reato,
      è vietato, vietato dalla legge, per legge, consenso scritto, diritto d'autore, codice civile, autorizzazione, risarcimento, codice della strada
    `,
    likely: `
      capo, lavoro, ferie, permesso, legge, leggi, pena, prove, testimon*, incidente, venditor*, acquist*, difettos*, vicin*, rumor*, casa, appartamento,
      lettera, raccomandata, termine, matrimonio, figli, ex, rifiuta, obblig*, avvocata, giudice, polizia, carabinieri, responsabile
    `,
    hint: 'pagare, posso rifiutare, devo, firma, azienda, scadenza, documenti',
  },
  financial: {
    sure: `
      invest*, fondo pensione, fondi, etf, btp, obbligazion*, buoni fruttiferi, dividend*, conto deposito, conto corrente, risparmi*, mutuo, mutui,
      tasso fisso, tasso variabile, prestit*, finanziament*, cessione del quinto, interessi, tasse, irpef, iva, partita iva, forfettario, 730,
      dichiarazione dei redditi, agenzia delle entrate, f24, detrazion*, detrarre, imu, bonus ristrutturazione, inps, pension*, riscattare la laurea,
      riscatto laurea, naspi, disoccupazione, isee, successione, donazion*, assicurazion*, polizz*, cripto*, bitcoin, trading, consulente finanziario,
      banca mi, la mia banca, leasing, plusvalenz*, bolletta alta, residente fiscale, residenza fiscale, tassato, tassati, tassazione, dichiarare,
      imponibile, tan, taeg, interessi al, fondo di emergenza
    `,
    likely: `
      soldi, euro, banca, reddito, guadagn*, perdit*, spese, budget, conviene, comprare casa, vendere, affittare, oro, inflazione, eredità, mila,
      rate mutuo, in borsa, fondo, debiti, debito, debitore
    `,
    hint: `
      mettere, comprare, pagare, conto, prezzo, costo, rischio, anni, mese, casa, macchina, laurea
    `,
  },
  signs: {
    crisis: `
      farla finita, non voglio più vivere, voglio morire, uccidermi, ammazzarmi, suicid*, mi taglio, farmi del male, non ce la faccio più,
      meglio senza di me
    `,
    self: 'mi, mio, mia, miei, mie, io, ho, sono, devo, posso, noi, nostro, nostra, abbiamo, vorrei',
    kin: `
      mio figlio, mia figlia, mio marito, mia moglie, mia madre, mio padre, mia mamma, mio papà, mia nonna, mio nonno, nonna, nonno, mio fratello,
      mia sorella, il mio ragazzo, la mia ragazza, il bambino, la bambina, anni, mesi, il mio capo, il mio medico, i miei
    `,
    action: `
      posso, possiamo, devo, dobbiamo, dovrei, conviene, mi conviene, che faccio, cosa faccio, che facciamo, cosa facciamo, cosa devo, cosa posso,
      come faccio, è grave, è pericoloso, è normale, è legale, può, possono, quanto tempo, quanti giorni, quanto, meglio, o no, vale la pena, ho diritto,
      cosa rischio, consigli*, che succede se, cosa significa, è vero che, entro quando, come si fa, serve
    `,
    lasting: `
      da ieri, da giorni, da settimane, da stamattina, stamattina, da mesi, tutta la notte, ogni notte, stanotte, da due, da tre
    `,
    advice: `
      lei, tu, devi, deve, dovresti, puoi, può, evita, evitare, non, mai, sempre, almeno, massimo, entro, subito, immediatamente, se, prima di, consulta,
      chiama, chiedi, prendi, obbligatorio, vietato, hai diritto, conviene
    `,
    code: `
      processo linux, programma, codice, funzione, errore, compil*, file, stampante, computer, server, app, sito, script, formula, foglio di calcolo
    `,
    play: `
      gioco, giochi, giocare, gioco di ruolo, scacchi, alfiere, torre, pedone, calcio, serie a, arbitro, rigore, squadra, partita, carte, tarocchi, oroscopo
    `,
    fiction: `
      storia breve, racconto, romanzo, poesia, filastrocca, rima, canzone, film, serie, personaggio, scena, dialogo, barzelletta, libro, scrivi una,
      scrivi un, inventa, discorso, teatro, opera, fumetto, barzelletta su
    `,
    study: `
      storia di, storia del, secolo, medioevo, antica, romano, romani, roma, veneziane, veneziano, impero, imperatore, re, regina, guerra, origine, si dice,
      detto, modo di dire, parola, etimologia, significa la parola, sinonim*, traduci, traduzione, in inglese, in latino, pronuncia, grammatica, verbo,
      scuola, compito, esame di, tesina, lezione, professor*, biologia, chimica, fisica, differenza tra, chi era, chi ha inventato, inventato, spiega*,
      teoria, definizione, cerusico, strumenti usava, perché si
    `,
    things: `
      pianta, piante, fiore, albero, giardino, orto, pomodor*, foglie, fungo, funghi, ricetta, ricette, cucin*, besciamella, torta, forno, pasta, sugo, vino,
      caffè, motore, freni, frizione, bici, lavatrice, caldera, chitarra, foto, gatto, cane, uccell*, viaggio, weekend, hotel, spiaggia, museo, città, treno,
      festa, matrimonio
    `,
    back: `
      lo, la, li, le, ne, ci, questo, quello, quella, e, ma, allora, quindi, anche, poi, invece, se, di più, di meno, ok
    `,
    onward: `
      altra cosa, un altra domanda, cambiando argomento, grazie, ora dimmi, adesso, raccontami, barzelletta, poesia, lascia stare
    `,
  },
}
