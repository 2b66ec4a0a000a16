import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';

const answerer = new Answerer(await shippedCorpus());

/** The answer to the last of some turns. */
function talk(...turns: [string, ...string[]]): Answer {
  return answerer.answer(turns.at(-1) ?? '', { today: TODAY, scope: SHARED, before: turns.slice(0, -1) });
}

const lead = (answer: Answer) => answer.items[0];

describe('a follow-up to a figure', () => {
  const KILLINGS = 'how many killings in london in 2018';

  it.each([
    ['and the year before?', '2017'],
    ['the year after', '2019'],
    ['2019?', '2019'],
    ['and in 2017?', '2017'],
    ['four years later', '2022'],
    ["and '19", '2019'],
    ['17?', '2017'],
  ])('%s asks for the same count in %s', (next, year) =>
    expect(lead(talk(KILLINGS, next))).toMatchObject({
      measure: { id: 'killings-london' },
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
    }),
  );

  it.each([
    'who counted that',
    'source?',
    'when was that',
    'who gave that figure',
    'says who',
    'is that number right',
    'when?',
    'what year was that',
    'who worked that out',
  ])('%s is told by the same item', (next) => expect(lead(talk(KILLINGS, next))?.id).toBe(lead(talk(KILLINGS))?.id));

  it('goes on from the last one that was answered', () =>
    expect(lead(talk(KILLINGS, 'and in paris?', 'the year before'))).toMatchObject({ period: { from: '2017-01-01' } }));

  it('asks whether the number is rising', () =>
    expect(talk(KILLINGS, 'is it rising?')).toMatchObject({ kind: 'trend' }));

  it.each(['1985?', 'how many of them were dentists', 'and in paris?', 'how many riders died'])(
    '%s is not answered: the record does not hold it',
    (next) => expect(talk(KILLINGS, next)).toMatchObject({ kind: 'none' }),
  );
});

describe('a follow-up to the figure of a day', () => {
  const OFFICERS = 'number of met officers in march 2024';
  const INJURED = 'how many officers were injured at the armistice day protest in 2023';
  const DISCHARGES = 'taser discharges by the met in 2017';

  it.each([
    ['a year later', '2025-03-31'],
    ['and one year on', '2025-03-31'],
  ])('%s asks for the same day of the other year', (next, day) =>
    expect(lead(talk(OFFICERS, next))).toMatchObject({ period: { to: day } }),
  );

  it.each(['fewer than on 13 september 2025?', 'is that more than at the black lives matter protest on 6 june 2020'])(
    '%s sets it against another event',
    (next) => {
      const answer = talk(INJURED, next);
      expect(answer).toMatchObject({ kind: 'trend' });
      expect(answer.items.map((item) => 'measure' in item && item.measure.id)).toEqual(
        answer.items.map(() => 'protest-officers-injured'),
      );
      expect(answer.items.map(({ id }) => id)).toContain(lead(talk(INJURED))?.id);
    },
  );

  it.each(['compare knife crime in 2019 and 2024', 'more than half of stop and searches find nothing, who said that'])(
    '%s stands by itself',
    (next) => expect(talk(DISCHARGES, next)).toEqual(talk(next)),
  );

  it.each(["why's it so high", 'so why is that so much higher', 'whys it up so much'])(
    '%s asks for the reason, not for the change',
    (next) => expect(lead(talk(DISCHARGES, next))).toMatchObject({ speaker: { id: 'sadiq-khan' } }),
  );
});

describe('a follow-up to one figure of several years', () => {
  const TEENAGERS = 'how many teenagers were killed in london in 2019';

  it.each([
    ['and the highest?', '2021'],
    ['what was the worst year', '2021'],
    ['so is that the most on record', '2021'],
    ['when was it at its lowest', '2025'],
    ['and the worst year so far?', '2021'],
  ])('%s asks for that of its series', (next, year) =>
    expect(lead(talk(TEENAGERS, next))).toMatchObject({
      measure: { id: 'teenage-homicides-london' },
      period: { from: `${year}-01-01` },
    }),
  );

  it.each(['show me all the figures', 'every year please', 'list all of them', 'year by year'])(
    '%s asks for all of them, beginning with the one that was shown',
    (next) => {
      const answer = talk(TEENAGERS, next);
      expect(answer).toMatchObject({ kind: 'trend' });
      expect(lead(answer)?.id).toBe(lead(talk(TEENAGERS))?.id);
      expect(answer.items.length).toBeGreaterThan(2);
    },
  );
});

describe('the number before', () => {
  it('leads where “from what” asks for it, and the subject stays', () => {
    const killings = 'how many killings in london in 2018';
    expect(lead(talk(killings, 'up from what?'))).toMatchObject({ period: { from: '2017-01-01' } });
    expect(lead(talk(killings, 'up from what?', 'the year after'))).toMatchObject({ period: { from: '2019-01-01' } });
  });
});

describe('the reason', () => {
  const HOMICIDE = 'what did mark rowley say about the homicide rate in london';

  it.each([
    'what is behind it',
    'what made it fall so far',
    'why has it come down',
    'what does he put that down to',
    'how come it fell',
    'what is the reason behind that',
  ])('is asked for in any words: %s', (next) =>
    expect(lead(talk(HOMICIDE, next))?.id).toBe(lead(talk(HOMICIDE, 'why'))?.id),
  );
});

describe('a question that was not answered', () => {
  it.each(['no, i meant 2018', 'sorry 2018', '2018 then'])('is asked again for another time: %s', (next) =>
    expect(lead(talk('how many killings were there in london in 1871', next))).toMatchObject({
      measure: { id: 'killings-london' },
      period: { from: '2018-01-01' },
    }),
  );

  it('is asked again for another time that is told by its own', () =>
    expect(lead(talk('how many killings were there in london in 2009', 'the year before'))).toMatchObject({
      period: { from: '2008-01-01' },
    }));

  it('stays unanswered for a time that is not on record either', () =>
    expect(talk('how many killings were there in london in 1871', 'and 1872?').answered).toBe(false));
});

describe('views that were shown', () => {
  it.each([
    ['just the ones against', 'against'],
    ['only those in favour', 'for'],
  ])('can be cut to one side: %s', (next, side) =>
    expect(talk('who is for and who is against live facial recognition', next).items[0]).toMatchObject({
      stance: { position: side },
    }),
  );
});

describe('words that came later', () => {
  it.each(['has he said anything more recent', 'what did he say after that'])('are asked for: %s', (next) => {
    const asked = 'what did boris johnson say about stop and search';
    const [before, after] = [lead(talk(asked)), lead(talk(asked, next))];
    expect(after).toMatchObject({ speaker: { id: 'boris-johnson' } });
    expect([before, after].map((item) => item?.kind === 'statement' && item.said).sort()).toEqual([
      before?.kind === 'statement' && before.said,
      after?.kind === 'statement' && after.said,
    ]);
    expect(after?.id).not.toBe(before?.id);
  });
});

describe('the speaker who is asked about', () => {
  it('may be the mayor of a borough', () =>
    expect(lead(talk('how many stop and searches in hackney in 2019', 'what did the hackney mayor say'))).toMatchObject(
      {
        speaker: { id: 'philip-glanville' },
      },
    ));

  it('is read apart from “have to”', () =>
    expect(talk('what did boris johnson have to say about water cannon').items[0]).toMatchObject({
      speaker: { id: 'boris-johnson' },
    }));
});

describe('a follow-up that fits nothing', () => {
  it('is asked back about, with what could be meant', () => {
    const answer = talk('how many phones were stolen in london in 2025', 'and in manchester?');
    expect(answer).toMatchObject({
      kind: 'none',
      notes: expect.arrayContaining([expect.stringContaining('this matches nothing on record')]),
      choices: expect.arrayContaining([{ label: 'Phone thefts in London, 2024', question: expect.any(String) }]),
    });
    for (const { question } of answer.choices ?? []) expect(talk(question).answered).toBe(true);
  });
});

describe('a question of its own', () => {
  it.each([
    'which year had the fewest killings',
    'who apart from khan spoke about stop and search in 2018',
    'what did rowley say about facial recognition',
    'how often has khan talked about knife crime',
    'what has boris johnson said about stop and search',
    'who opposes stop and search',
    'does sadiq khan support tasers',
    'are there critics of water cannon?',
    'killings in London since 2018',
    'chart of robberies of phones',
    'homicides in London 2019',
    'phone robberies by year',
    'a chart of teenage killings in London',
    'who is for facial recognition and who is against it?',
    'how many front counters were left in London in 2025?',
    'Compare arrests at Notting Hill Carnival in 2018 and 2019',
    'what did Shaun Bailey say about Sadiq Khan?',
    'what share of burglaries does the Met solve?',
    'has shoplifting in London gone up?',
    'Are there more or fewer Met officers now than in 2010?',
  ])('%s is read as if nothing had gone before', (question) => {
    const before = ['how many knife offences in croydon in 2019', 'what did Boris Johnson say about water cannon?'];
    for (const earlier of before) expect(talk(earlier, question)).toEqual(talk(question));
  });
});

describe('another thing that was counted', () => {
  it.each([
    ['phone robberies 2023', 'and thefts?', 'phone-thefts-from-person-london', '2023'],
    ['knife crime in London in 2018', 'and gun crime?', 'lethal-barrel-discharges-london', '2018'],
    ['how many killings in london in 2019', 'teenagers?', 'teenage-homicides-london', '2019'],
  ])('%s → %s is asked for of the same year', (first, next, id, year) =>
    expect(lead(talk(first, next))).toMatchObject({ measure: { id }, period: { from: `${year}-01-01` } }),
  );
});

describe('what happens on some days of each year', () => {
  it.each([
    ['carnival arrests 2019', 'the year before?', '2018-08-26'],
    ['how many carnival arrests in 2024?', 'is that more than the year before?', '2023-08-27'],
  ])('%s → %s is that of the year before, whatever its days', (first, next, from) =>
    expect(talk(first, next).items).toContainEqual(
      expect.objectContaining({
        measure: expect.objectContaining({ id: 'carnival-arrests' }),
        period: expect.objectContaining({ from }),
      }),
    ),
  );
});

describe('a question of the evaluation that follows another', () => {
  it('is nearly always answered as it is by itself', () => {
    const questions = readQuestions('dev').filter(({ kind }) => kind !== 'none');
    const others = questions.map(({ q }, at) => [questions[(at + 61) % questions.length]?.q ?? '', q] as const);
    const read = others.filter(([before, q]) => lead(talk(before, q))?.id === lead(talk(q))?.id);
    expect(read.length / questions.length).toBeGreaterThan(0.94);
  });
});

describe('a time told by that of what was shown', () => {
  it.each([
    ['and in January?', '2018-01-01'],
    ['january that year', '2018-01-01'],
    ['five months earlier', '2018-01-01'],
  ])('a month: %s', (next, from) =>
    expect(lead(talk('average response time of the Met to significant calls, june 2018', next))).toMatchObject({
      period: { from },
    }),
  );

  it.each(['so going down yeah?', 'is it dropping', 'are they going down since then'])('a change: %s', (next) =>
    expect(talk('how many planned armed operations by the met in 2010', next)).toMatchObject({ kind: 'trend' }),
  );

  it.each(['yr b4', 'a year earlier', 'the year before that'])('as it is typed: %s', (next) =>
    expect(lead(talk('shoplifting in london in the year to september 2024', next))).toMatchObject({
      period: { to: '2023-09-30' },
    }),
  );
});

describe('a follow-up to words', () => {
  const CANNON = 'what did Boris Johnson say about water cannon?';

  it.each([
    'when did he say that',
    'source?',
    'exact words?',
    'word for word please',
    'have you got his exact words',
    'did he say that on the radio',
    'was that in the assembly',
  ])('%s is told by the same item', (next) => expect(lead(talk(CANNON, next))?.id).toBe(lead(talk(CANNON))?.id));

  it('asks who somebody is', () => expect(talk(CANNON, 'whos he?')).toMatchObject({ about: 'boris-johnson' }));

  it.each(['and Theresa May?', 'no i meant theresa may', 'what about theresa may'])('%s asks another speaker', (next) =>
    expect(lead(talk(CANNON, next))).toMatchObject({
      speaker: { id: 'theresa-may' },
      citation: { title: expect.stringMatching(/cannon/i) },
    }),
  );

  it('asks the same speaker for more from the same source', () => {
    const [first, next] = [lead(talk(CANNON)), lead(talk(CANNON, 'what else did he say'))];
    expect(next?.id).not.toBe(first?.id);
    expect(next).toMatchObject({ speaker: { id: 'boris-johnson' }, citation: { sourceId: first?.citation.sourceId } });
  });

  it('asks a pronoun of the right sex about another subject', () => {
    const next = 'and what did she say about stop and search?';
    expect(lead(talk(CANNON, 'and Theresa May?', next))).toMatchObject({ speaker: { id: 'theresa-may' } });
    expect(lead(talk(CANNON, 'and Theresa May?', next.replace('she', 'he')))).toMatchObject({
      speaker: { id: 'boris-johnson' },
    });
  });

  it.each<[[string, ...string[]], string]>([
    // of those whom “he” may mean the one who said it, and the other is meant by “him”
    [['what did sadiq khan say about trump in 2026', 'what did he say about him at the un'], 'donald-trump'],
    // who is named after the pronoun is spoken of
    [['what did cressida dick say about ramming moped thieves', 'did she answer diane abbott'], 'cressida-dick'],
    // who was named last, though nothing of theirs was shown
    [
      ['which mps argued against suella braverman on stop and search in june 2023', 'what did she answer them'],
      'suella-braverman',
    ],
  ])('means by a pronoun whoever speaks on what is asked: %s', (turns, speaker) =>
    expect(lead(talk(...turns))).toMatchObject({ speaker: { id: speaker } }),
  );

  it('tells whom it took a pronoun to mean by the words that answer', () =>
    expect(
      talk('what did sadiq khan say about trump in 2026', 'what did he say about him at the un').assumed,
    ).toContainEqual({ said: 'he', taken: 'Donald Trump' }));

  it('asks the speaker who was shown about an event, in the place of a time', () =>
    expect(
      lead(
        talk(
          "what did chris kaba's family say when the officer was found not guilty?",
          'and in january 2026 when the misconduct case got paused?',
        ),
      ),
    ).toMatchObject({ speaker: { id: 'kaba-family' }, said: '2026-01-28' }));

  it('asks of what was shown where the pronoun after the verb cannot mean what is counted', () =>
    expect(
      lead(
        talk(
          'what did stephen greenhalgh say about putting police in post offices?',
          'how many front counters did they have then',
        ),
      ),
    ).toMatchObject({ period: { from: '2013-01-09' } }));

  it('asks for the reason in words, though it names figures', () =>
    expect(lead(talk('hate crime against muslims england and wales 24/25', 'why no met figures'))).not.toHaveProperty(
      'measure',
    ));

  it('asks somebody else where a pronoun means who was told', () =>
    expect(
      talk('so what did boris say about officer numbers in 2012', 'who told him he was short').items.map(
        (item) => 'speaker' in item && item.speaker.id,
      ),
    ).not.toContain('boris-johnson'));

  it('keeps the subject when it was asked in passing who somebody is', () =>
    expect(lead(talk(CANNON, 'who is he?', 'and theresa may?'))).toMatchObject({
      citation: { title: expect.stringMatching(/cannon/i) },
    }));

  it.each(['and what did he say about the pyramids?', 'did apple answer', 'what do you think?'])(
    '%s is not answered',
    (next) => expect(talk(CANNON, next)).toMatchObject({ kind: 'none' }),
  );
});

describe('a message that stands by itself', () => {
  const STANDING = 'how many teenage homicides in 2021?';

  it('is read as if nothing had gone before', () =>
    expect(talk('what did Khan say about spit hoods?', STANDING)).toEqual(talk(STANDING)));

  it('is so where it says that it leaves the subject', () =>
    expect(talk('how many killings in 2018?', 'ok new question: what is section 60')).toMatchObject({
      about: 'section-60',
    }));
});

describe('what a question leaves open', () => {
  it.each<[[string, ...string[]], { said: string; taken: string }]>([
    [['what did the Mayor say about spit hoods last year'], { said: 'last year', taken: '2025' }],
    [['what did the mayor say about water cannon in 2018'], { said: 'the mayor', taken: 'Sadiq Khan' }],
    [['how many killings in london in 2018', 'and the year before?'], { said: 'the year before', taken: '2017' }],
    [
      ['what did Theresa May say about water cannon?', 'and what did she say about stop and search?'],
      { said: 'she', taken: 'Theresa May' },
    ],
  ])('is told with what it was taken to mean: %s', (turns, assumed) =>
    expect(talk(...turns).assumed).toContainEqual(assumed),
  );

  it('is nothing where all is named', () =>
    expect(talk('what did Theresa May say about water cannon in 2015?')).not.toHaveProperty('assumed'));
});
