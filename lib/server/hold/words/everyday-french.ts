/** French: situations told in words of every day, without a word of the trade. */
import type { MoreWords } from './more-words'

export const everydayFrench: MoreWords = {
  medical: {
    sure: `
      finir la boîte, compté les cachets, les cachets dans, marre de tout, mis un truc dans mon verre, dans mon verre, me souviens de rien, ghb, prends juste la moitié, la moitié du, bouton noir, a grossi, bords bizarres, toux qui traîne, mérite une radio, pisser, finir le traitement, toute la boîte, somnifère*, anticoagulant*, médicament*, sachet de, sachets par jour, smecta, un sachet à, redonner, lui en redonner, a avalé, avalé une, avalé un, avalé du, pile bouton, eau de javel, javel, déboucheur, liquide vaisselle, antigel, centre antipoison, champignons sauvages,
      intoxication, empoisonn*, trop pris, pris deux, pris trois, double dose, oublié ma pilule, oublié la pilule, pilule du lendemain, capote, préservatif craqué, rapport non protégé, rapport à risque, mes règles, retard de règles, règles en retard, bouffées de chaleur, ménopause, trempée toutes les nuits, sueurs nocturnes, fausse couche, fausses couches,
      tomber enceinte, enceinte, test de grossesse, pma, fiv, allaite*, allaitement, bouche tordue, bouche de travers, parle bizarrement, n'arrive plus à parler, voit double, voir double, vision floue, ne sent plus, engourdi*, fourmis dans, fourmillement*, vertige*, la tête qui tourne, tête qui tourne, malaise, tombé dans les pommes, évanoui*, s'est évanouie,
      convuls*, palpitations, coeur qui s'emballe, pouls, vomi, vomit, vomissement*, gerbe, diarrhée, constip*, du sang, saigne, saignement*, sang dans, trop de sucre, sucre dans le sang, acide urique, goutte au pied, se fait des bleus, des bleus, bleu au mollet, mollet, se scarifie, scarification*, coupures sur, se fait du mal, lettre d'adieu, plus envie de vivre, en finir,
      ne mange plus, mange presque rien, se fait vomir, anorexi*, boulimi*, arrêter de boire, bouteille par soir, boit tous les soirs, sevrage, en manque, tremble, tremblements, coke, joint tous les, fume des joints, boule au sein, une boule, grosseur, ganglion*, gonflé, gonflée, gonfle, enflé, oedème, entorse, tordu la cheville, cassé le bras, fracture, plâtre, tombé sur la tête, chute de, commotion,
      choc à la tête, coup sur la tête, grain de beauté, boutons, plaques rouges, urticaire, démangeai*, ça gratte, me gratte, pus, infecté, infection, tique, piqûre de, piqué par, mordu, morsure, brûlé, brûlure*, insolation, coup de chaleur, points de suture, recoudre, du mal à respirer, essoufflé*, oppression, serre dans la poitrine, poitrine serrée, point de côté, crampes, contractions, perdu les eaux, anesthésie, avant l'opération,
      après l'opération, opéré*, mon opération, aux urgences, urgences, samu, appeler le 15, médecin traitant, généraliste, gynéco, dermato, ordonnance, notice, suppositoire, sirop, collyre, pommade, 39 de fièvre, 39,2, 38,5, 40 de fièvre, de fièvre, fièvre, température, tension à, prise de sang, analyses, résultats d'analyse, irm, scanner, échographie
    `,
    likely: `
      pilule, comprimé*, cachet*, gélule*, dose, doses, posologie, effets secondaires, mal à la, mal au, mal aux, mal de, douleur*, douloureux, fait mal, font mal, nausée*, toux, tousse, rhume, grippe, angine, otite, sinusite, cystite, allergi*, intoléran*, grossesse, bébé, nourrisson, mois et, vaccin*, vacciné, dépress*, déprim*, angoisse*, crise de panique, burn out, psy, psychologue, psychiatre, insomnie, dors plus, dors mal, alcool, avc, infarctus, cancer, tumeur,
      diabète, cholestérol, tension, thyroïde, rein, reins, foie, vessie, prostate, ovaire*, sein, testicule*, dos bloqué, lumbago, sciatique, hernie, cicatris*, symptôme*, diagnostic, traitement, soigner, examens, hospitalis*, arrêt maladie, kiné, perte de mémoire, confus, hallucin*
    `,
    hint: 'plus rien, fatigué*, épuisé*, pâle, transpire, sueur, dur, chaud, ventre, tête, gorge, nuque, épaule, genou, cheville, pied, orteil, doigt, bras, jambe, oeil, yeux, oreille, dent, dents, langue, lèvre*, peau, coeur, poitrine, dos, malade, maladie, santé, médecin, docteur, hôpital, pharmacie, consulter, réveille, avant-hier',
    inAnswers: `
      enceinte*, femmes enceintes, grossesse, allait*, choc, mal de tête, maux de tête, fièvre, dose, doses, dose-poids, comprimé*, consulter, consultez, médecin, pharmacien*, urgences, samu, le 15, le 112, allergi*, asthm*, diabét*, hypertension, tension, brûlure, plaie, entorse, douleur*, saignement*, vertige*, malaise, médicament*, traitement, symptôme*, vaccin*, commotion, essoufflement, coeur, anticoagulant*, antalgique*, paracétamol
    `,
  },
  legal: {
    sure: `
      acompte et ne répond plus, abandonne le poste, abandon de poste, filmée, filmé à, le gérant, punaises de lit, bailleur dit, qui paie, meublé, exclure mon fils, exclu de l'école, conseil de discipline, convoqué au, pris un acompte, pris l'acompte, d'acompte, artisan a, malfaçon*, chantier abandonné, travaux inachevés, devis signé, veut m'attaquer, m'attaquer en justice, porter plainte, porte plainte, dépôt de plainte, plainte contre, diffamation, injure publique, traité de voleur, refus de caf, la caf dit, la caf réclame, trop-perçu, recours, contester, contestation, mise en demeure, lettre recommandée, recommandé,
      huissier, saisie, pas mariés, pas mariée, pacs, pacsé*, concubin*, à son nom, à mon nom, si on se quitte, si on se sépare, se sépare, séparation, divorc*, pension alimentaire, prestation compensatoire, garde alternée, garde des enfants, droit de visite, voir mes enfants, voir ma fille, voir mon fils, autorité parentale, adopt*, nom de famille, changer de nom, photo de ma, photo de mon, droit à l'image, sans mon accord, sans autorisation, les obliger, obliger à,
      construit leur mur, mur chez nous, mur mitoyen, mitoyen*, empiète, empiètement, bornage, servitude, permis de construire, déclaration de travaux, la mairie veut, la mairie refuse, haie du voisin, voisin a mordu, chien du voisin, tapage, nuisances, trouble de voisinage, caméra du voisin, caméra qui filme, mon garage a, garagiste, réclame quand même, vice caché, vices cachés, vendeur refuse, refuse de rembourser, remboursement, rembourser, rétractation, garantie, service après-vente,
      vol annulé, compagnie aérienne, bon d'achat au lieu, avoir au lieu, litige, propriétaire veut, proprio, propriétaire, bailleur, bail, préavis, dépôt de garantie, caution, état des lieux, loyer impayé, expuls*, trêve hivernale, changer les serrures, changé la serrure, logement insalubre, moisissure*, sous-lou*, colocation, coloc « , rupture à l'amiable, rupture conventionnelle, licenci*, viré, me virer, démission*, prud'hommes, prudhommes,
      faute grave, avertissement au travail, mon employeur, mon patron, ma patronne, heures sup, heures supplémentaires, pas payé, salaire impayé, période d'essai, clause de non, contrat de travail, cdd, cdi, congé maternité, congé parental, congés payés, harcèl*, discrimin*, accident du travail, inspection du travail, garde à vue, convoqué*, convocation, audition, casier, amende, contravention, excès de vitesse, flashé, retrait de permis, permis de conduire suspendu, alcoolémie, juge, tribunal,
      procès, avocat*, aide juridictionnelle, conciliateur, héritage, hériter, héritier*, testament, succession, notaire, donation, indivision, usufruit, tutelle, curatelle, procuration, titre de séjour, carte de séjour, oqtf, préfecture, visa, naturalis*, asile, sans papiers, expiré, squat*, résilier, résiliation, contrat signé, prescription de, prescrit, délai pour, hors délai, ai-je le droit, j'ai le droit, a le droit, ont le droit, mes droits, mon droit, indemnis*, dommages et intérêts, constat, délit de fuite, le maître a filé, responsable de
    `,
    likely: `
      voisin*, mon ex, ex-mari, ex-femme, locataire*, loyer, logement, police, gendarme*, plainte, loi, légal, illégal, interdit, obligé*, obligatoire, droit, droits, contrat, clause, signer, signé, preuve*, prouve, prouver, témoin*, attestation, employeur, patron, collègue, rh, syndic, copropriété, mairie, administration, rgpd, données personnelles, facture, rembours*, réclame, assigner, avertissement, rupture, accord, papier, papiers
    `,
    hint: `
      ne répond plus, il veut que je parte, veut que je, refuse, refusent, exige, exigent, menace, menacent, accuse, accusé, ils disent que, elle dit que, par écrit, par mail, par sms, faire reculer, si je dis non, vers qui me tourner, vers qui, chez nous, mur, clôture, bruit, artisan, garage, vendeur, acheteur, leboncoin, vinted, entreprise, boîte, travaux, annulé*, cassé, abîmé, volé, vol de, arnaque*, escroqu*, fraude, délai, formulaire, dossier, école a
    `,
    inAnswers: `
      quatorze jours, délai, rétractation, renvoyer, remboursement, rembours*, bail, bailleur, locataire, propriétaire, préavis, dépôt de garantie, contrat, clause, signer, signez, par écrit, recommandé, mairie, autorisation, déclar*, permis, amende, loi, légal*, droit, droits, responsab*, assurance responsabilité, sacem, droits d'auteur, licence, consentement, tribunal, juge, avocat, plainte, police, employeur, licenci*, congé*, notaire, héritier*, testament, garantie, vice caché, huissier, contester, recours
    `,
  },
  financial: {
    sure: `
      compte joint, racheter un studio, pour le louer, tout regrouper, regrouper, sofinco, cetelem, cofidis, fichée, banque de france, chèque de, rester en location, d'acheter ou de, livret a est plein, je touche 1, compte commun, à découvert, découvert, agios, interdit bancaire, fichage, surendettement, dettes, endetté*, crédit*, crédit conso, rachat de crédit, prêt, prêt immobilier, emprunt*, taux fixe, taux variable, renégocier, remboursement anticipé, mensualité*, apport, livret a, livret, ldds, pel, assurance vie, assurance-vie, contrat en euros, unités de compte, pea, per, etf, bourse, actions, obligations, dividende*, placement*, placer, investir, rendement,
      crypto, bitcoin, trading, perdu en, frais de courtage, pinel, scpi, lmnp, locatif, impôt*, impots, déclarer, déclaration d'impôt, déclaration de revenus, fisc, redressement, prélèvement à la source, tranche, déduire, déductible, niche fiscale, parts fiscales, de son vivant, donner 50, droits de donation, droits de succession, frais de notaire, plus-value*, taxe foncière, taxe d'habitation, csg, tva, auto-entrepreneur, autoentrepreneur, micro-entreprise, urssaf, retraite, partir à 62,
      pars à 62, trimestres, points retraite, pension de réversion, réversion, chômage, are, france travail, pôle emploi, rsa, apl, prime d'activité, aah, allocation*, caf, mutuelle, assurance*, assureur, franchise, sinistre, bonus malus, indemnité*, net par mois, net et, de loyer, reste à vivre, boucler les fins de mois, fins de mois, fin du mois, budget, économies, épargne*, épargner, mettre de côté, héritage de, loa, leasing, lld, acheter ou louer, louer ou acheter, cautionnaire, se porter caution, prêter de l'argent, prêté, me doit, paris sportifs, casino, arnaque au placement
    `,
    likely:
      'salaire, argent, euros, banque, banquier, conseiller, carte, compte, payer, payer trop, taux, intérêt*, frais, prime, revenus, gagne, gagner, coûte, rentable, vaut le coup, acheter un appart, acheter une maison, héritage, or, immobilier, facture, échéance*, mois de',
    hint: 'mauvais plan, bon plan, combien chaque mois, chaque mois, par mois, par an, tous les 15 du mois, k€, 50 000, il me manquera, éviter de trop payer, vendre, garder ou vendre, moins cher, trop cher, cagnotte de',
    inAnswers: `
      livret a, livret, contrat en euros, assurance-vie, épargne, placement, impôt*, déclar*, déduire, déductible, déduction*, abattement, plafond, fisc, tva, micro-entreprise, urssaf, cotisation*, crédit, prêt, taux, mensualité*, assurance*, assureur, franchise, prime, garantie, découvert, retraite, pension, allocation*, aide, caf, subvention, revenus, salaire, frais, budget, compte, banque, bourse, euros par an, euros par mois, plus-value, amort*
    `,
  },
  signs: {
    kin: `
      mon ado, ma meuf, mon mec, mon gamin, ma gamine, mon gosse, mon petit, ma petite, mon beau-père, ma belle-mère, mon beau-frère, ma belle-soeur, ma soeur, mon frère, ma mère, mon père, ma mamie, mon papi, ma grand-mère, mon grand-père, mon mari, ma femme, mon conjoint, ma conjointe, mon compagnon, ma compagne, mon fils, ma fille, mon bébé, mes parents, mes enfants, ma tante, mon oncle, mon cousin, ma cousine, ma coloc, mon coloc, une amie, un ami, pour un enfant, enfant de
    `,
    action: `
      je dois, dois-je, je peux, puis-je, on peut, peut-on, faut-il, il faut, comment je m'en sors, je fais quoi, on fait quoi, que faire, quoi faire, comment faire, comment on fait, par quoi je commence, par où commencer, qu'est-ce qu'il doit, qu'est-ce que je, j'ai quoi, comment contester, comment éviter, vers qui me tourner, ça change quelque chose, il se passe quoi, que se passe-t-il, je risque quoi, qu'est-ce que je risque, risque, c'est normal, normal, c'est grave, grave, dangereux, c'est déjà ça, bonne idée,
      mauvaise idée, mauvais plan, ça vaut, vaut-il mieux, il vaut mieux, mieux vaut, ou pas, possible de, existe-t-il, ai-je, a-t-il le droit, peut-il, peuvent-ils, combien de temps, combien je peux, conseil, conseils, sans avocat, les obliger, m'obliger
    `,
    lasting:
      'depuis ce matin, depuis hier, depuis janvier, depuis février, depuis, toutes les nuits, tous les soirs, tous les matins, hier, avant-hier, ça fait, toujours pas, encore',
    errand: `
      idée*, berceuse, couplets, titre pour, une phrase d'intro, phrase d'intro, phrase rigolote, rigolote, trouve un titre, chanson, des idées, suggestion*, propose, propose-moi, conseille-moi un, recommande*, inspiration, que visiter, visiter, week-end à, itinéraire, séjour, en une journée, recette*, cuisin*, menu de, gâteau, dîner, déjeuner, apéro, cadeau*, anniversaire, mariage de, pot de départ, cagnotte, fête, invitation, discours, petit mot, carte pour, écris, écris-moi, rédige, reformule, corrige, corriger, orthographe, raccourcis, résume, résumé, traduis, traduire, comment on dit, je lui dis comment,
      message pour, mail pour, poliment, drôle, slogan, nom pour, prénom, playlist, déco, tenue, porter, tricot*, bricol*, jeu pour, apprendre, le titre, ça veut dire, vase préféré, empattements, typo, police avec
    `,
    code: 'site d un, refait le site, police avec ou sans, empattements, css, serveur, base de données, requête, script, déploi*, plante au démarrage, imprimante, wifi, routeur, mise à jour, pilote, écran, tableau excel, macro',
    play: 'monopoly, civ, civ vi, carrière, mode carrière, échecs, fou, cavalier, tour en, partie de, arbitre, hors-jeu, penalty, championnat, équipe, entraîneur, manette, quête, niveau, boss, zelda, pokémon, minecraft, catane, belote, tarot',
    things:
      'tomates, tondeuse, fume blanc, débroussailleuse, basilic, rosier, hortensia, pelouse, compost, levain, pâte, four, moteur tousse, embrayage, vélo, chaîne, machine à laver, machine à café, guitare, orchidée, feuilles, potager',
    study:
      'debussy, accord du participe, participe passé, problème de maths, gradus ad parnassum, siècle, étymologie, dissertation, exposé, brevet, bac, révolution française, code napoléon, histoire de, définition, dans le monde, par rapport à',
  },
}
