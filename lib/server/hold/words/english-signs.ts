/** English: signs of who asks, what they want, and of harmless subjects. */

import { englishTopics } from './english'
import type { LanguageWords } from './language-words'

export const english: LanguageWords = {
  ...englishTopics,
  common: `
    the, a, an, and, or, of, to, in, on, for, with, is, are, was, were, be, been, it, that, this, i, my, me, you, your, he, she, we, they, do, does, did, what, how, why, when,
    where, who, which, can, could, should, would, will, have, has, had, not, if, from, at, by, as, but, so, any, some, get, got, give, write, make, there, s, t, don, im, whats, pls, please, hi, hello, thanks, about, after, before, just, good, best
  `,
  signs: {
    crisis: `better off without me, better off dead, kill myself, killing myself, end my life, ending my life, end it all, take my own life, want to die, wanna die, wish i was dead, wish i were dead, don't want to live, dont want to live, don't want to be here, dont want to be here, don't want to wake up, not wake up, no reason to live, nothing to live for, no point in living, tired of living, can't go on, cant go on, giving up on life, give up on life, giving up on everything, suicid*, self harm*, self-harm*, hurt myself, hurting myself, cut myself again, cutting myself, jump off the, unalive, kms, kill themselves, kill himself, kill herself, harm himself, harm herself, overdose on`,
    lasting:
      "since yesterday, since this morning, since last, since monday, since friday, since the, since i, since my, for days, for weeks, for months, for years, days now, weeks now, months now, days straight, days ago, weeks ago, months ago, hours ago, for a week, for a month, for two, for three, all day, all night, every night, every morning, keeps, getting worse, again and again, last night, this morning, still, haven't stopped, won't stop, ever since, after",
    self: `
      i, my, me, i'm, im, i've, ive, i'd, i'll, mine, myself, we, our, us, we're, we've, my own, id
    `,
    kin: `
      my mom, my mum, my mother, my dad, my father, my son, my daughter, my wife, my husband, my partner,
      my girlfriend, my boyfriend, my gf, my bf, my baby, my kid, my kids, my child, my children, my toddler,
      my newborn, my brother, my sister, my grandma, my grandmother, my grandpa, my grandfather, my nan, my aunt,
      my uncle, my friend, my best friend, my roommate, my fiance, my fiancee, my in laws, my mother in law,
      my father in law, my nephew, my niece, my parents, our son, our daughter, our baby, mum, mom, dad, my 9yo, yo,
      year old, month old, years old, hubby, kid, a kid, child, toddler, baby, spouse, my spouse, my mother-in-law,
      mother in law, father in law, my stepson, my stepdaughter, my cousin, dad died, mom died
    `,
    action: `
      should i, should we, shall i, can i, can we, could i, may i, am i, do i, do we, what should, what do i do,
      what can i do, what do we do, what to do, can he, can she, can they, can my, is it safe, safe to, is it ok,
      ok to, okay to, is it bad, is it dangerous, how dangerous, is it normal, normal to, is that normal, how bad,
      how long after, how much can, how much should, how do i file, how do i come off, do i need, do i have to,
      have to pay, need to pay, need to see, will i, would i, would you, worth it, still worth, is it worth, wise to,
      good idea, bad idea, my options, what happens if, what if, what happens to, be worried, worry about, i worry,
      what could it be, what could this be, safest way, how serious, is it serious, is this serious, urgent,
      wait until, or wait, am i entitled, entitled to, do i qualify, eligible, owe, liable, allowed to, get out of,
      where do i even, where do i begin, is that legal, should my, should he, should she, does he have,
      does she need, asking for a friend, tell me whether, sign or, or invest, count as, safe or, is that, too high,
      too low, too much, am i gonna, am i going to, is x ok, does it need, do we go, early signs,
      something i can try, is there anything, is there something, can police, can my employer, can my landlord,
      what now, should be, how long should, how long can, how long will, how much do i, what's a safe, safe amount,
      do they have to, do i mention, mention it, say no, do i have, have to, am i stuck, stuck, options, smarter,
      dumb to, is it dumb, is it smart, smart to, stupid to, crazy to, before i, pushing, or top up, or term,
      or variable, or divorce, what are the rules, is this right, is this normal, legit, is it legit, or is it,
      what happens, can i still, does my, supposed to, okay if, ok if, fine if, alright to, harmful, can you get,
      can you die, can you catch, fight it, smart, normal, will they ask, what will they, do i file, home alone,
      in trouble, bad time to, good time to, now a good time, what are the chances, kick in, ruining my, instead,
      call my work, should a, how should we, what to eat before, how do you know if, how do i know if,
      how can i tell if, when is it
    `,
    advice: `
      you, your, you're, you'll, you've, yourself, should, must, don't, do not, never, avoid, always, need to, have to, may not, make sure, ask your, talk to, see a, call, ring, seek, consult, check with, stop taking, take, keep, at once, immediately, same day, within, at least, no more than, up to, before you, unless, if you, if she, if he, if it, required, requires, illegal, entitled, liable, owe, claim, tax free, taxed, worth, cheaper, better, set aside, remember, bear in mind
    `,
    code: `
      process, processes, kill a process, kill process, port, thread, threads, daemon, query, queries, table with,
      index, build fails, build, ci, pipeline, deploy*, container, cluster, bug, bugs, error message, throws, throw,
      function, variable, class, method, object, array, array*, loop, recursion, closure, compile*, code, coding,
      codebase, programming, developer, module, library, framework, dependency, dependencies, injection of,
      dependency injection, sql injection, constructor injection, token, endpoint, request, response, render*,
      re render, component, hook, hooks, css, memory leak, garbage, heap, stack overflow, cache, caching, log, logs,
      unit test*, test suite, refactor*, merge conflict, branch, rebase, pull request, blame, code review, schema,
      migration script, spreadsheet, formula, cell, laptop, mac, hard drive, ssd, router, wifi, printer, monitor,
      chmod, sudo, permission denied, operation not permitted, not permitted, mounted, volume, ownership,
      borrow checker, lock in, mutex, deadlock, garbage collector, smart contract, contract testing, blockchain node,
      machine learning, neural network, dataset, chatbot, website, web app, our app, an app, the app, schedule local,
      notifications, tax calculator, microservice*, type assertion, licence key, license key, open source license,
      mit license, apache license, docs, readme, technical debt, line 88, exit code, exits with, health check,
      regression test, diagnose why, patch, hotfix, debug, test coverage, coverage, virus, antivirus, malware,
      cold start, woocommerce, stock level*, stock levels, oom, killed by, kernel, promise from, constructor,
      promise, google sheets, taxreturn, invoice class, refactor my, ci runner, runner, connection refused,
      injection framework, goroutine*, engine room, ttl, eviction policy, connection pool, database connection,
      re renders, loses its state, state, component state, my tests, flakiness, flaky, cypress, playwright, selenium,
      ui state, domain model, hard disk, bad sectors, secrets and tokens, github actions, tokens in
    `,
    play: `
      game, games, gaming, gameplay, board game, video game, player, players, chess, castling, checkmate, pawn,
      bishop, knight, rook, opening, legal move*, legal moves, spec, build for, raid, boss fight, final boss, healer,
      heal spec, potion*, spell, spells, quest, npc, character sheet, campaign, tabletop, dungeon*, dice, tennis,
      football, soccer, basketball, baseball, cricket, hockey, rugby, golf, f1, formula 1, referee, foul, fouls,
      red card, yellow card, free kick, transfer window, coach, league, season, playoffs, world cup, olympics, match,
      team, trick taking, card game, scrabble, crossword, pub quiz, quiz night, trivia, fantasy football,
      tie breaker, level up, dps, tank, sims, cheat code*, speedrun*, mythic+, sparring, charges and fouls, guild,
      tarot, astrology, zodiac, horoscope, castle, out of check, into check, king into, bishop jump, ace attorney,
      phoenix wright, skill points, diablo, defence in the league, best defence, goalkeeper, striker,
      penalty shootout, penalty kick, false start, 100 m, bowling, bowling league, skyrim, vampirism, second queen,
      promoted, monopoly, gnomes, my campaign, baldur's gate, ranger, cleric, auction house, catan, campaign setting,
      settlers, gold sinks, game's economy, my game, in game, acquire
    `,
    fiction: `
      story, stories, short story, novel, novels, fiction, fictional, character, characters, protagonist, villain,
      plot, scene, chapter, screenplay, script, dialogue, monologue, poem, poetry, limerick, haiku, acrostic, sonnet,
      lyrics, song, songs, rap, verse, rhyme, rhymes, rhyming, joke, jokes, pun, puns, riddle, tongue twister,
      crossword clue, satire, parody, movie, movies, film, films, series, tv show, sitcom, episode, actor, actress,
      played by, played the, who played, director, documentary, podcast*, book, books, book club, author, read about,
      recommend some, audiobook, murder mystery, whodunit, thriller, sci fi, fantasy, fairy tale, bedtime story,
      toast, speech, slogan, tagline, greeting card, birthday message, birthday card, wedding speech, leaving card,
      blog post, headline, caption, anime, comic, musical, opera, painting, painted, sculpture, band, album, singer,
      in the style of, metaphor, idiom, simile, roleplay, logo, title for, name for, names for, nickname,
      mockingbird, merchant of venice, costume, halloween, write me, write a, write an, eulogy, mock, mock news,
      jane austen, amnesia, dr house, who plays, cliche, cliches, opening line, cover letter, podcast name,
      blood themed, horror, zombie apocalypse, vampire, vampires, pirate, pirates, wizard, superhero*, heist,
      heist novel, doctor who, crossword, biography
    `,
    study: `
      history, historical, historically, century, ancient, medieval, middle ages, roman, romans, rome, greek,
      greece in, egypt, egyptian, victorian, renaissance, ottoman, empire, emperor, king, queen, war, world war,
      treaty, revolution, dynasty, 18th, 19th, 17th, 16th, 1602, 1720, 1929, 1930s, 1800s, origin of, origins of,
      origin, where does the, where do the names, come from, named after, etymology, word, words, what's the word,
      meaning of, mean in, synonym*, antonym*, translate, translation, translated, in french, in german, in spanish,
      in latin, in english, in japanese, pronounce*, pronunciation, spell, spelling, grammar, verb, noun, adjective,
      adverb, comma, sentence, false friends, vocabulary, language exchange, essay, homework, assignment, school,
      class, grade, 7th grade, gcse, a level, exam on, revise, revision, lesson, students, pupils, teacher, teach,
      lecture, thesis, dissertation, paper on, presentation, slides, talk for, preparing a talk, year olds,
      kids understand, explain to a, like i'm five, eli5, biology, chemistry, physics, geography, meteorology,
      astronomy, mathematics, philosophy, philosophical, linguistics, economics class, textbook, who invented,
      who discovered, who was, who were, who signed, who wrote, invented, discovered, how did, how do vaccines,
      how does the, how do lawyers, why do, why did, why does, what was, what were, what did, when was,
      difference between, compare, definition, define, concept of, theory, theorem, theories, law of physics,
      laws of, law of, capital of, largest, famous, in general, fun fact, trivia, statistic*, how many people,
      population, worldwide, summarise the, summarize the, sum up, mitosis, cell, cells, photosynthesis, planet*,
      species, dinosaur*, constitution of, parliament, in theory, curious, random question, mythology, unit on,
      discussion questions, supreme court, royal navy, scurvy, cosmology, hedge words, academic english,
      come from latin, latin, does the word, the word, pandemic of, black death, plague, death penalty, abolish*,
      first woman, freud, mnemonic, exam tomorrow, anatomy exam, blue whale, whale's, how much does a, sixth grade,
      6th grade, fun example, in architecture, carbon, atoms, atom, molecules, civics, school report,
      report for school, explain simply, movie title, hippocratic, spanish flu, sparta, ancient sparta,
      medieval england, punishment device, symbol, why do surgeons, why are, cosmic, correct spelling, shark,
      learn spanish, learn portuguese, countable, tulip mania, british english, chemical formula, noir, ally mcbeal,
      how do you spell
    `,
    things: `
      plant, plants, tree, trees, seedling*, tomato, tomatoes, rose, roses, garden, gardening, lawn, soil, compost,
      fertilizer, leaves, leaf, cactus, orchid, succulent, basil, mushroom*, sourdough, starter, bread, dough,
      recipe, recipes, bake, baking, oven, cook, cooking, dinner, menu, soup, sauce, beer, keg, cold brew, coffee,
      espresso, wine pairing, cocktail*, bbq, cake, cookies, car's battery, battery, engine, gearbox, brakes,
      alternator, spark plug, exhaust, tyre, tires, multimeter, parasitic drain, washing machine, dishwasher, fridge,
      boiler, heat pump, printer, vacuum, drill, furniture, wallpaper, paint the, shelf, sofa, bike, bicycle, chain,
      guitar, piano, violin, drum*, camera, lens, photo, photography, telescope, drone, phone, laptop, weather, rain,
      hike, hiking, camping, canoe*, tent, trip, itinerary, travel, hotel, hostel, flight to, beach, museum, cafes,
      cafe, restaurant*, city, lisbon, paris, kyoto, station, river, lake, mountain, kitten, puppy, cat, cats, dog,
      dogs, hamster, parrot, penguin*, bird, birds, fish, aquarium, horse, stamps, pottery, watercolour, knitting,
      sewing, crochet, origami, lego, birthday, party, wedding venue, playlist, outfit, haircut, logo, font, poster,
      zine, gift, gifts, present for, vase, earbuds, headphones, flag, flag of, boil an egg, egg, eggs, rice, pasta,
      fern, repot*, dress, wear to, shoes, boots, hair, makeup, perfume, anniversary, valentine*, christmas, easter,
      school play, dinosaurs, bouquet, flowers, toys, eurostar, plane, train, subway, airport, road trip,
      suitcase size, packing, macbook, monitor, keyboard, mouse, skincare routine order, tyre pressure, oil change,
      concrete, woocommerce, etsy listing, instagram, tiktok, youtube, channel, subscribers, followers, ideas,
      ideas for, ideas that, suggest three, suggest a, sketch a route, route, indesign, flyer, print shop, photoshop,
      lightroom, gimp, illustrator, weeds, paving stones, orchids, thank you card, farewell, proofread, tripod,
      brownies, olive oil, vegetables, glasses from fogging, trumpet, peonies, florist, apple tree, prune,
      conversation going, screen time ideas, surf, surfboard, sailing, knots, marathon plan, training plan,
      garage into, study into, kitchen design, budget friendly, weekend in, screen time, ipad, living room, tip in,
      babysitting, wine or flowers, to dinner, otters, crepes
    `,
    back: `
      it, that, this, those, these, them, then, there, one, ones, he, she, him, his, her, they, both, either, and, so, but, also, what about, how about, ok, okay, instead, else, too, same, again, the other, still, in that case, even if, what if, more, less
    `,
    onward: `
      something else, one more thing, another question, different question, unrelated, on another note, off topic, change of subject, new topic, anyway, thanks, thank you, thx, cheers, now tell me, now write, now give me, totally different, forget that, never mind, nevermind, moving on, joke, poem, rhyme, by the way
    `,
  },
}
