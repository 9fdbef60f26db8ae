/** Dutch. */
import type { LanguageWords } from './language-words'

export const dutch: LanguageWords = {
  common: `
    de, het, een, en, of, is, zijn, was, ik, jij, je, hij, zij, ze, wij, we, mijn, mn, m'n, jouw, niet, geen, van, voor, met, op, in, aan, te, om, dat,
    die, dit, deze, wat, wie, hoe, waar, waarom, wanneer, welke, kan, moet, mag, wil, heb, heeft, hebben, ben, bent, als, maar, ook, nog, er, naar, door,
    bij, uit, al, mij, me, hallo, dank, graag, wordt, worden, schrijf, men
  `,
  medical: {
    sure: `
      *pijn, pijn in, pijn aan, hoofdpijn, buikpijn, keelpijn, rugpijn, koorts, misselijk*, overgeven, overgegeven, braken, diarree, verstopping, duizelig*,
      flauwgevallen, hoest*, verkouden*, griep, oorontsteking, *ontsteking*, ontstoken, infectie*, antibiotica, pijnstiller*, medicijn*, medicatie,
      bijwerking*, dosering, tabletten, recept van de, antidepressiva, oxazepam, zwanger*, miskraam, borstvoeding, ongesteld*, menstruat*, anticonceptie,
      bloeddruk, hartslag, hartkloppingen, hartaanval, beroerte, trombose, suikerziekte, diabet*, cholesterol, schildklier, bloedonderzoek, bloedwaarden,
      uitslag van, echo, röntgen*, mri, biopt*, bult, bultje, knobbel*, moedervlek*, tumor*, kanker*, uitslag, eczeem, allerg*, gezwollen, opgezwollen,
      verstuikt, gebroken, hernia, ischias, meniscus, kruisband, geopereerd, operatie, narcose, chemo*, bloeding, bloeden, bloed bij, blaasontsteking,
      spoedeisende, huisartsenpost, huisarts, mijn arts, specialist zegt, kinderarts, gynaecoloog, cardioloog, dermatoloog, psychiater, psycholoog,
      therapeut, depressi*, angststoornis, paniekaanval*, zelfmoord, suïcid*, wil niet meer leven, dood wil, niet meer leven, zelfbeschadig*, snij mezelf,
      slapeloos*, anorexia, boulimia, inenting*, vaccin*, tekenbeet, teek, beet, brandwond*, wond, hechtingen, vergiftig*, ingeslikt, dement*, dementie,
      aambeien, astma, bel 112, vergiftigingencentrum, raadpleeg een arts, ga naar de huisarts, maximale dosering, zonnesteek, uitdroging
    `,
    likely: `
      symptom*, dokter, arts, ziekenhuis, verpleeg*, ziek, ziekte*, behandeling, therapie, diagnose, gezondheid, moe, slapen, slaap, verdrietig, stress,
      burn out, alcohol, dronken, roken, wiet, drugs, afvallen, gewicht, dieet, vasten, supplement*, vitamine*, baby, pasgeboren, ernstig, gevaarlijk,
      besmettelijk, innemen, slikken, prik, zalf, pil, tandarts
    `,
    hint: `
      buik, maag, hart, borst, lever, nier*, keel, neus, ogen, tand, tanden, vinger*, knie, enkel, voet, schouder, nek, spier*, bot, huid, bloed, plas,
      adem*, dosis, mijn been, mijn arm, mijn rug, mijn oog, mijn oor, mijn hand, mijn hoofd, longen, longontsteking
    `,
  },
  legal: {
    sure: `
      huurbaas, verhuurder*, huurder*, huurcontract, huurverhoging, huurcommissie, borg, waarborgsom, huisuitzetting, uit huis gezet, opzegtermijn, opzeg*,
      ontslag*, ontslagen, werkgever*, vaststellingsovereenkomst*, bedenktijd, transitievergoeding, arbeidscontract, arbeidsovereenkomst, proeftijd,
      concurrentiebeding, overwerk, ziektewet, uwv, zwangerschapsverlof, ontslag op staande voet, vakbond, scheid*, scheiding*, alimentatie, omgangsregeling,
      voogdij, gezag, testament, erf*, erfenis, erfgenaam, notaris, volmacht, aangifte, aanklag*, rechtszaak, dagvaarding, deurwaarder*, incasso*,
      dwangbevel, beslag*, beslaglegging, bezwaar*, bezwaar maken, in beroep, verjaard, verjaring, boete*, flitser, rijbewijs, alcoholcontrole, gearresteerd,
      strafblad, dagvaard*, oplichting, opgelicht, garantie, herroep*, terugbetaling, schadevergoeding, schade, aansprakelijk*, verblijfsvergunning*, ind,
      inburgering, naturalisatie, asiel, uitzetting, visum, contract*, ondertekend, getekend, tekenen, clausule, legaal, illegaal, wettelijk, recht op,
      mijn rechten, verborgen gebrek*, erfgrens, burenruzie, stalking, bedreig*, smaad, avg, strafbaar, boete van, vergunning, vergunningplichtig, verboden,
      wettelijk verplicht, toestemming van, portretrecht, auteursrecht, meldplicht
    `,
    likely: `
      baas, werk, loon, salaris, vakantiedagen, ziekmelding, ziek gemeld, wet, wetten, straf*, misdrijf, bewijs, getuige, ongeluk, verkoper, koper, gekocht,
      kapot, buren, buurman, overlast, huis, woning, kamer, brief, termijn, huwelijk, kinderen, ex, weigert, verplicht, regeling, verlenging, rechtbank,
      politie
    `,
    hint: 'betalen, mag hij, mag dat, handtekening, geldig, bedrijf',
  },
  financial: {
    sure: `
      belegg*, beleggen, aandelen, aandeel, beurs, etf, fonds*, obligatie*, dividend*, spaar*, sparen, spaargeld, spaarrekening, hypothe*, rente, aflossen,
      aflossing, lening*, lenen, krediet*, roodstand, rood staan, schuld*, schuldsanering, betalingsregeling, bkr, belasting*, aangifte inkomsten,
      belastingdienst, box 3, aftrek*, btw, zzp, kvk, toeslag*, huurtoeslag, zorgtoeslag, kinderopvangtoeslag, terugbetalen, uitkering*, ww uitkering,
      bijstand, aow, pensioen*, lijfrente, studieschuld, duo, verzekering*, zorgverzekering, eigen risico, overlijdensrisico*, schenk*, schenkbelasting,
      erfbelasting, crypto*, bitcoin, lease, financieel advies*, koopwoning, huis kopen, overwaarde, fiscaal inwoner, belastingplichtig, belastbaar,
      belastingvrij, rente van, buffer van, aftrekbaar, opgeven bij de
    `,
    likely: `
      euro, inkomen, verlies, winst, uitgaven, budget, loont, kopen of huren, verkopen, goud, inflatie, erfenis, creditcard, duizend, kosten,
      mijn bank, mijn geld, spaargeld op
    `,
    hint: 'kopen, betalen, prijs, risico',
  },
  signs: {
    crisis: `
      niet meer leven, wil dood, dood wil, wil niet meer, zelfmoord, suïcid*, mezelf iets aan, snij mezelf, zelfbeschadig*, beter af zonder mij,
      er niet meer zijn
    `,
    self: "ik, mijn, mij, me, mn, m'n, wij, we, ons, onze, heb, ben",
    kin: `
      mijn zoon, mijn dochter, mijn man, mijn vrouw, mijn vriend, mijn vriendin, mn vriend, mn vriendin, mijn moeder, mijn vader, mijn oma, mijn opa,
      mijn broer, mijn zus, mijn kind, mijn baby, mijn ouders, jaar oud, jarige, mijn baas, mijn huisarts, mijn werkgever
    `,
    action: `
      mag ik, kan ik, moet ik, zal ik, moeten we, kunnen we, wat moet, wat kan, wat doe ik, hoe kan ik, hoe kom ik, heb ik, mag hij, mag zij, mag dat,
      kan dat, is het gevaarlijk, is dit gevaarlijk, is het normaal, is het erg, kan het kwaad, hoe lang, hoeveel, hoe veel, welke termijn, is het slim,
      beter, verstandig, of niet, of toch, heb ik recht, wat betekent, advies, wat als, wat gebeurt, loont het, zin, nog
    `,
    lasting: `
      sinds, al dagen, al weken, gisteren, vanochtend, de hele nacht, elke nacht, dagen, weken, al vier, al drie
    `,
    advice: `
      u, uw, je, jouw, moet, mag, kunt, kun, niet, nooit, altijd, minstens, maximaal, hoogstens, binnen, direct, meteen, dezelfde dag, als, voordat,
      raadpleeg, bel, vraag, neem, vermijd, verplicht, verboten, recht op, aansprakelijk, loont
    `,
    code: `
      proces, programma, code, functie, fout, foutmelding, bestand, printer, computer, server, app, website, script, formule, rekenblad, git
    `,
    play: `
      spel, spellen, spelletje*, bordspel*, schaken, pion, toren, loper, paard slaat, voetbal, scheidsrechter, buitenspel, strafschop, wedstrijd, team,
      kaarten, tarot, horoscoop, sterrenbeeld
    `,
    fiction: `
      verhaal, kort verhaal, roman, gedicht, rijm*, sinterklaasgedicht, liedje, lied, film, serie, personage, scène, dialoog, grap, mop, boek, boeken,
      schrijf een, verzin, toespraak, toneel*, musical
    `,
    study: `
      geschiedenis, eeuw, middeleeuw*, romein*, keizer, koning, oorlog, gouden eeuw, oorsprong, vandaan, uitdrukking, gezegde, woord, betekent 'rechtbank',
      letterlijk, synoniem*, vertaal, vertaling, in het engels, uitspraak, grammatica, werkwoord, school, huiswerk, werkstuk, spreekbeurt, tentamen, les,
      leraar, biologie, scheikunde, natuurkunde, verschil tussen, wie was, wie heeft, uitgevonden, leg uit, uitleg, theorie, definitie, vroeger,
      waarom is het, waarom zeg
    `,
    things: `
      plant, planten, bloem*, boom, bomen, tuin, hortensia, tomaten, bladeren, gras, recept voor, recept, koken, bakken, taart, oven, soep, saus, bier,
      koffie, motor, remmen, versnelling, band, fiets*, fietsroute*, wasmachine, ketel, gitaar, piano, foto, kat, hond, vogel, vis, reis, vakantie, strand,
      museum, stad, trein, feest, bruiloft, moestuin, verjaardag, zandgrond
    `,
    back: `
      het, dat, dit, die, deze, ervan, ervoor, erop, daarvan, dan, en, maar, ook, hem, haar, beide, weer, toch, anders, meer, minder, ok
    `,
    onward: `
      iets anders, andere vraag, ander onderwerp, trouwens, bedankt, dank, nu, grap, gedicht, laat maar, vertel
    `,
  },
}
