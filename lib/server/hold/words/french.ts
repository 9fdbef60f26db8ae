/** French. */
import type { LanguageWords } from './language-words'

export const french: LanguageWords = {
  common: `
    le, la, les, un, une, des, du, de, et, ou, est, sont, je, j, tu, il, elle, on, nous, vous, ils, mon, ma, mes, ton, ta, son, sa, ses, notre, votre, ne,
    pas, plus, que, qu, qui, quoi, quel, quelle, quels, quelles, comment, pourquoi, quand, combien, dans, sur, pour, par, avec, sans, ce, c, cette, ça, ai,
    a, ont, suis, peux, peut, dois, faut, fait, fais, mais, si, se, me, m, l, d, s, y, en, au, aux, depuis, très, est ce, svp, merci, bonjour, salut, puis,
    moi
  `,
  medical: {
    sure: `
      mal au, mal aux, mal à la, mal de tête, mal de ventre, mal de dos, fièvre, température de 3*, 38 5, vomi, vomit, vomir, vomissement*, nausée*,
      diarrhée*, constipat*, reflux, vertige*, tête qui tourne, évanoui*, malaise*, essouffl*, palpitation*, tachycardie, tension artérielle, ma tension,
      hypertension, infarctus, avc, crise cardiaque, phlébite, thrombose, anticoagulant*, cheville gonflée, chevilles gonflées, éruption*, urticaire,
      eczéma, grain de beauté, mélanome, tumeur*, nodule*, ganglion*, bosse derrière, boule au, boule dans, fracturé*, foulure*, ménisque*, tendin*,
      sciatique, lumbago, arthrose, arthrite, fibromyalgie, sclérose*, grippe*, angine*, otite*, sinusite*, bronchi*, bronchiolite, pneumonie,
      rhinopharyng*, gastro, cystite*, mycose*, chlamydia, herpès, antibiotique*, effets secondaires, effet secondaire, posologie, dose max*,
      antidépresseur*, anxiolytique*, somnifère*, anti inflammatoire*, antidouleur*, cortisone, contracepti*, stérilet, pilule du lendemain,
      retard de règles, mes règles, grossesse*, fausse couche, allait*, allaiter, ivg, avortement, sage femme, ménopause, endométriose, fiv, césarienne*,
      nourrisson*, pédiatre*, vacciné*, rappel tétanos, tique*, mordu*, intoxicat*, centre antipoison, samu, aux urgences, le 15, médecin traitant,
      mon médecin, ma médecin, médecin dit, docteur m'a, cardiologue*, dermato*, gynéco*, rage de dents, dent de sagesse, abcès, carie*, psychiatre*,
      psychologue*, mon psy, angoisse*, crise d'angoisse, crises d'angoisse, anxiété*, bouffée délirante, bipolaire*, schizo*, borderline, anorexi*,
      boulimi*, scarifi*, suicid*, en finir, envie de vivre, plus envie de vivre, envie de rien, me tuer, me foutre en l'air, mieux sans moi,
      me faire du mal, arrêter d'un coup, burn out, dors plus, apnée*, diabét*, diabète, glycémie*, cholestérol*, thyroïde*, tsh, prise de sang,
      bilan sanguin, analyse de sang, résultats d'analyse*, plaquettes, radiographie, irm, échographie*, mammographie*, coloscopie, biopsie*, frottis,
      chimio*, radiothérapie, prostate*, taux de, carence*, fer bas, anémie, asthm*, intoléran*, cœliaque, épileps*, convulsion*, alzheimer, démence,
      ehpad mère, hémorroïde*, saigne, saignement*, sang dans, ibu, paracétamol, dose de, quelle dose, perte de poids, fais pipi, faire pipi,
      en faisant pipi, plus de sens, tout lâcher, plus rien n'a de sens, goût à rien, plus goût, le cafard, idées suicidaires, j'en peux plus,
      j'en peux plus de vivre, coup de chaleur, peau brûlante, propos incohérents, titube, urgence absolue, urgence vitale, rincez, rincer à l'eau,
      écartant les paupières, appelez le 15, le 15 ou, appelez le 112, le 112, cyanure, dose sûre, dose maximale, dose létale, consultez un médecin,
      voyez un médecin, consulter un médecin, avis médical, médecin dans la journée, médecin le jour même, désinfect*, rappel de vaccin, tétanos, garrot,
      hypothermie, intoxication, botulisme, listériose, anaphyla*, œdème de quincke, antihistaminique*
    `,
    likely: `
      clinique*, thérapie*, blessure*, fatigue*, addict*, alcoolique*, cuite, gueule de bois, cannabis, cocaïne, maigrir, perdre du poids, imc, jeûne*,
      ronfl*, tout mou, mange plus, boit pas, bénin, contagieu*, ausculter, diagnostic*, convalescence, arrêt maladie, hormon*, lentille*, acouphène*,
      compléments, œil rouge, gratte, lentilles, fourmis, engourdissement, ne veut plus manger, refuse de manger, sortie de l'hôpital, tremblement*, sueurs,
      frissons, courbature*, ballonnement*, crampe*, hoquet, aphte*, verrue*, psoriasis, acné, coup de soleil, déshydrat*, me suis coupé, traumatisme,
      attelle, cicatrice*, fièvre jaune, poussée dentaire, colique*, régurgit*, diversification, péridurale, perte des eaux, pertes, saignements, kystes,
      fibrome, érection, libido, vasectomie, cataracte, glaucome, opération des yeux, appareil auditif, orthodont*, plombage, gencive*, anémi*, ferritine,
      vitamine d, calcul rénal, vésicule, appendicite, pancréa*, ulcère, crohn, sii, intestin*, coelia*, gluten, hépatite, cirrhose, jaunisse, lupus,
      parkinson, maladie de, varicelle, rougeole, coqueluche, covid, long covid, mononucléose, gale, punaises piqûres, canal carpien, tendinite,
      épine calcanéenne, infiltration*, rééducation, aspirine, spasfon, imodium, gaviscon, seresta, xanax, laroxyl, deroxat, kardegic, lévothyrox, ozempic,
      homéopath*, pharmacie, pharmacien*, sans ordonnance, périmé*, dormir sans, cauchemar*, idées noires, hallucin*, entend des voix, parano*, phobie*,
      anxieux, anxieuse, rechute*, coma, fin de vie, soins palliatifs, ehpad, perte de mémoire, oublie tout, perd la mémoire, aphasie, inquiète,
      ça m'inquiète, kilos en, boule, tache sur, peau qui, qui gratte, qui brûle, ça brûle, brûle quand, picote*, sang quand, écoulement*, pertes blanches,
      démangeaison*, jambes lourdes, varice*, hématome*, torticolis, dos bloqué, bloqué le dos, cheville tordue, tordu, claquage, luxation, épaule déboîtée,
      côte cassée, migraine*, vue trouble, mouches devant, sifflement*, oreille bouchée, nez bouché, perte d'odorat, mal à avaler, avaler, voix cassée,
      langue blanche, remontées, ballonné, selles noires, sang dans les selles, pipi, uriner, urines foncées, incontinence, fuites urinaires, bébé pleure,
      pleure la nuit, tétée, sein dur, mastite, crevasse, test positif, retard de 5 jours, dpa, toxoplasmose, fromage enceinte, sushi enceinte,
      diabète gestationnel, pré éclampsie, puberté, retard de langage, autis*, tdah, hpi, phobie scolaire, harcèlement dépression, maigre, obèse, obésité,
      chirurgie bariatrique, sleeve, compléments alimentaires, magnésium, oméga 3, cure de, détox, alcoolisme, arrêter de fumer, cigarette électronique,
      cbd, ecstasy, mdma, bad trip, suis malade, tombée malade, je suis tombé, est tombé, est tombée, mal dormi, cassé le, cassé la, me suis cassé,
      s'est cassé, dépendance à, en cure, calculs rénaux, bébé a, mon bébé, au bébé, le bébé, grave docteur, traitement pour, mon traitement,
      sous traitement, à l'hôpital, l'hôpital pour, blessé, épuisé, épuisée, prendre du, prendre de l, gouttes, règles, tousse, tousser, enflée, bouton de,
      brûlures, cachets, opération, opérer, opérée, les urgences, cancer, insomnie, insomnies, vaccins, pilule, avalé, mourir, coupure, allergie,
      allergique, allergies, psy, piqûre, piqûres, piqué, comprimés, toux, rhume, gonflés, gonflées, kyste, ligament, ligaments, douleurs, hernie, hanche,
      démange, démangeaisons, accouchement, accoucher, déprimé, dépression, dépressif, chirurgie, chirurgien, plaie, médicaments, médoc, médocs, kiné,
      ostéo, dentiste, aine, quand je tousse, fait mal, ça fait mal, mal quand, j'ai mal, mal partout, ronfle, arrête de respirer, respirer, respire mal,
      donner du, pleure tous, depuis l'accouchement, fils vomit, dort pas, dors pas, mange pas, boit plus, bobo, transpire, maigri, pris du poids,
      perdu du poids, cœur bat, cœur qui, bat vite, bat fort, mon cœur, ventre, mon ventre, mon dos, ma gorge, ma tête, mes yeux, mon œil, ma peau,
      ma jambe, mon bras, mon pied, mon genou, ma main, bronchite, cogné la tête, s'est cogné, tête et, envie de dormir, odorat, plus d'odorat,
      plus de goût, verres par jour, je saigne, effets de la, mettent combien, cuisse, glace ou chaud, dans le nez, dans l'oreille, joue gonflée,
      dents de sagesse, pas mes règles, plus mes règles, mal à la tête, mal de gorge, mal aux dents, mal au ventre, mal au genou, mal à l'épaule,
      douloureux, douloureuse, saigne du nez, nez saigne, toux grasse, toux sèche, gorge irritée, glaires, crache, frissonne, transpiration, suées,
      tête lourde, tourne la tête, tête tourne, jambes gonflées, pieds gonflés, mains gonflées, paupière gonflée, visage gonflé, yeux rouges, œil gonflé,
      rougeur, rougeurs, peau sèche, peau rouge, petits boutons, bouton sur, boutons sur, boule sous, ganglions, ongle incarné, cloque, cloques,
      ampoule au pied, ecchymose, foulée, cheville, genou qui, épaule qui, dos qui, lombaires, cervicales, nerf coincé, hernie discale, rhumatisme,
      ostéoporose, triglycérides, diabétique, insuline, hormones, règles douloureuses, contraception, ovulation, enceinte de, accouché, fièvre de,
      fièvre depuis, constipé, constipée, constipation, hémorroïdes, brûlures d'estomac, intestins, reins, vessie, asthme, essoufflée, cancer du, cancer de,
      antibiotiques, doliprane, somnifères, antidépresseurs, effet indésirable, arrêter le traitement, arrêter mon traitement, prendre ensemble, à jeun,
      combien de gouttes, combien de mg, érythème, érythème fessier, fesses rouges, crème pour, règles ne reviennent, arrêté la pilule, la pilule, fessier,
      crème solaire bébé, mon fils est malade, ma fille est malade, tombé malade, au médecin, le médecin dit, mes symptômes, ma maladie, gorge en feu,
      perds ma voix, en feu, quoi prendre
    `,
    hint: `
      estomac, poumon*, gorge, œil, yeux, bras, cheville*, hanche*, épaule*, nuque, cerveau, seins, sang, selles, mg, inquiet, inquiéter, on appelle qui,
      urgent, mal dos, la main, mon doigt, doigt, mon oreille, oreille, genou, genoux, mon cou, jambes, muscle, urine, mes dents, une dent, dent, mon nez,
      nez qui, du sport, appendice, depuis deux jours, mes seins, os, malade, médecin, médecins, hôpital, infirmière, infirmier, docteur, traitements,
      kilos, lait, dormir, sommeil, chute, santé, injection, soin, soins, pansement, coupé, coupée, fumer, stress, régime, poids, peau, grave, consulter,
      examen, dangereux, pleure, positif, bosse, consulter un, gaz, maladie, symptômes
    `,
  },
  legal: {
    sure: `
      propriétaire*, proprio, locataire*, mon bail, dépôt de garantie, état des lieux, trêve hivernale, préavis*, congé pour, quittance, charges locatives,
      sous lou*, syndic, copropri*, licenci*, rupture conventionnelle, prud'hom*, prudhom*, période d'essai, cdi, cdd, contrat de travail, employeur*,
      mon patron, heures sup*, heures supplémentaires, congé maternité, congé parental, congés payés, arrêt maladie, harcèl*, abandon de poste,
      non concurrence, solde de tout compte, indemnité*, inspection du travail, pacs*, pacsé*, garde des enfants, garde alternée, garde partagée,
      pension alimentaire, autorité parentale, mon ex, ma ex, succession*, réserve héréditaire, déshérit*, procuration, curatelle, avocat pour, un avocat,
      mon avocat, aide juridictionnelle, porter plainte, porte plainte, main courante, garde à vue, assignation*, mise en demeure, injonction*,
      commissaire de justice, recouvrement*, prescrit, contester, contestation, contravention*, retrait de points, retrait de, permis de conduire,
      suspension de permis, alcoolémie, excès de vitesse, feu rouge, casier*, garde vue, escroqu*, arnaqu*, vice caché, vices cachés, rétract*,
      remboursement*, rembours*, conciliateur*, médiateur*, titre de séjour, carte de séjour, préfecture*, oqtf, regroupement familial, changement de statut,
      sans papiers, récépissé, permis de construire, mitoyen*, servitude*, bornage, tapage, nuisance*, droit à, mes droits, ai je le droit, a t il le droit,
      le droit de, légalement, en justice, juridique*, rgpd, droit à l'image, diffam*, chantage, violences conjugales, ordonnance de protection,
      clause abusive, faute grave, code du travail, bailleur*, téléphone volé, objet volé, travailler le dimanche, refuser de travailler, vendu un,
      m'a vendu, responsabilité pénale, responsabilité civile, pénalement, passible de, amende de, amende pouvant, jusqu'à un an de prison, de prison,
      d'amende, infraction, interdit par la loi, la loi interdit, la loi impose, obligation légale, autorisation préalable, autorisation de,
      déclaration préalable, déclarer en mairie, mairie, consentement écrit, droits d'auteur, contrefaçon, code civil prévoit, article l,
      délai de rétractation, vous avez droit, tu as droit, indemnisation, harcèlement
    `,
    likely: `
      signer, signé*, signature*, congés, entretien préalable, indemn*, gendarm*, fraude*, assurance refuse, leboncoin, client refuse, refuse de payer,
      artisan*, réclame*, réclamer, délai*, attestation*, passeport*, nationalité, entrer chez moi, sans prévenir, flasher, radar, points je perds,
      combien de points, points sur le permis, fraude bancaire, ma banque refuse, paypal refuse, payé ce mois, paye pas, bloque la vente,
      vente de la maison, compromis de vente, promesse de vente, abonnement*, salle de sport, forfait, sncf, vol retardé, retard avion, bagage perdu,
      non conforme, défectueux, contrôle technique, humidité, dégât des eaux, chauffage en panne, nuisible, encadrement, régularisation,
      augmentation de loyer, visale, sous location, aboie*, arbre du voisin, héritage bloqué, cadastre, héritiers, tuteur, mandat de protection,
      droit de garde, autorité, déménager avec, scolarité, exclusion, contrôle au faciès, contrôle de police, perquisition, juge des enfants, ase, pmi,
      dénonc*, insulte*, cyberharc*, deepfake, revenge, photos intimes, droit d'auteur, inpi, statuts, sarl, clause de, freelance, facture impayée, impayé*,
      relance, mise à pied, télétravail, rupture de période, inaptitude, médecine du travail, burn out reconnu, chômage après, convention collective, smic,
      fiche de paie, rtt, jours fériés, pourboires, titre, régularis*, dublin, nationalité française, mariage blanc, changement de nom, livret de famille,
      légaliser, apostille, détecteur, alcool au volant, stupéfiants au volant, permis annulé, défaut d'assurance, tort*, responsable, vinted litige,
      acheté un, revendeur, répare pas, ne répare pas, réparer, depuis un mois, sans chauffage, droit de retrait, pointeuse, astreinte, heures de nuit,
      week end travaillé, jour de repos, prime supprimée, baisse de salaire, retenue sur salaire, blâme, lettre de licenciement, mutuelle d'entreprise,
      rqth, handicap, mdph, pch, curateur, maison de retraite paye, obligation alimentaire, belle famille, beau père adopt*, adopter, adoption, gpa, pma,
      naissance à l'étranger, acte de naissance, extrait, état civil, mairie refuse, recours gracieux, conseil d'état, défenseur des droits, avocat commis,
      comparution, crpc, composition pénale, ordonnance pénale, tig, détention, parloir, week end sur deux, pension impayée, garde des, garde de mes,
      ma facture, mon contrat, ce contrat, le contrat, contrat de, a volé, m'a volé, volé mon, accident de, police, preuves, salaires, mes congés, contrat,
      contrats, colocataire, location, permis, expulsé, expulser, expulsion, légal, légale, illégal, plainte, délit, clause, clauses, mon voisin,
      ma voisine, mes voisins, voisine, divorce, divorcer, responsabilité, droits, menace, harcelé, renvoyé, patron, séparer, syndicat, démissionner, loyer,
      loyers, la chaudière, m'imposer, imposer, mon chef, vacances imposées, le droit, ai le droit, droit de, garde exclusive, violent, violente, violences,
      père est, compromis, signé un, rétracter, me rétracter, obligée, obliger, m'oblige, refuser, je refuse, il refuse, elle refuse, refuse de, interdit,
      interdire, loi, la loi, selon la loi, mon salaire, payé, licencier, licencié, mon loyer, appartement, arnaqué, remboursé, mis dehors, papiers,
      mariage, paie plus la pension, la pension, l'obliger, commissariat, casser un cdd, rompre un cdd, coupé ma haie, ma haie, sans demander,
      annulé mon vol, mon vol, voisin a, refuse de me, pas livré, jamais reçu, jamais livré, mon contrat de travail, mon licenciement, mon préavis,
      ma caution, mon propriétaire, mon bailleur, mon divorce, ma garde, mon titre de séjour, ma carte de séjour, mon permis, mon casier, mon procès,
      mon syndic, peut il me virer, peut me virer, m'a viré, me licencier, m'a licencié, veut me licencier, me mettre dehors, mettre à la porte,
      quitter mon appart, rendre les clés, garder ma caution, rendre ma caution, récupérer ma caution, augmenter mon loyer, augmenter le loyer,
      hausse de loyer, baisser mon salaire, pas payé mes, ne me paie pas, me paie pas, ne m'a pas payé, m'a pas payé, arrêt de travail, en arrêt,
      déposer plainte, convoquée, escroquerie, copropriété, naturalisation
    `,
    hint: `
      refuse*, interdit*, autoris*, payer, rend plus, quitter, déménag*, bloque*, caché*, administration*, valable, piégé, renouvel*,
      micro entrepreneur, garde, volé, justice, vendeur, acheteur, devis, salaire, travail, chef, occasion, accident, travaux, vente, points,
      extension, fenêtre, enfant, enfants, livraison, colis, statut, rendre, rendre le, dossier, bruit
    `,
  },
  financial: {
    sure: `
      livret a, livret*, ldds, assurance vie, assurances vie, scpi, action en, etf*, placement*, dividende*, plus value*, plus values, taux d'intérêt,
      taux fixe, taux à, emprunt*, rachat de crédit, apport, hypothèque*, renégoci*, agios, frais bancaires, banque me, ma banque, surendett*, dette*,
      endett*, banque de france, ficp, interdit bancaire, huissier, fiscal*, fisc, déclarer, déclaration de revenu*, frais réels, tmi,
      prélèvement à la source, foyer fiscal, tva, urssaf, auto entrepreneur, micro entreprise, micro bic, csg, ifi, exonér*, abattement*, crédit d'impôt,
      défiscalis*, pinel, lmnp, location meublée, don manuel, droits de succession, renoncer à la succession, pension de réversion, épargn*, pôle emploi,
      france travail, rsa, apl, prime d'activité, allocation*, mutuelle*, prévoyance, conseiller financier, conseiller en gestion, gestion de patrimoine,
      crypto*, bitcoin, ethereum, trading, forex, arnaque au, loa, lld, nue propriété, viager, dividendes, holding, rémunér*, frais de gestion, frais par an,
      racheter des trimestres, sans risque, sur 20 ans, sur 25 ans, sur 15 ans, bonne affaire, crédit à, à quel taux, résident fiscal, résidence fiscale,
      imposable*, imposé, imposés, exonéré, déclarer ces, déclarer vos, à déclarer, impôt sur le revenu, prélèvements sociaux, cotisations sociales, taeg,
      taux d'usure, crédit renouvelable, crédit gratuit, paiement en plusieurs fois, épargne de précaution, plan épargne
    `,
    likely: `
      euros, économiser, salaire*, revenu*, bénéfice*, remboursé*, rembourser, rentable*, vaut il mieux, achat appart*, loyer*, héritage, succession, vinted,
      plus intéressant, conseiller, inflation, emprunter, placer l'argent, rembourser mon prêt, capacité d'emprunt, taux d'endettement, né en,
      partir en retraite, âge je peux partir, compte est à, loyer tombe, fin de mois, arrive pas à payer, peux pas payer, peux plus payer, edf,
      facture d'électricité, revolving, paiement en, apport personnel, ptz, prêt relais, garantie décès, délégation, impôt sur, micro foncier,
      garage aux impôts, airbnb, revenus locatifs, pension versée, frais de garde, emploi à domicile, intéressement, pee, perco, perp, madelin,
      plan d'épargne, ldd, compte à terme, fonds euros, etf world, cac 40, bourse direct, boursorama, fortuneo, action gratuite, stock options, bspce,
      salaire ou dividendes, eurl, sasu, portage, tva intra, acompte, régularisation urssaf, cotisation*, remboursement mutuelle, assurance auto,
      assurance habitation, tous risques, au tiers, invalidité, capital décès, obsèques, héritier, lingot, napoléon or, pièces d'or, binance, arnaque crypto,
      virement frauduleux, western union, prêt entre particuliers, reconnaissance de dette, rendre l'argent, prime de naissance, allocations familiales, ass,
      minimum vieillesse, aspa, bourse crous, crous, aide au logement, logement social, mon compte, compte en, compte bancaire, banque, taux, frais de,
      achat immobilier, courtier, prime de, rente, huissiers, un prêt, mon prêt, prêt étudiant, prêts immobiliers, mon découvert, des intérêts, les intérêts,
      intérêts de, mes actions, investis, investissement, investissements, crédits, mon crédit, ma retraite, assurances, taxe, taxes, aux impôts, revenus,
      déclaration, donation, immobilier, virement, patrimoine, mensualités, placer de, placer mon, intérêt à racheter, gains, hérité, hérité de, j'ai hérité,
      souscrire, emprunteur, assurance emprunteur, intéressant, peu d'impôts, mon argent, acheter un appartement, acheter une maison, payer moins,
      donner son appartement, d'acheter à, acheter à, que ça baisse, taux baissent, prix baissent, charges, de côté, prêt à cause, refuse mon prêt, loto,
      gagné au, mes impôts, mon impôt, mes crédits, mes dettes, mes économies, mon épargne, mon banquier, mon conseiller, mon salaire net, mon livret,
      mon pea, mon assurance vie, mes cryptos, mon budget, ma mutuelle, mon assurance, ma pension, mes allocations, ma prime, investir dans, investir en,
      investir mon, où placer, placer de l'argent, placer mes, acheter ma résidence, résidence principale, investissement locatif, premier achat,
      premier appartement, durée du prêt, rachat de, regrouper mes crédits, crédit auto, crédit à la consommation, rembourser par anticipation,
      payer mes dettes, dossier de surendettement, à payer des impôts, payer d'impôts, déclarer mes, déclarer mon, déclarer ma, je dois déclarer, case 1,
      défiscaliser, réduction d'impôt, droits de mutation, indemnités chômage, toucher le chômage, toucher la caf, droit à la caf, droit au rsa,
      bourse étudiante, partir à la retraite, retraite anticipée
    `,
    hint: `
      dorment, sur mon, transfère*, garde mes, risque*, cotis*, comptes, appartement, louer, rapporte, acheter, vendre, vendu, notaire, par mois, par an,
      perte, pertes, location, maison
    `,
  },
  signs: {
    technique: `
      comment je, comment puis je, comment je peux, comment j, où puis je, comment on
    `,
    crisis: `
      en finir, envie de mourir, envie de vivre, plus envie de vivre, veux mourir, vouloir mourir, me tuer, me suicider, me foutre en l'air, mieux sans moi,
      disparaître pour, me faire du mal, se faire du mal, idées noires, tout lâcher, plus rien n'a de sens, plus aucun sens, j'en peux plus,
      je n'en peux plus, scarifi*
    `,
    self: 'je, j, mon, ma, mes, me, m, moi, nous, notre, nos, on',
    kin: `
      mon fils, ma fille, mon mari, ma femme, mon bébé, mon enfant, mes enfants, mon père, ma mère, mes parents, mon copain, ma copine, mon conjoint,
      ma conjointe, mon compagnon, ma compagne, mon frère, ma sœur, ma grand mère, mon grand père, mamie, papi, mon oncle, ma tante, mon ami, mon amie,
      ma belle mère, mon beau père, mon petit, ma petite, le petit, notre fils, notre fille, un enfant, enfant de, bébé, ma belle fille
    `,
    action: `
      puis je, peut on, est ce que je peux, est ce que je dois, je peux, je dois, dois je, doit on, devrais je, on peut, on doit, que faire, quoi faire,
      qu'est ce que je, que dois je, je fais comment, est ce grave, c'est grave, est ce dangereux, dangereux, est ce normal, c'est normal, est ce légal,
      ai je, a t il le droit, a t elle le droit, ont ils le droit, peut il, peut elle, peuvent ils, dans quel délai, jusqu'à quand, vaut il mieux,
      mieux vaut, il vaut mieux, vous accepteriez, tu ferais, que feriez, que ferais tu, est ce que ça veut dire, ça veut dire quoi, conseillez, conseilles,
      recours, je demande, j'ai droit, droit à, ça vaut, que risque, je risque, qu'est ce que je risque, je porte, je négocie, contester ou, on appelle qui,
      quels vaccins, interdits, qu'est ce qui, dois payer, je réclame, réclamer, est ce bien, déconseillé, est ce possible, que peut, peut il entrer,
      quels sont mes droits, mes droits, je fais quoi, on fait quoi, je risque quoi, combien je, combien de points, à quel âge, dois je déclarer,
      puis je boire, puis je mettre, je peux mettre, je peux partir, est ce que c'est, ça craint, c'est bon, quand consulter, faut il consulter,
      faut il s'inquiéter, s'inquiéter, inquiétant, est ce utile, dois je m'inquiéter, ai je droit, est il obligatoire, obligé de, obligée de, vaut mieux,
      droit à quoi, à quoi j'ai droit, comment l'obliger, l'obliger, c'est le moment, j'attends que, ou j'attends, combien mettre, mettre de côté,
      quels frais, puis je encore, je peux courir, normal, peut il me, peut elle me, suis je, suis je responsable, dois je payer, quelle crème,
      quel médicament, quel traitement, que donner, combien donner
    `,
    lasting: `
      depuis, hier, ce matin, cette nuit, jours, semaines, mois que, toute la nuit, tous les jours, tout le temps, chaque nuit, chaque matin, encore,
      de plus en plus, il y a, soudain, d'un coup, la nuit
    `,
    knowledge: `
      qui, c'est quoi, qu'est ce qu, quel, quelle, quels, quelles, quand, où, d'où, pourquoi, comment s'appelle, comment fonctionne, combien de, explique,
      décris, cite, liste, que signifie, que veut dire
    `,
    advice: `
      vous, votre, vos, tu, ton, ta, tes, devez, dois, doit, faut, devriez, évitez, évite, ne, jamais, toujours, au moins, au plus, maximum, minimum,
      dans les, sous, immédiatement, aussitôt, le jour même, si, avant de, consultez, consulte, appelez, appelle, demandez, demande, prenez, prends, gardez,
      déclarez, déclarer, vérifiez, vérifie, obligatoire, interdit, avez droit, as droit, responsable, passible, rembours*, exonéré*, imposable*, mieux vaut,
      attention, sans avis
    `,
    code: `
      processus, programme*, coder, code spaghetti, code source, fonction, fonctions, variable*, bug*, erreur*, compil*, base de données, requête*, serveur*,
      fichier*, imprimante*, ordinateur*, disque dur, logiciel*, appli, application*, site web, framework, injection de dépendances, dépendances, branche,
      commit*, commité, closure, tableau excel, formule*, wifi, mot de passe, box, développeur*, développement, algorithme*, mémoire vive,
      contrat intelligent, typescript, jsdoc, plante avec, mémoire, ace attorney, droits d'accès, linux, exécuter, nullpointerexception, mon code, code est
    `,
    play: `
      jeu, jeux, jouer, joueur*, échecs, pion, tour, fou, cavalier, coup, coups, coups sont légaux, mise en prise, prise, tempo, défense française,
      ouverture, foot*, football, tennis, rugby, arbitre*, hors jeu, pénalty, ligue, équipe, match, jeu de rôle, loups garous, sorcier, magie, sorts,
      quiz, devinette*, belote, tarot, horoscope, astro*, donjon*, perso, mon perso, points de vie, ressusciter
    `,
    fiction: `
      roman*, histoire courte, nouvelle, conte*, poème*, poésie, haïku, rime*, chanson*, paroles, film*, série, séries, personnage*, scène*, pièce du,
      pièce de, théâtre, dialogue*, monologue*, scénario*, blague*, comptine*, slogan*, devise, livre*, auteur*, bd, astérix, molière, écris un, écris une,
      écris moi, rédige un poème, imagine, invente, invente un, discours, faire part, dessiner, peinture*, tableau de, accords de, podcast*, sketch, humour,
      texto, qui chante, docteur renaud
    `,
    study: `
      histoire de, histoire du, historique*, siècle*, moyen âge, antiquité, romain*, rome, grec*, roi, reine, empire*, empereur, guerre*, révolution*, 1804,
      1929, xive, xixe, krach de, origine*, d'où vient, ça vient d'où, expression*, proverbe*, mot, mots, étymolog*, signifie le mot, synonyme*, traduis,
      traduction*, traduire, en anglais, en espagnol, en latin, prononc*, phonétique, orthographe, grammaire, conjug*, verbe*, adjectif*, accorder, corrige,
      corrige les fautes, fautes, dissertation*, exposé*, fiche sur, réviser, brevet, bac, examen de, collège, lycée, école, cm2, niveau, élève*, prof,
      professeur*, cours de, mémoire de, devoirs, biologie, svt, chimie, physique, géographie, philosoph*, photosynthèse, quelle est la différence,
      différence entre, pourquoi dit on, pourquoi on dit, pourquoi les, qui était, qui a inventé, inventé, comment les, comment un, explique*, théorie*,
      définition*, code civil, en général, par curiosité, dreyfus, zola, dans le monde, pays, capitale, planète*, volcan*, appareil digestif,
      respiration cellulaire, comment dit on, en japonais, en ancien français, jeanne d'arc, a découvert, qui a découvert, symptômes d'un disque,
      découverte de, la découverte, légende, mon cours, cours sur, automates, état puits, corps humain, combien de litres, landru, mot croisé, mots croisés,
      célèbre
    `,
    things: `
      plante*, fleur*, rosier*, rose, roses, arbre*, jardin*, potager, tomate*, pelouse, terreau, feuilles, champignon*, ficus, orchidée*, cactus, haie,
      semer, sème, levain, pâte, pain, four, recette*, cuisin*, gâteau*, soupe, sauce, beurre, vin, fromage, camembert, moteur, courroie, frein*, embrayage,
      boîte de vitesses, pneu*, batterie, clio, 205, voiture fait, lave linge, frigo, chaudière, étagère*, mur, peinture du, tache*, jean, meuble*, vélo,
      guitare, piano, violon*, photo, appareil photo, cadrage, chat, chien, chats, chiens, oiseau*, poisson*, cheval, météo, rando*, voyage*, vacances,
      week end, hôtel, plage, musée, ville, train, balade, marais, quartier, liste invités, réveillon, fête, mise en page, serviettes, couleurs, monnaie,
      congeler, offrir, cadeau, noël, chat comment choisir, tousse à froid, à froid, bougies, injecteurs, citronnier, jaunit, petits pois, des idées,
      donne moi des idées, isoler, phoniquement, trail, dénivelé, pucerons, plant de, basilic, pot de départ, timbres, collection, gimp, image trop sombre,
      rayure, table, jardiner, crêpes, lait d'avoine
    `,
    back: `
      le, la, l, les, ça, cela, c, ce, ceci, celui, celle, ceux, alors, donc, et, mais, aussi, encore, lui, leur, eux, y, en, dans ce cas, sinon, plutôt,
      pareil, même, les deux, plus, moins, si, ok, y a t il
    `,
    onward: `
      autre chose, rien à voir, autre question, autre sujet, changeons, par ailleurs, au fait, merci, maintenant, sinon raconte, raconte, blague, poème,
      propose un plan, laisse tomber, passons
    `,
  },
}
