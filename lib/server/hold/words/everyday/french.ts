/** French: situations in everyday words, without technical terms. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayFrench: MoreWords = {
  medical: {
    sure: `
      finir la boîte, compté les cachets, les cachets dans, marre de tout, mis un truc dans mon verre, dans mon verre,
      me souviens de rien, ghb, prends juste la moitié, la moitié du, bouton noir, a grossi, bords bizarres,
      toux qui traîne, mérite une radio, pisser, finir le traitement, toute la boîte, médicament*, sachet de,
      sachets par jour, smecta, un sachet à, redonner, lui en redonner, a avalé, avalé une, avalé un, avalé du,
      pile bouton, eau de javel, javel, déboucheur, liquide vaisselle, antigel, champignons sauvages, empoisonn*,
      trop pris, pris deux, pris trois, double dose, oublié ma pilule, oublié la pilule, capote, préservatif craqué,
      rapport non protégé, rapport à risque, règles en retard, bouffées de chaleur, trempée toutes les nuits,
      sueurs nocturnes, fausses couches, tomber enceinte, enceinte, test de grossesse, pma, allaite*, allaitement,
      bouche tordue, bouche de travers, parle bizarrement, n'arrive plus à parler, voit double, voir double,
      vision floue, ne sent plus, engourdi*, fourmis dans, fourmillement*, la tête qui tourne, tombé dans les pommes,
      s'est évanouie, convuls*, palpitations, coeur qui s'emballe, pouls, gerbe, constip*, du sang, trop de sucre,
      sucre dans le sang, acide urique, goutte au pied, se fait des bleus, des bleus, bleu au mollet, mollet,
      se scarifie, scarification*, coupures sur, se fait du mal, lettre d'adieu, ne mange plus, mange presque rien,
      se fait vomir, arrêter de boire, bouteille par soir, boit tous les soirs, sevrage, en manque, tremble,
      tremblements, coke, joint tous les, fume des joints, boule au sein, une boule, grosseur, gonflé, gonflée, enflé,
      oedème, entorse, tordu la cheville, cassé le bras, plâtre, tombé sur la tête, chute de, commotion, choc à la tête,
      coup sur la tête, boutons, plaques rouges, démangeai*, ça gratte, me gratte, pus, infecté, infection, piqûre de,
      piqué par, morsure, brûlé, brûlure*, insolation, points de suture, recoudre, du mal à respirer, essoufflé*,
      oppression, serre dans la poitrine, poitrine serrée, point de côté, crampes, contractions, perdu les eaux,
      anesthésie, avant l'opération, après l'opération, opéré*, mon opération, urgences, appeler le 15, généraliste,
      ordonnance, notice, suppositoire, sirop, collyre, pommade, 39 de fièvre, 39 2, 40 de fièvre, de fièvre,
      température, tension à, analyses, scanner
    `,
    likely: `
      comprimé*, cachet*, gélule*, dose, doses, mal de, douleur*, font mal, allergi*, bébé, mois et, vaccin*, dépress*,
      déprim*, crise de panique, dors mal, alcool, tension, rein, foie, ovaire*, sein, testicule*, cicatris*, symptôme*,
      traitement, soigner, examens, hospitalis*, confus
    `,
    hint: 'plus rien, épuisé*, pâle, sueur, dur, chaud, tête, pied, orteil, jambe, dents, langue, lèvre*, coeur, poitrine, dos, réveille, avant-hier',
    inAnswers: `
      enceinte*, femmes enceintes, grossesse, allait*, choc, mal de tête, maux de tête, fièvre, dose, doses, dose-poids, comprimé*, consulter, consultez, médecin, pharmacien*, urgences, samu, le 15, le 112, allergi*, asthm*, diabét*, hypertension, tension, brûlure, plaie, entorse, douleur*, saignement*, vertige*, malaise, médicament*, traitement, symptôme*, vaccin*, commotion, essoufflement, coeur, anticoagulant*, antalgique*, paracétamol
    `,
  },
  legal: {
    sure: `
      acompte et ne répond plus, abandonne le poste, filmée, filmé à, le gérant, punaises de lit, bailleur dit,
      qui paie, meublé, exclure mon fils, exclu de l'école, conseil de discipline, convoqué au, pris un acompte,
      pris l'acompte, d'acompte, artisan a, malfaçon*, chantier abandonné, travaux inachevés, devis signé,
      veut m'attaquer, m'attaquer en justice, dépôt de plainte, plainte contre, diffamation, injure publique,
      traité de voleur, refus de caf, la caf dit, la caf réclame, trop-perçu, recours, lettre recommandée, recommandé,
      huissier, saisie, pas mariés, pas mariée, concubin*, à son nom, à mon nom, si on se quitte, si on se sépare,
      se sépare, séparation, divorc*, prestation compensatoire, droit de visite, voir mes enfants, voir ma fille,
      voir mon fils, adopt*, nom de famille, changer de nom, photo de ma, photo de mon, sans mon accord,
      sans autorisation, les obliger, obliger à, construit leur mur, mur chez nous, mur mitoyen, empiète, empiètement,
      déclaration de travaux, la mairie veut, la mairie refuse, haie du voisin, voisin a mordu, chien du voisin,
      nuisances, trouble de voisinage, caméra du voisin, caméra qui filme, mon garage a, garagiste, réclame quand même,
      vendeur refuse, refuse de rembourser, rembourser, rétractation, garantie, service après-vente, vol annulé,
      compagnie aérienne, bon d'achat au lieu, avoir au lieu, litige, propriétaire veut, bail, caution, loyer impayé,
      expuls*, changer les serrures, changé la serrure, logement insalubre, moisissure*, colocation, coloc «,
      rupture à l'amiable, viré, me virer, démission*, prud'hommes, prudhommes, avertissement au travail, mon employeur,
      ma patronne, pas payé, salaire impayé, clause de non, discrimin*, accident du travail, convoqué*, convocation,
      audition, amende, flashé, retrait de permis, permis de conduire suspendu, juge, tribunal, procès, avocat*,
      héritage, hériter, héritier*, testament, notaire, donation, indivision, usufruit, tutelle, visa, naturalis*,
      asile, expiré, squat*, résilier, résiliation, contrat signé, prescription de, délai pour, hors délai,
      j'ai le droit, a le droit, ont le droit, mon droit, indemnis*, dommages et intérêts, constat, délit de fuite,
      le maître a filé, responsable de
    `,
    likely: `
      voisin*, ex-mari, ex-femme, logement, gendarme*, obligé*, obligatoire, droit, preuve*, prouve, prouver, témoin*,
      collègue, rh, administration, données personnelles, facture, assigner, avertissement, rupture, accord, papier
    `,
    hint: `
      ne répond plus, il veut que je parte, veut que je, refusent, exige, exigent, menacent, accuse, ils disent que,
      elle dit que, par écrit, par mail, par sms, faire reculer, si je dis non, vers qui me tourner, vers qui,
      chez nous, mur, clôture, garage, vinted, entreprise, boîte, annulé*, cassé, abîmé, vol de, arnaque*, formulaire,
      école a
    `,
    inAnswers: `
      quatorze jours, délai, rétractation, renvoyer, remboursement, rembours*, bail, bailleur, locataire, propriétaire, préavis, dépôt de garantie, contrat, clause, signer, signez, par écrit, recommandé, mairie, autorisation, déclar*, permis, amende, loi, légal*, droit, droits, responsab*, assurance responsabilité, sacem, droits d'auteur, licence, consentement, tribunal, juge, avocat, plainte, police, employeur, licenci*, congé*, notaire, héritier*, testament, garantie, vice caché, huissier, contester, recours
    `,
  },
  financial: {
    sure: `
      compte joint, racheter un studio, pour le louer, tout regrouper, regrouper, sofinco, cetelem, cofidis, fichée,
      chèque de, rester en location, d'acheter ou de, livret a est plein, je touche 1, compte commun, à découvert,
      découvert, fichage, surendettement, dettes, endetté*, crédit*, crédit conso, prêt, prêt immobilier, taux variable,
      renégocier, remboursement anticipé, mensualité*, pel, contrat en euros, unités de compte, pea, per, bourse,
      actions, obligations, placer, investir, rendement, perdu en, frais de courtage, locatif, impôt*, impots,
      déclaration d'impôt, déclaration de revenus, redressement, tranche, déduire, déductible, niche fiscale,
      parts fiscales, de son vivant, donner 50, droits de donation, frais de notaire, taxe foncière, taxe d'habitation,
      autoentrepreneur, retraite, partir à 62, pars à 62, trimestres, points retraite, réversion, chômage, are, aah,
      caf, assurance*, assureur, franchise, sinistre, bonus malus, indemnité*, net par mois, net et, de loyer,
      reste à vivre, boucler les fins de mois, fins de mois, fin du mois, budget, économies, épargne*, épargner,
      mettre de côté, héritage de, leasing, acheter ou louer, louer ou acheter, cautionnaire, se porter caution,
      prêter de l'argent, prêté, me doit, paris sportifs, casino, arnaque au placement
    `,
    likely:
      'argent, banquier, carte, compte, payer, payer trop, intérêt*, frais, prime, gagne, gagner, coûte, vaut le coup, acheter un appart, or, facture, échéance*, mois de',
    hint: 'mauvais plan, bon plan, combien chaque mois, chaque mois, tous les 15 du mois, k€, 50 000, il me manquera, éviter de trop payer, garder ou vendre, moins cher, trop cher, cagnotte de',
    inAnswers: `
      livret a, livret, contrat en euros, assurance-vie, épargne, placement, impôt*, déclar*, déduire, déductible, déduction*, abattement, plafond, fisc, tva, micro-entreprise, urssaf, cotisation*, crédit, prêt, taux, mensualité*, assurance*, assureur, franchise, prime, garantie, découvert, retraite, pension, allocation*, aide, caf, subvention, revenus, salaire, frais, budget, compte, banque, bourse, euros par an, euros par mois, plus-value, amort*
    `,
  },
  signs: {
    kin: `
      mon ado, ma meuf, mon mec, mon gamin, ma gamine, mon gosse, mon beau-frère, ma belle-soeur, ma mamie, mon papi,
      mon cousin, ma cousine, ma coloc, mon coloc, une amie, un ami, pour un enfant
    `,
    action: `
      faut-il, il faut, comment je m'en sors, comment faire, comment on fait, par quoi je commence, par où commencer,
      qu'est-ce qu'il doit, j'ai quoi, comment contester, comment éviter, vers qui me tourner, ça change quelque chose,
      il se passe quoi, que se passe-t-il, risque, grave, c'est déjà ça, bonne idée, mauvaise idée, mauvais plan,
      ou pas, possible de, existe-t-il, combien de temps, combien je peux, conseil, conseils, sans avocat, les obliger,
      m'obliger
    `,
    lasting:
      'depuis ce matin, depuis hier, depuis janvier, depuis février, toutes les nuits, tous les soirs, tous les matins, avant-hier, ça fait, toujours pas',
    errand: `
      idée*, berceuse, couplets, titre pour, une phrase d'intro, phrase d'intro, phrase rigolote, rigolote,
      trouve un titre, chanson, des idées, suggestion*, propose, propose-moi, conseille-moi un, recommande*,
      inspiration, que visiter, visiter, week-end à, itinéraire, séjour, en une journée, recette*, cuisin*, menu de,
      gâteau, dîner, déjeuner, apéro, cadeau*, anniversaire, mariage de, pot de départ, cagnotte, fête, invitation,
      discours, petit mot, carte pour, écris, écris-moi, rédige, reformule, corrige, corriger, orthographe, raccourcis,
      résume, traduis, traduire, comment on dit, je lui dis comment, message pour, mail pour, poliment, drôle, slogan,
      nom pour, prénom, playlist, déco, tenue, porter, tricot*, bricol*, jeu pour, apprendre, le titre, ça veut dire,
      vase préféré, empattements, typo, police avec
    `,
    code: 'site d un, refait le site, police avec ou sans, empattements, css, script, déploi*, plante au démarrage, routeur, mise à jour, pilote, écran, macro',
    play: 'monopoly, civ, civ vi, carrière, mode carrière, tour en, partie de, championnat, entraîneur, manette, quête, niveau, boss, zelda, pokémon, minecraft, catane',
    things:
      'tomates, tondeuse, fume blanc, débroussailleuse, hortensia, compost, moteur tousse, chaîne, machine à laver, machine à café',
    study:
      'debussy, accord du participe, participe passé, problème de maths, gradus ad parnassum, étymologie, révolution française, code napoléon, par rapport à',
  },
}
