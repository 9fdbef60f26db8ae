/** Polish. */
import type { LanguageWords } from './language-words'

export const polish: LanguageWords = {
  common: `
    i, w, z, na, do, nie, się, jest, są, to, ten, ta, te, że, jak, co, kto, gdzie, kiedy, dlaczego, czy, ile, jaki, jaka, jakie, który, mam, masz, ma, mój,
    moja, moje, mi, mnie, ja, ty, on, ona, my, po, za, od, dla, przez, bez, ale, lub, albo, już, jeszcze, tylko, mogę, można, muszę, bo, czemu, proszę,
    cześć, dzień dobry, skąd, przy, warto, jakąś
  `,
  medical: {
    sure: `
      bóle, bólu, boli, bolą, gorączk*, wymiot*, mdłości, nudności, biegunk*, zaparci*, zgag*, zawroty głowy, kręci mi się, zemdl*, omdl*, kaszel, kaszl*,
      katar, przeziębieni*, gryp*, angin*, zapaleni*, infekcj*, zakażeni*, antybiotyk*, tabletk*, leki, leków, leku, lekarstw*, przeciwbólow*,
      skutki uboczne, dawk*, dawkowan*, recept* na lek, antydepresant*, ciąż*, ciąży, poronieni*, karmi* piersią, okres, miesiączk*, antykoncepc*, ciśnieni*,
      nadciśnieni*, zawał*, udar*, kołatan*, zakrzep*, cukrzyc*, cukier we krwi, cholesterol*, tarczyc*, morfologi*, wyniki badań, wyniki krwi, badania krwi,
      prześwietleni*, rezonans*, usg, tomografi*, biopsj*, guz, guzek, guzka, torbiel*, nowotw*, rak, raka, znamię, pieprzyk*, wysypk*, swędz*, alergi*,
      uczulen*, spuchn*, opuchn*, opuchlizn*, skręci*, złama*, przepuklin*, rwa kulszowa, łąkotk*, operacj*, operowan*, narkoz*, chemioterapi*, krwawi*,
      krwotok*, krew w, pogotowi*, sor, karetk*, lekarz rodzinny, mój lekarz, lekarz powiedział, pediatr*, ginekolog*, kardiolog*, dermatolog*, psychiatr*,
      psycholog*, terapeut*, dentyst*, stomatolog*, depresj*, ataki paniki, atak paniki, samobój*, zabić się, nie chcę żyć, nie chce mi się żyć, chcę umrzeć,
      tnę się, samookalecz*, bezsenno*, anoreksj*, bulimi*, szczepi*, szczepionk*, kleszcz*, ugryz*, oparzeni*, rana, rany, szwy, zatruci*, połknął,
      połknęł*, demencj*, astm*, hemoroid*, zadzwoń na 112, pogotowie, maksymalna dawka, skonsultuj się z lekarzem, do lekarza, udar cieplny, odwodnieni*
    `,
    likely: `
      objaw*, szpital*, przychodni*, pielęgniark*, chorob*, choroba, chory, chora, leczen*, leczyć, terapi*, diagnoz*, zdrow*, zmęczen*, spać, sen, smutn*,
      stres*, alkohol*, pijany, kac, palić, papieros*, narkotyk*, marihuan*, schudn*, dieta, diet*, waga, suplement*, witamin*, noworod*, niemowl*, groźne,
      niebezpieczn*, zaraźliw*, brać, wziąć, wziął, zastrzyk*, maść
    `,
    hint: `
      brzuch*, żołąd*, plec*, serc*, klat*, wątrob*, nerk*, płuc*, gardł*, oczu, ręk*, dłoń, palec, nog*, kolan*, kostk*, bark*, szyj*, kości, skór*, krew,
      mocz, oddech*, babci*, ząb, zęba, zęby, głowa, głowy, mięsień, stopa, ucho, moje oko
    `,
  },
  legal: {
    sure: `
      właściciel mieszkania, wynajm*, najem*, najemc*, umowa najmu, umowy najmu, kaucj*, eksmisj*, czynsz*, wypowiedzen*, wypowiedzieć, wypowiedział,
      okres wypowiedzenia, zwolni*, zwolnieni*, dyscyplinar*, pracodawc*, umowa o pracę, umowę, umowa, umowy, umowie, okres próbny, nadgodzin*,
      urlop macierzyński, zwolnienie lekarskie, l4, zaległe wynagrodzenie, rozwod*, rozwieść, alimenty, alimentów, opiek* nad dzie*, władza rodzicielska,
      separacj*, testament*, spadk*, zachowek, zachowk*, dziedzicz*, notariusz*, pełnomocnictw*, radca prawny, pozew, pozwać, pozwał*, e sąd*,
      nakaz zapłaty, sprzeciw*, odwołan*, odwołać, apelacj*, przedawni*, komornik*, egzekucj*, windykac*, mandat*, fotoradar, prawo jazdy, alkomat,
      promil*, aresz*, zarzut*, oskarż*, oszust*, oszukał*, gwarancj*, rękojmi*, reklamacj*, zwrot*, odszkodowan*, odpowiedzialno*, karta pobytu,
      zezwoleni* na, pobyt*, obywatelstw*, wiza, wizy, azyl, deportac*, klauzul*, podpisa*, legaln*, nielegaln*, prawo do, moje prawa, zgodne z prawem,
      wada ukryta, zasiedzeni*, groźb*, zniesławi*, rodo, kodeksu cywilnego, kodeks cywilny, kodeksu karnego, kodeks karny, kodeksu pracy, art,
      zgodnie z art, grzywn*, karalne, wykroczeni*, przestępstwo, zezwolenie, pozwolenie, zgoda na, prawa autorsk*, odpowiadasz za, odpowiedzialność,
      przyrzeczenie publiczne, obowiązek
    `,
    likely: `
      praca, pracy, pensj*, urlop*, ustaw*, prawo, prawn*, kara, kary, przestępstw*, dowod*, świad*, wypadek, wypadk*, sprzedawc*, sprzedając*, kupił*,
      wadliw*, sąsiad*, hałas*, mieszkani*, dom, pismo, list polecony, termin, małżeńst*, dzieci, były mąż, odmawia, zmusi*, dług*, zus, wyrok, do sądu,
      adwokat*, prawnik*
    `,
    hint: `
      zapłac*, płacić, podpis, ważn*, samochód, auto, firma, dni, dokument*, sądu
    `,
  },
  financial: {
    sure: `
      inwest*, akcj*, giełd*, etf, fundusz*, obligacj*, dywidend*, lokat*, oszczędno*, oszczędza*, konto oszczędnościowe, kredyt*, hipote*, nadpłac*,
      nadpłaca*, pożyczk*, chwilówk*, raty, zadłużen*, dług*, upadłość konsumencka, oprocentowan*, odsetki, podat*, vat, urząd skarbowy, skarbow*, skarbówk*,
      odliczy*, ryczałt, działalność gospodarcz*, jdg, b2b, składk*, zus, emerytur*, ppk, ike, ikze, zasił*, 800 plus, 500 plus, spadek, darowizn*,
      ubezpieczen*, polis*, kryptowalut*, bitcoin*, forex, doradca finansow*, wibor, leasing*, wkład własny, rata, ratę, rat kredytu, pit 37, ulga na,
      rezydent podatkowy, rezydencja podatkowa, opodatkowa*, zwolnione z podatku, rrso, podlega opodatkowaniu, poduszka finansowa
    `,
    likely: `
      pieniądz*, pieniędzy, złotych, zł, bank, banku, pensja, zarobk*, zarabia*, dochod*, zysk*, strat*, wydatk*, budżet*, opłaca się, kupić mieszkanie,
      sprzedać, wynająć, złoto, inflacj*, tysięcy, netto, brutto, tys
    `,
    hint: 'kupić, płacić, cena, koszt*, ryzyk*, lat, miesiąc*, dom, samochód, lepiej',
  },
  signs: {
    crisis: `
      nie chcę żyć, nie chce mi się żyć, chcę umrzeć, zabić się, samobój*, tnę się, samookalecz*, lepiej beze mnie, skończyć ze sobą
    `,
    self: `
      mam, mój, moja, moje, mojej, mojego, mi, mnie, ja, jestem, mogę, muszę, my, nasz, nasza, mamy
    `,
    kin: `
      mój syn, moja córka, mój mąż, moja żona, moja mama, mój tata, moja matka, mój ojciec, mój chłopak, moja dziewczyna, moje dziecko, babcia, dziadek,
      mój brat, moja siostra, syn, córka, mąż, żona, lat, miesięcy, mój szef, mój lekarz, moi rodzice
    `,
    action: `
      czy mogę, czy można, czy powinienem, czy powinnam, czy muszę, czy warto, czy lepiej, czy to, czy opłaca, co robić, co mam, co zrobić, co mogę,
      co teraz, jak mogę, jak się, ile dni, ile mam, ile można, ile czasu, czy to groźne, czy to normalne, czy to legalne, czy może, lepiej, opłaca się,
      mam prawo, co grozi, do kiedy, co oznacza, rad*, porad*, poradź, pomóż, co jeśli
    `,
    lasting: `
      od wczoraj, od rana, od kilku, od dwóch, od trzech, dni, tygodni, wczoraj, całą noc, ciągle, od tygodnia
    `,
    advice: `
      pan, pani, twój, twoje, musisz, powinieneś, powinnaś, możesz, należy, trzeba, nie, nigdy, zawsze, co najmniej, najwyżej, maksymalnie, w ciągu,
      natychmiast, od razu, jeśli, jeżeli, zanim, skonsultuj, zadzwoń, zgłoś, weź, unikaj, obowiązk*, zabronion*, masz prawo, opłaca
    `,
    code: `
      proces, program, kod, funkcj*, błąd, plik*, drukark*, komputer*, serwer*, aplikacj*, skrypt*, bashu, sesji ssh, nohup, screen, formuł*, arkusz*
    `,
    play: `
      gra, gry, grę, grac*, planszów*, szachy, szachach, pionek, wieża, goniec, piłk*, mecz, sędzia piłk*, spalony, drużyn*, karty, tarot, horoskop
    `,
    fiction: `
      opowiadani*, powieść, wiersz*, rym*, piosenk*, film*, serial*, postać, postaci, scen*, dialog*, żart*, dowcip*, książk*, napisz wiersz,
      napisz opowiad*, wymyśl, przemówieni*, teatr*, solaris, bajk*
    `,
    study: `
      histori*, wiek*, wieku, średniowiecz*, rzym*, cesar*, król*, wojn*, pochodzi, powiedzeni*, przysłowi*, wzięło, słow*, etymologi*, synonim*,
      przetłumacz*, tłumaczen*, po angielsku, wymowa, gramatyk*, czasownik*, szkoł*, zadanie domowe, wypracowani*, egzamin z, matur*, lekcj*, nauczyciel*,
      biologi*, chemi*, fizyk*, różnica między, kto napisał, kto wynalazł, kim był, wyjaśnij, teori*, definicj*
    `,
    things: `
      roślin*, kwiat*, drzew*, ogród*, pomidor*, liści*, grzyb*, przepis*, gotowa*, ciast*, piekarnik*, zup*, sos, piwo, kawa, silnik*, hamulc*,
      skrzynia biegów, rower*, pralk*, gitar*, zdjęci*, kot, pies, ptak*, ryba, ryby, podróż*, wakacj*, plaż*, muzeum, miasto, pociąg*, wesel*, imprez*
    `,
    back: `
      to, go, ją, je, ich, jego, tego, tym, a, i, ale, też, wtedy, więc, jeszcze, więcej, mniej, ok, jeśli
    `,
    onward: `
      inne pytanie, coś innego, zmiana tematu, dzięki, dziękuję, a teraz, teraz, żart, wiersz, nieważne, opowiedz
    `,
  },
}
