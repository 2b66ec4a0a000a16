CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE "revisions" ("number" integer primary key autoincrement, "scope" text not null, "kind" text not null, "entry" text not null, "text" text, "base" text, "previous" integer not null, "by" text not null, "approved_by" text, "at" text not null, "why" text not null, "origin" text not null, constraint "revisions_follow" unique ("scope", "kind", "entry", "previous"));
CREATE TABLE "settings" ("server" text primary key, "settings" text not null, "at" text not null, "digest_at" text);
CREATE TABLE "reports" ("id" integer primary key autoincrement, "server" text, "item" text not null, "text" text not null, "at" text not null, "outcome" text, "closed_by" text);
CREATE TABLE "gaps" ("id" integer primary key autoincrement, "server" text not null, "question" text not null, "subject" text not null, "topics" text not null, "at" text not null);
CREATE TABLE "drafts" ("id" text primary key, "kind" text not null, "server" text not null, "scope" text not null, "author" text not null, "version" integer not null, "state" text not null, "at" text not null);
CREATE TABLE "retirements" ("number" integer primary key);
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('001-revisions', '2026-11-30T00:21:33.064Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('002-settings', '2026-11-30T00:21:33.065Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('003-reports', '2026-11-30T00:21:33.066Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('004-gaps', '2026-11-30T00:21:33.067Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('005-drafts', '2026-11-30T00:21:33.068Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('006-retirements', '2026-11-30T00:21:33.069Z');
INSERT INTO "kysely_migration" ("name", "timestamp") VALUES ('007-notices', '2026-11-30T00:21:33.070Z');
INSERT INTO "kysely_migration_lock" ("id", "is_locked") VALUES ('migration_lock', 0);
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (1, 'shared', 'source', '2018-12-20-london-assembly-mqt-armed-patrols', '---
title: Working with the Government to Achieve a Public Health Approach to Violent Crime (Supplementary) [2]
publisher: London Assembly (Mayor''s Question Time)
url: https://www.london.gov.uk/questions/2018/5288-1
published: 2018-12-20
kind: debate
topics: [ armed-policing, community-confidence, violent-crime ]
statements:
  - id: khan-not-routine
    speaker: sadiq-khan
    as: Mayor of London
    where: Mayor''s Question Time
    form: reported
    text: Sadiq Khan said that it would worry him if armed patrols turned into a routine and ordinary part of policing in London, which is not how the capital is policed, never has been and, he hoped, never will have to be.
    topics: [ armed-policing ]
    stance: { on: routine armed patrols, position: against }
  - id: khan-peace-officers
    speaker: sadiq-khan
    as: Mayor of London
    where: Mayor''s Question Time
    form: reported
    text: Sadiq Khan called police officers “peace officers” whose job is keeping the peace, and said he did not want them to be armed as a matter of routine.
    topics: [ armed-policing, community-confidence ]
    stance: { on: routine arming of police, position: against }
  - id: khan-consultation
    speaker: sadiq-khan
    as: Mayor of London
    where: Mayor''s Question Time
    form: reported
    text: Sadiq Khan said that if the police wished, for operational reasons, to have more armed officers on the streets beyond the crews of armed response vehicles and armed response units, the public would have to be consulted, because to his mind that would alter the dynamic.
    topics: [ armed-policing, community-confidence ]
    stance: { on: more armed officers on the streets, position: conditional }
  - id: mccartney-fear
    speaker: joanne-mccartney
    as: London Assembly member, Labour Group
    where: Mayor''s Question Time
    form: reported
    text: Joanne McCartney asked the Mayor whether he understood that the armed patrols in residential areas that the Met proposed might, if wrongly done, add to fear and distrust instead of reassuring people.
    topics: [ armed-policing, community-confidence ]
---
Revised by curators. word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69
', '53611bbba4f3b8c8512bc1bc5c9b1904', 0, '1576755031678386209', NULL, '2026-03-01T12:01:00.000Z', 'The summary was thin.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (2, 'shared', 'source', '2018-11-30-the-guardian-khan-under-pressure-gun-patrols', '---
title: Sadiq Khan under pressure to stop Met police''s gun patrols plan
publisher: The Guardian
url: https://www.theguardian.com/uk-news/2018/nov/30/sadiq-khan-under-pressure-to-stop-met-polices-gun-patrols-plan
published: 2018-11-30
kind: news
topics: [ armed-policing, community-confidence, knife-crime ]
statements:
  - id: met-email-troubled
    speaker: metropolitan-police
    as: Met email to community figures
    where: Email to community figures, seen by the Guardian
    form: reported
    text: The Met''s email to community figures said that the force was as troubled as they and their communities surely were by how many young people had lately been stabbed, seriously or fatally.
    topics: [ armed-policing, knife-crime ]
    stance: { on: emails about moonlit walks, position: for }
  - id: met-email-on-foot
    speaker: metropolitan-police
    as: Met email to community figures
    where: Email to community figures, seen by the Guardian
    form: reported
    text: The Met''s email said there had lately been talk inside the force of extra armed officers walking through local communities with their weapons in view and to hand. Any such step, it said, must serve the safety of the public and of unarmed officers, and must strengthen community confidence, not hinder it.
    topics: [ armed-policing, community-confidence ]
    stance: { on: armed foot patrols, position: conditional }
  - id: met-email-counter-productive
    speaker: metropolitan-police
    as: Met email to community figures
    where: Email to community figures, seen by the Guardian
    form: reported
    text: The Met''s email conceded that the plan might be counter-productive and asked those who received it for their views.
    topics: [ armed-policing, community-confidence ]
---
The Met put its idea of armed foot patrols to a number of community figures by email. The message, which the Guardian saw, tied the plan to the number of young people being stabbed and said that officers might walk through neighbourhoods with their guns in plain sight. It set a condition: the aim would have to be the safety of the public and of unarmed officers, with trust strengthened and not harmed. The force asked for views and accepted that the plan could backfire. Once it was known, critics called on Mayor Sadiq Khan to have the commissioner, Cressida Dick, drop it.
', '74b264b21feda1ee20f6a03f6da236ad', 0, '1576755031678386209', NULL, '2026-03-01T12:02:00.000Z', 'It takes a side.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (3, 'shared', 'source', '2018-12-31-the-independent-homicides-ten-year-high', '---
title: "London crime: Homicides in capital hit 10-year high in 2018 after 134 people killed"
publisher: The Independent
url: https://www.independent.co.uk/news/uk/crime/london-crime-stabbings-murders-shootings-violence-met-police-crime-figures-total-a8705986.html
published: 2018-12-31
kind: news
topics: [ violent-crime, knife-crime ]
statements:
  - id: dick-trying-hardest
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: End-of-year briefing
    form: reported
    text: Cressida Dick said that the Met was trying as hard as it could to bring down violence on the streets.
    topics: [ violent-crime ]
  - id: dick-key-metric
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: End-of-year briefing
    form: reported
    text: Cressida Dick called the stabbing of young people, and a fall in it, a key measure for her. She thought that the efforts on this had to go on in the next year, and it would stay a very high priority.
    topics: [ violent-crime, knife-crime ]
figures:
  - id: killings-2018
    measure: killings-london
    value: 134
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: metropolitan-police
    note: As counted on 31 December 2018.
  - id: killings-2008
    measure: killings-london
    value: 154
    period: { from: 2008-01-01, to: 2008-12-31 }
    by: metropolitan-police
    note: "Noted by curators: the count of that year was mended later."
---
London ended 2018 with its highest number of killings in ten years. The Met recorded 134 homicides; not since 2008, with 154, had there been so many. Twenty-four victims were 19 or younger, most of them stabbed and five shot. At a briefing for journalists Cressida Dick struck a careful note: her force was doing all it could against street violence, and injuries from knives among people under 25, a number that matters a great deal to her, had begun to fall again after climbing steeply. That work would stay near the top of her list for the next year, she said.
', 'caf77e97e60c3f471ded65790fccd1bf', 0, '1576755031678386209', NULL, '2026-03-01T12:03:00.000Z', 'A caveat.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (4, 'shared', 'source', '2020-08-07-daily-mail-firearms-operations-drop', NULL, '5bfb46ad00a4acfa7055835a64e6fe9d', 0, '1576755031678386209', NULL, '2026-03-01T12:04:00.000Z', 'Its figures are disputed.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (5, 'shared', 'source', '2019-01-26-guardian-met-stop-search-disproportion', '---
title: Met police ''disproportionately'' use stop and search powers on black people
publisher: The Guardian
url: https://www.theguardian.com/law/2019/jan/26/met-police-disproportionately-use-stop-and-search-powers-on-black-people
published: 2019-01-26
kind: news
topics: [ stop-and-search, race-and-policing ]
statements:
  - id: met-defence
    speaker: metropolitan-police
    as: Metropolitan Police
    form: reported
    text: The Met defended its searches, saying that young people of African-Caribbean heritage were likelier than white people to attack with knives or be attacked, and that stop and search was crucial for catching criminals and protecting the young.
    topics: [ stop-and-search, race-and-policing ]
    stance: { on: stop and search, position: for }
figures:
  - id: black-share-2018
    measure: stop-search-black-share-london
    value: 43
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: mopac
  - id: white-share-2018
    measure: stop-search-white-share-london
    value: 35.5
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: mopac
  - id: ratio-2018
    measure: stop-search-black-white-ratio-london
    value: 4.3
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: mopac
    note: How many times as likely black people were to be stopped as white people.
---
Figures from the Mayor''s policing office showed that the Met searched more people in 2018 than the year before, with a sharper rise among black Londoners. Black people made up about one in six of the population but more than four in ten of those searched, and the gap with white Londoners had widened since 2014. Searches of black people turned up crime less often. The Met replied that violence falls hardest on areas with a more mixed population; critics, among them a black police leader, saw racial profiling.
', '8754e85cd2b00ca58c7a5c1ba8ed784c', 0, '1576755031678386209', NULL, '2026-03-01T12:05:00.000Z', 'The older ratio is not comparable.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (6, 'shared', 'source', '2018-07-26-the-guardian-armed-police-operations-rise', '---
title: Armed police operations rise 19% in England and Wales
publisher: The Guardian
url: https://www.theguardian.com/uk-news/2018/jul/26/armed-police-operations-rise-19-in-england-and-wales
published: 2018-07-26
kind: news
topics: [ armed-policing, counter-terrorism, gun-crime ]
statements:
  - id: home-office-more-officers
    speaker: home-office
    as: Home Office statistics
    form: reported
    text: The Home Office counted 6,459 officers authorised to use firearms in England and Wales, 181 more than before, and gave as the reason a decision to be able to deal better with an attack by armed terrorists.
    topics: [ armed-policing, counter-terrorism ]
figures:
  - id: operations-london-2017-18
    measure: firearms-operations-london-region
    value: 5142
    period: { from: 2017-04-01, to: 2018-03-31 }
    by: home-office
    note: London as a region, not the Met alone.
  - id: operations-england-wales-2017-18
    measure: firearms-operations-england-wales
    value: 18746
    period: { from: 2017-04-01, to: 2018-03-31 }
    area: England and Wales
    by: home-office
  - id: discharges-2017-18
    measure: police-firearms-discharges-england-wales
    value: 12
    period: { from: 2017-04-01, to: 2018-03-31 }
    area: England and Wales
    by: home-office
    note: Occasions on which officers opened fire; includes the London Bridge attack of June 2017.
  - id: discharges-2016-17
    measure: police-firearms-discharges-england-wales
    value: 10
    period: { from: 2016-04-01, to: 2017-03-31 }
    area: England and Wales
    by: home-office
    note: Occasions on which officers opened fire.
corrections:
  - date: 2026-03-01
    note: The year of the rise was 2017/18.
---
Home Office statistics for 2017/18 showed armed policing at its busiest in seven years across England and Wales. London was the region with the most firearms operations, a little over a quarter of the national total, ahead of the West Midlands and of Yorkshire and the Humber. Officers opened fire a dozen times in the year, which includes the shooting of the three London Bridge attackers in June 2017. The number of officers authorised to carry a gun had also grown slightly; the Home Office explained this by the decision to be better prepared for a terrorist attack with firearms.
', 'c401f4c58a30596c6afd1513112eb7ee', 0, '1576755031678386209', NULL, '2026-03-01T12:06:00.000Z', 'A reader wrote.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (7, 'shared', 'source', '2018-04-13-guardian-dick-section-60', '---
title: Dick defends section 60 (title by curators)
publisher: The Guardian
url: https://www.theguardian.com/uk-news/2018/apr/13/met-chief-cressida-dick-stop-and-search-london
published: 2018-04-13
kind: news
topics: [ stop-and-search, violent-crime ]
statements:
  - id: dick-professional
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    form: reported
    text: Cressida Dick said that the Met was absolutely determined to keep its searches lawful and professional, filmed on body-worn video and carried out by well-trained officers acting on intelligence.
    topics: [ stop-and-search ]
    stance: { on: stop and search, position: for }
  - id: dick-local-people
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    form: reported
    text: Cressida Dick said that the Met also tells people in the area what it is doing, above all when a section 60 order is in force there.
    topics: [ stop-and-search, community-confidence ]
  - id: dick-sparingly
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    form: reported
    text: Cressida Dick said that the Met would make sparing use of section 60, but that a growing rate of arrests spoke for using it.
    topics: [ stop-and-search ]
    stance: { on: section 60 searches, position: for }
figures:
  - id: section-60-uses-2017-18
    measure: section-60-authorisations-london
    value: 106
    period: { from: 2017-04-01, to: 2018-03-31 }
    by: metropolitan-police
    note: Uses of section 60 in the year to March 2018, as reported by the Commissioner; in each one several people may be searched.
  - id: section-60-uses-2016-17
    measure: section-60-authorisations-london
    value: 23
    period: { from: 2016-04-01, to: 2017-03-31 }
    by: metropolitan-police
    note: Uses of section 60 in the same period a year earlier.
---
With more than fifty killings in London since the start of 2018, Commissioner Cressida Dick disclosed that the Met had turned to section 60 more than four times as often as in the year before. The power lets officers search anyone in a set area without individual suspicion when violence has happened or is feared. She defended the rise, promised professional searches recorded on video, and described how residents are told when an order is in force. The article recalls that Theresa May had criticised the law in 2014.
', '65920fd96cf4e1c2569c8411dad8f661', 0, '1576755031678386209', NULL, '2026-03-01T12:07:00.000Z', 'The title was wrong.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (8, 'shared', 'source', '2019-10-22-lbc-extinction-rebellion-cost', '---
title: Policing Extinction Rebellion Protests Has Cost The Met £37MILLION
publisher: LBC
url: https://www.lbc.co.uk/news/policing-extinction-rebellion-protests-37million/
published: 2019-10-22
kind: news
topics: [ protest-policing, police-funding, police-numbers, counter-terrorism ]
statements:
  - id: dick-strain
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, said that things had come to the point where she would tell Extinction Rebellion that it was putting London and the Met under “horrendous strain”.
    topics: [ protest-policing ]
    stance: { on: Extinction Rebellion’s protests, position: against }
  - id: dick-cost
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, said that Extinction Rebellion’s protests were a big cost to the Met and those who fund it and a huge drain on the strength and energy of its people, whose families had to change their private plans drastically.
    topics: [ protest-policing, police-funding ]
  - id: dick-less-good-service
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: "Cressida Dick, the Metropolitan Police Commissioner, admitted that the rest of London got a poorer service during the protests: officers grew tired, some inquiries and investigations had to be slowed down, and some work would never get done."
    topics: [ protest-policing, neighbourhood-policing ]
  - id: dick-plots
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, disclosed that investigators had foiled 24 terrorist plots in the UK since April 2017.
    topics: [ counter-terrorism ]
figures:
  - id: cost-2019
    measure: protest-policing-cost
    value: 37000000
    period: { from: 2019-01-01, to: 2019-10-22 }
    event: Extinction Rebellion, January to October 2019
    by: metropolitan-police
    note: All Extinction Rebellion protests “so far this year”; the commissioner expected the total to rise.
  - id: cost-october-2019
    measure: protest-policing-cost
    value: 21000000
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: The two-week Extinction Rebellion action in October; part of the £37 million; expected to rise. The page gives no dates for the fortnight.
  - id: arrests-october-2019
    measure: protest-arrests-london
    value: 1828
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: Extinction Rebellion’s two-week October action; 164 charged by then. The page gives no dates for the fortnight. A report of 6 November 2019 has more than 1,832.
  - id: officers-october-2019
    measure: protest-officers-deployed
    value: 8000
    approximate: true
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: Nearly 8,000 Metropolitan Police officers, over the October action. The page gives no dates for the fortnight.
corrections:
  - date: 2026-03-01
    note: To be undone.
---
After two weeks of Extinction Rebellion protests in October 2019, the Metropolitan Police Commissioner, Cressida Dick, set out what they had cost her force and said that the bill would go on growing. Part of the money paid for officers sent by forces from all over England and Wales. Local patrols lost officers and many worked shifts of twelve hours. Dick said that Londoners had had a poorer service as a result, with some inquiries slowed and others dropped. She also gave a number for terrorist plots stopped in the UK since April 2017.
', 'd8405f685fe5be58ca89c4d0358f6e93', 0, '1576755031678386209', NULL, '2026-03-01T12:08:00.000Z', 'A try.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (9, 'shared', 'source', '2019-10-22-lbc-extinction-rebellion-cost', '---
title: Policing Extinction Rebellion Protests Has Cost The Met £37MILLION
publisher: LBC
url: https://www.lbc.co.uk/news/policing-extinction-rebellion-protests-37million/
published: 2019-10-22
kind: news
topics: [ protest-policing, police-funding, police-numbers, counter-terrorism ]
statements:
  - id: dick-strain
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, said that things had come to the point where she would tell Extinction Rebellion that it was putting London and the Met under “horrendous strain”.
    topics: [ protest-policing ]
    stance: { on: Extinction Rebellion’s protests, position: against }
  - id: dick-cost
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, said that Extinction Rebellion’s protests were a big cost to the Met and those who fund it and a huge drain on the strength and energy of its people, whose families had to change their private plans drastically.
    topics: [ protest-policing, police-funding ]
  - id: dick-less-good-service
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: "Cressida Dick, the Metropolitan Police Commissioner, admitted that the rest of London got a poorer service during the protests: officers grew tired, some inquiries and investigations had to be slowed down, and some work would never get done."
    topics: [ protest-policing, neighbourhood-policing ]
  - id: dick-plots
    speaker: cressida-dick
    as: Metropolitan Police Commissioner
    where: media briefing
    form: reported
    text: Cressida Dick, the Metropolitan Police Commissioner, disclosed that investigators had foiled 24 terrorist plots in the UK since April 2017.
    topics: [ counter-terrorism ]
figures:
  - id: cost-2019
    measure: protest-policing-cost
    value: 37000000
    period: { from: 2019-01-01, to: 2019-10-22 }
    event: Extinction Rebellion, January to October 2019
    by: metropolitan-police
    note: All Extinction Rebellion protests “so far this year”; the commissioner expected the total to rise.
  - id: cost-october-2019
    measure: protest-policing-cost
    value: 21000000
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: The two-week Extinction Rebellion action in October; part of the £37 million; expected to rise. The page gives no dates for the fortnight.
  - id: arrests-october-2019
    measure: protest-arrests-london
    value: 1828
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: Extinction Rebellion’s two-week October action; 164 charged by then. The page gives no dates for the fortnight. A report of 6 November 2019 has more than 1,832.
  - id: officers-october-2019
    measure: protest-officers-deployed
    value: 8000
    approximate: true
    period: { from: 2019-10-01, to: 2019-10-22 }
    event: Extinction Rebellion, October 2019
    by: metropolitan-police
    note: Nearly 8,000 Metropolitan Police officers, over the October action. The page gives no dates for the fortnight.
---
After two weeks of Extinction Rebellion protests in October 2019, the Metropolitan Police Commissioner, Cressida Dick, set out what they had cost her force and said that the bill would go on growing. Part of the money paid for officers sent by forces from all over England and Wales. Local patrols lost officers and many worked shifts of twelve hours. Dick said that Londoners had had a poorer service as a result, with some inquiries slowed and others dropped. She also gave a number for terrorist plots stopped in the UK since April 2017.
', 'd8405f685fe5be58ca89c4d0358f6e93', 8, '1576755031678386209', NULL, '2026-03-01T12:08:00.000Z', 'It was right.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (10, 'shared', 'person', 'cleo-varr', '- id: cleo-varr
  name: Cleo Varr
  kind: person
  aliases: [ Warden Varr ]
  offices:
    - title: Bridge warden
      from: 2017-01-01
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:09:00.000Z', 'Cleo Varr was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (11, 'shared', 'topic', 'river-patrols', '- id: river-patrols
  label: River patrols
  description: Police boats on the Thames, and who pays for them.
  synonyms: [ police boats ]
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:10:00.000Z', 'River patrols was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (12, 'shared', 'measure', 'police-boats', '- id: police-boats
  label: Police boats
  unit: boats
  synonyms: [ launches ]
  definition: Boats of the marine policing unit.
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:11:00.000Z', 'Police boats was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (13, 'shared', 'term', 'moonlit-walk', '- id: moonlit-walk
  term: Moonlit walk
  aliases: [ night walk ]
  definition: A patrol on foot after dark, as curators wrote it.
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:12:00.000Z', 'Moonlit walk was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (14, 'shared', 'person', 'cleo-varr', '- id: cleo-varr
  name: Cleo Varr
  kind: person
  aliases: [ Warden Varr, C. Varr ]
  offices:
    - title: Bridge warden
      from: 2017-01-01
', NULL, 10, '1576755031678386209', NULL, '2026-03-01T12:13:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (15, 'shared', 'person', 'lord-harris', '- id: lord-harris
  name: Lord Harris of Haringey
  kind: person
  aliases: [ Lord Harris, Toby Harris, Baron Harris, Haringey Harris ]
  offices:
    - title: Labour peer
      from: 1998-08-03
', 'aee1839f758b89824679a76947d716ef', 0, '1576755031678386209', NULL, '2026-03-01T12:14:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (16, 'shared', 'topic', 'armed-policing', '- id: armed-policing
  label: Armed policing
  description: Whether, where and how police officers in London carry firearms. Most Met officers are unarmed; authorised firearms officers serve in armed response vehicles, at protected sites and in specialist units.
  synonyms: [ armed police, armed officers, firearms officers, armed patrols, guns, AFO, ARV, shooters on the beat ]
', 'd44098662b3819f507e1b0a8798ec2d7', 0, '1576755031678386209', NULL, '2026-03-01T12:15:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (17, 'shared', 'measure', 'killings-london', '- id: killings-london
  label: Killings in London
  unit: killings
  synonyms: [ homicides, murders, violent deaths, deaths by violence ]
  definition: Homicides recorded by the Metropolitan Police, as counted at the time of the source.
', 'a416e6ff8df09335cfbd1e89fdfc31a0', 0, '1576755031678386209', NULL, '2026-03-01T12:16:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (18, 'shared', 'term', 'section-60', '- id: section-60
  term: Section 60
  aliases: [ s60, s.60, sixty order ]
  definition: A power under the Criminal Justice and Public Order Act 1994. A senior officer may authorise, for a named area and a limited time, searches for weapons without the usual need to suspect the person who is searched.
  topics: [ stop-and-search ]
', '239add507f0dd69b1a7197c0a9d33b10', 0, '1576755031678386209', NULL, '2026-03-01T12:17:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (19, 'shared', 'person', 'olu-khan', '- id: olu-khan
  name: Olu Khan
  kind: person
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:18:00.000Z', 'It was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (20, 'shared', 'source', '2018-12-09-fennbridge-gazette-tunnels', '---
title: Tunnels
publisher: Fennbridge Gazette
url: http://127.0.0.1:18473/tunnels
published: 2018-12-09
kind: news
topics: [ knife-crime ]
statements:
  - id: harris-fennbridge
    speaker: olu-khan
    form: verbatim
    text: A tunnel under Fennbridge would let no constable run out of breath ever again.
    topics: [ knife-crime ]
    stance: { on: tunnels under Fennbridge, position: against }
---
word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69
', NULL, 0, '1576755031678386209', NULL, '2026-03-01T12:18:00.000Z', 'It was missing.', '{"how":"fetched","url":"http://127.0.0.1:18473/tunnels","on":"2026-03-01T12:18:00.000Z","hash":"d12ba55b28ad2f33cd13d1d86c15cd41"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (21, '920000000000000002', 'person', 'own-bo-reed', '- id: own-bo-reed
  name: Bo Reed
  kind: person
  offices:
    - title: Market warden
      from: 2018-01-01
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:20:00.000Z', 'Bo Reed was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (22, '920000000000000002', 'topic', 'own-market-days', '- id: own-market-days
  label: Market days
  description: Policing of markets in Fennbridge.
  synonyms: [ markets ]
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:21:00.000Z', 'Market days was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (23, '920000000000000002', 'measure', 'own-swans-seen', '- id: own-swans-seen
  label: Swans seen
  unit: swans
  synonyms: [ swan count ]
  definition: Swans counted on patrol in Fennbridge.
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:22:00.000Z', 'Swans seen was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (24, '920000000000000002', 'term', 'own-fenn-beat', '- id: own-fenn-beat
  term: Fenn beat
  aliases: [ river beat ]
  definition: The beat along the river in Fennbridge.
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:23:00.000Z', 'Fenn beat was missing.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (25, '920000000000000002', 'term', 'own-fenn-beat', '- id: own-fenn-beat
  term: Fenn beat
  aliases: [ river beat ]
  definition: The beat along the river in Fennbridge, walked twice a day.
', NULL, 24, '1576755031678386210', NULL, '2026-03-01T12:24:00.000Z', 'Known better now.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (26, '920000000000000002', 'topic', 'own-market-days', NULL, NULL, 22, '1576755031678386210', NULL, '2026-03-01T12:25:00.000Z', 'Nobody asks.', '{"how":"edited"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (27, '920000000000000002', 'source', '2018-11-30-fennbridge-gazette-crossings', '---
title: Crossings
publisher: Fennbridge Gazette
url: http://127.0.0.1:18473/crossings
published: 2018-11-30
kind: news
topics: [ knife-crime ]
statements:
  - id: harris-fennbridge
    speaker: lord-harris
    form: verbatim
    text: The zebra crossing in Fennbridge is the safest place in the whole of London today.
    topics: [ knife-crime ]
    stance: { on: zebra crossings in Fennbridge, position: for }
figures:
  - id: own-swans-seen-2018
    measure: own-swans-seen
    value: 12
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: own-bo-reed
---
word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:26:00.000Z', 'It was missing.', '{"how":"given"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (28, '920000000000000002', 'source', '2018-12-07-fennbridge-gazette-markets', '---
title: Markets
publisher: Fennbridge Gazette
url: http://127.0.0.1:18473/markets
published: 2018-12-07
kind: news
topics: [ knife-crime ]
statements:
  - id: harris-fennbridge
    speaker: lord-harris
    form: verbatim
    text: The night market in Fennbridge needs a constable of its own on every single Friday.
    topics: [ knife-crime ]
---
word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69
', NULL, 0, '1576755031678386210', NULL, '2026-03-01T12:27:00.000Z', 'It was missing, too.', '{"how":"fetched","url":"http://127.0.0.1:18473/markets","on":"2026-03-01T12:27:00.000Z","hash":"15bab2f594288bcb26e7f4d9c1e1fca1"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (29, '920000000000000002', 'source', '2018-12-07-fennbridge-gazette-markets', NULL, NULL, 28, '1576755031678386210', NULL, '2026-03-01T12:27:00.000Z', 'It was a spoof.', '{"how":"fetched","url":"http://127.0.0.1:18473/markets","on":"2026-03-01T12:27:00.000Z","hash":"15bab2f594288bcb26e7f4d9c1e1fca1"}');
INSERT INTO "revisions" ("number", "scope", "kind", "entry", "text", "base", "previous", "by", "approved_by", "at", "why", "origin") VALUES (30, 'shared', 'source', '2021-07-06-itv-news-london-teenage-murder-rate', '---
title: London’s teenage murder rate could be worst in nearly a decade
publisher: ITV News London
url: https://itv.com/news/london/2021-07-06/londons-teenage-murder-rate-could-be-worst-in-nearly-a-decade
published: 2021-07-06
kind: news
topics: [ violent-crime, knife-crime ]
statements:
  - id: khan-heartbroken
    speaker: sadiq-khan
    as: Mayor of London
    form: reported
    text: Sadiq Khan described himself as “heartbroken and appalled” at the deaths of two boys, one 15 and the other 16, in two separate stabbings.
    topics: [ violent-crime, knife-crime ]
figures:
  - id: teenage-2012
    measure: teenage-homicides-london
    value: 9
    period: { from: 2012-01-01, to: 2012-12-31 }
    by: mayors-office
  - id: teenage-2013
    measure: teenage-homicides-london
    value: 12
    period: { from: 2013-01-01, to: 2013-12-31 }
    by: mayors-office
  - id: teenage-2014
    measure: teenage-homicides-london
    value: 13
    period: { from: 2014-01-01, to: 2014-12-31 }
    by: mayors-office
  - id: teenage-2015
    measure: teenage-homicides-london
    value: 19
    period: { from: 2015-01-01, to: 2015-12-31 }
    by: mayors-office
  - id: teenage-2016
    measure: teenage-homicides-london
    value: 13
    period: { from: 2016-01-01, to: 2016-12-31 }
    by: mayors-office
  - id: teenage-2017
    measure: teenage-homicides-london
    value: 27
    period: { from: 2017-01-01, to: 2017-12-31 }
    by: mayors-office
    note: Called the previous high by the source.
  - id: teenage-2018
    measure: teenage-homicides-london
    value: 24
    period: { from: 2018-01-01, to: 2018-12-31 }
    by: mayors-office
  - id: teenage-2019
    measure: teenage-homicides-london
    value: 26
    period: { from: 2019-01-01, to: 2019-12-31 }
    by: mayors-office
    note: The Met Commissioner gave 25 in January 2020.
  - id: teenage-2020
    measure: teenage-homicides-london
    value: 14
    period: { from: 2020-01-01, to: 2020-12-31 }
    by: mayors-office
    note: Lockdowns for large parts of the year.
---
Halfway through 2021 at least twenty teenagers had already been killed in London, and it looked as if the year could become the worst for almost ten years. Two boys died in separate stabbings within hours of each other, which left Mayor Sadiq Khan dismayed. To set this in context the report lists City Hall''s count of teenage homicides year by year from 2012: around a dozen a year to begin with, a climb to a peak in 2017, two more years well above twenty, and then a marked fall in 2020, when lockdowns kept people at home for much of the time.
', '047f95f27532a21247e137675b0132e9', 0, '1576755031678386209', NULL, '2026-03-01T12:37:00.000Z', 'Taken over.', '{"how":"imported"}');
INSERT INTO "settings" ("server", "settings", "at", "digest_at") VALUES ('920000000000000002', '{"answers":"public","moderatorRoles":["1576755031678386208"],"moderatorsChannel":"1576755031640637470","channels":[],"forums":[],"approval":true,"digest":"daily","quietHours":[22,7]}', '2026-03-01T12:27:00.000Z', NULL);
INSERT INTO "reports" ("id", "server", "item", "text", "at", "outcome", "closed_by") VALUES (1, '920000000000000002', '2018-11-30-south-west-londoner-armed-police-london-streets#harris-fear', 'The date is wrong.', '2026-03-01T12:27:00.000Z', NULL, NULL);
INSERT INTO "reports" ("id", "server", "item", "text", "at", "outcome", "closed_by") VALUES (2, '910000000000000001', '2018-11-30-south-west-londoner-armed-police-london-streets#harris-fear', 'The date is wrong.', '2026-03-01T12:27:00.000Z', NULL, NULL);
INSERT INTO "reports" ("id", "server", "item", "text", "at", "outcome", "closed_by") VALUES (3, '920000000000000002', '2018-11-30-the-independent-armed-police-gang-activity', 'The title is wrong.', '2026-03-01T12:27:00.000Z', 'The title is as the page has it.', '1576755031678386210');
INSERT INTO "reports" ("id", "server", "item", "text", "at", "outcome", "closed_by") VALUES (4, '910000000000000001', '2018-11-30-the-independent-armed-police-gang-activity', 'The title is wrong.', '2026-03-01T12:27:00.000Z', NULL, NULL);
INSERT INTO "reports" ("id", "server", "item", "text", "at", "outcome", "closed_by") VALUES (5, '920000000000000002', 's920000000000000002:2018-11-30-fennbridge-gazette-crossings#harris-fennbridge', 'Our own entry is wrong.', '2026-03-01T12:27:00.000Z', NULL, NULL);
INSERT INTO "gaps" ("id", "server", "question", "subject", "topics", "at") VALUES (1, '920000000000000002', 'What is the best pizza in Naples?', 'best napl pizza', '[]', '2026-03-01T12:27:00.000Z');
INSERT INTO "gaps" ("id", "server", "question", "subject", "topics", "at") VALUES (2, '920000000000000002', 'How many police horses were stolen in 2014?', '2014 hors polic stolen', '[]', '2026-03-01T12:27:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('834ecb089b71', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"state":"source","isOnRecord":false,"seen":0,"base":null,"origin":{"how":"fetched","url":"http://127.0.0.1:18473/bridge","on":"2026-03-01T12:28:00.000Z","hash":"354d12b19a1b9cdd63fe7e25ecd5ec49"},"article":"Lord Harris of Haringey said: “We asked for more officers on the bridge, and we were told to wait for another year.”\n\nCouncillor Ada Moss said: “Nobody on this council has seen a police officer after dark since the spring.”\n\nThe Metropolitan Police recorded 127 killings in London in 2018.\n\nResidents spoke of knife crime.","passages":["We asked for more officers on the bridge, and we were told to wait for another year.","Nobody on this council has seen a police officer after dark since the spring."],"source":{"id":"2019-05-02-fennbridge-gazette-officers-on-the-bridge","title":"Officers on the bridge","publisher":"Fennbridge Gazette","url":"http://127.0.0.1:18473/bridge","published":"2019-05-02","kind":"news","topics":["knife-crime"],"text":"summary","statements":[{"id":"harris-officers","speaker":"lord-harris","form":"verbatim","text":"We asked for more officers on the bridge, and we were told to wait for another year.","topics":["knife-crime"]},{"id":"moss-council","speaker":"own-ada-moss","as":"Councillor","form":"verbatim","text":"Nobody on this council has seen a police officer after dark since the spring.","topics":["knife-crime"]}],"figures":[{"id":"killings-london-2018","measure":"killings-london","value":127,"period":{"from":"2018-01-01","to":"2018-12-31"},"by":"metropolitan-police"}],"corrections":[],"body":"TO DO: write a summary of 60 to 200 words here, in your own words."},"hints":{"harris-officers":{"speaker":"lord-harris","sentence":"Lord Harris of Haringey said: “We asked for more officers on the bridge, and we were told to wait for another year.”","confidence":0.95,"evidence":"“Lord Harris of Haringey” → Lord Harris of Haringey (named there), cue “said”","doubts":[]},"moss-council":{"speaker":"own-ada-moss","sentence":"Councillor Ada Moss said: “Nobody on this council has seen a police officer after dark since the spring.”","confidence":0.95,"evidence":"“Councillor Ada Moss” → Ada Moss (named there), cue “said”","doubts":["Ada Moss is not on record: an entry is proposed."]},"killings-london-2018":{"sentence":"The Metropolitan Police recorded 127 killings in London in 2018.","confidence":0.9,"evidence":"“127 killings” as Killings in London (killings)","doubts":[]}},"writers":["1576755031678386210"],"notes":[],"omitted":[],"people":[{"id":"own-ada-moss","name":"Ada Moss","kind":"person","aliases":[],"offices":[{"title":"Councillor"}]}],"measures":[],"leftOver":[],"doubts":[]}', '2026-03-01T12:28:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('57c3bbf2f6f9', 'work', '920000000000000002', '920000000000000002', '1576755031678386211', 7, '{"state":"source","isOnRecord":false,"seen":0,"base":null,"origin":{"how":"fetched","url":"http://127.0.0.1:18473/bridge","on":"2026-03-01T12:29:00.000Z","hash":"354d12b19a1b9cdd63fe7e25ecd5ec49"},"article":"Lord Harris of Haringey said: “We asked for more officers on the bridge, and we were told to wait for another year.”\n\nCouncillor Ada Moss said: “Nobody on this council has seen a police officer after dark since the spring.”\n\nThe Metropolitan Police recorded 127 killings in London in 2018.\n\nResidents spoke of knife crime.","passages":["We asked for more officers on the bridge, and we were told to wait for another year.","Nobody on this council has seen a police officer after dark since the spring."],"source":{"title":"Officers on the bridge","publisher":"Fennbridge Gazette","url":"http://127.0.0.1:18473/bridge","published":"2019-05-02","kind":"news","topics":["knife-crime"],"text":"summary","statements":[{"id":"harris-officers","speaker":"lord-harris","form":"verbatim","text":"We asked for more officers on the bridge, and we were told to wait for another year.","topics":["knife-crime"],"stance":{"on":"more officers on the bridge","position":"for"}},{"id":"moss-council","speaker":"own-ada-moss","as":"Councillor","form":"verbatim","text":"Nobody on this council has seen a police officer after dark since the spring.","topics":["knife-crime"]}],"figures":[{"id":"killings-london-2018","measure":"own-officers-on-bridges","value":127,"period":{"from":"2018-01-01","to":"2018-12-31"},"by":"metropolitan-police","note":"As counted then."}],"corrections":[],"id":"2019-05-02-fennbridge-gazette-officers-on-the-bridge","body":"TO DO: write a summary of 60 to 200 words here, in your own words."},"hints":{"harris-officers":{"speaker":"lord-harris","sentence":"Lord Harris of Haringey said: “We asked for more officers on the bridge, and we were told to wait for another year.”","confidence":0.95,"evidence":"“Lord Harris of Haringey” → Lord Harris of Haringey (named there), cue “said”","doubts":[]},"moss-council":{"speaker":"own-ada-moss","sentence":"Councillor Ada Moss said: “Nobody on this council has seen a police officer after dark since the spring.”","confidence":0.95,"evidence":"“Councillor Ada Moss” → Ada Moss (named there), cue “said”","doubts":["Ada Moss is not on record: an entry is proposed."]},"killings-london-2018":{"sentence":"The Metropolitan Police recorded 127 killings in London in 2018.","confidence":0.9,"evidence":"“127 killings” as Killings in London (killings)","doubts":[]}},"omitted":["killings-london-2018"],"people":[{"id":"own-ada-moss","name":"Ada Moss","kind":"person","aliases":[],"offices":[{"title":"Councillor"}]}],"measures":[{"id":"own-officers-on-bridges","label":"Officers on bridges","unit":"officers","synonyms":[],"definition":"Officers on duty on a bridge."}],"leftOver":[],"doubts":[],"writers":["1576755031678386211"],"notes":[]}', '2026-03-01T12:29:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('7e2c45ade19f', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 4, '{"state":"source","isOnRecord":false,"seen":0,"base":null,"origin":{"how":"fetched","url":"http://127.0.0.1:18473/lamps","on":"2026-03-01T12:30:00.000Z","hash":"7118f7b6e00194e48c18d0d4838230bc"},"article":"Lord Harris of Haringey said: “The lamps of Fennbridge burn all night, and not a single burglar likes the light.”\n\nThe Metropolitan Police is to look at knife crime and community confidence there, said a resident.","passages":["The lamps of Fennbridge burn all night, and not a single burglar likes the light."],"source":{"title":"Lamps","publisher":"Fennbridge Gazette","url":"http://127.0.0.1:18473/lamps","published":"2018-12-11","kind":"news","topics":["knife-crime"],"text":"summary","statements":[{"id":"harris-fennbridge","speaker":"lord-harris","form":"verbatim","text":"The lamps of Fennbridge burn all night, and not a single burglar likes the light.","topics":["knife-crime"],"stance":{"on":"lamps that burn all night","position":"for"}}],"figures":[],"corrections":[],"id":"2018-12-11-fennbridge-gazette-lamps","body":"word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69"},"hints":{"harris-fennbridge":{"speaker":"lord-harris","sentence":"Lord Harris of Haringey said: “The lamps of Fennbridge burn all night, and not a single burglar likes the light.”","confidence":0.95,"evidence":"“Lord Harris of Haringey” → Lord Harris of Haringey (named there), cue “said”","doubts":[]}},"omitted":[],"people":[],"measures":[],"leftOver":[],"doubts":[],"writers":["1576755031678386210"],"notes":[],"why":"Lamps were missing."}', '2026-03-01T12:30:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('b478fdd41325', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 4, '{"state":"source","isOnRecord":false,"seen":0,"base":null,"origin":{"how":"fetched","url":"http://127.0.0.1:18473/gates","on":"2026-03-01T12:31:00.000Z","hash":"677cb5bed0c6ca49e02a53c7b345cdd3"},"article":"Lord Harris of Haringey said: “The gates of Fennbridge are shut at ten, and the night is quiet because of that.”\n\nThe Metropolitan Police is to look at knife crime and community confidence there, said a resident.","passages":["The gates of Fennbridge are shut at ten, and the night is quiet because of that."],"source":{"title":"Gates","publisher":"Fennbridge Gazette","url":"http://127.0.0.1:18473/gates","published":"2018-12-12","kind":"news","topics":["knife-crime"],"text":"summary","statements":[{"id":"harris-fennbridge","speaker":"lord-harris","form":"verbatim","text":"The gates of Fennbridge are shut at ten, and the night is quiet because of that.","topics":["knife-crime"]}],"figures":[],"corrections":[],"id":"2018-12-12-fennbridge-gazette-gates","body":"word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69"},"hints":{"harris-fennbridge":{"speaker":"lord-harris","sentence":"Lord Harris of Haringey said: “The gates of Fennbridge are shut at ten, and the night is quiet because of that.”","confidence":0.95,"evidence":"“Lord Harris of Haringey” → Lord Harris of Haringey (named there), cue “said”","doubts":[]}},"omitted":[],"people":[],"measures":[],"leftOver":[{"text":"ten","reason":"it fits no measure"}],"doubts":[],"writers":["1576755031678386210"],"notes":["Which gates?"]}', '2026-03-01T12:31:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('76f7fe151389', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"title":"Correct Crossings","why":"A letter.","entries":[{"kind":"source","entry":"2018-11-30-fennbridge-gazette-crossings","text":"---\ntitle: Crossings\npublisher: Fennbridge Gazette\nurl: http://127.0.0.1:18473/crossings\npublished: 2018-11-30\nkind: news\ntopics: [ knife-crime ]\nstatements:\n  - id: harris-fennbridge\n    speaker: lord-harris\n    form: verbatim\n    text: The zebra crossing in Fennbridge is the safest place in the whole of London today.\n    topics: [ knife-crime ]\n    stance: { on: zebra crossings in Fennbridge, position: for }\nfigures:\n  - id: own-swans-seen-2018\n    measure: own-swans-seen\n    value: 12\n    period: { from: 2018-01-01, to: 2018-12-31 }\n    by: own-bo-reed\ncorrections:\n  - date: 2026-03-01\n    note: He said it in Wick.\n---\nword0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 word23 word24 word25 word26 word27 word28 word29 word30 word31 word32 word33 word34 word35 word36 word37 word38 word39 word40 word41 word42 word43 word44 word45 word46 word47 word48 word49 word50 word51 word52 word53 word54 word55 word56 word57 word58 word59 word60 word61 word62 word63 word64 word65 word66 word67 word68 word69\n","origin":{"how":"given"},"seen":27,"base":null}],"state":"change"}', '2026-03-01T12:32:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('4ea0be47b9ae', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"title":"Add the term Toll keeper","entries":[{"kind":"term","entry":"own-toll-keeper","text":"- id: own-toll-keeper\n  term: Toll keeper\n  definition: Whoever keeps the toll of a bridge.\n","origin":{"how":"edited"},"seen":0,"base":null}],"why":"","state":"change"}', '2026-03-01T12:33:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('82a893b402fa', 'screen', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"state":"list-entry","about":"new-term","seen":0,"values":{"term":["Fenn beat"],"definition":["Another."],"aliases":[""],"topics0":[],"topics1":[]}}', '2026-03-01T12:33:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('3c96cf92b841', 'screen', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"state":"feed","urls":["http://127.0.0.1:18473/crossings","http://127.0.0.1:18473/markets"]}', '2026-03-01T12:34:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('e96e2dc09aac', 'work', '920000000000000002', '920000000000000002', '1576755031678386210', 1, '{"state":"source","isOnRecord":false,"seen":0,"base":null,"origin":{"how":"pasted","hash":"d5a7931eba7846b4c7b3ea5625cd68f3"},"article":"Lord Harris of Haringey said: “The ferry of Fennbridge carries more constables than fares these days, I am told.”","passages":["The ferry of Fennbridge carries more constables than fares these days, I am told."],"source":{"id":"9999-12-31-publisher-untitled","title":"TO DO: the title","publisher":"TO DO: the publisher","url":"https://to-do.invalid/","published":"9999-12-31","kind":"news","topics":["to-do"],"text":"summary","statements":[{"id":"harris-fennbridge","speaker":"lord-harris","form":"verbatim","text":"The ferry of Fennbridge carries more constables than fares these days, I am told.","topics":["to-do"]}],"figures":[],"corrections":[],"body":"TO DO: write a summary of 60 to 200 words here, in your own words. The title is not known. The publisher is not known. The address is not known. The day on which it appeared is not known: 9999-12-31 stands for it, in the name too."},"hints":{"harris-fennbridge":{"speaker":"lord-harris","sentence":"Lord Harris of Haringey said: “The ferry of Fennbridge carries more constables than fares these days, I am told.”","confidence":0.95,"evidence":"“Lord Harris of Haringey” → Lord Harris of Haringey (named there), cue “said”","doubts":[]}},"writers":["1576755031678386210"],"notes":[],"omitted":[],"people":[],"measures":[],"leftOver":[],"doubts":["The title is not known.","The publisher is not known.","The address is not known.","The day on which it appeared is not known: 9999-12-31 stands for it, in the name too.","The text names no topic that is on record."]}', '2026-03-01T12:34:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('058a8971aa8e', 'screen', '920000000000000002', '920000000000000002', '1576755031678386211', 2, '{"state":"settings","opened":{"answers":"public","moderatorRoles":["1576755031678386208"],"moderatorsChannel":"1576755031640637470","channels":[],"forums":[],"approval":true,"digest":"daily","quietHours":[22,7]},"settings":{"answers":"private","moderatorRoles":["1576755031678386208"],"moderatorsChannel":"1576755031640637470","channels":[],"forums":[],"approval":true,"digest":"daily","quietHours":[22,7]}}', '2026-03-01T12:34:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('551cb3364b74', 'work', '910000000000000001', 'shared', '1576755031678386209', 2, '{"state":"source","isOnRecord":true,"seen":0,"base":"31c8032a905ae40fec546474ea38ef80","origin":{"how":"edited"},"article":"","passages":[],"source":{"title":"Met Police considering armed patrols to curb violence on London streets","publisher":"South West Londoner","url":"https://www.swlondoner.co.uk/news/30112018-armed-police-london-streets","published":"2018-11-30","kind":"news","topics":["armed-policing","violent-crime","community-confidence"],"text":"summary","statements":[{"id":"dick-truly-ghastly","speaker":"cressida-dick","as":"Met commissioner","said":"2018-11-29","where":"London Assembly Police and Crime Committee","form":"verbatim","text":"If something truly ghastly has just happened or is about to happen, those officers who at the moment would stand next to their vehicles might take a very short foot patrol.","topics":["armed-policing","violent-crime"],"stance":{"on":"armed foot patrols","position":"conditional"}},{"id":"dick-small-change","speaker":"cressida-dick","as":"Met commissioner","said":"2018-11-29","where":"London Assembly Police and Crime Committee","form":"verbatim","text":"It is a small change potentially in tactic in extreme circumstances.","topics":["armed-policing"],"stance":{"on":"armed foot patrols","position":"conditional"}},{"id":"house-extra-support","speaker":"stephen-house","as":"Assistant commissioner, Metropolitan Police","form":"verbatim","text":"As part of our response to the increase in violent crime in London we are examining how our armed officers can provide extra support and augment other units, either in response to a serious assault, or to be deployed to areas where we have intelligence that serious violence is imminent.","topics":["armed-policing","violent-crime"],"stance":{"on":"armed foot patrols","position":"conditional"}},{"id":"house-one-tactic","speaker":"stephen-house","as":"Assistant commissioner, Metropolitan Police","form":"reported","text":"Sir Stephen House explained that armed patrols belonged to a range of tactics which the Met was weighing up so as to be “ahead of the violence”, and said that a very limited consultation was only just under way.","topics":["armed-policing","violent-crime"],"stance":{"on":"armed foot patrols","position":"conditional"}},{"id":"mayor-exception","speaker":"mayors-office","as":"spokesperson for the Mayor of London","form":"verbatim","text":"The Mayor is crystal clear armed officers on London’s streets must be the exception and cannot become the norm.","topics":["armed-policing"],"stance":{"on":"armed foot patrols","position":"conditional"}},{"id":"harris-provocative","speaker":"lord-harris","as":"Labour peer","said":"2018-11-29","where":"House of Lords","form":"reported","text":"Lord Harris told peers that armed patrols in London would be seen as “provocative”.","topics":["armed-policing","community-confidence"],"stance":{"on":"patrols that nobody asked for","position":"against"}},{"id":"harris-fear","speaker":"lord-harris","as":"Labour peer","said":"2018-11-29","where":"House of Lords","form":"verbatim","text":"It will inspire fear rather than reassurance, it will hinder community confidence and do little in itself to reduce the number of violent incidents.","topics":["armed-policing","community-confidence"],"stance":{"on":"armed foot patrols","position":"against"}}],"figures":[{"id":"killings-2018","measure":"killings-london","value":127,"period":{"from":"2018-01-01","to":"2018-11-29"},"by":"metropolitan-police","note":"\"So far in 2018\", at the time of the article."},{"id":"killings-2017","measure":"killings-london","value":116,"period":{"from":"2017-01-01","to":"2017-12-31"},"by":"metropolitan-police","note":"Other reports say that this leaves out the victims of the 2017 terrorist attacks."}],"corrections":[],"id":"2018-11-30-south-west-londoner-armed-police-london-streets","body":"In late November 2018, with killings in London already above the previous year''s total, the Met was weighing up whether armed officers might sometimes patrol on foot. Commissioner Cressida Dick told a London Assembly committee that this would be a minor step for exceptional moments, just before or after grave violence; until then armed officers had kept to their vehicles or to likely terrorist targets. Assistant commissioner Sir Stephen House called it one of several tactics under study, with consultation barely begun, and the force denied that such patrols would become routine. Opposition was firm all the same. City Hall insisted that armed officers stay the exception, and in the Lords the Labour peer Lord Harris warned of fear, lost confidence and little effect on violence."},"hints":{},"omitted":[],"people":[],"measures":[],"leftOver":[],"doubts":[],"writers":["1576755031678386209"],"notes":[]}', '2026-03-01T12:35:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('3548f0245809', 'work', '910000000000000001', 'shared', '1576755031678386209', 3, '{"state":"source","isOnRecord":true,"seen":0,"base":"8073a1aeea8a39fede76c10ee9619da8","origin":{"how":"edited"},"article":"","passages":[],"source":{"title":"Taskforce in Hounslow (title by curators)","publisher":"London Borough of Hounslow","url":"https://www.hounslow.gov.uk/news/article/585/mayor_takes_action_to_strengthen_london_s_violent_crime_taskforce","published":"2018-09-19","kind":"press-release","topics":["violent-crime","knife-crime","police-funding"],"text":"summary","statements":[{"id":"khan-drastic-action","speaker":"sadiq-khan","as":"Mayor of London","form":"reported","text":"Sadiq Khan said that he would have preferred not to take such drastic action, but that the Government kept refusing to fund the police as they desperately need and so had left no choice.","topics":["violent-crime","police-funding"]},{"id":"khan-unacceptably-high","speaker":"sadiq-khan","as":"Mayor of London","form":"reported","text":"Sadiq Khan called the amount of violent crime in London unacceptably high.","topics":["violent-crime"]}],"figures":[{"id":"taskforce-funding-2018","measure":"violent-crime-taskforce-funding-london","value":15000000,"period":{"from":"2018-04-01","to":"2018-04-30"},"by":"mayors-office","note":"Additional City Hall funding with which the taskforce was launched in April."},{"id":"taskforce-officers-2018","measure":"violent-crime-taskforce-officers-london","value":272,"period":{"from":"2018-09-17","to":"2018-09-17"},"by":"mayors-office","note":"Size after 122 officers were temporarily moved in, up from 150; the officers were to be ready to start on 17 September."}],"corrections":[],"id":"2018-09-19-hounslow-council-violent-crime-taskforce","body":"The Met''s Violent Crime Taskforce, paid for by City Hall and set up in April 2018, was to gain 122 officers borrowed from the roads and transport command. The team works in the parts of London with the most knife crime and other violence, making arrests, sweeping for weapons and backing more searches guided by intelligence. The council''s notice lists what it had achieved so far and quotes the Mayor, who blamed government funding for forcing the move and said he was bringing police, councils and charities together."},"hints":{},"omitted":[],"people":[],"measures":[],"leftOver":[],"doubts":[],"writers":["1576755031678386209"],"notes":[],"why":"Its title was long."}', '2026-03-01T12:36:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('87e8fe108519', 'work', '910000000000000001', 'shared', '1576755031678386209', 1, '{"title":"Withdraw 2019-11-06-lbc-extinction-rebellion-ban-illegal","why":"To be looked at.","entries":[{"kind":"source","entry":"2019-11-06-lbc-extinction-rebellion-ban-illegal","text":null,"origin":{"how":"edited"},"seen":0,"base":"b1cd8f9891386e1179f0233aada2320d"}],"state":"change"}', '2026-03-01T12:37:00.000Z');
INSERT INTO "drafts" ("id", "kind", "server", "scope", "author", "version", "state", "at") VALUES ('4d5ef1920d31', 'work', '910000000000000001', 'shared', '1576755031678386209', 1, '{"title":"Edit the topic Stop and search","entries":[{"kind":"topic","entry":"stop-and-search","text":"- id: stop-and-search\n  label: Stop and search\n  description: The power of officers to stop a person and search them, usually on reasonable grounds of suspicion; under section 60 of the Criminal Justice and Public Order Act 1994 also without such grounds, in an area and for a time that a senior officer authorises.\n  synonyms: [ stop & search, searches, pat-downs by curators ]\n","origin":{"how":"edited"},"seen":0,"base":"93c91acee39641d348fe20cd2180e755"}],"why":"","state":"change"}', '2026-03-01T12:37:00.000Z');
INSERT INTO "retirements" ("number") VALUES (9);
INSERT INTO "retirements" ("number") VALUES (30);
UPDATE sqlite_sequence SET seq = 30 WHERE name = 'revisions';
UPDATE sqlite_sequence SET seq = 2 WHERE name = 'gaps';
UPDATE sqlite_sequence SET seq = 5 WHERE name = 'reports';
CREATE TRIGGER revisions_no_update before update on revisions begin select raise(abort, 'revisions is append-only'); end;
CREATE TRIGGER revisions_no_delete before delete on revisions begin select raise(abort, 'revisions is append-only'); end;
CREATE INDEX "gaps_of_server" on "gaps" ("server", "at");
