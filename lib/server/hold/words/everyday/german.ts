/** German: situations told in words of every day, without a word of the trade. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayGerman: MoreWords = {
  medical: {
    sure: `
      packung leer, so dick wie, dick wie ein, dicker wird, jeden abend dick, ins glas getan, ins getränk, ko tropfen, termin beim facharzt, so dick wird, packung zu ende, packung fertig, wassertablett*, blutdrucktablett*, schlaftablett*, herztablett*, blutverdünn*, spülmaschinenmittel, spülmaschinentab*, geschirrspültab*,
      putzmittel getrunken, reiniger getrunken, verschluckt, hat getrunken, batterie verschluckt, knopfzelle, frostschutzmittel, vergiftung*, giftnotruf, giftig für, concerta, statt einer drei, statt einer zwei,
      doppelte dosis, doppelt genommen, zu viel genommen, tablette vergessen, pille vergessen, pille danach, kondom gerissen, kondom geplatzt, ungeschützt, periode, regel ist, tage überfällig, überfällig, ausfluss, zwischenblut*,
      verwaschen, redet wirr, lallt, findet die worte nicht, mundwinkel, hängender mundwinkel, einseitig, taub, taubes gefühl, taubheits*, kribbel*, sieht doppelt, doppelt sehen, doppelbild*, flimmern, schwindlig, schwindel*, umgekippt, ohnmächtig, ohnmacht,
      zusammengebrochen, zusammengeklappt, krampfanfall, gekrampft, herzrasen, herzstolper*, ruhepuls, puls von, puls bei, erbrochen, erbricht, übergeben, gekotzt, kotzt, spuckt, durchfall, verstopfung, blut im, blut beim, kommt blut, blutet, blutung*, pinkeln,
      beim pinkeln, wasserlassen, stuhlgang, im stuhl, flasche wein, jeden abend trinke, trinke jeden abend, einfach aufhören zu trinken, kalten entzug, entzug, zittern, nüchtern werden, kiffe, kiffen, gekifft, koks, speed genommen, pille geschmissen,
      isst nichts, isst kaum, isst nur noch, isst seit, hungert, magersucht, bulimie, erbricht nach dem essen, ritzt, ritzen, geritzt, narben am arm, blaue flecken, abschiedsbrief*, will nicht mehr leben, lebensmüde, keinen sinn mehr,
      knubbel, knoten in, beule am, beule hinter, geschwollen, schwillt, schwellung, dicker knöchel, dickes bein, wade, umgeknickt, verrenkt, verstaucht, gebrochen, geprellt, kopf gestoßen, auf den kopf gefallen, vom wickeltisch, vom sofa gefallen, gehirnerschütterung,
      muttermal, leberfleck, ausschlag, juckt, juckreiz, quaddeln, pickel am, eiter*, entzündet, zecke, zeckenstich, wespenstich, gestochen, gebissen, katzenbiss, hundebiss, verbrannt, verbrüht, brandblase, sonnenstich, hitzschlag, unterkühl*, platzwunde, genäht, fäden ziehen,
      nachtschweiß, nass geschwitzt, hitzewallung*, wechseljahre, schnarcht und, atemaussetzer, kriege keine luft, bekomme keine luft, keine luft, atemnot, engegefühl, druck auf der brust, stechen in, stechen im, ziehen im, krämpfe, wehen, fruchtblase, schwangerschaftstest, stille noch, stillen,
      fehlgeburt, kinderwunsch, künstliche befruchtung, vollnarkose, vor der op, nach der op, op termin, meine op, krankenwagen, notaufnahme, hausarzt, hausärztin, facharzt, frauenarzt, hautarzt, orthopäde, beipackzettel, fieberzäpfchen, zäpfchen, fiebersaft, hustensaft, nasenspray
    `,
    likely: `
      tablette, tabletten, pille, pillen, dosis, tropfen, salbe, rezept vom arzt, krankgeschrieben, krankschreibung, schmerz*, weh tut, tut weh, tut nicht weh, tun weh, fieber, temperatur, blutdruck, blutzucker, blutwerte, laborwerte, befund, röntgen, op, operation, narkose, übelkeit,
      übel, erkältet, husten, halsweh, bauchweh, kopfweh, ohrenweh, zahnweh, rücken, bandscheibe, hexenschuss, allergie, allergisch, unverträglich*, schwanger*, baby hat, säugling, wochen alt, monate alt, impfung, impfen, geimpft, depress*, panik*, angstzustände, burnout, therapeut*, psych*,
      schlaflos, schlafe nicht, schlafe kaum, alkohol, demenz, vergesslich, verwirrt, schlaganfall, herzinfarkt, krebs, tumor, metastas*, diabetes, zucker hoch, cholesterin, gicht, harnsäure, niere*, leber, galle, blase, prostata, eierstock, brust, hoden, lunge, heilt, verheilt, infektion, symptom*, nebenwirk*, diagnose, behandlung
    `,
    hint: `
      wieder gut geht, wird schon wieder, seit wochen, schlecht geschlafen, müde, schlapp, blass, schwitzt, schwitze, kalt und, steif, herz, bauch, kopf, hals, nacken, schulter, knie, fuß, zeh, hüfte, arm, finger, auge, ohr, zahn, haut, zunge, lippe, bein, trinkt zu viel, trinkt nichts, untersuchen, kontrolle,
      gesund, ungesund, krank, arzt, ärztin, klinik, krankenhaus, apotheke, notdienst, pflaster, verband, drei pullis, ab wann muss man
    `,
    inAnswers: `
      herzinfarkt, sauna nach, blutdruck, schwangere*, schwangerschaft, tablette, tabletten, dosis, schmerzmittel, arzt, ärztin, arztpraxis, notruf, notarzt, rettungsdienst, apotheke, allergie, allergiker*, asthma, diabetes, diabetiker*, kopfschmerz*, schwindel, fieber, wunde, verbrennung, zecke, impfschutz, medikament*,
      symptom*, schwellung, gehirnerschütterung, bewusstlos*, atemnot, herz*, kreislauf, gelenk*, verletz*, entzünd*, blutverdünner, nüchtern, einnehmen, nebenwirkung*
    `,
  },
  legal: {
    sure: `
      blitzerbrief, aufs revier, auf die wache, befragung, schriftlich geben lassen, schriftlich geben, rückbaukosten, verzichtet auf, bettwanzen, von der schule, schulverweis, blitzer, geblitzt, bußgeld*, punkte in flensburg, fahrverbot, führerschein weg, lappen weg, anhörungsbogen, strafzettel, knöllchen, abschleppen, abgeschleppt, stadt will dass, gemeinde will, bauamt, abreißen, rückbau, baugenehmigung, schwarzbau, carport, grenzbebauung, überbau, über die grenze gebaut,
      zaun auf, zaun des nachbarn, nachbar hat, nachbarn haben, nachbars, kamera auf, kamera gerichtet, filmt uns, hund hat gebissen, ruhestörung, vermieter*, hausverwaltung, eigenbedarf, kündigt uns, gekündigt, kündigung, kündigungsfrist, raus bis, ausziehen bis, schloss ausgetauscht, kaution, nebenkosten*, mieterhöhung,
      mietminderung, schimmel, heizung kaputt, untermiete, untervermiet*, mitbewohner zieht, wg zimmer, mietvertrag, abmahnung, abgemahnt, film runtergeladen, anwaltsbrief, brief vom anwalt, post vom anwalt, anzeige, angezeigt, anzeigen, strafanzeige, vorladung, vorgeladen, aussage machen, aussagen muss, festgenommen, mitgenommen von der polizei,
      untersuchungshaft, hausdurchsuchung, durchsucht, führungszeugnis, vorstrafe*, vorbestraft, bewährung, gericht, gerichtstermin, verhandlung, klage, klagen, verklag*, mahnbescheid, gerichtsvollzieher, inkasso, widerspruch, einspruch, frist verpasst, frist, verjährt, verjähr*, einschreiben, umtausch*, rückgabe, reklamation, reklamier*, gewährleistung, garantie,
      gekauft wie gesehen, verkäufer weigert, händler weigert, händler will nicht, geld zurück, erstattung, erstatten, rückerstattung, insolvent, pleite gegangen, handwerker, anzahlung weg, pfusch, flug gestrichen, flug gecancelt, flug ausgefallen, airline, gutschein statt, pauschalreise, testament, erbe, erben, erbschein, enterbt, pflichtteil, schenkung rückgängig,
      vollmacht, vorsorgevollmacht, betreuung, betreuer, geschäftsunfähig, nicht verheiratet, unverheiratet, trennung, getrennt, scheidung, scheiden lassen, unterhalt, umgang, umgangsrecht, sorgerecht, kinder sehen, kind sehen, jugendamt, vaterschaft, adopt*, nachname*, namensänderung, ehevertrag, haus auf seinen namen, läuft auf ihn,
      bedroht mich, droht mir, droht mit, erpress*, stalkt, beleidig*, verleumd*, foto ohne, fotos von mir, fotos meiner, ohne einwilligung, ohne meine zustimmung, geschäftsführer eingetragen, haftbar, hafte, haftung, chef will, chef verlangt, chef zahlt nicht, gehalt nicht gezahlt, kein lohn, lohn nicht, überstunden, aufhebungsvertrag,
      abfindung, fristlos, probezeit, arbeitszeugnis, arbeitsvertrag, mutterschutz, elternzeit, betriebsrat, urlaub gestrichen, urlaubsanspruch, arbeitsunfall, aufenthalt*, aufenthaltstitel, visum, abschieb*, ausländerbehörde, einbürgerung, duldung, asyl*, arbeitserlaubnis, bescheid, ablehnungsbescheid, jobcenter, schadensersatz, schmerzensgeld, fahrerflucht, unfallgegner, auffahrunfall,
      schuld am unfall, vertrag kündigen, aus dem vertrag, vertrag unterschrieben, mündlicher vertrag, widerruf*, fitnessstudio vertrag, rechtens, rechtlich, rechtswidrig, strafbar, illegal, anwalt nehmen, anwalt, anwältin, rechtsschutz
    `,
    likely: `
      darf er das, darf sie das, dürfen die das, darf der das, dürfen die, darf mein, meine rechte, recht auf, anspruch, mieter, miete, wohnung, nachbar, nachbarin, ex, exfrau, exmann, polizei, behörde, amt, ordnungsamt, vertrag, klausel, unterschrieben, unterschreiben, beweis*, zeuge*, arbeitgeber, chef, chefin, personalabteilung, gesetz, gesetzlich, erlaubt, verboten, strafe, datenschutz, urheberrecht, notar*, erbschaft
    `,
    hint: `
      brief verlegt, kam ein brief, brief bekommen, schreiben bekommen, schreiben vom, noch was kommen, per whatsapp, schriftlich, mündlich, steht da seit, weigert sich, weigern sich, verlangt, verlangen, fordert, fordern, behauptet, lehnt ab, abgelehnt, kollege, firma, verkäufer, käufer, kleinanzeigen, ebay, werkstatt, zaun, hecke, lärm, beschädigt, kaputt gemacht, geklaut, gestohlen, betrogen, betrug, stornier*, storno, formular, antrag, genehmig*
    `,
    inAnswers: `
      frist, fristen, schriftlich, widerruf*, kündig*, vertrag, verträge, vermieter, mieter, kaution, anmelden, anmeldepflicht*, genehmigung, erlaubnis, ordnungsamt, bußgeld, haften, haftung, haftet, schadensersatz, urheberrecht*, gema, lizenz, einwilligung, datenschutz, gesetz*, gericht, klage, anwalt, anspruch, ansprüche, unterschreiben, unterschreiben sie, arbeitgeber, urlaub, testament, erben, notar*, gewährleistung, reklam*, strafbar, verboten, polizei
    `,
  },
  financial: {
    sure: `
      gold von der oma, von uns leihen, leihen für, will 10.000, wenn er nicht zahlt, grundstück verkaufen, umschulden, verkaufen solange, jetzt verkaufen, verkaufen oder halten, halten oder verkaufen, aktie*, einstieg*, nachkaufen, im minus, ins minus, depot, sparplan, etf*, fonds, tagesgeld, festgeld, sparbuch, girokonto, bausparvertrag, bauspar*, riester*, rürup, rente, rentenpunkte, rentenlücke, frührente, früher in rente, abschlag, abschläge,
      betriebsrente, lebensversicherung, haftpflicht*, hausrat*, berufsunfähig*, bu versicherung, krankenkasse wechseln, private krankenversicherung, pkv, kfz versicherung, vollkasko, teilkasko, selbstbeteiligung, versicherung zahlt, versicherung weigert, versicherung will nicht, schadenfall, steuererklärung, steuer*, finanzamt, nachzahlung, nachzahlen, absetzen, absetzbar,
      abschreib*, kleinunternehmer*, gewerbe anmelden, nebenberuflich, nebenjob, minijob, freibetrag, schenkungssteuer, schenken lassen, erbschaftssteuer, umsatzsteuer, elster, schulden, verschuldet, überschuldet, privatinsolvenz, schufa, dispo*, konto überzogen, überzogen, rate nicht, raten zahlen, ratenzahlung, ratenkredit, kredit*, umschuld*, darlehen,
      baufinanzierung, sondertilgung, tilg*, zinsbindung, zinsen, hypothek, eigenkapital, mieten oder kaufen, kaufen oder mieten, leasen oder kaufen, leasing, finanzier*, ballonrate, bürgen, bürgschaft, geld geliehen, geld leihen, schuldet mir, garantierte rendite, rendite, krypto*, coin, trading, hebel, verzockt, verspielt, spielschulden, sportwetten, elterngeld, kindergeld, wohngeld, bürgergeld,
      arbeitslosengeld, grundsicherung, bafög, witwenrente, pflegegeld, gehaltserhöhung, brutto, netto, steuerklasse, gemeinsames konto, im monat übrig, übrig hab, monatlich übrig, sparen soll, anlegen, angelegt, geldanlage, inflation, abfindung versteuern, vorsorge, vorsorgen, altersvorsorge, notgroschen, erspart*, rücklagen, nebenkosten kauf, immobilie
    `,
    likely: `
      euro, geld, gehalt, lohn, einkommen, verdien*, sparen, gespart, bank, sparkasse, konto, karte, rate, raten, zahlen, bezahlen, kosten, budget, haushaltsbuch, gewinn, verlust, wert, lohnt sich, versicherung, versichert, beitrag, beiträge, police, gold, kurs, anleihe*, broker, bitcoin, auszahl*, erbe von, geerbt, rechnung nicht, stundung, mahnung
    `,
    hint: '100 im monat, im monat, monatlich, jährlich, pro jahr, knapp 9.000, tausend, wert ist, so hoch steht, teuer, billiger, haus kaufen, wohnung kaufen, auto kaufen, pleite, knapp bei kasse',
    inAnswers: `
      steuer*, arbeitszimmer, anlage n, absetz*, abschreib*, euro im jahr, pauschale, freibetrag, finanzamt, umsatzsteuer, kleinunternehmer*, gewerbe*, versicher*, haftpflicht*, hausrat*, police, beitrag, kredit*, zins*, rate, raten, tilg*, konto, dispo, sparplan, etf, fonds, rendite, rente, rücklage*, förder*, zuschuss, elterngeld, schulden, inkasso, brutto, netto, gebühr*, leasing, finanzierung
    `,
  },
  signs: {
    kin: `
      meine oma, mein opa, oma, opa, unser nachbar, meine nachbarin, tochter, sohn, mein bruder, meine schwester, mein schwager, meine schwägerin, schwiegermutter, schwiegervater, mein mann, meine frau, mein freund, meine freundin, kumpel, mein kind, unser kind, unser kleiner, unsere kleine, mein cousin, meine tante, mein onkel, mein neffe, meine nichte, mitbewohner*, frage für
    `,
    action: `
      geht das, geht das so, oder, kann da noch, was machen, was tun, ab wann, muss man da, muss ich wirklich, muss ich, darf ich, kann ich, soll ich, sollen wir, sollten wir, dürfen wir, müssen wir, können wir, darf man, kann man, wie schlimm, ist das schlimm, schlimm, gefährlich, normal, bedenklich, einfach so, wie gehe ich vor, was kann ich, was können wir, was passiert wenn, was droht, lieber, besser, zum arzt, abwarten, noch warten, wie lange darf, wie viel darf, reicht es, wie komme ich, wie kriege ich, wie wehre ich, wehren
    `,
    lasting:
      'seit heute, seit gestern, seit wochen, seit tagen, seit mittag, seit monaten, seit drei, seit zwei, seit vorgestern, immer noch, ständig, jede nacht, jeden abend, jeden morgen, heute früh, gestern',
    errand: `
      ideen, dankeskarte, gedicht, reim, strophe*, schlaflied, titel für, anfangssatz, idee für, vorschlag, vorschläge, empfehl*, tipps für, inspiration, was backst du, rezept für, backen, kochen, kuchen, torte, sahnetorte, mittagessen, abendessen, menü, ausflug, tagesausflug, städtetrip, wochenende in, reiseroute, sehenswürdig*, geschenk*, geburtstag*, hochzeit*, feier, party, abschiedskarte, einladung, rede, trinkspruch, formulier*, umformulier*, korrigier*, korrektur,
      rechtschreib*, kürz*, fasse zusammen, zusammenfass*, übersetz*, schreib mir, schreibe, nachricht an, mail an, wie sage ich, höflich, witzig, spruch, namen für, name für, playlist, spiel für, bastel*, häkel*, strick*, deko, outfit, anziehen, lern*
    `,
    code: 'speicher vollgelaufen, server*, log, städtebau simulation, simulation, switch, dhcp, vlan, raspberry, arduino, skript, api, absturz, stürzt ab, ladezeit, datenbank*, abfrage, update, treiber, bildschirm, drucker, wlan, fritzbox',
    play: 'siedler, civ, karrieremodus, städtebau, spielfigur, brettspiel, abseits, elfmeter, schiedsrichter, schach, läufer, springer, turm auf, trainer, liga, bundesliga, mannschaft, würfel*, level, quest, minecraft, zelda, pokémon',
    things:
      'tomaten, kräuselkrankheit, pfirsich, mehltau, blattläuse, rosen, hortensie*, rasen, kompost, sauerteig, teig, motor, auspuff, bremse, kette, fahrrad, waschmaschine, spülmaschine läuft, kaffeemaschine, gitarre, orchidee, blätter, gurken, hochbeet, heizkörper entlüften',
  },
}
