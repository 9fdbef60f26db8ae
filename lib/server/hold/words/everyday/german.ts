/** German: situations in everyday words, without technical terms. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayGerman: MoreWords = {
  medical: {
    sure: `
      packung leer, so dick wie, dick wie ein, dicker wird, jeden abend dick, ins glas getan, ins getränk, ko tropfen,
      termin beim facharzt, so dick wird, packung zu ende, packung fertig, wassertablett*, blutdrucktablett*,
      schlaftablett*, herztablett*, blutverdünn*, spülmaschinenmittel, spülmaschinentab*, geschirrspültab*,
      putzmittel getrunken, reiniger getrunken, verschluckt, hat getrunken, batterie verschluckt, knopfzelle,
      frostschutzmittel, giftig für, concerta, statt einer drei, statt einer zwei, doppelte dosis, doppelt genommen,
      zu viel genommen, tablette vergessen, pille vergessen, kondom gerissen, kondom geplatzt, ungeschützt, periode,
      regel ist, tage überfällig, überfällig, ausfluss, zwischenblut*, verwaschen, redet wirr, lallt,
      findet die worte nicht, mundwinkel, hängender mundwinkel, einseitig, taub, taubheits*, kribbel*, sieht doppelt,
      doppelt sehen, doppelbild*, flimmern, umgekippt, ohnmacht, zusammengebrochen, zusammengeklappt, krampfanfall,
      gekrampft, herzstolper*, ruhepuls, puls von, puls bei, erbrochen, erbricht, übergeben, gekotzt, kotzt, spuckt,
      blut im, blut beim, kommt blut, blutet, blutung*, pinkeln, beim pinkeln, wasserlassen, im stuhl, flasche wein,
      jeden abend trinke, trinke jeden abend, einfach aufhören zu trinken, kalten entzug, entzug, zittern,
      nüchtern werden, kiffe, kiffen, gekifft, koks, speed genommen, pille geschmissen, isst nichts, isst kaum,
      isst nur noch, isst seit, hungert, bulimie, erbricht nach dem essen, ritzt, geritzt, narben am arm, blaue flecken,
      abschiedsbrief*, will nicht mehr leben, knubbel, beule am, beule hinter, schwillt, dicker knöchel, dickes bein,
      wade, umgeknickt, verrenkt, gebrochen, geprellt, kopf gestoßen, auf den kopf gefallen, vom wickeltisch,
      vom sofa gefallen, juckt, quaddeln, pickel am, eiter*, zecke, zeckenstich, wespenstich, gestochen, gebissen,
      katzenbiss, hundebiss, verbrannt, verbrüht, brandblase, sonnenstich, unterkühl*, fäden ziehen, nachtschweiß,
      nass geschwitzt, hitzewallung*, schnarcht und, atemaussetzer, kriege keine luft, bekomme keine luft, keine luft,
      engegefühl, druck auf der brust, stechen in, stechen im, ziehen im, krämpfe, wehen, fruchtblase,
      schwangerschaftstest, stille noch, stillen, kinderwunsch, künstliche befruchtung, vollnarkose, vor der op,
      meine op, orthopäde, beipackzettel, fieberzäpfchen, zäpfchen, fiebersaft, hustensaft, nasenspray
    `,
    likely: `
      pillen, dosis, rezept vom arzt, krankgeschrieben, krankschreibung, tut nicht weh, tun weh, temperatur, laborwerte,
      op, erkältet, ohrenweh, rücken, baby hat, wochen alt, monate alt, depress*, panik*, angstzustände, psych*,
      schlafe kaum, alkohol, zucker hoch, harnsäure, niere*, galle, blase, eierstock, brust, heilt, verheilt, symptom*,
      nebenwirk*, diagnose, behandlung
    `,
    hint: `
      wieder gut geht, wird schon wieder, seit wochen, schlecht geschlafen, schlapp, schwitze, kalt und, steif, kopf, knie, fuß, arm,
      auge, ohr, lippe, bein, trinkt nichts, untersuchen, kontrolle, gesund, ungesund, verband, drei pullis, ab wann muss man
    `,
    inAnswers: `
      herzinfarkt, sauna nach, blutdruck, schwangere*, schwangerschaft, tablette, tabletten, dosis, schmerzmittel, arzt, ärztin, arztpraxis, notruf, notarzt, rettungsdienst, apotheke, allergie, allergiker*, asthma, diabetes, diabetiker*, kopfschmerz*, schwindel, fieber, wunde, verbrennung, zecke, impfschutz, medikament*,
      symptom*, schwellung, gehirnerschütterung, bewusstlos*, atemnot, herz*, kreislauf, gelenk*, verletz*, entzünd*, blutverdünner, nüchtern, einnehmen, nebenwirkung*
    `,
  },
  legal: {
    sure: `
      blitzerbrief, aufs revier, auf die wache, befragung, schriftlich geben lassen, schriftlich geben, rückbaukosten,
      verzichtet auf, bettwanzen, von der schule, schulverweis, blitzer, punkte in flensburg, führerschein weg,
      lappen weg, anhörungsbogen, abschleppen, abgeschleppt, stadt will dass, gemeinde will, bauamt, abreißen, rückbau,
      baugenehmigung, schwarzbau, carport, grenzbebauung, überbau, über die grenze gebaut, zaun auf, zaun des nachbarn,
      nachbar hat, nachbarn haben, nachbars, kamera auf, kamera gerichtet, filmt uns, hund hat gebissen, kündigt uns,
      gekündigt, kündigung, raus bis, ausziehen bis, schloss ausgetauscht, kaution, schimmel, heizung kaputt,
      untermiete, untervermiet*, mitbewohner zieht, wg zimmer, film runtergeladen, anwaltsbrief, brief vom anwalt,
      post vom anwalt, anzeige, anzeigen, vorgeladen, aussage machen, aussagen muss, festgenommen,
      mitgenommen von der polizei, untersuchungshaft, hausdurchsuchung, durchsucht, führungszeugnis, vorbestraft,
      bewährung, gericht, verhandlung, klage, klagen, verklag*, frist verpasst, frist, verjährt, verjähr*, einschreiben,
      umtausch*, rückgabe, reklamation, reklamier*, garantie, gekauft wie gesehen, verkäufer weigert, händler weigert,
      händler will nicht, erstattung, erstatten, rückerstattung, insolvent, pleite gegangen, handwerker, anzahlung weg,
      pfusch, flug gestrichen, flug gecancelt, flug ausgefallen, airline, gutschein statt, pauschalreise, testament,
      erbe, erben, enterbt, schenkung rückgängig, vollmacht, vorsorgevollmacht, betreuung, betreuer, geschäftsunfähig,
      nicht verheiratet, unverheiratet, trennung, getrennt, scheidung, umgang, kinder sehen, kind sehen, adopt*,
      nachname*, namensänderung, haus auf seinen namen, läuft auf ihn, bedroht mich, droht mir, droht mit, erpress*,
      stalkt, beleidig*, foto ohne, fotos von mir, fotos meiner, ohne einwilligung, ohne meine zustimmung,
      geschäftsführer eingetragen, hafte, haftung, chef will, chef verlangt, chef zahlt nicht, gehalt nicht gezahlt,
      kein lohn, lohn nicht, fristlos, urlaub gestrichen, arbeitsunfall, aufenthalt*, visum, asyl*, bescheid,
      ablehnungsbescheid, jobcenter, unfallgegner, auffahrunfall, schuld am unfall, vertrag kündigen, aus dem vertrag,
      vertrag unterschrieben, mündlicher vertrag, widerruf*, fitnessstudio vertrag, rechtens, rechtswidrig, illegal,
      anwalt nehmen, anwalt, anwältin
    `,
    likely: `
      darf er das, darf sie das, dürfen die das, darf der das, dürfen die, wohnung, nachbarin, ex, amt, beweis*, chef,
      chefin, personalabteilung, erlaubt, verboten, strafe, notar*, erbschaft
    `,
    hint: `
      brief verlegt, kam ein brief, brief bekommen, schreiben bekommen, noch was kommen, per whatsapp, schriftlich,
      mündlich, steht da seit, weigern sich, verlangt, verlangen, fordert, fordern, behauptet, lehnt ab, abgelehnt,
      firma, werkstatt, beschädigt, kaputt gemacht, gestohlen, formular, genehmig*
    `,
    inAnswers: `
      frist, fristen, schriftlich, widerruf*, kündig*, vertrag, verträge, vermieter, mieter, kaution, anmelden, anmeldepflicht*, genehmigung, erlaubnis, ordnungsamt, bußgeld, haften, haftung, haftet, schadensersatz, urheberrecht*, gema, lizenz, einwilligung, datenschutz, gesetz*, gericht, klage, anwalt, anspruch, ansprüche, unterschreiben, unterschreiben sie, arbeitgeber, urlaub, testament, erben, notar*, gewährleistung, reklam*, strafbar, verboten, polizei
    `,
  },
  financial: {
    sure: `
      gold von der oma, von uns leihen, leihen für, will 10.000, wenn er nicht zahlt, grundstück verkaufen, umschulden,
      verkaufen solange, jetzt verkaufen, verkaufen oder halten, halten oder verkaufen, aktie*, einstieg*, nachkaufen,
      im minus, ins minus, depot, etf*, bauspar*, rente, rentenpunkte, rentenlücke, früher in rente, abschlag,
      abschläge, hausrat*, bu versicherung, krankenkasse wechseln, private krankenversicherung, kfz versicherung,
      vollkasko, teilkasko, selbstbeteiligung, versicherung zahlt, versicherung weigert, versicherung will nicht,
      schadenfall, steuererklärung, nachzahlung, nachzahlen, absetzen, abschreib*, kleinunternehmer*, gewerbe anmelden,
      nebenberuflich, nebenjob, schenkungssteuer, schenken lassen, erbschaftssteuer, elster, schulden, überschuldet,
      konto überzogen, überzogen, rate nicht, raten zahlen, ratenzahlung, ratenkredit, kredit*, baufinanzierung, tilg*,
      zinsen, hypothek, leasen oder kaufen, leasing, finanzier*, ballonrate, bürgen, bürgschaft, geld geliehen,
      geld leihen, schuldet mir, garantierte rendite, coin, trading, hebel, verzockt, verspielt, spielschulden,
      sportwetten, witwenrente, pflegegeld, gehaltserhöhung, brutto, netto, gemeinsames konto, im monat übrig,
      übrig hab, monatlich übrig, sparen soll, anlegen, angelegt, inflation, vorsorge, vorsorgen, erspart*, rücklagen,
      immobilie
    `,
    likely: `
      euro, verdien*, bank, karte, rate, raten, zahlen, bezahlen, kosten, budget, gewinn, verlust, wert, beiträge,
      police, gold, kurs, auszahl*, erbe von, rechnung nicht, mahnung
    `,
    hint: '100 im monat, jährlich, pro jahr, knapp 9.000, wert ist, so hoch steht, teuer, billiger, auto kaufen, knapp bei kasse',
    inAnswers: `
      steuer*, arbeitszimmer, anlage n, absetz*, abschreib*, euro im jahr, pauschale, freibetrag, finanzamt, umsatzsteuer, kleinunternehmer*, gewerbe*, versicher*, haftpflicht*, hausrat*, police, beitrag, kredit*, zins*, rate, raten, tilg*, konto, dispo, sparplan, etf, fonds, rendite, rente, rücklage*, förder*, zuschuss, elterngeld, schulden, inkasso, brutto, netto, gebühr*, leasing, finanzierung
    `,
  },
  signs: {
    kin: `
      unser nachbar, meine nachbarin, tochter, sohn, mein schwager, meine schwägerin, kumpel, unser kleiner,
      unsere kleine, mein cousin, meine tante, mein onkel, mein neffe, meine nichte, mitbewohner*, frage für
    `,
    action: `
      geht das, geht das so, oder, kann da noch, was machen, ab wann, muss man da, muss ich wirklich, kann man,
      wie schlimm, einfach so, wie gehe ich vor, was können wir, was passiert wenn, lieber, besser, abwarten,
      noch warten, wie lange darf, wie viel darf, wie komme ich, wie kriege ich, wie wehre ich, wehren
    `,
    lasting:
      'seit heute, seit gestern, seit wochen, seit tagen, seit mittag, seit monaten, seit drei, seit zwei, seit vorgestern, jeden abend',
    errand: `
      ideen, dankeskarte, gedicht, reim, strophe*, schlaflied, titel für, anfangssatz, idee für, vorschlag, vorschläge, empfehl*, tipps für, inspiration, was backst du, rezept für, backen, kochen, kuchen, torte, sahnetorte, mittagessen, abendessen, menü, ausflug, tagesausflug, städtetrip, wochenende in, reiseroute, sehenswürdig*, geschenk*, geburtstag*, hochzeit*, feier, party, abschiedskarte, einladung, rede, trinkspruch, formulier*, umformulier*, korrigier*, korrektur,
      rechtschreib*, kürz*, fasse zusammen, zusammenfass*, übersetz*, schreib mir, schreibe, nachricht an, mail an, wie sage ich, höflich, witzig, spruch, namen für, name für, playlist, spiel für, bastel*, häkel*, strick*, deko, outfit, anziehen, lern*
    `,
    code: 'speicher vollgelaufen, server*, log, städtebau simulation, simulation, switch, dhcp, vlan, raspberry, arduino, skript, api, absturz, stürzt ab, ladezeit, treiber, bildschirm, wlan, fritzbox',
    play: 'siedler, civ, karrieremodus, städtebau, spielfigur, turm auf, liga, level, quest, minecraft, zelda, pokémon',
    things:
      'kräuselkrankheit, pfirsich, mehltau, blattläuse, hortensie*, kompost, kette, spülmaschine läuft, kaffeemaschine, gurken, hochbeet, heizkörper entlüften',
  },
}
