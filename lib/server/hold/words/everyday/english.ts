/** English: situations in everyday words, without technical terms. */
import type { MoreWords } from '@/lib/server/hold/words/more-words'

export const everydayEnglish: MoreWords = {
  medical: {
    sure: `
      finish the course, can't bend it, cant bend it, went purple, turned purple, is it broken, its broken, white patch, white patches, scrape off, ssri,
      john's wort, under one mustn't, red streaks, lines up the leg, spiked my drink, in my drink, drink was spiked, how late can you be, late am i,
      std test, sti test, get tested, counted the pills, counting the pills, stash of pills, hand swollen, knee swollen, whole course, finish the box,
      finish the pack, water tablets, sleeping tablet*, sleeping pill*, heart tablet*, out of date epipen, epipen*, inhaler*, nebuliser, antifreeze,
      white spirit, drain cleaner, weedkiller, rat poison, oven cleaner, laundry pod*, dishwasher tablet*, swallowed a, swallowed some, swallowed the,
      has swallowed, ate a mushroom, ate berries, wild mushrooms, slurred, slurs, slurring, speech slurs, face drooping, drooping, one side of his,
      one side of her, one side of my, one arm, arm goes weak, went numb, gone numb, goes numb, seeing double, double vision, blurry vision, blurred vision,
      seeing things, hearing voices, hears voices, seeing people who, sees people who, confused since, not making sense, doesn't recognise,
      doesn't recognize, threw up, thrown up, throws up, puking, puked, being sick, been sick, was sick, feeling sick, feel sick, feels sick, lips swelling,
      lips swollen, lips feel, tongue swelling, throat closing, throat feels tight, throat scratchy, swollen, swelling, swells, lump in, lump on, a lump,
      found a lump, blood when i, blood in his, blood in her, peeing blood, pooping blood, coughing up, bleeding, won't stop bleeding, hit her head,
      bang on the head, banged his head, banged her head, banged my head, bump on the head, fell on his head, fell off the, fell down the stairs,
      knocked out, blacked out, fainting, light headed, resting pulse, pulse of, heart skips, heart pounding, putting me under, general anaesthetic,
      anaesthetic, anesthesia, before surgery, surgery monday, my surgery, my operation, my op, his operation, her operation, keyhole surgery, condom broke,
      condom split, condom came off, unprotected, missed my pill, missed a pill, forgot my pill, plan b, late period, my period, her period,
      trying to conceive, miscarriage*, miscarried, twelve weeks, weeks along, eats nothing, not eating, stopped eating, barely eats, making herself sick,
      making himself sick, starving herself, skips meals, cuts on her arms, cuts on his arms, scars on her, bruises on, bruising, bruise*, black and blue,
      goodbye letters, letters to the kids, goodbye notes, feel weirdly calm, a burden to, giving away his, giving away her, giving her things away,
      bottle of wine a night, drink every night, drinking every, stop drinking, the shakes, shaking hands, withdrawal*, came off my, coming off my,
      coming off the, double dose, doubled up, took two, took three, took four, took too many, took my meds, taking my meds, his meds, her meds, meds,
      skipped a dose, missed a dose, next dose, half a tablet, half a pill, cut the tablet, crush the tablet, crush the pill, tablets, tablet in half,
      capsule*, mole has, mole that, changing colour, itchy, itches, rash, blotches, spots on his, spots on her, red spots, peeling skin, pus, weeping,
      stitches, wound, stung by, cat bite, spider bite, jellyfish, scalded, burnt her, burnt his, burned her, stiff neck, can't turn my, can't lift,
      can't bend, can't walk, limping, calf is, calf hurts, calf feels, back went, my back, bad back, trapped nerve, funny turn, wobbly, unsteady,
      keeps falling, falls asleep mid, stops breathing in, snoring and, night sweats, hot flushes, hot flashes, wees a lot, wee more, wetting himself,
      wetting herself, constipated, constipation, the runs, diarrh*, stool*, poo is, temperature of, running a temperature, has a temperature, 38.5, 39.2,
      39.5, 40 degrees, cough that, coughing for, chesty, phlegm, sinus*, tooth hurts, tooth broke, gum*  swollen, abscess, jaw hurts, jaw clicks,
      eye is red, eye hurts, floaters, flashes of light, panicking, anxiety, anxious all, can't get out of bed, can't stop crying, don't see the point,
      empty inside, burnout, burnt out
    `,
    likely: `
      course of tablets, the course, pill, pills, tablet, dose, doses, leaflet, casualty, ambulance, hospital bag, prescription*, repeat prescription, pain,
      painful, hurting, sore, ache in, aches in, queasy, temperature, bp, bloods, results came back, scan, lump, mole, growth on, surgery, operation,
      anaesthetist, anesthesiologist, nurse said, nurse told, doc said, doctor told, doctor wants, doctor put me, gp says, gp told, consultant said,
      pharmacist said, discharged, diagnosis, chronic, allergy, allergies, allergic to, breastfeed*, breast milk, formula milk, newborn, weeks old,
      months old, epilep*, seizure*, fit last, had a fit, stroke, clot, forgetting things, memory, anti depressant*, therapist, counsellor, drunk a,
      units a week, coke, ecstasy, weed every, shrooms, vaping, steroid*, creatine, caffeine pills, hungry all the time, thirsty all, losing hair,
      high cholesterol, uric acid, kidney*, liver, bowel*, bladder, ovar*, cervix, womb, pelvis, breast, nipple, testicle*, vagina*, groin, armpit, throat,
      ear drops, eye drops, cream on, ointment, bandage, plaster on, immune, immunocompromised, swab, positive test, sleepwalk*, can't keep anything down,
      dehydrat*, sunburn*, concuss*, fracture*, broken toe, broken finger, crutches, physio*, healing, infection, worms, nits, thrush, cold sores
    `,
    hint: `
      drank something, drank some, drank from, ate something, he ate, she ate, baby ate, off food, won't drink, seems fine, fine yesterday, fine last week,
      going grey, gone grey, gone pale, pale, sweaty, sweating, cold sweat, stand up, feels tight, feels heavy, tight, twitch*, heart, tummy, head, foot, spine,
      tongue, gum, eye, nose, arm, drinks too much, wine a day, beers a night, sleeping badly, woke up, exhausted, tired, drowsy, sleepy, healthy, unhealthy,
      poorly, symptom*, worse, get checked, checked out, seen by, appointment, waiting list, recover*
    `,
    inAnswers: `
      blood thinner*, arm goes weak, slurs, half tablet, asthmatic, heart condition, headache*, temperature above, painkiller*, antihistamine*, prescription,
      symptom*, blood pressure, blood sugar, medicine*, supplement*, overdose, sleeping pills, knee swells, chest pain, antibiotic*, jab
    `,
  },
  legal: {
    sure: `
      built their fence, exclude my son, exclude my daughter, excluded from school, suspended from school, school suspended, school wants to, questioning,
      for an interview with the police, voluntary interview, come to the station, down the station, filmed at work, filming us at work, monitors us at work,
      bedbugs, bed bugs, in writing that, on paper now, will presume, branches that hang over, hang over, cut the branches, quit on the spot,
      walk out of my job, abandon my job, noise from, fence on our, onto our side, onto our land, on our land, onto my land, over the boundary, property line,
      right of way, shared drive, blocks my drive, blocking our drive, overhanging, their tree, neighbour's tree, neighbor's tree, neighbour's dog,
      neighbor's dog, dog bit, bitten by his dog, camera pointing, camera points, films our garden, wants us gone, wants us out, wants me out, wants her out,
      wants him out, told us to leave, told me to leave, out by the, out of the flat, out of the house by, changed the locks, changing the locks, locked out,
      move out by, no fault, section 8, kept our deposit, keep the deposit, keeping my deposit, our deposit, the deposit back, putting the rent up,
      put the rent up, raised the rent, mould, black mold, won't fix, refuses to fix, heating broken, no heating, subletting, my lease, break the lease,
      joint tenancy, picked up by the police, got picked up, got arrested, been arrested, arrested, in custody, interview under caution, say nothing,
      no comment, what to say to the police, police took, police want, police came, police called, police searched, search my, stopped by the police,
      pulled over, breathalys*, drink driving, over the limit, speeding thing, speeding fine, caught speeding, speed camera, private parking, bailiff*,
      turn up on the, don't turn up, didn't turn up, hearing on, my hearing, summons, jury duty, jury service, be a witness, pressing charges, drop the charges,
      caution on, a conviction, my conviction, spent conviction, background check, dbs, they're doing checks, lied on my, lied about, lied on an application,
      downloaded a film, letter from some firm, letter from a firm, solicitor's letter, lawyer's letter, legal letter, threatening to sue, wants to sue,
      going to sue, sue me, sue them, sue him, sue her, suing, sued, take them to court, take him to court, take me to court, sold as seen, seller says,
      seller refuses, seller won't, refuses a refund, refuse a refund, refund me, get my money back, get our money back, money back, lost the receipt,
      without a receipt, faulty, gearbox went, stopped working after, warranty, guarantee says, went bust, gone bust, gone under, went into administration,
      venue went, builder left, builder walked, builder took, builder has, contractor left, contractor took, cowboy builder, unfinished, bad workmanship,
      flight cancelled, flight was cancelled, flight delayed, airline says, airline won't, airline refuses, only offers a voucher, voucher instead,
      lost my luggage, overbooked, changing his will, change his will, changing her will, change her will, change the will, left out of the will, in the will,
      make a will, a will, no will, died without, executor, probate, lost capacity, not really with it, leave me the, leaves the house to, watertight,
      sons want her, adopt my, adopt a, adopt him, adopt her, adoption, stepson, stepdaughter, parental responsibility, see my kids, see the kids, see my son,
      see my daughter, won't let me see, keeps the kids, move abroad with, take the kids, child maintenance, maintenance payments, separated, separating,
      divorce*, split up and, we're not married, not married, common law, his name only, her name only, in his name, in her name, only in my name,
      change my name, change his surname, change her surname, surname, stalking me, keeps following me, threatened me, threatens me, threatening me, blackmail*,
      revenge porn, my photos without, photo of my, photos of my, without my consent, without asking me, posted my, posted a photo, libel, slander,
      called me a thief, called him a thief, put down as a director, made me a director, as a director of, on the hook, let me go, laid me off, been sacked,
      sacked me, made redundant, redundancy, redundant, gross misconduct, final written warning, zero hours, didn't pay me, won't pay me, withheld my,
      holding my wages, my notice, gave notice, settlement agreement, sign this at work, sign the form, pregnant at work, pregnant and my boss, discriminat*,
      harass*, bullied at work, bullying at work, sick leave, off sick, sick pay, accident at work, hurt at work, injured at work, visa refused, visa ran out,
      refused entry, ice came, ice agents, immigration officer*, right to remain, leave to remain, settled status, sponsor licence, citizenship, naturalis*,
      naturaliz*, squatting, council says, council wants, tear it down, take it down, hoa, appeal the, appeal against, appeal a, object to the, deadline to,
      time limit, too late to claim, claim against, compensation, compensate, injury claim, hit my car, hit and run, ran into the back, crashed into, his fault,
      my fault, at fault, admit fault, uninsured driver, insurance details, signed a contract, signed the contract, get out of a contract, cancel the contract,
      cancel my contract, binding, verbal contract, handshake deal, cooling off, gym membership won't, won't let me cancel
    `,
    likely: `
      letting agent, evict*, neighbour built, neighbours built, neighbor built, neighbour wants, neighbours want, ex won't, his ex, her ex, lawyer, barrister,
      citizens advice, mediator, trading standards, court, judge said, judge, police, cops, officer said, warrant, probation, fine, penalty notice, ticket,
      offence, offense, illegal, illegally, the law, legally, her rights, his rights, rights, entitled, obliged, liability, sue, claim, dispute,
      complaint against, formal complaint, refund, returns policy, contract, clause, terms and conditions, signed, witness, evidence, proof, prove it, recorded,
      recording, consent, gdpr, copyright, trademark, my boss, manager says, hr wants, payslip*, probation period, reference from, the will, estate, heirs,
      visa, border, passport, embassy, home office, immigration, benefits office, sanctioned, jobcentre, appeal, letter before
    `,
    hint: `
      letter from, got a letter, letters are coming, keep getting letters, ignore it, the 1st, the 14th, by christmas, on whatsapp, by text, verbally,
      agreed to, offered me, their side, our side, half a metre, garden wall, fence, hedge, noise, noisy, loud music, smell from, leak from, upstairs,
      downstairs, housemate, lodger, colleague, workplace, company car, shift, shifts, plumber, electrician, roofer, mechanic, garage, dealer, ebay, vinted,
      airbnb, booking, cancel, cancelled, refuses, refused, won't let, threatens, demand*, insists, forced, force him, force her, without telling,
      behind my back, blames me, blame, accuses, accusing, lied, lying, cheated, damage, damaged, broke my, smashed, scratched my, form, register*,
      sign anything
    `,
    inAnswers: `
      sign, signing, damage form, in writing, written consent, withdrawal, cancel, right to, insist on, dispute, lawful, object, within 14 days, days to,
      hours to
    `,
  },
  financial: {
    sure: `
      make the minimum, 40k at, at my age, your savings, of your savings, at 29, two year or, five year or, fixed for, lend my brother, borrow 10,
      wants to borrow, buy a flat to let, studio to let, sell the land, sell the plot, bring all loans together, default on a cheque, bounced,
      minimum on the card, the minimum on, let slide, max out, maxed out, maxed, card debt, on the card, on my card, on my cards, credit cards, in the red,
      it's all red, all red, hold or get out, hold or, get out or hold, sell or hold, buy the dip, bought at, bought tesla, bag holding, down 40, down 30,
      down 50, down 60, that coin, a coin, meme coin, memecoin, shitcoin, altcoin*, rugpull, 12% guaranteed, guaranteed returns, guaranteed return,
      paid monthly, double your money, double my money, get rich, mlm, nice man on the phone, man from the bank, savings aren't safe, move them today,
      move her savings, transfer her savings, safe account, forgot to file, didn't file, never filed, haven't filed, not filed, file for 20, taxes for,
      years of taxes, use it on my taxes, on my taxes, claim it back, claim back, tax back, offset it, 0% for, interest free for, teaser rate, for life or,
      a year for life, lump sum or, take the lump, cash it in, cash in my, cash out my, draw down, state pension, full pension, retire at, retire early,
      retiring, early retirement, stop working at, dropshipping, property or, lease or buy, buy or lease, overpay the, pay off the, pay down, pay it down,
      clear the, clear my, snowball, hidden gambling, gambling debts, gambling debt, gambled away, gambled, hidden debt, found the statements, bank statement*,
      joint account, open an account, separate accounts, split the bills, lend him, lend her, lend them, lent him, borrowed from, owes me, owe him, owe her,
      owe the bank, owe tax, owe the tax, guarantor, be a guarantor, co sign, cosign, remortgage, fixed rate, fix for, fix or, tracker or, variable rate,
      two year fix, five year fix, mortgage offer, deposit for a house, house deposit, first home, afford a, afford the, can i afford, can we afford,
      critical illness, pet insurance, cover worth it, excess of, insurer says, insurer won't, insurance won't, insurance refuses, insurance says, no claims,
      write off my, wrote off my, payout, claim declined, tax credits, benefits if, lose my benefits, lose her benefits, means tested, carer's allowance, pip,
      earn over, earn more than, over the threshold, side hustle, side income, cash in hand, do i declare, limited company, register for vat, invoice without,
      give the kids, give my kids, gave us money, gift of, gifted us, inherited, came into money, won the, saved about, easy access, isa, premium bonds,
      where to put, where do i put, put it all, all in on, put my savings, spare cash, spare each month, left each month, left over each month,
      at the end of the month, payday, overdrawn, arrears, debt collector*, collection agency, iva, debt advice, consolidate, consolidation, credit file,
      credit rating, rejected for, company shares, share scheme, bonus into
    `,
    likely: `
      etf*, shares in, portfolio, trading app, wallet, exchange went, saved, isa's, interest, credit, card company, card, cards, bank, bank manager, account,
      accounts, statement, taxman, file, filing, deduct*, expenses, salary, pay rise, payrise, wage, take home, net pay, bonus, earnings, rent out, rental,
      premium, policy, insurer, cover, benefits, allowance, grant, subsidy, budget, bills, household bills, spend less, cut back, cut costs, cost of, expensive,
      invested, investment*, return on, returns, profit, loss, losses, gains, inflation, exchange rate, currency, property, flat as an, downpayment, equity,
      gold, accountant, funeral plan
    `,
    hint: `
      grand, 5k, 8k, 10k, 20k, 50k, k each, quid, monthly, a year, deposit, price, worth now, worth less, cheaper,
      catch, what's the catch, too good, good deal, bad deal, better deal, switch to, gamble, gambling, betting, prize,
      offer of, they're offering me, offered me, guaranteed, safe, risky, risk, who wins, spare, save up, saving up,
      payback, pay them, pay him, owe, owed, broke, skint, tight this month, this month, end of the month, pcp, hp deal,
      lease a, business idea, shop, startup, contractor
    `,
    inAnswers: `
      own cover, policies, reverse the payment, chargeback, card company, per cent, minimum, pay off, instalment,
      declare, tax return, lump sum
    `,
  },
  signs: {
    self: 'our side, asking for myself, for me, on me, i ve been',
    kin: `
      grandad, grandpa, granny, gran, nan, nana, my gran, teenager, my teenager, my step, stepson, stepdad, stepmum,
      stepmom, auntie, my neighbour, my neighbor, a friend of mine, my mate, my flatmate, my housemate, my colleague,
      my partner's, in-laws, her sons, our kids, our toddler, asking for my, he's 4, she's 3
    `,
    action: `
      use it or not, or not, yes or no, is that a bad sign, bad sign, when is it dangerous, dangerous, how bad is it,
      ignore it, do i ignore, what do i protect, tell them, do i tell, which one do i, what are my actual options,
      where do i start, where do we start, where to start, is there any way, any way to, am i on the hook,
      how do i stop, what's he supposed, supposed to say, should he go, should she go, go back, what's the catch,
      hold or, who wins, leave it or, wait or, go in or, go to, ring someone, call someone, too many, too late,
      alright for, okay for, allowed, can he just, can they just, can she just, are they allowed, is he allowed,
      is she allowed, what can she do, what can he do, what can they do, how long do i, how long does, worth claiming,
      realistic, anything i can do, anything we can do, got a case, have a case, do i stand, where do i stand,
      where does she stand, where do we stand, on what grounds, advice, advise
    `,
    lasting:
      'this week, last week, since lunch, since breakfast, since tuesday, since wednesday, since thursday, since saturday, since sunday, for ages, on and off, comes and goes, yesterday',
    errand: `
      ideas for, poem for, lullaby, verses, couplets, title for my, opening sentence, funny line, ideas, any ideas, suggest, suggestion*, recommend, recommendation*, inspiration, brainstorm, come up with, plan a, plan my, plan our, itinerary, day trip, weekend in, icebreaker*,
      rewrite, rephrase, reword, proofread, correct this, correct my, fix the grammar, grammar, spelling, shorten, summarise, summarize, tl dr, translate, translation, turn this into, make this, make it sound,
      formal letter, email to, text to, message to, reply to, how do i tell, how to say, polite, politely, thank you note, invitation, caption, bio, profile, toast, speech, card for, gift, gifts, present for, presents,
      birthday, wedding, baby shower, hen do, stag do, party, retirement party, leaving do, recipe, recipes, cook, dinner, lunch, breakfast, bake, cake, menu, vegetarian, pasta, what to visit, what to see, where to eat,
      playlist, name for, names for, outfit, wear, colour scheme, decor*, fabric, knit*, crochet, sew, sewing, craft, hobby, book for, film for, podcast for, learn, practice, explain like, quiz, in the style of
    `,
    code: `
      pseudocode, a b testing, sample size, netlogo, expires during, form page, simulator, trading sim, solidity,
      ethereum contract, bytes32, executor, shutdown, hangs on, triage page, support desk, py, regexp, microcontroller,
      arduino, raspberry pi, esp32, switch, dhcp, vlan, subnet, packet, socket, thread pool, race condition, stack,
      parser, lexer, migration, retry, idempotent, circuit breaker, healthcheck, dependency graph, garbage collect*
    `,
    play: `
      factorio, ck3, civ vi, civ 6, eu4, netlogo, toy model, walk into a bar, toy economy, career mode, fifa, two point hospital, theme hospital,
      sim, stardew, rimworld, minecraft, terraria, zelda, pokemon, tetris, fortnite, roblox, elden ring, cyberpunk, fallout, gta, red dead,
      hearthstone, overwatch, valorant, offside, tackle, knockout, ring, round 12, f7, e4, sacrifice a, gambit, endgame, rook sacrifice, serve,
      tie break, draft, keeper, pitch
    `,
    study: `
      per 1000 people, compared with, in the world, by law or, per law, preposition, grammar rule, exam question, essay on, seminar,
      roman law, treaty of, history of, biology class, definition of
    `,
    things: `
      leaves turning, bike chain, gears, coffee machine, camera lens, guitar string, amp, bin on our corner
    `,
  },
}
