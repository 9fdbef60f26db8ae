/** Turkish. */
import type { LanguageWords } from './language-words'

export const turkish: LanguageWords = {
  common: `
    bir, ve, ile, bu, şu, ne, nasıl, neden, niye, kim, nerede, hangi, kaç, mi, mu, için, var, yok, ben, sen, benim, çok, daha, ama, da, de, gibi, olur,
    oldu, olan, ya, evet, hayır, lütfen, merhaba, bana, kadar, sonra, önce, şimdi, istiyor, istiyorum, miyim, yapmalıyım, yaz, misin, içinde, geçen
  `,
  medical: {
    sure: `
      ağrı*, ağrıyor, başım ağrı*, *ağrısı, ateşi, ateşim, ateş 3*, kus*, kusma, mide bulant*, bulantı*, ishal*, kabız*, baş dönm*, bayıl*, öksür*, grip*,
      nezle, bademcik*, iltihap*, enfeksiyon*, antibiyotik*, hap, hapı, hapları, ilaç*, ağrı kesici*, yan etki*, doz, dozu, reçete*, antidepresan*, hamile*,
      gebelik*, gebe, düşük yap*, emzir*, adet gecik*, adetim, doğum kontrol*, tansiyon*, kalp krizi, kalp çarpıntı*, çarpıntı*, felç, inme, pıhtı,
      şeker hast*, diyabet*, kan şekeri, kolesterol*, tiroid*, tahlil*, kan testi, röntgen, emar, ultrason*, tomografi, biyopsi*, kist*, nodül*, tümör*,
      kanser*, ben büyü*, döküntü*, kaşın*, alerji*, şiş*, şişlik, burk*, kırık, kırıl*, fıtık*, ameliyat*, narkoz*, kemoterapi, kanama*, kanıyor,
      idrar yolu, acile, acil servis, 112, aile hekim*, çocuk doktoru, kadın doğum, psikiyatr*, psikolog*, diş hekimi, diş ağrısı, dişim*, depresyon*,
      anksiyete, panik atak*, intihar*, ölmek ist*, yaşamak istemi*, kendimi öldür*, uykusuzluk*, aşı, aşısı, kene, ısır*, yanık, yara, yarası, dikiş,
      zehirlen*, yuttu, demans, astım*, hemoroid*, reglim, regl gecik, 112yi ara, zehir danışma, doktora başvur*, en yüksek doz, sıcak çarpması
    `,
    likely: `
      belirti*, hastane*, hasta, hastalık*, tedavi*, terapi, teşhis, sağlık*, yorgun*, uyku*, üzgün, stres, alkol, rakıyla, içki, sigara, uyuşturucu,
      kilo ver*, diyet, oruç, vitamin*, takviye*, bebek*, tehlikeli*, ciddi, bulaşıcı, iğne, krem, kullanabilir, doktor*
    `,
    hint: `
      karın, mide*, sırt, kalp*, göğüs, karaciğer, böbrek*, akciğer, boğaz, burun, kulak*, kol*, parmak*, bacak*, diz, omuz, boyun, kemik*, cilt, kan, idrar,
      nefes*, haftadır, elim, kolum, gözüm, başım, ayağım, dizim
    `,
  },
  legal: {
    sure: `
      ev sahibi*, kirac*, kira*, kirayı, depozito*, tahliye*, evden çık*, çıkarabilir, kontrat*, sözleşme*, işten çık*, işten at*, kovul*, işveren*, patron*,
      tazminat*, kıdem, ihbar*, istifa*, fazla mesai, maaşım*, sigortasız, doğum izni, mobbing, boşan*, nafaka*, velayet*, miras*, vasiyet*, noter*,
      vekalet*, dava*, icra*, haciz*, ödeme emri, itiraz*, temyiz, zamanaşımı, trafik cezası, ceza*, ehliyet*, alkol muayene, gözaltı*, tutuk*, şikayet*,
      suç duyurusu, dolandır*, garanti*, iade*, tüketici hakem, hasar*, sorumlu*, oturma izni, ikamet izni, çalışma izni, vatandaşlık, vize*, sığınma,
      sınır dışı, madde*, imza*, yasal*, yasa dışı, hukuk*, hakkım*, haklar*, kvkk, tehdit*, hakaret*, iftira, para cezası, idari para cezası, suçtur,
      yasaktır, izin belgesi, ruhsat, telif hakkı, kanuna göre, borçlar kanunu
    `,
    likely: `
      işyeri, iş, maaş*, izin, kanun*, yasa*, suç*, delil*, tanık*, kaza*, satıcı*, alıcı, ayıplı, komşu*, gürültü*, ev, daire, mektup, süre, evlilik,
      çocuk*, eski eş*, kabul etmezsem, yüzde, avukat*, mahkeme*, savcı*, polis*
    `,
    hint: 'imzala*, geçerli*, araba, şirket*, belge*, ödemezsem, ödemedi, ödemiyor',
  },
  financial: {
    sure: `
      yatırım*, hisse*, borsa*, etf, tahvil*, temettü, mevduat*, birikim*, tasarruf*, altın*, döviz, dolar*, euro al*, kredi*, konut kredisi,
      ihtiyaç kredisi, taksit*, borç*, borcum*, faiz*, kredi kartı, yapılandır*, iflas, vergi*, beyanname*, kdv, gelir vergisi, stopaj, bağkur, sgk, emekli*,
      bireysel emeklilik, işsizlik maaşı, sigorta*, kasko, kripto*, bitcoin*, forex, miras, fonu, fonlar, yatırım fonu, bes kesintisi, vergi mükellef*,
      vergiye tabi, beyan et*, faiz oranı, taksitli, asgari ödeme, acil durum fonu
    `,
    likely: `
      lira*, tl, banka*, maaş*, gelir*, kazan*, zarar*, bütçe*, ev almak, satmak, kiralamak, enflasyon, değer mi, mantıklı, param, paramı, kar payı,
      karlı mı
    `,
    hint: 'satın*, fiyat*, mı yoksa',
  },
  signs: {
    crisis: `
      ölmek istiyor*, yaşamak istemiyor*, intihar*, kendimi öldür*, canıma kıy*, dayanamıyorum artık, kendime zarar
    `,
    self: `
      ben, benim, bana, beni, bizim, biz, miyim, muyum, *ıyorum, *uyorum, aldım, evde
    `,
    kin: `
      oğlum*, kızım*, eşim*, kocam*, karım*, annem*, babam*, bebeğim*, çocuğum*, kardeşim*, ablam*, abim*, anneannem*, babaannem*, dedem*, sevgilim*,
      arkadaşım*, yaşında, aylık, patronum, doktorum
    `,
    action: `
      yapmalıyım, ne yapmalı*, ne yapabilir*, ne yapayım, ne yapsam, edebilir miyim, *bilir miyim, *meli miyim, *malı mıyım, olur mu, sorun olur, zararlı mı,
      tehlikeli mi, normal mi, ciddi mi, yasal mı, *bilir mi, hakkım var, kaç gün, ne kadar, nasıl, gerekir mi, gerekiyor, lazım mı, mantıklı mı, değer mi,
      yoksa, daha iyi, önerir*, tavsiye*, ne demek, iyi mi
    `,
    lasting: 'dünden, dünden beri, beri, gündür, haftadır, sabahtan, bütün gece, dün, sürekli',
    advice: `
      siz, sen, sizin, gerekir, gerekiyor, malısınız, melisiniz, malısın, melisin, asla, kesinlikle, mutlaka, en az, en fazla, içinde, hemen, derhal, eğer,
      önce, doktora, başvur*, danış*, arayın, alın, almayın, kaçının, zorunlu*, yasak*, hakkınız*, ödersiniz, ceza
    `,
    code: `
      kod*, program*, fonksiyon*, hata*, dosya*, yazıcı*, bilgisayar*, sunucu*, uygulama*, script, formül*, unity, animasyon*, excel*, python*
    `,
    play: `
      oyun*, oyna*, satranç*, piyon, kale, fil, at hamle, futbol*, maç*, hakem*, ofsayt, penaltı*, takım*, can barı, karakter*, zar, tavla, fal, burç*
    `,
    fiction: `
      hikaye*, öykü*, roman*, şiir*, kafiye*, şarkı*, film*, dizi*, sahne*, diyalog*, fıkra*, kitap*, masal*, konuşma yaz*, slogan*, espri
    `,
    study: `
      tarih*, yüzyıl*, osmanlı*, roma, imparator*, padişah*, savaş*, kökeni*, nereden gelir, deyim*, atasözü*, kelime*, sözcük*, eş anlam*, çevir*,
      ingilizce*, telaffuz*, dilbilgisi, fiil*, okul*, ödev*, sınav*, ders*, öğretmen*, biyoloji, kimya, fizik, arasındaki fark, kim icat, icat, kimdir,
      açıkla*, teori*, tanım*
    `,
    things: `
      bitki*, çiçek*, ağaç*, bahçe*, domates*, yaprak*, tarif*, yemek*, çorba*, mercimek, pişir*, kek*, fırın*, hamur*, kahve*, motor*, fren*, lastik*,
      bisiklet*, çamaşır makine*, gitar*, fotoğraf*, kedi*, köpek*, kuş*, balık*, gezi*, tatil*, otel*, plaj*, müze*, şehir*, tren*
    `,
    back: `
      bu, bunu, bunun, o, onu, onun, şunu, peki, ama, de, da, ya, yine, o zaman, daha, eğer, ayrıca, tamam
    `,
    onward: 'başka soru, başka bir, konu değiş*, teşekkür*, sağol, şimdi, neyse, fıkra, şiir, bu arada',
  },
}
