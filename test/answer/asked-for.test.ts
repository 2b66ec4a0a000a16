import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readQuestions, shippedCorpus, TODAY } from '../eval/questions.ts';

/** What leads an answer is what was asked for; where it is not quite that, the answer says so. */

const answerer = new Answerer(await shippedCorpus());
const ask = (question: string): Answer => answerer.answer(question, { today: TODAY, scope: SHARED });
const lead = (question: string) => ask(question).items[0];

describe('the number of officers itself', () => {
  it.each([
    'How many police officers does London have?',
    'how many Met officers are there now?',
    'how many officers does the Met have?',
    'how many cops are there in London',
    'how many police are there in London',
    'has the number of officers in the Met gone up?',
    'Are there more or fewer Met officers now than in 2010?',
    'did London have fewer coppers in 2021 than in 2010?',
    'Are there fewer police officers in London than in 2010?',
  ])('%s', (question) => expect(lead(question)).toMatchObject({ measure: { id: 'met-officers' }, area: 'London' }));

  it('is not that of a group of them, of another force or of the country', () => {
    expect(lead('how many special constables did the Met have in 2016')).toMatchObject({
      measure: { id: 'met-special-constables' },
    });
    expect(lead('how many police officers are there in England and Wales')).toMatchObject({
      measure: { id: 'police-officers' },
    });
    expect(ask('how many officers does the City of London Police have?').answered).toBe(false);
    expect(ask('how many black officers does the Met have?').answered).toBe(false);
    expect(lead('how many Met officers were assaulted at Carnival in 2023?')).toMatchObject({
      measure: { id: 'carnival-officers-assaulted' },
    });
  });
});

it('holds the present against a time that is told by years', () =>
  expect(lead('How many officers per head does London have compared with ten years ago?')).toMatchObject({
    measure: { id: 'met-officers-per-100000-londoners' },
  }));

describe('words of one person on those of another', () => {
  it.each([
    'Rishi Sunak on Braverman’s “play favourites” article',
    "what did boris say about braverman's “play favourites”",
  ])('%s: the quoted words are no answer', (question) => expect(ask(question).answered).toBe(false));

  it.each([
    ['Khan on Braverman’s “play favourites” article', 'Sadiq Khan'],
    ['who said that the police “play favourites”', 'Suella Braverman'],
    ['did Khan say that police “play favourites”?', 'Suella Braverman'],
  ])('%s: told by %s', (question, name) => expect(lead(question)).toMatchObject({ speaker: { name } }));
});

describe('a percentage in a question', () => {
  it('is given where it is asked what somebody said of it', () =>
    expect(ask('what did boris say when the papers had it that only 6% of burglaries got solved').answered).toBe(
      false,
    ));

  it('is asked after where it is tested', () =>
    expect(lead('did 85% of Londoners agree in 2020 that the police should stop and search?')).toMatchObject({
      value: 85,
    }));
});

describe('what has come of something', () => {
  it.each([
    'what did the year of sampling vehicle stops that Khan asked for show?',
    'what grade did the Fairfield review give the Met in the end',
    'results of the consultation on armed patrols on estates',
  ])('%s: not told by words on what was to come', (question) => expect(ask(question).answered).toBe(false));

  it.each([
    ['what did the Baker inquiry find', 'Clement Goldstone'],
    ['what did the IOPC’s review of stop and search conclude', 'Independent Office for Police Conduct'],
    ['what did Khan say about officers who are cleared in the end', 'Sadiq Khan'],
  ])('%s: told by %s', (question, name) => expect(lead(question)).toMatchObject({ speaker: { name } }));
});

describe('words of somebody in an office', () => {
  const speakersOf = (question: string) => ask(question).items.map((item) => 'speaker' in item && item.speaker.name);

  it.each([
    ['What did Theresa May say about stop and search as Home Secretary?', 'Theresa May'],
    ['what did Boris Johnson say of water cannon as the mayor', 'Boris Johnson'],
    ['What was said as commissioner by Cressida Dick about stop and search', 'Cressida Dick'],
  ])('%s: nobody else who held it', (question, name) => {
    const names = speakersOf(question);
    expect(names[0]).toBe(name);
    expect(ask(question).assumed ?? []).toEqual([]);
  });

  it.each([
    'What did Mark Rowley say about stop and search in 2019 as commissioner?',
    'what did Cressida Dick say about knife crime in 2025?',
    'What did Boris Johnson say about live facial recognition in 2014?',
  ])('%s: those of other years and other people are no answer', (question) =>
    expect(ask(question).answered).toBe(false),
  );

  it('are not taken for those of today where its holders are named', () =>
    expect(ask('Which mayor closed more police stations, Johnson or Khan?').assumed ?? []).toEqual([]));
});

describe('a party', () => {
  it.each([
    ["What is Labour's position on facial recognition?", 'sadiq-khan'],
    ['What did the Greens say about live facial recognition?', 'zoe-garbett'],
    ['what did the Tories say about stop and search in 2025?', 'shaun-bailey'],
    ["Reform's view on the Met", 'laila-cunningham'],
  ])('speaks by its people: %s', (question, id) => expect(lead(question)).toMatchObject({ speaker: { id } }));
});

describe('what leads and is not quite what was asked', () => {
  const notes = (question: string) => ask(question).notes.join(' ');

  it('is told to be of the country where London was asked about', () => {
    expect(notes('How many antisemitic incidents were there in London in 2024?')).toContain(
      'The first figure is of United Kingdom, not of London.',
    );
    expect(notes('how many antisemitic incidents were there in the UK in 2024')).not.toContain('not of London');
    expect(notes('how many killings in London in 2019')).toBe('');
  });

  it('is told to be of one event where a whole year was asked about', () =>
    expect(notes('how many arrests were made for knife crime in 2020')).toContain(
      'The first figure is of one event: Week against knife crime, 9 to 15 November 2020.',
    ));

  it('is told to begin later than what was asked', () => {
    expect(notes('how many front counters has London had since 2010?')).toContain(
      '“Police front counters in London” is not on record before 9 January 2013.',
    );
    expect(notes('killings in London since 2018')).not.toContain('not on record before');
  });

  it('is told to be of a part of the year', () =>
    expect(notes('how many ulez cameras were attacked in 2023?')).toContain(
      'The first figure is of August 2023, not of all of 2023.',
    ));

  it.each([
    ['How many phones were stolen in the first half of 2025?', 'of 2025, not of January to June 2025.'],
    ['How many phones were stolen in early 2025?', 'of 2025, not of the time that was asked about.'],
    ['How many killings in London in June 2018?', 'of 2018, not of June 2018.'],
    ['homicides in london calendar year 2016. not financial year', 'of 2016/17, not of 2016.'],
  ])('is told to be of another time: %s', (question, told) =>
    expect(notes(question)).toContain(`The first figure is ${told}`),
  );

  it.each([
    'How many killings were there in London in 2018?',
    'how many ppl had been nicked for backing palestine action by mid october last year',
    'how often did met cuff people who were being perfectly cooperative, spring 2017',
    'gross misconduct after the panorama undercover film - how many officers found guilty of it by feb this year',
    'net drop in met officers, year to end sept 2025',
  ])('is not, where it is of that time: %s', (question) => expect(notes(question)).not.toContain(', not of'));

  it.each([
    ['Does Susan Hall support more stop and search?', 'Susan Hall'],
    ['Did Zoe Garbett back the Al Quds ban?', 'Zoë Garbett'],
  ])('is told to be of others where one person is asked about who is not on record on it: %s', (question, name) =>
    expect(notes(question)).toContain(`On this, ${name} is not on record: others are.`),
  );

  it.each([
    'What does Sadiq Khan think of stop and search?',
    'Who agreed with Rowley on the Al Quds march?',
    'did khans deputy for policing agree that confidence fell because of him?',
  ])('is not, where they are, or where others are asked for: %s', (question) =>
    expect(notes(question)).not.toContain('not on record'),
  );

  it('is told not to say what the question supposes somebody to have done', () => {
    for (const [question, deed] of [
      ['When did Sadiq Khan ban stop and search?', 'ban'],
      ['Why did Theresa May abolish the Met?', 'abolish'],
      ['why did boris ban water cannon in london?', 'ban'],
    ] as const)
      expect(notes(question)).toContain(`What comes first does not say so: the word “${deed}” is not in it.`);
    expect(notes('why did cressida dick resign?')).not.toContain('does not say so');
    expect(notes('when did Boris Johnson buy water cannon?')).not.toContain('does not say so');
  });

  it('is told to be uncertain where it is more often wrong than right', () => {
    const unsure = (question: string) => notes(question).includes('may not be what was asked');
    expect(unsure('how many killings in London in 2018')).toBe(false);
    for (const question of readQuestions('tune').map(({ q }) => q)) {
      const answer = ask(question);
      if (answer.kind === 'quote' && answer.items.length > 0 && answer.parts === undefined && !answer.timeline)
        expect(unsure(question)).toBe((answer.items[0]?.score ?? 1) < 0.4);
    }
  });
});

describe('what comes once a year', () => {
  it.each([
    ['which Carnival had the most arrests?', 454],
    ["Which year's carnival had the most arrests?", 454],
    ['what carnival saw the fewest arrests', 209],
  ])('has its most and its least: %s', (question, value) => {
    const answer = ask(question);
    expect(answer.items[0]).toMatchObject({ measure: { id: 'carnival-arrests' }, value });
    expect(answer.notes.join(' ')).toMatch(/^(?:Highest|Lowest) of the periods on record/);
  });
});

describe('two things that are set against each other', () => {
  it.each([
    ['Which cost more to police, Extinction Rebellion or Just Stop Oil?', ['Extinction Rebellion', 'Just Stop Oil']],
    ['Which cost more to police, the Gaza protests or Just Stop Oil?', ['Gaza protests', 'Just Stop Oil']],
    ['What cost the Met more, Just Stop Oil or the Gaza protests?', ['Just Stop Oil', 'Gaza protests']],
  ])('both lead: %s', (question, events) => {
    const led = ask(question).items.slice(0, 2);
    expect(led).toMatchObject(events.map((event) => ({ event: expect.stringContaining(event) })));
  });
});

describe('who said something of a thing', () => {
  it.each(['who called the met institutionally racist', "who called the Met's failings institutional?"])(
    'is not led by somebody who refused to: %s',
    (question) => expect(lead(question)).toMatchObject({ stance: { position: 'for' } }),
  );

  it('is, where that is asked for', () =>
    expect(lead('who refused to call the met institutionally racist')).toMatchObject({
      stance: { position: 'against' },
    }));
});

describe('a place, a body, somebody, a time or a sentence that is asked for by name', () => {
  it.each([
    'which German city sold the water cannon to Boris Johnson',
    'which seven forces got the easier section 60 rules in March 2019?',
    'which hospital did they take the officers to who were hurt at the vigil',
    'who sold the three water cannon to Boris Johnson',
    'where were the water cannon scrapped?',
    'which officers were sacked over the Stephen Port investigation',
    'what sentence did the officers in the racist WhatsApp case get',
    'when will the front counters close',
    'London policing board members, what do they get per day for sitting on it?',
    'how much did policing the Queen’s funeral set us back',
    'what other police forces were in special measures alongside the Met in June 2022',
    'Boris sold 32 old police buildings in 2013/14, which ones were they? want the names',
  ])('%s: nothing where no item tells it', (question) => expect(ask(question).answered).toBe(false));

  it.each([
    ['which minister told the Mayor to lean in over the Met', 'malthouse-mayor-lean-in'],
    ['which judge said the Met cannot sack officers over vetting', 'lang-powers-do-not-extend'],
    ['which senior officer conceded that the tolerance for disruption was smaller at the coronation', 'rolfe'],
    ['which act did Liberty want repealed after the lockdown', 'liberty'],
    ['budget for the Violence Reduction Unit', 'vru-budget'],
    ['when did Cressida Dick resign?', 'dick-huge-sadness'],
    ['which council was upset about losing the Royal Parks Police', 'richmond-council-parks'],
  ])('%s: told by who speaks, by the day of it, or by the text', (question, id) =>
    expect(lead(question)?.id).toContain(id),
  );

  it('is not told by a list of somebody’s words', () => {
    const question = 'which police stations did the commissioners before Rowley sell to balance the books, list them';
    expect(ask(question).kind).not.toBe('tally');
    expect(ask('list everything Sadiq Khan said about front counters').kind).toBe('tally');
  });
});

describe('a difference that is asked for is told in numbers', () => {
  const notesOf = (question: string) => ask(question).notes;
  it.each([
    ['How many fewer officers did the Met have in March 2025 than in March 2024?', '1,022 fewer'],
    ['how many more knife crimes in 2017/18 than the year before', '2,565 more'],
    ['how many less homicides in 2024 compared with 2008', '45 fewer'],
    ['by how much did taser deployments rise between 2014 and 2016', '2016: 128 more than in 2014'],
  ])('%s', (question, told) => expect(notesOf(question).join()).toContain(told));

  it.each([
    'how many officers did the Met have in March 2024 and March 2025?',
    'how many fewer teenagers were killed in 2025 than in 2021',
  ])('and not where none is, or what is held is unlike: %s', (question) =>
    expect(notesOf(question).join()).not.toMatch(/(?:fewer|more) than/),
  );
});

describe('a share is not one of those who gave the opposite answer', () => {
  it.each([
    ['what share of Londoners trust the Met?', 'People who trust the Met, in opinion polls'],
    ['what percentage of people in London trust the Met', 'People who trust the Met, in opinion polls'],
    ['what share of Londoners have no trust in the Met', 'Londoners with no trust at all in the Met'],
    ["what % of Londoners don't trust the Met", 'Londoners with no trust at all in the Met'],
    ['what share of Londoners trust the Met a great deal', 'Londoners with a great deal of trust in the Met'],
  ])('%s', (question, label) => expect(lead(question)).toMatchObject({ measure: { label } }));

  it('or it is said to be', () => {
    const note = 'The first figure is of one answer of several: “Londoners with no trust at all in the Met”.';
    expect(ask('what share of Londoners had trust in the Met in 2024').notes).toContain(note);
    expect(ask('what share of Londoners had no trust in the Met in 2024').notes).not.toContain(note);
  });
});

describe('the month of words', () => {
  it('is not told by a source that names another month of that year', () => {
    expect(lead('What did Braverman say about the Met in November 2023?')).toMatchObject({ said: '2023-11-09' });
    expect(lead('What did Braverman say about stop and search in June 2023?')).toMatchObject({ said: '2023-06-19' });
  });
});

describe('a rate, or what was done with a thing, is said to be no number of it', () => {
  const OTHER = /^The first figure (?:is a rate|counts)/;
  it.each([
    ['How many Tasers does the Met have?', 'The first figure counts deployments, not Tasers.'],
    ['How many white people were searched in 2023/24?', 'The first figure is a rate (per 1,000 people), not a number.'],
  ])('%s', (question, note) => expect(ask(question).notes).toContain(note));

  it.each([
    'how many officers does the Met have?',
    'how many front counters are there?',
    'how many times was Taser fired by the Met in 2018?',
    'how many times as likely were black people as white people to be stopped in London in 2014?',
    'what was the knife crime rate in London in 2022/23?',
  ])('but not of what is counted, nor where a rate is asked for: %s', (question) => {
    const { answered, notes } = ask(question);
    expect(answered).toBe(true);
    expect(notes.filter((note) => OTHER.test(note))).toEqual([]);
  });
});

describe('a change in two places', () => {
  const changesOf = (question: string) => {
    const answer = ask(question);
    return answer.kind === 'trend' ? answer.comparisons.map(({ change }) => change) : [];
  };

  it('is told of each of them, where the record has both', () => {
    const question = 'Did shoplifting in London rise faster than in England and Wales, year to Sept 2024?';
    expect(changesOf(question)).toEqual(expect.arrayContaining([22.5, 50.4]));
    expect(ask(question).notes.join()).not.toContain('No two figures');
  });

  it('is told of the one that is asked about alone', () =>
    expect(changesOf('How has shoplifting changed in London?')).toEqual([50.4]));
});
