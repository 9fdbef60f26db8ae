/** The languages with fewer speakers here: situations told in words of every day. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayOthers: Readonly<Record<string, MoreWords>> = {
  italian: {
    medical: {
      sure: 'bocca storta, vede doppio, formicol*, ha ingoiato, ha bevuto, candeggina, pastiglia*, pastiglie, supposta, sciroppo, preservativo rotto, pillola, incinta, vampate, nodulo, sfogo, neo, puntura, bruciatura, ustione, non mangia, si taglia, smettere di bere, battiti, palpitazioni, intervento, mal di, dolore*',
      inAnswers:
        'mezza pastiglia, gravidanza, incinta, medico, farmacist*, febbre, dose, pressione, allerg*, ustione, ferita, 112, 118',
    },
    legal: {
      sure: 'proprietario vuole, caparra*, vicino ha costruito, telecamera del vicino, avvocato, tribunale, separazione, cognome, volo cancellato, condominio',
      inAnswers:
        'liberatoria, firmate, firmare, contratto, recesso, giorni per, disdetta, caparra, multa, permesso, comune, siae, diritto',
    },
    financial: {
      sure: 'carta di credito, rata, rate, prestito, finanziaria, scoperto, in rosso, debit*, pensione, tfr, investire, investit*, azioni, assicurazione, polizza, bonus, stipendio, busta paga',
      inAnswers:
        'detrazion*, detrarre, iva, tasse, mutuo, rata, polizza, assicurazione, fattura, bonus, pensione, interessi',
    },
    signs: {
      kin: 'mia suocera, mio suocero',
      action: 'mi tocca',
      errand:
        'idee, idea per, consigli per un, ricetta, cena, regalo, compleanno, matrimonio, scrivi, scrivimi, riscrivi, correggi, riassumi, traduci, messaggio per, itinerario, cosa vedere, nome per, playlist',
    },
  },
  portuguese: {
    medical: {
      sure: 'boca torta, fala enrolada, fui mandada embora, grávida e, vendo dobrado, vê dobrado, formig*, bebeu água sanitária, água sanitária, lixívia, xarope, supositório, camisinha, estourou, menstruação, atrasada, manchas, pinta, picada, upa, não come, se corta, se matar, parar de beber, batimentos',
      inAnswers:
        'grávida*, gravidez, médico, farmacêutico, febre, dose, pressão, alergi*, queimadura, ferida, 192, 112',
    },
    legal: {
      sure: 'dono do imóvel, fui mandada embora, mandado embora, mandou embora, dono do apartamento, despejo, demitid*, despedid*, horas extras, muro do vizinho, vizinho construiu, boletim de ocorrência, processo, advogad*, divórcio, sobrenome, apelido, herança, reembolso, voo cancelado, residência',
      inAnswers: 'prazo, contrato, assinar, multa, licença, direito, reembolso, caução, inquilin*, autorização, ecad',
    },
    financial: {
      sure: 'fatura do mês, nubank, rende, botar o dinheiro, fatura do cartão, mínimo da fatura, cheque especial, no vermelho, investir, mei, seguro, apólice, salário',
      inAnswers: 'imposto*, dedu*, iva, juros, parcela*, seguro, apólice, mei, fatura, empréstimo, poupança',
    },
    signs: {
      kin: 'minha vó, minha sogra, meu sogro',
      action: 'pode isso',
      errand:
        'ideias, ideia para, receita, jantar, presente, aniversário, casamento, escreve, escreva, reescreve, corrige, resume, traduz, mensagem para, roteiro, o que visitar, nome para, playlist',
    },
  },
  dutch: {
    medical: {
      sure: 'scheve mond, praat raar, ziet dubbel, tintel*, kotst, gedronken van, bleek gedronken, pil vergeten, condoom gescheurd, overtijd, jeuk*, gestoken, verbrand, spoedeisende hulp, eet niet, snijdt zich, stoppen met drinken, zetpil, halve tablet',
      inAnswers:
        'reisziekte, halve tablet, tablet, zwanger*, huisarts, apotheek, koorts, dosis, allerg*, wond, brandwond, 112',
    },
    legal: {
      sure: 'huisbaas, uitgezet, ontruim*, overuren, schutting van de buren, camera van de buurman, geflitst, advocaat, rechter, omgang, achternaam, erven, geld terug, vlucht geannuleerd, vve',
      inAnswers:
        'bedenktijd, contract, vergunning, gemeente, boete, aansprakelijk*, recht op, huurder, verhuurder, bezwaar, termijn',
    },
    financial: {
      sure: 'zorgpremie, premie, hypotheek, schulden, incasso, belegd, belastingaangifte, ww, salaris, schenken',
      inAnswers: 'belasting*, aftrek*, btw, premie, verzekering, hypotheek, rente, toeslag*, lening, pensioen',
    },
    signs: {
      kin: 'schoonmoeder',
      action: 'wat gaat er nu gebeuren, wat moet ik, is dat erg, normaal, wat nu',
      errand:
        'bedenk, ideeen, teamuitje, uitje, recept, avondeten, cadeau, verjaardag, bruiloft, schrijf, herschrijf, verbeter, vat samen, vertaal, berichtje voor, route, wat te doen in, naam voor',
    },
  },
  polish: {
    medical: {
      sure: 'krzywe usta, bełkocze, widzi podwójnie, drętwie*, mrowieni*, zemdlał*, połknęła, wypił, wypiła, wybielacz, lek*, czopek, syrop, pękła prezerwatywa, antykoncep*, okres spóźnia, ciąza, karmię piersią, opuch*, swędzi, lekarz*, nie je, tnie się, odstawić, przestać pić, tętno, ból*',
      inAnswers: 'ciąż*, lekarz*, aptek*, gorączk*, dawk*, ciśnieni*, alergi*, oparzeni*, ran*, 112',
    },
    legal: {
      sure: 'najmu, wypowiedzeni*, szef*, umow*, płot sąsiada, granica działki, kamera sąsiada, policj*, zawiadomieni*, sąd*, adwokat, prawnik, aliment*, opiek* nad dzieckiem, nazwisko dziecka, spadek*, zwrot pieniędzy, odwołany lot, spółdzielni*, mobbing*',
      inAnswers: 'termin*, umow*, zezwoleni*, mandat*, praw*, odstąpi*, zaiks, zgod*, kaucj*',
    },
    financial: {
      sure: 'karta kredytowa, debet*, zadłużeni*, komornik*, bik, oszczędności, pit, podatk*, podatek, ulg*, ubezpieczeni*, zasiłek, 800+, pensj*, wynagrodzeni*, sprzedaż mieszkania',
      inAnswers:
        'podat*, procent podatku, vat, pit, ulg*, ubezpieczeni*, kredyt*, rat*, odlicz*, sprzedaż mieszkania, zus',
    },
    signs: {
      kin: 'moja babcia, mój dziadek, teściow*',
      action: 'co mam zrobić',
      errand:
        'pomysł*, wymyśl*, przepis*, obiad*, kolacj*, prezent*, urodzin*, wesel*, napisz*, popraw*, streść, przetłumacz*, wiadomość do, trasa, co zobaczyć, nazwa dla, imię dla',
    },
  },
  turkish: {
    medical: {
      sure: 'ağzı kaydı, ağzı yamuk, konuşması bozul*, çift görüyor, uyuşma*, uyuşuyor, karıncalan*, içti çamaşır suyu, çamaşır suyu, tablet*, fitil, şurup, prezervatif yırtıl*, ertesi gün hapı, adet, kürtaj, yumru, kitle, şişti, kaşıntı, ben değiş*, arı sok*, haşlan*, yemek yemiyor, kendini kesiyor, içkiyi bırak*, nabız*, nabzım, anestezi',
      inAnswers: 'hamile*, doktor*, eczacı*, ateş, doz*, tansiyon, alerji*, yanık, yara, 112',
    },
    legal: {
      sure: 'evden atıyor, kira artış*, zam yapı*, kapora, aidat, çit*  , kamera komşu, radar cezası, karakol*, ifade*, avukat tut*, soyad*, veraset, uçuş iptal, para iadesi, garanti kapsam*, ikamet*, site yönetimi, kat mülkiyeti',
      inAnswers: 'süre*, sözleşme*, izin*, ceza*, hak*, cayma, kira*, depozito, belediye',
    },
    financial: {
      sure: 'kart borcu, ekside, icralık, bes, emeklilik, prim gün*, fon*, gelir vergi*, vergi iade*, poliçe*, sigorta yap*, nafaka ödem*, maaş haczi, senet*, kefil*, konut kredi*',
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
      sure: 'перекосило рот, рот перекос*, речь невнят*, двоится*, онемел*, немеет*, мурашк*, упал* в обморок, вырвало, тошнит*, выпил* хлорк*, отбеливател*, свеч*, сироп*, порвался презерватив, презерватив*, задержк*, месячн*, беременн*, шишк*, уплотнен*, чешется*, сыпь*, скор*, не ест*, режет себя, бросить пить, давлени*, пульс*, болит*, боль*',
      inAnswers: 'беременн*, врач*, аптек*, температур*, доз*, давлени*, аллерг*, ожог*, ран*, скор*, 103, 112',
    },
    legal: {
      sure: 'выгоня*, залог*, аренд*, увольня*, работодател*, переработк*, договор*, забор сосед*, границ* участка, камер* сосед*, гаи, полици*, заявление в полицию, суд*, иск*, адвокат*, юрист*, опек*, фамили* ребенк*, завещани*, возврат денег, рейс отмен*, миграцион*, тсж, доля в квартире, приставы',
      inAnswers: 'срок*, договор*, разрешени*, штраф*, прав*, возврат*, согласи*, ответственност*, закон*',
    },
    financial: {
      sure: 'кредитка, кредитк*, минимальный платеж, коллектор*, вклад*, сбережени*, акци*, страховк*, зарплат*, рассрочк*, криптовалют*',
      inAnswers: 'налог*, вычет*, ндс, процент*, кредит*, страхов*, вклад*, взнос*, ип, пенси*',
    },
    signs: {
      kin: 'моя бабушка, мой дедушка, у бабушки, у деда, у мамы, у папы, у сына, у дочки, у дочери, свекров*, тещ*',
      action: 'чем грозит, куда обра*',
      errand:
        'иде*, придумай*, посоветуй фильм, рецепт*, ужин*, обед*, подарок*, подарк*, день рождения, свадьб*, напиши*, перепиши*, исправь*, сократи*, перевед*, сообщение для, маршрут*, что посмотреть, название для, имя для, тост*',
    },
  },
  arabic: {
    medical: {
      sure: 'فمه مائل, فمها مائل, يرى مزدوج, تنميل, خدر, شرب كلور, حبة, شراب للسعال, تحميلة, الحمل, لدغ, الإسعاف, لا يأكل, لا تأكل, تجرح نفسها, الضغط, سكرها, سكره, السكر, ترجف, يرجف, نبض',
      inAnswers: 'حامل, الطبيب, طبيب, صيدلي, حمى, جرعة, ضغط, حساسية, حرق, جرح',
    },
    legal: {
      sure: 'المالك, التأمين, الكفيل, سور الجار, كاميرا الجار, محكمة, محامي, استرداد',
      inAnswers: 'عقد, قانون, ترخيص, غرامة, حق, حقوق, مهلة, توقيع, محكمة, إيجار',
    },
    financial: {
      sure: 'بطاقة الائتمان, الحد الأدنى, راتب, بنك, فوائد, تمويل',
      inAnswers: 'ضريبة, ضريبي, قرض, قسط, تأمين, فائدة, ادخار, رسوم, راتب',
    },
    signs: {
      action: 'أعطيها, أعطيه',
      errand: 'اكتب, اكتبي, فكرة, أفكار, وصفة, عشاء, هدية, عيد ميلاد, زفاف, صحح, لخص, ترجم, رسالة, رحلة, اسم ل, اقترح',
      things: 'ريحان, أوراق, أصيص, سيارة',
    },
  },
  hebrew: {
    medical: {
      sure: 'פה עקום, רואה כפול, נימול, נימולים, התעלפ*, הקיא*, אקונומיקה, נר, סירופ, קונדום נקרע, גלולה, מחזור מאחר, לא אוכלת, חותכת את עצמה, להפסיק לשתות, חום',
      inAnswers: 'הריון, רופא, רוקח, חום, מינון, לחץ דם, אלרגי*, כוויה, פצע, מיון',
    },
    legal: {
      sure: 'בעל הדירה, לפנות, פיטר*, הבוס, גדר של השכן, מצלמה של השכן, משטרה, עורך דין, ועד בית',
      inAnswers: 'חוזה, חוק, רישיון, קנס, זכות, זכאי*, ביטול, שוכר, משכיר',
    },
    financial: {
      sure: 'כרטיס אשראי, אוברדראפט, פוליסה, משכורת, שכר',
      inAnswers: 'מס, ביטוח, ריבית, הלוואה, החזר, פנסיה, עוסק פטור, מעמ',
    },
    signs: {
      kin: 'סבתא שלי, סבא שלי',
      action: 'מותר לי, מותר לו, חייב, נורמלי',
      errand:
        'רעיונות, רעיון, מתכון, ארוחת ערב, מתנה, יום הולדת, חתונה, תכתוב, כתוב, כתבי, נסח, תקן, סכם, תרגם, הודעה ל, מסלול, שם ל, ברכה',
      play: 'שח, פרש, רץ, f7',
      things: 'רכב, מזרקים, עציץ',
      fiction: 'סדרת ילדים, דרקונים',
    },
  },
  hindi: {
    medical: {
      sure: 'मुंह टेढ़ा, period, test negative, dawai, dawa, bukhar, dard, ulti, bp high, sugar high, pregnant hu, मुँह टेढ़ा, दो दिख, सुन्न, झुनझुनी, पी लिया, फिनाइल, सिरप, कंडोम फट, गर्भ*, दूध पिला, दाने, तिल का, जलन, अस्पताल, खाना नहीं खा, शराब छोड़',
      inAnswers: 'गर्भवती, डॉक्टर, बुखार, खुराक, दवा, एलर्जी, बीपी, घाव, जलने',
    },
    legal: {
      sure: 'खाली कर, सिक्योरिटी, कंपनी ने निकाल, पुलिस, कोर्ट, वकील, जायदाद, बंटवारा',
      inAnswers: 'कानून, अनुबंध, जुर्माना, अधिकार, लाइसेंस, नोटिस, कोर्ट',
    },
    financial: {
      sure: 'मिनिमम, उधार, सोना, सैलरी',
      inAnswers: 'टैक्स, बीमा, ब्याज, लोन, किस्त, निवेश, जीएसटी',
    },
    signs: {
      action: 'कर सकता, कर सकती, ठीक है क्या, खतरनाक, नॉर्मल, सही रहेगा',
      errand:
        'आइडिया, सुझाव, सुझाओ, रेसिपी, खाना बना, गिफ्ट, तोहफा, जन्मदिन, शादी की, लिखो, लिखिए, सुधारो, सारांश, अनुवाद, संदेश, नाम सुझाओ, यात्रा, प्यार से कैसे, चैनल',
    },
  },
  chinese: {
    medical: {
      sure: '嘴歪, 口齿不清, 看东西重影, 重影, 发麻, 麻木, 晕厥, 吐了, 喝了洁厕, 漂白水, 药片, 退烧, 避孕套破, 避孕药, 月经推迟, 红肿, 发痒, 起疹, 被咬, 不吃饭, 戒酒, 心跳, 心慌, 手术, 麻醉, 疼, 痛',
      inAnswers: '孕妇,医生,就医,发烧,剂量,血压,过敏,烫伤,伤口,服用,药',
    },
    legal: {
      sure: '退租, 涨租, 被开, 老板不给, 邻居装了, 邻居建, 法院, 律师, 不给退, 航班取消, 保修, 物业, 造谣, 肖像, 撞了, 工伤',
      inAnswers: '合同,法律,罚款,权利,许可,押金,起诉,版权,期限,书面',
    },
    financial: {
      sure: '最低还款, 借呗, 车贷, 还款, 股票, 亏了, 被套, 割肉, 存钱, 理赔, 工资, 年终奖, 保本, 彩票中',
      inAnswers: '税,保险,利息,贷款,报销,抵扣,理财,基金,费率',
    },
    signs: {
      kin: '我奶奶, 我爷爷, 我外婆, 我外公, 我儿子, 我女儿, 我老婆, 我老公, 我弟, 我哥, 我姐, 我妹',
      action: '行吗, 要紧吗, 划算吗, 值得吗, 有权',
      errand:
        '写一,帮我写,帮忙写,点子,主意,推荐,菜谱,晚饭,做饭,礼物,生日,婚礼,改写,润色,总结,翻译,祝福,攻略,行程,取名,名字,列个,提纲',
      study: '初中, 高中, 政治, 提纲, 课本',
    },
  },
  japanese: {
    medical: {
      sure: 'ろれつ, 口が曲が, 二重に見, しびれ, 痺れ, 飲み込ん, 漂白剤, 錠剤, 飲み忘れ, 座薬, 生理が遅れ, かゆい, 食べない, 断酒, お酒をやめ, 高熱, 脈, だるい',
      inAnswers: '妊娠,医師,受診,薬剤師,発熱,服用,血圧,アレルギー,やけど,傷',
    },
    legal: {
      sure: '賃貸, 解約, 違約金, 境界, 隣の塀, 防犯カメラ, 警察, 裁判, 弁護士, 欠航, 保証期間, 在留, 管理組合',
      inAnswers: '契約,法律,罰金,許可,届出,著作権,解約,敷金,期限',
    },
    financial: {
      sure: 'クレカ, 厚生年金, 国民年金, 含み損, 損切り, 給料, 手取り',
      inAnswers: '税,控除,保険,金利,ローン,申告,積立,手数料',
    },
    signs: {
      kin: '母が, 父が',
      action: '大丈夫, していい, しても良い, 違法, やばい, 危険, 平気, もらえる',
      errand:
        '考えて,案を,アイデア,おすすめ,レシピ,献立,夕飯,プレゼント,誕生日,結婚式,書いて,添削,直して,要約,翻訳,訳して,メッセージ,旅行,プラン,名前を,笑える',
      play: '逆転裁判, 突きつけ, 第4話',
    },
  },
  korean: {
    medical: {
      sure: '입이 돌아, 말이 어눌, 두 개로 보, 저려, 저림, 마비, 토해, 락스, 알약, 콘돔, 피임약, 사후피임약, 유산했, 점이, 쏘였, 데었, 안 먹어, 술을 끊, 맥박, 심장이, 아파',
      inAnswers: '임신, 의사, 약사, 열이, 복용, 혈압, 알레르기, 화상, 상처, 병원',
    },
    legal: {
      sure: '나가라, 위약금, 괴롭힘, 경계, 옆집, cctv, 경찰, 신고, 재판, 변호사, 반품, 결항, 보증기간',
      inAnswers: '계약, 법, 벌금, 허가, 신고, 저작권, 환불, 보증금, 기한',
    },
    financial: {
      sure: '연체, 물렸는데, 손절, 연봉, 증여',
      inAnswers: '세금, 공제, 보험, 금리, 대출, 신고, 적금, 수수료',
    },
    signs: {
      kin: '엄마가, 아빠가, 딸이',
      action: '어떻게 해야, 어떡하, 해도 되, 위험, 정상인가, 불법, 받을 수, 맞나요',
      errand:
        '아이디어, 추천, 레시피, 저녁, 선물, 생일, 결혼식, 써줘, 써 줘, 고쳐, 요약, 번역, 메시지, 여행, 일정, 이름 지',
    },
  },
}
