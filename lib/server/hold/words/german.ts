/** German. */
import type { LanguageWords } from './language-words'

export const german: LanguageWords = {
  common: `
    der, die, das, und, oder, ist, sind, ich, du, er, sie, wir, ihr, mein, meine, meinen, meiner, nicht, ein, eine, einen, einem, einer, mit, von, für,
    auf, im, am, zu, zum, zur, den, dem, des, wie, was, wer, wo, warum, wann, welche, welcher, welches, hab, habe, hat, haben, kann, muss, soll, darf,
    wird, werden, wenn, aber, auch, noch, schon, bei, nach, vor, seit, es, mir, mich, dir, bitte, gibt, um, aus, man, jetzt, heute, denn, dass, weil, nur,
    mal, so, als, wieso, geht, sich, ohne, schreib, erklär
  `,
  medical: {
    sure: `
      kopfweh, bauchweh, halsweh, zahnweh, *tropfen am, schmerzmittel*, *antibiotik*, rezeptpflichtig, nebenwirkung*, wechselwirkung*, überdosis*,
      höchstdosis, blutdruck*, blutzucker*, zuckerwerte, blutbild*, blutwert*, laborwert*, leberwert*, nierenwert*, entzündungswert*, befund*, arztbrief*,
      arztbericht*, entlassungsbrief, diagnose bekommen, geröntgt, kernspin*, belastungs ekg, biopsie*, punktion*, schilddrüse*, fehlgeburt*, kaiserschnitt*,
      regelblutung, pille danach, verhütung*, eisprung, wechseljahre*, ssw, schwindel*, schwindlig, ohnmächtig, ohnmachts*, erbroch*, erbrech*, durchfall,
      verstopfung, sodbrennen, hämorrhoid*, ausschlag, juckreiz, quaddel*, geschwollen*, schwellung*, knoten in, knoten am, muttermal*, leberfleck*,
      hautkrebs*, *entzündung, *entzündet*, mandel*, erkältung*, impfung*, impfen lassen, tetanus*, tollwut*, zeckenbiss*, borreliose, wanderröte,
      roter ring, gürtelrose, windpocken, scharlach, masern, herzinfarkt*, schlaganfall*, herzrasen, herzstolpern, herzrhythm*, vorhofflimmern, thrombose*,
      lungenembolie, brustenge, luftnot, atemnot, kribbelt, kribbeln, taubheit*, taubes gefühl, hexenschuss, ischias*, verstaucht, bänderriss*, kreuzband*,
      meniskus*, arthrose*, diabetik*, zuckerkrank*, asthma*, neurodermitis, unverträglich*, laktose*, zöliakie, hashimoto, depressiv*, *depression*,
      angststörung*, panikattacke*, burnout, burn out, adhs*, borderline, magersucht*, bulimi*, essstörung*, ritzt sich, ritze mich, ritzen, selbstverletz*,
      selbstmord*, suizid*, nicht mehr leben, nicht mehr da sein, sterben will, will sterben, ich kann nicht mehr, dass es aufhört, kein ausweg, lebensmüde,
      psychiater*, psychotherap*, therapeut*, hausarzt*, hausärztin, frauenarzt*, frauenärztin, kinderarzt*, kinderärztin, hautarzt*, hautärztin, kardiolog*,
      neurolog*, orthopäd*, urolog*, onkolog*, facharzt*, zahnärztin, wurzelbehandlung, weisheitszahn*, notaufnahme*, notarzt*, krankenwagen, notdienst,
      giftnotruf, vergiftet, vergiftung*, verbrühung*, brandwunde*, platzwunde*, genäht, gehirnerschütterung*, ausschleichen, abklären lassen,
      krankgeschrieben wegen, reha, chemo*, op termin, nach der op, operiert, krampfader*, hämorr*, nasenbluten, harnwegs*, blasenentz*, pilzinfektion*,
      prostata*, demenz*, alzheimer*, pflegegrad, diät bei, werte sind, cholesterin*, eisenmangel, vitamin d, ibu, anzutun, etwas antun, was antun,
      das leben nehmen, keinen sinn mehr, ansteckend, blut im stuhl, stuhlgang, hört nicht auf zu bluten, ins auge, spülen sie, wunde aus, tetanusschutz,
      giftinformations*, notruf, 112, ärztlich, arzt aufsuchen, arzt abklären, ärztlich abklären, apotheke fragen, kontaktlinsen vorher, nervenwurzel,
      karpaltunnel, blutvergiftung, sepsis, anaphyla*, erste hilfe, druckverband, stabile seitenlage, hitzschlag, unterkühlung, tageshöchstdosis, milligramm,
      wirkstoff
    `,
    likely: `
      zum arzt, rezept vom, verordnet, einnehmen, einnahme, nehmen darf, wirkstoff*, erkrankung*, verletzt, tut weh, wehtun, erschöpft, schlafe nicht,
      schlaflos*, einschlafen, durchschlafen, schnarch*, abnehmen, übergewicht*, bmi, kalorien, heilfasten, intervallfasten, sauna mit, aufhören zu rauchen,
      cannabis, säugling, neugeboren*, kleinkind, zahnt, trinkt nicht, isst nicht, hilfe holen, heule, ungefährlich, hormon*, sperma*, sehstörung*, tinnitus,
      hörsturz, kontaktlinse*, haarausfall, gelenk*, blut im urin, dunkler urin, mein urin, urin, aus versehen, schreit seit, zieht die beine, zahnfleisch*,
      impfreaktion, koffein, kaffee in der, vergisst, vergesslich*, verwirrt, zittert, schwitzen, frösteln, schüttelfrost, heiser*, schluckbeschwerden,
      schlucken, zunge belegt, aphthe*, herpes, pickel, akne, ekzem, sonnenbrand, insektenstich, verhoben, prellung*, zerrung, muskelkater, krücken,
      wundheilung, fieberkrampf, zahnen, windeln, spinale, pda, wochenbett, milchstau, brustwarze, trimester, nackenfalten*, eizelle, insemination, spirale,
      zyste, myom, endometriose, blasenschwäche, inkontinen*, vorhaut, hodenschmerz, potenz, viagra, libido, nebenhöhlen, hörgerät, grauer star, grüner star,
      augenarzt, hno, netzhaut, zahnspange, blut gespuckt, blutverdünner, stent, bypass, schrittmacher, ozempic, abnehmspritze, magenspiegelung,
      darmspiegelung, gallenstein*, nierenstein*, blinddarm, leistenbruch, hallux, fersensporn, tennisarm, osteoporose, multiple sklerose, parkinson,
      epilepsie, migräne, cluster, restless legs, schlafapnoe, schlaftablette*, beruhigungsmittel, entziehungskur, entzugsklinik, trinkt zu viel,
      alkoholiker*, spielsucht, süchtig, zwangs*, grübel*, hoffnungslos, wertlos, palliativ*, hospiz, pflegeheim, pflegedienst, medikamentenplan, homöopath*,
      globuli, selbsttest, corona, long covid, ansteckung, inkubationszeit, kribbelnde, brennt beim, sehe doppelt, pfeifen im ohr, ohrgeräusch*, ramipril,
      bisoprolol, pantoprazol, l thyroxin, mirtazapin, unwohl, nierenbecken, wassereinlagerung*, dicke beine, dicke füße, knacken im, gelenkig,
      steifer nacken, verspannt, verspannung*, lid zuckt, augenlid, wadenkrampf, unterleib*, herz stolpert, herz rast, blau angelaufen, nagelpilz, fußpilz,
      scheidenpilz, brust knoten, rote flecken, rote punkte, pusteln, bläschen, schorf, haut schält, hornhaut, hühnerauge, überbein, steißbein, rippe*,
      schlüsselbein, zähneknirschen, zahnschiene, mundgeruch, speichel, trockener mund, ständig müde, müdigkeit, antriebslos, lustlos, wutanfälle,
      orientierungslos, halluzin*, stimmen hören, hört stimmen, verfolgungswahn, wahn, manie, psychose, autismus, asperger, trisomie, entwicklungsverzögert,
      schreikind, dreimonatskoliken, beikost, abstillen, muttermilch, fläschchen, pucken, hand fuß mund, ringelröteln, krupp, pseudokrupp, keuchhusten,
      mittelohr, paukenröhrchen, kopfläuse, krätze, madenwürmer, noro, magen darm, salmonellen, abgelaufene, verschimmelt gegessen, pilze gegessen,
      eingeatmet, dämpfe, co vergiftung, stromschlag, sonnenallergie, heuschnupfen, hyposensib*, kreuzallergie, histamin*, reizdarm, leaky gut, blähungen,
      bauchkrämpfe, reflux, speiseröhre, gastritis, fettleber, hepatitis, leberzirrhose, dialyse, spender*, organspende*, knochenmark, blutgruppe, leukämie,
      lymphknoten, lymphom, metastas*, beim arzt, der arzt, mein arzt, vom arzt, arzt sagt, meine ärztin, frau ärztin, weh tut, krank bin, bin krank,
      krank war, ins krankenhaus, im krankenhaus, mir ist schlecht, mir schlecht, ist mir schlecht, komisch seit, mein baby, unser baby, behandlung von,
      in behandlung, meine behandlung, wadenkrämpfe, hustet, umbringen, mich umbringen, *tabletten, dosierung, bandscheibe, bandscheibenvorfall, diabetes,
      tumor, übel, meine tage, zyklus, pille, brustkrebs, gicht, wunde, wunden, sehne, operationen, narkose, gestürzt, absetzen, abgesetzt, hoden, bluten,
      röntgen, zahnarzt, zecken, grippe, ads, rheuma, impfen, geimpft, abklären, kotzen, schnupfen, jucken, sinnlos, bestrahlung, stillzeit, ultraschall,
      allergisch, geschwür, *schmerzen, übelkeit, schwangerschaft, geschnitten, hebamme, beim atmen, tut mir, fast nichts mehr, wiegt nur, wiegt nur noch,
      kilo abgenommen, abgenommen, zugenommen, schwarz vor augen, vor augen, abhängig, abhängig werden, sturz, hingefallen, wehtut, wehgetan, schmerzt,
      atmen, atmet, atmung, schwer luft, schwitzt, fiebert, hat fieber, niest, weint nur, schläft nicht, schlafe schlecht, schlecht schlafen, wache nachts,
      nachts wach, müde und, bauchschmerzen, magen, mein magen, magenschmerzen, mein herz, puls, nieren, leber, lunge, blutwerte, werte, mein arm, mein bein,
      mein knie, mein rücken, mein kopf, kopf tut, *schmerz*, *impfung*, *impft, schwanger*, *medikament*, *entzündung*, *tablette*, *tropfen, *salbe,
      *allergie*, *infektion*, *operation*, *blutung*, *therapie*, *symptome, *spritze*, *untersuchung*, *klinik*, *verletzung*, *bruch, *stich, *krebs*,
      *fieber*, *husten*, *störung*, *syndrom*, *vergiftung*, *präparat*, *kur, kaffee in der schwangerschaft, schwangere, kilo, einschlafen der,
      perle in der nase, in der nase, in die nase, im ohr, wange dick, wange, backe dick, tage sind, tage bleiben, herzschrittmacher, auf alkohol verzichten,
      alkohol verzichten, kopf angeschlagen, auf den kopf, muskel, oberschenkel, kühlen oder wärmen, geruchssinn, rieche nichts, schmecke nichts,
      durchgeschlafen, schläft viel, trinkt wenig, geschluckt, negativen
    `,
    hint: `
      magen*, bauch, lunge*, nacken, wirbelsäule, schulter*, ellenbogen, hüfte*, knöchel, zahn, zähne, muskel*, knochen, gehirn, atem*, schlaf, notfall*,
      untersuch*, pflege*, meine beine, linkes bein, rechtes bein, blut, meinen kopf, linker arm, rechter arm, linken arm, mein finger, finger, im rücken,
      mein fuß, zeh, zehen, am knie, im knie, mein auge, meine augen, mein ohr, meine haut, die haut, haut, meine hand, die hand gebissen, linke hand,
      rechte hand, punkte am, hals, zunge, kontaktlinsen, am bauch, im bauch, krankheiten, ärztin, ärzte, krank, medizin, krankenhaus, wein, weine, biss,
      angst, traurig, müde, gefährlich, schlimm, kratzer, baby, fasten, rauchen, schlecht, komisch, krampf, brennen, fleck, flecken, blass, durst, trauma,
      drogen, pflaster, narbe, giftig, apotheke, stechen, sticht, beule, aggressiv, quarantäne, abends, *arzt*, herz, rechte seite, linke seite, *diagnose,
      *krankheit*
    `,
  },
  legal: {
    sure: `
      vermieter*, mieter*, mietvertrag*, mieterhöhung*, mietminderung*, mietrecht*, untermiet*, nebenkosten*, betriebskosten*, eigenbedarf*, räumung*,
      schönheitsrepar*, hausverwaltung*, weg versammlung, eigentümerversammlung, abmahnung*, abgemahnt, aufhebungsvertrag*, abfindung*, arbeitsvertrag*,
      arbeitgeber*, arbeitszeugnis*, arbeitsrecht*, probezeit*, betriebsrat*, überstunden*, lohnfortzahlung, urlaubsanspruch, resturlaub, mutterschutz*,
      elternzeit*, sperrzeit*, freistellung*, wettbewerbsverbot*, befristet*, kurzarbeit, scheiden lassen, trennungsjahr, getrennt lebend, unterhalt*,
      kindesunterhalt, sorgerecht*, umgangsrecht*, umgang mit, jugendamt*, vaterschaft*, ehevertrag*, erbe ausschlagen, pflichtteil*, erbengemeinschaft*,
      enterb*, erbrecht*, erbschein*, patientenverfügung*, betreuung beantragen, rechtsanwalt*, rechtsschutz*, rechtlich*, gerichtlich*, amtsgericht*,
      landgericht*, gerichtstermin*, klage einreichen, mahnbescheid*, vollstreckungs*, gerichtsvollzieher*, inkasso*, pfändung*, verjährung*, einspruch*,
      widerspruch*, widersprech*, widerspreche, widerrufen, strafbefehl*, tagessätze*, strafanzeige*, anzeige erstatten, angezeigt, vorladung*, aussagen,
      beschuldigt*, vorstrafe*, führerschein*, fahrverbot*, bußgeld*, geblitzt, fahrerflucht, unfallflucht, weitergefahren, promille, mpu, strafzettel*,
      knöllchen, aufenthaltstitel*, aufenthaltserlaub*, aufenthaltsgenehm*, niederlassungserl*, einbürgerung*, ausländerbehörde*, abschieb*, duldung*,
      arbeitserlaubnis, familiennachzug, gewährleistung*, sachmangel*, mängelanzeige, schadensersatz*, schadenersatz*, schmerzensgeld*, haftbar,
      vertragsstrafe, urheberrecht*, dsgvo, datenschutz*, unterlassung*, verleumd*, nötigung, betrogen, gewaltschutz*, kontaktverbot, näherungsverbot,
      grundstücksgrenze, baugenehmig*, nachbarrecht*, ruhestörung*, lärmbelästig*, verbraucherzentrale, erledigung aller ansprüche, strafbar, recht auf,
      mein recht, meine rechte, welche frist, ausbildungsvertrag, berufsschule, tacho, tacho manipuliert, gebrauchtwagen*, gebrauchtes auto,
      händler reagiert, verkäufer reagiert, geld zurück, geld weg, in die wohnung, betreten, hausfriedensbruch, pflegeheim bezahlen, elternunterhalt,
      ordnungswidrig*, straftat, droht ein, haftest du, haften sie, haftest, genehmigung, genehmigungspflichtig, meldepflicht*, registrierungspflicht,
      registrierung als, gesetzlich vorgeschrieben, verstoß gegen, einwilligung, paragraf, bgb, stgb, sgb, fluggastrechte*, widerrufsrecht, kündigungsfrist,
      luftfahrt bundesamt
    `,
    likely: `
      einzug, krankmeld*, krankschreib*, exfrau, exmann, ehe*, staatsanwalt*, gefängnis, fristen, schreiben vom, schreiben aufsetzen, unterschrieb*,
      unterschreib*, balkon*, privatverkauf*, kleinanzeigen, ebay, online kauf, storno*, storniert, stornier*, geerbt, zeuge*, versicherung zahlt, droht,
      drohen, gedroht, musterbrief, gepfuscht, rechnung zahlen, volle rechnung, hund verbieten, verbietet, hund halten, haustier*, wasserschaden,
      mietkürzung, mitbewohner, zwischenmiete, besichtigung, vorwurf, beleidigung, internet betrug, verspätung, flug hatte, annulliert, was steht mir zu,
      fahrgastrechte, reisemangel, reiserücktritt, fitnessstudio, fitnessvertrag, abofalle, handyvertrag, stromanbieter, unterhaltszahlung*, verweigern,
      kita platz, schulpflicht, ordnungsgeld, ordnungsamt, jobcenter sanktion, pflegegeld, schwerbehindert*, gleichgestellt, bem gespräch, amtsarzt,
      krankengeld, krankgeschrieben, urlaub verweigert, versetzung, diensthandy, videoüberwachung, überwacht, mobbing, gender pay, werkvertrag,
      scheinselbst*, auftraggeber, honorar nicht, gemahnt, zahlungserinnerung, gerichtskosten, prozesskostenhilfe, beratungshilfe, schiedsmann, mediation,
      pflichtverteid*, durchsuchung, drogen gefunden, cannabis am steuer, blutprobe, ladendiebstahl, geklaut, körperverletzung, notwehr, unterlassene,
      nachstellung, hatespeech, bildrechte, fotos gepostet, recht am eigenen bild, filesharing, streaming abmahnung, gewerbe anmelden, gewerbeschein,
      kleingewerbe, impressumspflicht, staatsbürgerschaft, doppelpass, schengen*, einreise*, reisepass, überzogen visum, blaue karte, bluecard,
      anerkennung abschluss, führerschein umschreiben, zu schnell gefahren, handy am steuer, parkkralle, halteverbot, fahrerlaubnis, fahrrad promille,
      e scooter, überhang, wegerecht, nießbrauch, wohnrecht, grundbuch*, kaufvertrag, rücktritt vom, anzahlung zurück, lieferverzug, ersatzlieferung,
      nachbesser*, mein nachbar, nachbar, der nachbar, mein chef, chef hat, makler, mahnung, vom gericht, vor gericht, lappen, meine wohnung, mietwohnung,
      mein vertrag, im vertrag, den vertrag, mit anzeige, kündigen, kündigt, betrug, mangel, polizei, klauseln, aussage, beleidigt, agb, erpresst, haftet,
      haften, verklagen, verklagt, fristlose, stalker, gesetzlich, azubi, verpflichtet, anspruch auf, ansprüche, über rot, verheiratet, schwarzfahren,
      erwischt, erwischt worden, inkassobüro, versetzen, ablehnen, andere stadt, zwingen, gezwungen, verbieten, verweigert, weigert sich, schuldig, bestraft,
      haft, legal, darf mein, dürfen sie, darf die, darf der, vermieter darf, chef darf, gesetz, laut gesetz, unterschrieben, unterschreiben, unterschrift,
      widersprechen, zurückgeben, rücktritt, behalten, rausschmeißen, rauswerfen, rausgeworfen, ausziehen, einziehen, räumen, lärm, *vertrag*, *kündigung*,
      *klage*, *frist*, *haftung*, *miete, *mieter*, *vermieter*, *scheidung*, *unterhalt*, *verfahren*, *bescheid*, *anspruch*, *erlaubnis*, *genehmigung*,
      *verbot, *schutzgesetz, *klausel*, *behörde*, *forderung*, *vollmacht*, *vertrags*, zieht mit unserer, mit unserer tochter, mit unserem sohn,
      mit den kindern, bußgeldbescheid, nicht gefahren, angeschrien, heizung, heizung ausfällt, obwohl die heizung, heizung seit, gefahren, zugestellt,
      nicht geliefert, nie angekommen, abgesagt, urlaub streichen, urlaub, chef mir, meldet sich nicht, im internet gekauft, im internet etwas gekauft,
      kommt nichts, verkäufer meldet, zum anwalt, mein anwalt, einen anwalt, versetzt werden
    `,
    hint: `
      rechnung*, weigert, melden, reagieren, paket, defekt, schaden, ausparken, kollege*, stellt sich quer, gilt das, urteil, richter, recht, rechte, job,
      arbeit, lohn, gehalt, nachbarn, hecke, zaun, händler, käufer, verkäufer, lieferung, unfall, schlüssel, diebstahl, ausweis, zahlen, auto, antrag,
      gilt, gültig, zoll, darf man, prozess, beweise, *anwalt*, *gerichts*
    `,
  },
  financial: {
    sure: `
      *fonds, sparplan*, *etf, dividend*, anleihe*, festgeld*, tagesgeld*, sparbuch, geld anlegen, geldanlage*, anlageberat*, rendite*, verlusttopf,
      freistellungsauftrag*, kapitalertrag*, abgeltung*, goldbarren, gold kaufen, riester*, rürup*, betriebsrente, altersvorsorge*, pensionier*, frührente,
      in rente, versorgungsausgleich, bausparer, bausparvertrag, bausparen, baufinanz*, anschlussfinanz*, forward darlehen, immobilienkredit*, hauskauf,
      wohnung kaufen, haus kaufen, eigenkapital*, tilgung*, restschuld*, umschuld*, stundung*, *darlehen*, ratenzahl*, dispo*, verschuldet, überschuld*,
      privatinsolvenz*, insolvenz*, schufa*, schuldnerberat*, inkassoforderung, steuer*, *steuererklär*, steuerbescheid*, finanzamt*, absetzen von der,
      werbungskosten*, freibetrag*, steuerklasse*, umsatzsteuer*, kleinunternehm*, gewerbesteuer, einkommensteuer*, erbschaftsteuer*, schenken will,
      nebeneinkünfte, minijob*, midijob, ausschütt*, gewinnausschütt*, berufsunfähig*, lebensversicherung*, krankenversicherung*, haftpflicht*, pkv, gkv,
      gesetzlich versichert, freiwillig gesetzlich, beitragssatz, bürgergeld*, hartz, wohngeld*, kindergeld*, elterngeld*, bafög*, arbeitslosengeld*, alg,
      jobcenter*, grundsicherung*, kfw, krypto*, bitcoin*, tagesgeldkonto, girokonto, eigentumswohnung*, nebenkosten kauf, mieten oder kaufen,
      kaufen oder mieten, abfindung versteuern, zinssatz, zinsbindung*, sondertilgung*, erbe anlegen, pfändungsfrei*, bafög antrag, finanzierung,
      0 % finanzierung, barzahler, effektiver jahreszins, effektivzins, steuerpflichtig, versteuern, versteuert, steuerfrei, absetzbar, notgroschen,
      haftpflichtversicherung, hausratversicherung, auslandskrankenversicherung
    `,
    likely: `
      gespart, ersparnisse, bankberat*, gehalt*, einkommen*, lohn*, halten oder, realisieren, investier*, anleg*, währung*, immobilie*, finanz*, sparer*,
      provision*, vererb*, selbstständ*, selbständ*, freiberuf*, honorar, nebenjob*, beamt*, abschlagsfrei, mit 63, mit 67, entgeltpunkte, rentenbescheid,
      gestückelt, msci world, world etf, neobroker, thesaurierend*, ausschüttend*, ausschüttungen, depotübertrag, vorabpauschale, quellensteuer,
      spekulationssteuer, spekulationsfrist, arbeitszimmer, homeoffice pauschale, pendlerpauschale, entfernungspauschale, handwerkerleistung*, haushaltsnah*,
      außergewöhnliche belast*, ehegattensplitting, lohnsteuer*, steuerberater, einspruch steuer*, kasko, wohngebäude*, unfallversicherung, risikoleben*,
      zahnzusatz*, zusatzversicherung, krankentagegeld, rückkaufswert, beitragsfrei, direktversicherung, vermögenswirksame, weihnachtsgeld,
      gehaltsumwandlung, bezugsrecht, geldwerter vorteil, dienstwagen, jobrad, kontopfändung, p konto, strom gemahnt, strom abgestellt,
      strom ist schon gemahnt, nicht mehr hin, mit dem geld, miete nicht zahlen, reicht nicht, pleite, klarna, ratenkauf, null prozent, geliehen, bürge,
      haushaltsbuch, zinseszins, festzins, euribor, wohnriester, kreditrate, beleihung, grunderwerb*, grundsteuer*, erbbau*, photovoltaik rechnet, vermieten,
      kapitalanlage, bitcoin steuer, broker, cfd, betrugsmasche, geldeingang, western union, kindesunterhalt rechnet, kinderfreibetrag, kinderzuschlag,
      mehrlinge, elterngeld plus, gründungszuschuss, stammkapital, einzelunternehmen, gutes angebot, angebot für uns, schufa eintrag, eintrag weg, erspartes,
      ersparte, in gold, paypal verkäufe, verkäufe steuer*, elterngeld oder, basiselterngeld, erwarten ein kind, kontogebühr*, kreditkarte, dispozins*,
      überweis*, lastschrift, rücklastschrift, konto gesperrt, konto kündigen, bankkonto, onlinebank*, börsengang, aktienkurs, nasdaq, s&p, nvidia aktie,
      tesla aktie, goldpreis, münzen verkaufen, sammlung verkaufen, haus verkaufen, haus vererben, überschreiben, haus überschreiben, wohnrecht, leibrente,
      teilverkauf, pflegeversicherung, pflegekosten, heimkosten, sozialamt, schonvermögen, zuverdienst, hinzuverdienst*, rente aufstocken,
      arbeitslos gemeldet, abfindung, kündigungsschutz geld, spende absetzen, kita absetzen, umzug absetzen, laptop absetzen, steuern sparen,
      netto vom brutto, brutto netto, monatliche rate, kredit umschulden, vorfälligkeit*, anschluss, eigenheim, einfamilienhaus, altbau sanieren kredit,
      sanierungskosten, bafa, vermögen, kredite, zurückzahlen, rückzahlung, *rente, die raten, raten aussetzen, tilgen, *steuer, *steuern, versicherungen,
      *aktien, gmbh, zertifikat, geerbt, schenkung, sparkasse, kaufpreis, millionen, mit 50 aufzuhören, aufhören zu arbeiten, hafte, hafte ich, vorzeitig,
      vorzeitig ablösen, ablösen, reichen, reicht das geld, lohnt es, lohnt sich, lohnt, sparen, investieren, investiert, verdiene, finanzieren, leisten,
      abbezahlen, welche versicherung, brauche ich eine versicherung, *versicherung*, *versichert*, *kredit*, *steuerlich*, *steuererklärung*, *renten*,
      *fonds*, *aktie*, *anleihe*, *zins*, *zinsen*, *schulden*, *konto, *konten, *geld, *zulage*, *zuschuss*, *förderung, *finanzierung*, *abgaben,
      *beitrag, *pauschale, *freibetrag*, *kosten absetzen, *gehalt, kredit kriegt, kredit bekommt, euro für ein jahr, wohin mit, erbschaft,
      erbschaft ausschlagen, onkel schulden, wallbox, lotto, gewonnen, gewinn versteuern, zinsen sinken, preise fallen, noch sinnvoll,
      privat oder gesetzlich, gesetzlich versichern, versichern, selbstständiger
    `,
    hint: `
      tsd, tausend, abgezogen, finger weg, kündigen, wahnsinn, haus, wohnung, börse, silber, miete, gewinne, sinnvoll, berater, erben, erbe, monatlich,
      günstiger, verdienen, im monat, im jahr, prozent, auflösen, auf einmal, prozent auf
    `,
  },
  signs: {
    technique: `
      wie kann ich, wie mache ich, wie schreibe ich, wie baue ich, wie bekomme ich, wie kriege ich, wie können wir, wie lerne ich, wo kann ich,
      wie stelle ich, wie simuliere ich
    `,
    crisis: `
      nicht mehr leben, nicht mehr da sein, sterben will, will sterben, möchte sterben, tot sein, wäre ich tot, ich kann nicht mehr, dass es aufhört,
      kein ausweg, keinen ausweg, lebensmüde, selbstmord*, suizid*, mich umbringen, bring mich um, sich umbringen, das leben nehmen, etwas anzutun,
      was antun, etwas antun, keinen sinn mehr, ritze mich, ritzt sich, selbstverletz*, ohne mich besser, besser ohne mich, schluss machen mit allem
    `,
    self: `
      ich, mein, meine, meinen, meinem, meiner, meines, mir, mich, wir, uns, unser, unsere, unseren, unserem, unserer, hab
    `,
    kin: `
      mein sohn, meine tochter, mein kind, meine kinder, mein mann, meine frau, mein freund, meine freundin, meine mutter, mein vater, meine mama, mein papa,
      meine oma, mein opa, mein bruder, meine schwester, mein baby, meine eltern, meinem sohn, meiner tochter, meinem mann, meiner frau, meiner mutter,
      meinem vater, meiner freundin, meinem freund, mein partner, meine partnerin, meine schwiegermutter, mein schwiegervater, schwiegereltern, tante, onkel,
      oma, opa, mama, papa, unser sohn, unsere tochter, unser kind, unser baby, jährig*, monate alt, jahre alt, kleinkind, baby, säugling, schwiegermutter,
      schwiegervater, unserer tochter, unserem sohn
    `,
    action: `
      soll ich, sollte ich, sollten wir, sollen wir, darf ich, dürfen wir, kann ich, können wir, könnte ich, muss ich, müssen wir, was soll, was tun,
      was kann ich, was machen wir, was muss, muss man, muss das, darf er, darf sie, darf man, darf der, darf die, dürfen die, kann mein, ist das gefährlich,
      ist das schlimm, ist das normal, ist das erlaubt, bis wann, wann muss, wie gehe ich, wie wehre, lohnt sich, lohnt es, lieber nicht, ist es sinnvoll,
      ratsam, was ist am, am klügsten, was würdest, würdest du, würden sie, was passiert, was droht, hafte ich, habe ich anspruch, steht mir, mir zu,
      gilt das, welche frist, reicht das, ist das machbar, oder nicht, zum arzt, abklären, notaufnahme, finger weg, lappen weg, zulässig, rechtens,
      was könnte, woran liegt, wie rede ich, kennt sich, steht mir zu, was steht, kann das, woran kann, ist das schon, darf die das, darf der das,
      darf er das, muss ich da, muss ich was, muss ich zahlen, wie hoch sind, lohnt es sich, auf einmal, wie lange kann, ist das okay, ist das ok,
      in ordnung, erlaubt, wann darf, kann ich nach, kann ich noch, kann ich trotzdem, brauche ich, reicht es, normal, schlimm, gefährlich, bedenklich,
      harmlos, darf sie das, kann ich was, wohin mit, sinnvoll, noch sinnvoll, wie komme ich aus, raus, kann man da was, was kann man, wie viel kredit,
      was hilft gegen, hilft da, verpflichtet, bin ich verpflichtet, darf mein, darf meine, darf mir, darf ein, dürfen mein, darf mich
    `,
    lasting: `
      seit, seitdem, gestern, heute früh, heute morgen, tagen, wochen, monaten, stunden, vor tagen, immer wieder, ständig, dauernd, jede nacht, jeden morgen,
      die ganze nacht, nachts, schlimmer, nicht mehr, immer noch, plötzlich
    `,
    knowledge: `
      wer, wessen, was ist, was sind, was war, was waren, was bedeutet, was heißt, wann wurde, wann war, woher, welche, welcher, welches, warum, wieso,
      wie heißt, wie viele, wie funktioniert, wie entstand, erkläre, erklär, beschreibe, nenne, seit wann gibt
    `,
    advice: `
      sie, du, ihnen, ihr, dir, dein, deine, sollten, solltest, sollte, müssen, musst, muss, dürfen, darfst, darf, nicht, kein, nie, niemals, immer,
      mindestens, höchstens, spätestens, innerhalb, binnen, sofort, umgehend, am selben tag, wenn, falls, sobald, bevor, vor dem, lassen sie, lass,
      gehen sie, geh, rufen sie, ruf, wenden sie, fragen sie, frag, nehmen sie, nimm, achten sie, achte, meiden, vermeide*, gehört, droht, haften, haftest,
      anspruch, verpflichtet, zulässig, verboten, strafbar, gilt, zahlst, zahlen, lohnt, günstiger
    `,
    code: `
      prozess*, programm*, code, quellcode, funktion, fehler*, fehlermeldung*, bricht ab, update, kompilier*, build, speicherleck*, liste, variable, klasse,
      schnittstelle, datenbank*, abfrage*, excel*, formel*, tabelle*, drucker*, router, rechner, laptop, festplatte*, datei*, anwendung, app, entwickler*,
      programmier*, technische schulden, model, repository, branch, signal, test fehl, schlägt fehl, software*, praxissoftware, webseite, website, tastatur,
      iphone, handy einstell*, algorithmus, interpolation, team, warnung, linter, injection, smart contract, ci, tests, inject service, cannot inject,
      pipeline, tests schlagen, prozessor
    `,
    play: `
      spiel*, brettspiel*, kartenspiel*, gesellschaftsspiel*, videospiel*, rollenspiel*, schach*, rochade, bauer schlägt, turm, springer, läufer, zug, züge,
      fußball*, bundesliga, schiedsrichter*, abseits, elfmeter, foul, tennis, handball, verein, trainer, turnier*, mannschaft, gegner im, würfel*, skat,
      doppelkopf, rätsel*, quiz*, escape room, heiler*, zauber*, tarot, horoskop, sternzeichen, piraten*, räuberbande*, motto*
    `,
    fiction: `
      geschichte schreib*, kurzgeschichte*, roman*, krimi*, märchen*, gedicht*, reim*, reimt, strophe*, lied*, liedtext*, song*, film*, serie, serien,
      tatort, schauspieler*, hauptfigur*, figur*, szene*, dialog*, monolog*, drehbuch*, theater*, theaterstück*, sketch, witz*, satire*, buch, bücher,
      autor*, erzähl*, hörspiel*, oper, kantate*, band, album, schreib eine, schreibe eine, schreib ein, schreibe ein, verfasse ein, erfinde, denk dir,
      slogan*, spruch, postkarte*, grußkarte*, geburtstag*, wappen*, logo*, comic*, faust, goethe, schiller, kafka, podcast*, beschreibe einen, aus sicht,
      fass mir zusammen, wer spielt, liebling kreuzberg
    `,
    study: `
      historisch*, geschichte der, geschichte des, jahrhundert*, mittelalter*, antike*, römisch*, römer*, rom, kaiser*, könig*, reich*, krieg*, nürnberger,
      weimarer, ddr, nationalsoz*, revolution*, um 1800, 1519, 1873, 1911, 1929, früher, damals, ursprung, herkunft, woher kommt, woher stammt,
      sprachgeschicht*, redewendung*, redensart*, sprichwort*, wort, wörter, wortherkunft, begriff, ausdruck, synonym*, übersetz*, auf englisch,
      ins englische, auf französisch, auf latein, vokabel*, aussprache, grammatik*, adverb, adjektiv, verb, substantiv, komma, rechtschreib*, satz,
      linguist*, germanistik, bedeutet das wort, aufsatz*, hausarbeit*, referat*, hausaufgab*, schule, klasse, klausur*, unterricht*, biounterricht, lehrer*,
      schüler*, studium*, vorlesung*, bachelorarbeit, präsentation*, vortrag*, niveau, biologie*, chemie, physik, mathe*, erdkunde, philosoph*,
      was ist der unterschied, unterschied zwischen, warum heißt, warum tragen, wer war, wer hat, wer erfand, erfunden, entdeckt, wie entstand, definition*,
      theorie*, einfach erklärt, in einfacher sprache, wie funktioniert, weltweit, bevölkerung, statistik*, mit quelle, welche rolle, gewaltenteilung,
      organe des, sternbilder, planet*, weltall, mehrzahl, auf schwedisch, auf niederländisch, auf italienisch, auf spanisch, krankheiten hatte, ludwig,
      bismarck, entstanden ist, entstand, 1923, 19 jahrhundert, ding am schiff, was heißt auf, bio klausur, schmerzrezeptor, krimi titel, seit wann gibt es,
      handschrift, knochen hat der mensch, wie viele knochen, tier, welches tier
    `,
    things: `
      pflanz*, blume*, rose, rosen, tomaten*, baum, bäume, garten*, rasen, hecke, strauch*, sträucher, erde, dünger*, blätter, kaktus, orchidee*, pilze,
      edelpilz*, züchte, hefeteig, teig, sauerteig*, backen, kochen, koche, suppe*, rezept für, rezept, rezepte, kuchen, ofen, küche, motor*, bremse*,
      getriebe*, auspuff*, reifen, batterie*, zündkerze*, keilriemen, waschmaschine*, spülmaschine*, heizung*, bohrmaschine*, möbel, regal, teppich*,
      tapete*, fahrrad*, rad, gitarre*, klavier*, geige*, chor, foto, kamera, objektiv, drohne, blender, 3d drucker*, wetter, wander*, radtour*, reise*,
      hotel*, zug nach, strand, museum*, stadt, berg, see, katze*, hund, hunde, kaninchen, vogel, fisch*, aquarium*, pferd*, schildkröte*, basteln,
      stricken, häkeln, nähen, party, hochzeit, packliste*, route, etappen, marmelade, pullover, schenken, geschenk, geschenke, einfrieren, anziehen,
      haare schneiden, auto springt nicht, springt nicht an, hustenbonbons, eier kochen, flughafen, cousine, geige lernen, basilikum, teigführung, hefe,
      gummibaum, kühlschrank, pesto, deutschlandticket, e bike, bei regen, langweilt sich, moestuin, bewerbung, fliesen, parkett, schuhe, avocado,
      eine rede, rede, urlaub in, urlaub auf, sommerurlaub, urlaubsziel*
    `,
    back: `
      das, es, dies, diese, diesen, dieser, davon, dafür, dagegen, damit, darauf, daran, darin, da drin, dann, dort, die, der, ihn, ihm, beide, beides, und,
      also, aber, ok, okay, stattdessen, sonst, auch, nochmal, wieder, trotzdem, in dem fall, was ist mit, und wenn, mehr, weniger
    `,
    onward: `
      was anderes, etwas anderes, andere frage, anderes thema, themenwechsel, noch was, nebenbei, übrigens, danke, dankeschön, merci, erledigt, jetzt was,
      schreib mir, witz, reim, gedicht, vergiss es, egal, passt, gib mir
    `,
  },
}
