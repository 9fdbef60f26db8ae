/** The languages with fewer speakers here: situations told in words of every day. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayOthers: Readonly<Record<string, MoreWords>> = {
  italian: {
    medical: {
      sure: 'bocca storta, vede doppio, formicol*, svenut*, vomit*, diarrea, ha ingoiato, ha bevuto, candeggina, pastiglia*, pastiglie, compress*, supposta, sciroppo, antidolorific*, preservativo rotto, pillola, ciclo in ritardo, incinta, allatt*, aborto, vampate, nodulo, gonfi*, prurito, sfogo, neo, zecca, puntura, bruciatura, ustione, pronto soccorso, guardia medica, non mangia, si taglia, farla finita, smettere di bere, febbre, pressione alta, glicemia, battiti, palpitazioni, intervento, anestesia, mal di, dolore*',
      inAnswers:
        'mezza pastiglia, gravidanza, incinta, medico, farmacist*, febbre, dose, pressione, allerg*, ustione, ferita, 112, 118',
    },
    legal: {
      sure: 'padrone di casa, proprietario vuole, sfratt*, caparra, caparra*, affitto, disdetta, licenzi*, datore di lavoro, dimission*, straordinari, contratto, vicino ha costruito, confine, telecamera del vicino, multa, autovelox, denunci*, querela, avvocato, causa, tribunale, separazione, assegno di mantenimento, affidamento, cognome, testamento, eredit*, notaio, rimborso, volo cancellato, garanzia, recesso, permesso di soggiorno, condominio, mobbing',
      inAnswers:
        'liberatoria, firmate, firmare, contratto, recesso, giorni per, disdetta, caparra, multa, permesso, comune, siae, diritto',
    },
    financial: {
      sure: 'carta di credito, rata, rate, mutuo, prestito, finanziaria, scoperto, in rosso, debit*, pensione, tfr, fondo pensione, investire, investit*, btp, conto deposito, azioni, 730, partita iva, tasse, agenzia delle entrate, detrazion*, detrarre, assicurazione, polizza, isee, naspi, bonus, risparmi*, stipendio, busta paga',
      inAnswers:
        'detrazion*, detrarre, iva, tasse, mutuo, rata, polizza, assicurazione, fattura, bonus, pensione, interessi',
    },
    signs: {
      kin: 'mia nonna, mio nonno, mia suocera, mio suocero, mio figlio, mia figlia',
      action: 'che faccio, posso, devo, conviene, è grave, è normale, mi tocca, cosa rischio',
      errand:
        'idee, idea per, consigli per un, ricetta, cena, regalo, compleanno, matrimonio, scrivi, scrivimi, riscrivi, correggi, riassumi, traduci, messaggio per, itinerario, cosa vedere, nome per, playlist',
    },
  },
  portuguese: {
    medical: {
      sure: 'boca torta, fala enrolada, fui mandada embora, grávida e,  vendo dobrado, vê dobrado, formig*, desmai*, vomit*, diarreia, engoliu, bebeu água sanitária, água sanitária, lixívia, comprimido*, remédio*, remedio*, xarope, supositório, camisinha, estourou, pílula, menstruação, atrasada, grávida, gravidez, amament*, aborto, caroço, inchad*, inchaço, coceira, manchas, pinta, carrapato, picada, queimadura, pronto socorro, upa, samu, urgência, não come, se corta, se matar, parar de beber, febre, pressão alta, glicose, batimentos, cirurgia, anestesia, dor de, dor no, dor na, dói',
      inAnswers:
        'grávida*, gravidez, médico, farmacêutico, febre, dose, pressão, alergi*, queimadura, ferida, 192, 112',
    },
    legal: {
      sure: 'senhorio, dono do imóvel, fui mandada embora, mandado embora, mandou embora, dono do apartamento, despejo, caução, aluguel, renda da casa, inquilin*, rescisão, demitid*, demissão, despedid*, patrão, carteira assinada, horas extras, contrato, muro do vizinho, vizinho construiu, multa, boletim de ocorrência, processar, processo, advogad*, pensão alimentícia, guarda, divórcio, sobrenome, apelido, testamento, herança, cartório, notário, reembolso, voo cancelado, garantia, procon, visto, residência, condomínio, assédio',
      inAnswers: 'prazo, contrato, assinar, multa, licença, direito, reembolso, caução, inquilin*, autorização, ecad',
    },
    financial: {
      sure: 'cartão de crédito, fatura do mês, nubank, rende, botar o dinheiro, fatura do cartão, mínimo da fatura, parcela*, financiamento, empréstimo, cheque especial, no vermelho, dívida*, serasa, nome sujo, aposent*, inss, reforma, tesouro direto, cdb, poupança, investir, ações, imposto de renda, irs, recibos verdes, mei, iva, seguro, apólice, fgts, salário, bolsa família, consórcio, consignado',
      inAnswers: 'imposto*, dedu*, iva, juros, parcela*, seguro, apólice, mei, fatura, empréstimo, poupança',
    },
    signs: {
      kin: 'minha vó, minha avó, meu avô, minha sogra, meu sogro, meu filho, minha filha',
      action: 'posso, devo, o que faço, pode isso, é grave, é normal, compensa, vale a pena, tenho direito',
      errand:
        'ideias, ideia para, receita, jantar, presente, aniversário, casamento, escreve, escreva, reescreve, corrige, resume, traduz, mensagem para, roteiro, o que visitar, nome para, playlist',
    },
  },
  dutch: {
    medical: {
      sure: 'scheve mond, praat raar, ziet dubbel, tintel*, flauwgevallen, overgeven, overgegeven, kotst, diarree, ingeslikt, gedronken van, bleek gedronken, pil vergeten, condoom gescheurd, ongesteld, overtijd, zwanger*, borstvoeding, miskraam, bultje, knobbel*, gezwollen, opgezwollen, jeuk*, uitslag, moedervlek, teek, tekenbeet, gestoken, verbrand, huisartsenpost, huisarts, spoedeisende hulp, eet niet, snijdt zich, stoppen met drinken, koorts, bloeddruk, hartslag, hartkloppingen, operatie, narcose, pijn, zetpil, halve tablet',
      inAnswers:
        'reisziekte, halve tablet, tablet, zwanger*, huisarts, apotheek, koorts, dosis, allerg*, wond, brandwond, 112',
    },
    legal: {
      sure: 'huisbaas, verhuurder, huurder, borg, huurverhoging, uitgezet, ontruim*, opzeg*, ontslag*, ontslagen, werkgever, overuren, contract, schutting van de buren, erfgrens, camera van de buurman, boete, flitser, geflitst, aangifte, advocaat, rechter, rechtszaak, alimentatie, omgang, scheid*, achternaam, testament, erfenis, erven, notaris, geld terug, vlucht geannuleerd, garantie, bezwaar, verblijfsvergunning, ind, vve',
      inAnswers:
        'bedenktijd, contract, vergunning, gemeente, boete, aansprakelijk*, recht op, huurder, verhuurder, bezwaar, termijn',
    },
    financial: {
      sure: 'zorgpremie, zorgverzekering, verzekering, premie, eigen risico, hypotheek, lening, rood staan, schuld, schulden, incasso, bkr, aflossen, pensioen, aow, beleggen, belegd, spaarrekening, sparen, belasting*, belastingaangifte, toeslag*, btw, zzp, uitkering, ww, salaris, erfbelasting, schenken',
      inAnswers: 'belasting*, aftrek*, btw, premie, verzekering, hypotheek, rente, toeslag*, lening, pensioen',
    },
    signs: {
      kin: 'mijn oma, mijn opa, mijn moeder, mijn vader, mijn zoon, mijn dochter, schoonmoeder',
      action:
        'wat gaat er nu gebeuren, wat moet ik, mag ik, kan ik, moet ik, is dat erg, normaal, wat nu, heb ik recht',
      errand:
        'bedenk, ideeen, ideeën, teamuitje, uitje, recept, avondeten, cadeau, verjaardag, bruiloft, schrijf, herschrijf, verbeter, vat samen, vertaal, berichtje voor, route, wat te doen in, naam voor',
    },
  },
  polish: {
    medical: {
      sure: 'krzywe usta, bełkocze, widzi podwójnie, drętwie*, mrowieni*, zemdlał*, wymiot*, biegunk*, połknął, połknęła, wypił, wypiła, wybielacz, tabletk*, lek*, czopek, syrop, pękła prezerwatywa, antykoncep*, okres spóźnia, ciąż*, ciąza, karmię piersią, poronieni*, guzek, guz, opuch*, spuchn*, swędzi, wysypk*, pieprzyk, kleszcz*, oparzeni*, sor, lekarz*, nie je, tnie się, odstawić, przestać pić, gorączk*, ciśnieni*, tętno, operacj*, narkoz*, boli, ból*',
      inAnswers: 'ciąż*, lekarz*, aptek*, gorączk*, dawk*, ciśnieni*, alergi*, oparzeni*, ran*, 112',
    },
    legal: {
      sure: 'właściciel mieszkania, kaucj*, najem*, najmu, eksmisj*, wypowiedzeni*, zwolni*, pracodawc*, szef*, nadgodzin*, umow*, płot sąsiada, granica działki, kamera sąsiada, mandat*, fotoradar, policj*, zawiadomieni*, pozew, pozwać, sąd*, adwokat, prawnik, aliment*, opiek* nad dzieckiem, rozwód, rozwod*, nazwisko dziecka, testament*, spadek*, spadk*, zachowek, notariusz*, zwrot pieniędzy, reklamacj*, rękojmi*, odwołany lot, karta pobytu, spółdzielni*, mobbing*',
      inAnswers: 'termin*, umow*, zezwoleni*, mandat*, praw*, odstąpi*, zaiks, zgod*, kaucj*',
    },
    financial: {
      sure: 'karta kredytowa, rata, raty, kredyt*, pożyczk*, chwilówk*, debet*, zadłużeni*, dług*, komornik*, bik, emerytur*, zus, ike, ikze, ppk, lokat*, oszczędności, inwest*, akcj*, obligacj*, pit, podatk*, podatek, vat, ulg*, ubezpieczeni*, polis*, zasiłek, 800+, pensj*, wynagrodzeni*, darowizn*, sprzedaż mieszkania',
      inAnswers:
        'podat*, procent podatku, vat, pit, ulg*, ubezpieczeni*, kredyt*, rat*, odlicz*, sprzedaż mieszkania, zus',
    },
    signs: {
      kin: 'moja babcia, mój dziadek, moja mama, mój tata, mój syn, moja córka, teściow*',
      action:
        'co robić, co mam zrobić, czy mogę, czy można, czy powinienem, czy powinnam, czy to normalne, czy to groźne, czy opłaca, czy warto, mam prawo',
      errand:
        'pomysł*, wymyśl*, przepis*, obiad*, kolacj*, prezent*, urodzin*, wesel*, napisz*, popraw*, streść, przetłumacz*, wiadomość do, trasa, co zobaczyć, nazwa dla, imię dla',
    },
  },
  turkish: {
    medical: {
      sure: 'ağzı kaydı, ağzı yamuk, konuşması bozul*, çift görüyor, uyuşma*, uyuşuyor, karıncalan*, yuttu, içti çamaşır suyu, çamaşır suyu, tablet*, fitil, şurup, prezervatif yırtıl*, ertesi gün hapı, adet, kürtaj, yumru, kitle, şişti, kaşıntı, ben değiş*, arı sok*, haşlan*, yemek yemiyor, kendini kesiyor, içkiyi bırak*, nabız*, nabzım, ameliyat*, anestezi',
      inAnswers: 'hamile*, doktor*, eczacı*, ateş, doz*, tansiyon, alerji*, yanık, yara, 112',
    },
    legal: {
      sure: 'evden atıyor, kira artış*, zam yapı*, kapora, aidat, çit*  , kamera komşu, radar cezası, karakol*, ifade*, avukat tut*, soyad*, veraset, uçuş iptal, para iadesi, garanti kapsam*, ikamet*, site yönetimi, kat mülkiyeti',
      inAnswers: 'süre*, sözleşme*, izin*, ceza*, hak*, cayma, kira*, depozito, belediye',
    },
    financial: {
      sure: 'asgari ödeme, kart borcu, ekside, icralık, bes, emeklilik, prim gün*, fon*, hisse*, gelir vergi*, vergi iade*, poliçe*, sigorta yap*, nafaka ödem*, maaş haczi, senet*, kefil*, konut kredi*',
      inAnswers: 'vergi*, kdv, faiz*, kredi*, sigorta*, poliçe*, taksit*, emekli*, prim*',
    },
    signs: {
      action: 'ne yapacağım, ne olur, yapabilir miyim, alabilir miyim, zorunda mıyım, hakkı var mı, yapabilir mi',
      errand:
        'fikir*, öner*, tarif*, akşam yemeği, hediye*, doğum günü, düğün*, yaz*, düzelt*, özetle*, çevir*, mesaj*, kibarca, rota, gezilecek, isim bul*, ilk cümle*, anılar*',
    },
  },
  russian: {
    medical: {
      sure: 'перекосило рот, рот перекос*, речь невнят*, двоится*, онемел*, немеет*, мурашк*, упал* в обморок, обморок*, рвот*, вырвало, тошнит*, понос*, проглотил*, выпил* хлорк*, отбеливател*, таблетк*, свеч*, сироп*, порвался презерватив, презерватив*, задержк*, месячн*, беременн*, кормлю грудью, выкидыш*, шишк*, уплотнен*, опух*, отек*, чешется*, сыпь*, родинк*, клещ*, укусил*, ожог*, скор*, травмпункт*, не ест*, режет себя, бросить пить, температур*, давлени*, пульс*, операци*, наркоз*, болит*, боль*',
      inAnswers: 'беременн*, врач*, аптек*, температур*, доз*, давлени*, аллерг*, ожог*, ран*, скор*, 103, 112',
    },
    legal: {
      sure: 'хозяин квартиры, хозяйка квартиры, выселя*, выгоня*, залог*, аренд*, увольня*, уволил*, работодател*, переработк*, договор*, забор сосед*, границ* участка, камер* сосед*, штраф*, гаи, гибдд, лишение прав, полици*, заявление в полицию, повестк*, суд*, иск*, адвокат*, юрист*, алимент*, опек*, развод*, фамили* ребенк*, завещани*, наследств*, нотариус*, возврат денег, вернуть деньги, рейс отмен*, гаранти*, внж, рвп, миграцион*, тсж, доля в квартире, приставы, пристав*',
      inAnswers: 'срок*, договор*, разрешени*, штраф*, прав*, возврат*, согласи*, ответственност*, закон*',
    },
    financial: {
      sure: 'кредитка, кредитк*, минимальный платеж, кредит*, займ*, микрозайм*, ипотек*, долг*, коллектор*, банкротств*, пенси*, вклад*, сбережени*, инвест*, акци*, облигаци*, иис, налог*, вычет*, ндфл, самозанят*, ип, страховк*, осаго, каско, пособи*, зарплат*, рассрочк*, криптовалют*',
      inAnswers: 'налог*, вычет*, ндс, процент*, кредит*, страхов*, вклад*, взнос*, ип, пенси*',
    },
    signs: {
      kin: 'моя бабушка, мой дедушка, у бабушки, у деда, у мамы, у папы, у сына, у дочки, у дочери, свекров*, тещ*',
      action:
        'что делать, можно ли, имеет ли право, имею ли, должен ли, стоит ли, это нормально, это опасно, чем грозит, что грозит, куда обра*',
      errand:
        'иде*, придумай*, посоветуй фильм, рецепт*, ужин*, обед*, подарок*, подарк*, день рождения, свадьб*, напиши*, перепиши*, исправь*, сократи*, перевед*, сообщение для, маршрут*, что посмотреть, название для, имя для, тост*',
    },
  },
  arabic: {
    medical: {
      sure: 'فمه مائل, فمها مائل, يرى مزدوج, تنميل, خدر, أغمي, إغماء, يتقيأ, قيء, إسهال, بلع, ابتلع, شرب كلور, حبوب, حبة, شراب للسعال, تحميلة, حامل, الحمل, الدورة, رضاعة, إجهاض, كتلة, ورم, تورم, حكة, طفح, شامة, لدغ, عضة, حرق, طوارئ, الإسعاف, لا يأكل, لا تأكل, تجرح نفسها, حرارة, حرارته, الضغط, ضغط, سكرها, سكره, السكر, ترجف, يرجف, نبض, عملية, تخدير, ألم, وجع, صداع',
      inAnswers: 'حامل, الطبيب, طبيب, صيدلي, حمى, جرعة, ضغط, حساسية, حرق, جرح',
    },
    legal: {
      sure: 'صاحب البيت, المالك, إخلاء, طرد, التأمين, إيجار, عقد, فصل, فصلوني, صاحب العمل, كفيل, الكفيل, إقامة, تأشيرة, سور الجار, كاميرا الجار, مخالفة, شرطة, بلاغ, محكمة, قضية, محامي, نفقة, حضانة, طلاق, ميراث, وصية, استرداد, ضمان, ابتزاز, تهديد',
      inAnswers: 'عقد, قانون, ترخيص, غرامة, حق, حقوق, مهلة, توقيع, محكمة, إيجار',
    },
    financial: {
      sure: 'بطاقة الائتمان, الحد الأدنى, قرض, قروض, دين, ديون, قسط, أقساط, تقاعد, ادخار, استثمار, أسهم, ذهب, ضريبة, ضرائب, زكاة, تأمين, راتب, بنك, فوائد, تمويل',
      inAnswers: 'ضريبة, ضريبي, قرض, قسط, تأمين, فائدة, ادخار, رسوم, راتب',
    },
    signs: {
      kin: 'أمي, أبي, ابني, بنتي, زوجي, زوجتي, جدتي, جدي, أختي, أخي',
      action: 'أعطيها, أعطيه, هل يحق, هل يجوز, هل أستطيع, ماذا أفعل, شو أعمل, ايش اسوي, هل هو خطير, هل هذا طبيعي',
      errand: 'اكتب, اكتبي, فكرة, أفكار, وصفة, عشاء, هدية, عيد ميلاد, زفاف, صحح, لخص, ترجم, رسالة, رحلة, اسم ل, اقترح',
      things: 'ريحان, أوراق, نبتة, أصيص, محرك, سيارة',
    },
  },
  hebrew: {
    medical: {
      sure: 'פה עקום, רואה כפול, נימול, נימולים, הרדמה, התעלפ*, הקיא*, הקאות, שלשול, בלע, בלעה, אקונומיקה, כדור, כדורים, נר, סירופ, קונדום נקרע, גלולה, מחזור מאחר, איחור במחזור, בהריון, הריון, הנקה, הפלה, גוש, נפוח, נפיחות, גירוד, פריחה, שומה, עקיצה, נשיכה, כוויה, מיון, לא אוכלת, חותכת את עצמה, להפסיק לשתות, חום, לחץ דם, דופק, ניתוח, כאב, כואב, כאבים',
      inAnswers: 'הריון, רופא, רוקח, חום, מינון, לחץ דם, אלרגי*, כוויה, פצע, מיון',
    },
    legal: {
      sure: 'בעל הדירה, בעל הבית, פינוי, לפנות, פיקדון, שכירות, חוזה, פיטר*, פוטרתי, מעסיק, הבוס, שעות נוספות, גדר של השכן, מצלמה של השכן, דוח, קנס, משטרה, תלונה, תביעה, לתבוע, בית משפט, עורך דין, מזונות, משמורת, גירושין, צוואה, ירושה, החזר כספי, ביטול עסקה, אחריות, ויזה, ועד בית',
      inAnswers: 'חוזה, חוק, רישיון, קנס, זכות, זכאי*, ביטול, שוכר, משכיר',
    },
    financial: {
      sure: 'כרטיס אשראי, מינוס, אוברדראפט, הלוואה, חוב, חובות, משכנתא, תשלומים, פנסיה, קרן השתלמות, קופת גמל, חיסכון, להשקיע, השקעה, מניות, מס, מיסים, החזר מס, ביטוח, פוליסה, דמי אבטלה, ביטוח לאומי, משכורת, שכר',
      inAnswers: 'מס, ביטוח, ריבית, הלוואה, החזר, פנסיה, עוסק פטור, מעמ',
    },
    signs: {
      kin: 'אמא שלי, אבא שלי, סבתא שלי, סבא שלי, הבן שלי, הבת שלי, אשתי, בעלי',
      action: 'מותר לי, מותר לו, אפשר, מה עושים, מה לעשות, כדאי, צריך, חייב, מסוכן, נורמלי, מגיע לי',
      errand:
        'רעיונות, רעיון, מתכון, ארוחת ערב, מתנה, יום הולדת, חתונה, תכתוב, כתוב, כתבי, נסח, תקן, סכם, תרגם, הודעה ל, מסלול, שם ל, ברכה',
      play: 'שח, שחמט, צריח, פרש, רץ, f7',
      things: 'רכב, מזרקים, מנוע, עציץ',
      fiction: 'סדרת ילדים, דרקונים, סדרה',
    },
  },
  hindi: {
    medical: {
      sure: 'मुंह टेढ़ा, period, test negative, dawai, dawa, bukhar, dard, ulti, bp high, sugar high, pregnant hu, मुँह टेढ़ा, दो दिख, सुन्न, झुनझुनी, बेहोश, उल्टी, दस्त, निगल, पी लिया, फिनाइल, गोली, गोलियां, दवा, दवाई, सिरप, कंडोम फट, पीरियड, माहवारी, गर्भ*, प्रेग्नेंट, दूध पिला, गर्भपात, गांठ, सूजन, खुजली, दाने, तिल का, काट लिया, जल गया, जलन, अस्पताल, इमरजेंसी, खाना नहीं खा, शराब छोड़, बुखार, बीपी, ब्लड प्रेशर, शुगर, धड़कन, ऑपरेशन, दर्द',
      inAnswers: 'गर्भवती, डॉक्टर, बुखार, खुराक, दवा, एलर्जी, बीपी, घाव, जलने',
    },
    legal: {
      sure: 'मकान मालिक, खाली कर, सिक्योरिटी, किराया, किरायेदार, नौकरी से निकाल, कंपनी ने निकाल, वेतन नहीं, चालान, पुलिस, एफआईआर, केस, मुकदमा, कोर्ट, वकील, तलाक, गुजारा भत्ता, कस्टडी, वसीयत, जायदाद, बंटवारा, रिफंड, वारंटी, वीजा, नोटिस, कब्जा, दहेज, धमकी',
      inAnswers: 'कानून, अनुबंध, जुर्माना, अधिकार, लाइसेंस, नोटिस, कोर्ट',
    },
    financial: {
      sure: 'क्रेडिट कार्ड, मिनिमम, लोन, कर्ज, उधार, किस्त, ईएमआई, emi, पीएफ, पेंशन, एफडी, fd, sip, म्यूचुअल फंड, शेयर, निवेश, सोना, टैक्स, इनकम टैक्स, आईटीआर, itr, जीएसटी, बीमा, पॉलिसी, lic, सैलरी, बचत',
      inAnswers: 'टैक्स, बीमा, ब्याज, लोन, किस्त, निवेश, जीएसटी',
    },
    signs: {
      action: 'क्या करूं, क्या करूँ, क्या करें, कर सकता, कर सकती, चाहिए, ठीक है क्या, खतरनाक, नॉर्मल, सही रहेगा',
      errand:
        'आइडिया, सुझाव, सुझाओ, रेसिपी, खाना बना, गिफ्ट, तोहफा, जन्मदिन, शादी की, लिखो, लिखिए, सुधारो, सारांश, अनुवाद, संदेश, नाम सुझाओ, यात्रा, प्यार से कैसे, चैनल',
    },
  },
  chinese: {
    medical: {
      sure: '嘴歪,口齿不清,看东西重影,重影,发麻,麻木,晕倒,晕厥,呕吐,吐了,拉肚子,腹泻,误吞,吞了,喝了洁厕,漂白水,药片,吃药,退烧,退烧药,避孕套破,避孕药,月经推迟,月经,怀孕,哺乳,流产,肿块,肿了,红肿,发痒,皮疹,起疹,痣,被咬,烫伤,急诊,不吃饭,割腕,自残,戒酒,发烧,血压,血糖,心跳,心慌,手术,麻醉,疼,痛,头晕,胸闷,过敏,出血,便血,尿血,失眠,抑郁',
      inAnswers: '孕妇,医生,就医,发烧,剂量,血压,过敏,烫伤,伤口,服用,药',
    },
    legal: {
      sure: '房东,押金,不退,退租,涨租,赶我走,搬走,租房,合同,违约,辞退,裁员,被开,老板不给,拖欠工资,加班费,劳动仲裁,仲裁,试用期,社保不交,邻居装了,邻居建,罚款,扣分,酒驾,报警,派出所,拘留,传票,起诉,法院,律师,离婚,抚养权,抚养费,彩礼,遗嘱,遗产,继承,退款,退货,不给退,航班取消,保修,签证,居留,物业,造谣,侵权,肖像,撞了,肇事,工伤',
      inAnswers: '合同,法律,罚款,权利,许可,押金,起诉,版权,期限,书面',
    },
    financial: {
      sure: '信用卡,最低还款,逾期,贷款,网贷,花呗,借呗,房贷,车贷,首付,利息,利率,还款,欠款,欠债,借钱,退休金,养老金,公积金,社保,基金,股票,亏了,被套,割肉,定投,理财,存款,存钱,炒股,黄金,个税,报税,退税,保险,理赔,保费,工资,年终奖,年化,保本,彩票中',
      inAnswers: '税,保险,利息,贷款,报销,抵扣,理财,基金,费率',
    },
    signs: {
      kin: '我妈,我爸,我奶奶,我爷爷,我外婆,我外公,我儿子,我女儿,我老婆,我老公,我弟,我哥,我姐,我妹,孩子,宝宝',
      action: '怎么办,能不能,可以吗,要不要,该不该,行吗,合法吗,严重吗,正常吗,要紧吗,划算吗,值得吗,怎么要,有权',
      errand:
        '写一,帮我写,帮忙写,点子,主意,推荐,菜谱,晚饭,做饭,礼物,生日,婚礼,改写,润色,总结,翻译,祝福,攻略,行程,取名,名字,列个,提纲',
      study: '初中,高中,政治,提纲,课本,考试,作业,历史',
    },
  },
  japanese: {
    medical: {
      sure: 'ろれつ,口が曲が,二重に見,しびれ,痺れ,失神,気を失,吐い,嘔吐,下痢,誤飲,飲み込ん,漂白剤,錠剤,薬を,飲み忘れ,解熱剤,痛み止め,座薬,避妊,生理が遅れ,生理,妊娠,授乳,流産,しこり,腫れ,かゆい,かゆみ,発疹,湿疹,ほくろ,刺され,噛まれ,やけど,火傷,救急,食べない,リスカ,リストカット,死にたい,断酒,お酒をやめ,熱が,高熱,血圧,血糖,脈,動悸,手術,麻酔,痛い,痛み,頭痛,めまい,だるい,アレルギー,不眠,うつ,鬱',
      inAnswers: '妊娠,医師,受診,薬剤師,発熱,服用,血圧,アレルギー,やけど,傷',
    },
    legal: {
      sure: '大家,敷金,退去,立ち退き,家賃,賃貸,契約書,解約,違約金,解雇,クビ,退職勧奨,残業代,未払い,有給,パワハラ,セクハラ,労基,境界,隣の塀,防犯カメラ,違反,罰金,反則金,免停,警察,逮捕,被害届,訴え,裁判,弁護士,慰謝料,離婚,親権,養育費,遺言,相続,返金,返品,クーリングオフ,欠航,保証期間,在留,ビザ,管理組合,著作権侵害,内容証明,示談',
      inAnswers: '契約,法律,罰金,許可,届出,著作権,解約,敷金,期限',
    },
    financial: {
      sure: 'リボ払い,クレカ,カードローン,借金,返済,ローン,住宅ローン,利息,金利,債務整理,自己破産,年金,厚生年金,国民年金,ideco,nisa,投資,株,投資信託,積立,含み損,損切り,貯金,貯蓄,老後,確定申告,税金,住民税,控除,ふるさと納税,扶養,保険,医療保険,保険料,給料,手取り,失業保険,仮想通貨',
      inAnswers: '税,控除,保険,金利,ローン,申告,積立,手数料',
    },
    signs: {
      kin: '母が,父が,祖母,祖父,息子,娘,夫,妻,旦那,嫁,子ども,子供,赤ちゃん',
      action:
        'どうすれば,どうしたら,大丈夫,していい,しても良い,べき,べきですか,違法,やばい,危険,平気,もらえる,できますか',
      errand:
        '考えて,案を,アイデア,おすすめ,レシピ,献立,夕飯,プレゼント,誕生日,結婚式,書いて,添削,直して,要約,翻訳,訳して,メッセージ,旅行,プラン,名前を,笑える',
      play: '逆転裁判,突きつけ,第4話,攻略',
    },
  },
  korean: {
    medical: {
      sure: '입이 돌아, 말이 어눌, 두 개로 보, 저려, 저림, 마비, 기절, 실신, 토했, 토해, 구토, 설사, 삼켰, 락스, 알약, 약을, 약 먹, 해열제, 진통제, 콘돔, 피임약, 사후피임약, 생리, 임신, 수유, 유산했, 혹이, 멍울, 부었, 붓기, 가려, 발진, 두드러기, 점이, 물렸, 쏘였, 화상, 데었, 응급실, 안 먹어, 자해, 죽고 싶, 술을 끊, 열이, 혈압, 혈당, 맥박, 심장이, 수술, 마취, 아파, 통증, 두통, 어지러, 알레르기, 불면, 우울',
      inAnswers: '임신, 의사, 약사, 열이, 복용, 혈압, 알레르기, 화상, 상처, 병원',
    },
    legal: {
      sure: '집주인, 보증금, 전세, 월세, 퇴거, 나가라, 계약서, 계약, 위약금, 해고, 잘렸, 권고사직, 야근수당, 임금체불, 월급을 안, 퇴직금, 괴롭힘, 노동청, 경계, 옆집, cctv, 과태료, 벌금, 음주운전, 경찰, 고소, 고발, 신고, 소송, 재판, 변호사, 합의금, 이혼, 양육권, 양육비, 유언, 상속, 환불, 반품, 결항, 보증기간, 비자, 체류, 층간소음, 명예훼손, 협박',
      inAnswers: '계약, 법, 벌금, 허가, 신고, 저작권, 환불, 보증금, 기한',
    },
    financial: {
      sure: '신용카드, 리볼빙, 대출, 빚, 이자, 금리, 상환, 연체, 개인회생, 파산, 연금, 국민연금, 퇴직연금, irp, 주식, 물렸는데, 손절, 투자, 펀드, 적금, 예금, 저축, 청약, 세금, 연말정산, 종합소득세, 부가세, 공제, 보험, 실비, 보험료, 연봉, 실업급여, 코인, 증여',
      inAnswers: '세금, 공제, 보험, 금리, 대출, 신고, 적금, 수수료',
    },
    signs: {
      kin: '엄마가, 아빠가, 할머니, 할아버지, 아들, 딸이, 남편, 아내, 아기, 동생',
      action:
        '어떻게 해야, 어떡해, 어떡하, 괜찮을까, 괜찮나요, 해도 되, 되나요, 위험, 정상인가, 불법, 받을 수, 할 수 있, 맞나요',
      errand:
        '아이디어, 추천, 레시피, 저녁, 선물, 생일, 결혼식, 써줘, 써 줘, 고쳐, 요약, 번역, 메시지, 여행, 일정, 이름 지',
    },
  },
}
