/** Names and stems that are the same in many languages: medicines, diagnoses, money. */
import type { LanguageWords } from './language-words'

export const international: LanguageWords = {
  common: '',
  medical: {
    sure: `
      ibuprofen*, ibuprofeno, ibuprofene, paracetamol*, acetaminophen, tylenol, advil, aleve, nurofen, naproxen*, doliprane, efferalgan, dafalgan,
      diclofenac*, diclofenaco, diklofenak, voltaren*, ketoprofen*, aspirin, aspirine, aspirina, aspirinas, novalgin*, metamizol*, nolotil, tachipirina,
      dipirona, codein*, tramadol*, tilidin*, oxycod*, oxycontin, percocet, vicodin, hydrocodon*, morphin*, fentanyl*, methadon*, suboxone, buprenorphin*,
      naloxon*, gabapentin*, pregabalin*, lyrica, xanax, valium, ativan, klonopin, rivotril, tavor, lexomil, orfidal, zopiclon*, ambien, zolpidem*, stilnox,
      sertralin*, zoloft, lexapro, cipralex, prozac, *oxetin, *oxetine, *oxetina, citalopram*, escitalopram*, venlafaxin*, effexor, duloxetin*, cymbalta,
      bupropion*, wellbutrin, mirtazapin*, trazodon*, amitriptylin*, quetiapin*, seroquel, olanzapin*, risperidon*, aripiprazol*, abilify, haloperidol*,
      clozapin*, lamotrigin*, valproat*, carbamazepin*, methylphenidat*, ritalin*, adderall, vyvanse, elvanse, strattera, medikinet, metformin*, ozempic,
      wegovy, mounjaro, *glutid, *glutide, *glutida, *gliptin*, *gliflozin*, insulin*, lantus, humalog, levothyrox*, thyroxin*, euthyrox, eltroxin,
      methotrex*, humira, *statin, *statine, *statina, *statins, *sartan, *sartane, *nopril, *mipril, *lapril, captopril*, *dipin, *dipine, *dipino, *prolol,
      *enolol*, *pranolol*, propranolol*, *carvedilol*, furosemid*, torasemid*, *thiazid*, spironolacton*, digoxin*, amiodaron*, warfarin*, coumadin,
      marcumar, *xaban, *xabana, xarelto, eliquis, clopidogrel*, heparin*, enoxaparin*, previscan, sintrom, *prazol, *prazole, *azepam*, *azolam*, *triptan*,
      *cillin, *cillins, *ciline, *cilina, *cilline, *zillin, augmentin*, *mycin*, *floxacin*, doxycyclin*, doxiciclin*, tetracyclin*, azithro*, bactrim,
      cotrim*, *nidazol, *nidazole, *conazol*, *ciclovir*, *aciclovir*, tamiflu, paxlovid, ivermectin*, *predniso*, cortison*, kortison*, hydrocort*,
      dexameth*, salbutamol*, albuterol*, ventolin*, symbicort, montelukast*, cetirizin*, loratadin*, loperamid*, imodium, pseudoephedrin*, pseudoefedrin*,
      ondansetron*, metoclopramid*, domperidon*, buscopan, isotretinoin*, accutane, roaccutane, finasterid*, minoxidil*, tadalafil*, sildenafil*, viagra,
      cialis, tamoxifen*, letrozol*, clomid*, levonorgestrel*, mifepriston*, misoprostol*, truvada, ketamin*, psilocybin*, antabuse, naltrexon*, *umab,
      *ximab, *tinib, botox, iud, hpv, psa, tsh, hba1c, ldl, crp, mri, ct scan, ecg, ekg, irm, eeg, copd, adhd, adhs, tdah, ptsd, tept, ocd, ptbs, pcos, ibs,
      uti, std, sti, hiv, aids, covid*, transaminas*, ferritin*, bilirubin*, kreatinin*, creatinin*, biopsi*, biopsy, mammogra*, *ektomie, *ectomy, *ectomie,
      *ectomia, chemotherap*, chimiotherap*, quimioterap*, chemioterap*, chemo, *skopie, *oscopy, *oscopie, *oscopia
    `,
    likely: `
      *itis, *ose chronique, diabet*, asthma*, asthme, asma, migran*, migrain*, allerg*, alerg*, alergi*, antibio*, vacun*, tetanus, influenza, thyroid*,
      cholesterol*, kolesterol, colesterol*, epilep*, parkinson*, alzheimer*, demenz, dementia, demencia, demence, psoriasis, eczem*, ekzem*, arthrose,
      arthrit*, artrit*, artros*, hernia*, hernie*, magnesium, melatonin*, creatine, kreatin, supplement*, probioti*, bpm, mmhg
    `,
    hint: `
      hormon*, pharma*, farma*, apothe*, clinic*, klinik*, clini*, medica*, medika*, medizin*, medicin*, therap*, terap*, *patholog*, vaccin*, vitamin*
    `,
  },
  legal: {
    sure: 'gdpr, dsgvo, rgpd, visa h1b',
    likely: 'visa, copyright, trademark*, airbnb, asyl, asile, asilo, schengen',
    hint: 'legal*, jurid*, jurist*, notar*, notair*, contract*, contrat*',
  },
  financial: {
    sure: `
      etf, etfs, s&p, s&p 500, msci, nasdaq, trade republic, robinhood, vanguard, ishares, coinbase, binance, kraken, bitcoin*, btc, ethereum, solana, xrp,
      dogecoin, crypto, krypto*, cripto*, stablecoin*, roth ira, 401k, 529, nisa, ideco, scpi, lmnp, ulip, ppf, fgts, reit, reits, apr, tae, taeg, forex,
      cfd, cfds
    `,
    likely: `
      heloc, klarna, paypal, revolut, wise transfer, nft, nfts, pension*, hypothe*, hypothek*, hipotec*
    `,
    hint: `
      fiscal*, credit*, kredit*, inflation*, financ*, finanz*, dollar*, dolar*, budget*, portfolio*, eth, isa, ira, hsa, banking, invest*
    `,
  },
  signs: {
    code: `
      python, javascript, typescript, java, kotlin, rust, golang, c++, c#, php, ruby, swift, html, css, sql, postgres*, mysql, mongodb, redis, docker*,
      kubernetes, linux, ubuntu, debian, fedora, bash, ssh, git, github, gitlab, npm, react*, vue*, angular, svelte, django, flask, laravel, spring boot,
      nestjs, node js, nodejs, next js, nextjs, nuxt*, flutter, android studio, gradle, maven, webpack, vite, vitest, jest, regex, json, yaml, csv, api,
      apis, rest api, excel, vlookup, div, flexbox, css grid, useeffect, usestate, null, undefined, typeerror, exception, stack trace, stacktrace, backend,
      frontend, localhost, wifi, wlan, solidity, unity, unreal, blender, arduino, raspberry, ansible, terraform, aws, azure, nginx, healthcheck, linter,
      eslint, commit, repo, repos*, py, ts, tsx, jsx, js, cpp, ipynb, sh, vba, macro, powershell, windows 11, async, await, zombie*, app, software, database,
      server, servidor, schema, script, skript, compiler, debug*, pandas, numpy, latex, figma
    `,
    play: `
      d&d, dnd, 5e, rpg, mmo, mythic, minecraft, fortnite, pokemon, zelda, elden ring, skyrim, sims, monopoly, catan, poker, uno, sudoku, fifa, nba, nfl,
      ufc, uefa, world of warcraft, wow, dota, valorant, overwatch, baldurs gate, baldur s gate, stardew, playstation, xbox, nintendo, steam, penalty,
      offside, roblox, tetris, paladin, dm, gta
    `,
    fiction: `
      netflix, manga, anime, haiku, shakespeare, moliere, dickens, kafka, tolstoi, dostoevsk*, harry potter, sherlock, disney, marvel, batman,
      better call saul, breaking bad, suits, odt, mp3
    `,
    study: `
      wikipedia, hammurabi, napoleon*, aristot*, platon*, marx, keynes, hayek, adam smith, medici, fugger*, etymolog*, etimolog*, philosoph*, filosof*,
      quiz*, duolingo, powerpoint, pptx
    `,
    things: `
      bonsai, monstera, ficus, basil, toyota, bmw, vw golf, tesla model, heic, jpg, png, iphone, android, ikea, spotify, whatsapp, playlist
    `,
  },
}
