import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { readText } from '../../src/query/parse.ts';
import { person, source, statement, withAdded } from '../answer/corpus-of.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);
/** The same with people who share a surname with others, and who spoke about things that nobody else has. */
const withNamesakes = new Answerer(
  withAdded(corpus, {
    people: [
      person('emma-johnson', 'Emma Johnson', [{ title: 'Harbour master', from: '2010-01-01' }]),
      person('olu-khan', 'Olu Khan', [{ title: 'Home Secretary', from: '1999-01-01', to: '2001-12-31' }]),
    ],
    sources: [
      source('2000-05-05-the-quay-moorings', {
        topics: ['violent-crime'],
        statements: [
          statement('emma-johnson', 'Emma Johnson said that houseboats with rotten moorings endanger swimmers.', {
            as: 'Harbour master',
            topics: ['violent-crime'],
          }),
          statement('olu-khan', 'Olu Khan said that lighthouses would be sold to pay for dredging.', {
            as: 'Home Secretary',
            topics: ['violent-crime'],
          }),
        ],
      }),
    ],
  }),
);

function ask(question: string, of = answerer): Answer {
  return of.answer(question, { today: TODAY, scope: SHARED });
}

/** Who speaks in an answer, best first, each once. */
function speakers(answer: Answer): string[] {
  return [...new Set(answer.items.flatMap((item) => (item.kind === 'statement' ? item.speaker.id : [])))];
}

/** The ids of the speakers that a question names, or the office. */
function named(question: string): (string | readonly string[])[] {
  return readText(question, { index: answerer.index, today: TODAY }).speakers.map(({ office, ids }) => office ?? ids);
}

describe('a person', () => {
  it.each([
    ['What did Cressida Dick say about stop and search?', 'cressida-dick'],
    ['what did cresida dick say about stop n search', 'cressida-dick'],
    ['what did CRESSIDA DICK say about stop and search', 'cressida-dick'],
    ['what did dick say about stop and search', 'cressida-dick'],
    ['What did Casey say about the Met?', 'baroness-casey'],
    ['what did louise casey find about the met', 'baroness-casey'],
    ['what did Hogan-Howe say about body worn video', 'bernard-hogan-howe'],
    ['what did hogan howe say about body worn video', 'bernard-hogan-howe'],
    ['what did Lord Harris say about armed patrols', 'lord-harris'],
    ['lord harris legally qualified chairs disciplinary panels', 'lord-harris'],
    ["what was Rowley's view of stop and search", 'mark-rowley'],
  ])('is found by name, nickname and misspelt name: %s', (question, id) => {
    const answer = ask(question);
    expect(answer.kind).not.toBe('none');
    expect(speakers(answer)).toEqual([id]);
  });

  it('is found by name in what they said out of office too', () => {
    const roles = ask('what did boris johnson say about stop and search').items.map((item) =>
      item.kind === 'statement' ? item.as : undefined,
    );
    expect(roles).toEqual(expect.arrayContaining(['Mayor of London', 'Prime Minister']));
  });

  it('is not somebody else of the same surname whom the corpus does not know', () => {
    expect(named('what did Bianca Williams say about the stop')).not.toContainEqual(['baroness-williams']);
    expect(named('what did Baroness Williams say about misconduct')).toEqual([['baroness-williams']]);
    expect(ask('what did Bianca Williams say')).toMatchObject({ kind: 'none', reason: 'not-held' });
  });
});

describe('an organisation', () => {
  it.each(['the Met', 'Scotland Yard', 'the MPS', 'the Metropolitan Police', 'met police'])('is found as %s', (name) =>
    expect(named(`what did ${name} say about armed officers`)).toEqual([
      expect.arrayContaining(['metropolitan-police']),
    ]),
  );

  it('is not meant where people met', () => {
    expect(named('I met an officer who had met Casey')).toEqual([['baroness-casey']]);
    expect(named('where have they met before')).toEqual([]);
  });
});

describe('May', () => {
  it('is a Home Secretary where somebody speaks', () => {
    expect(named('what did May say about stop and search')).toEqual([['theresa-may']]);
    expect(named('what did theresa may say in may 2014')).toEqual([['theresa-may']]);
  });

  it('is a month beside a year', () => {
    const { speakers: named, when } = readText('how many searches in May 2020', {
      index: answerer.index,
      today: TODAY,
    });
    expect(named).toEqual([]);
    expect(when.periods).toEqual([{ from: '2020-05-01', to: '2020-05-31' }]);
  });

  it('is a verb elsewhere', () => expect(named('officers may carry guns, and knives may be found')).toEqual([]));
});

describe('an office', () => {
  it.each([
    ['what did the commissioner say in 2016', 'bernard-hogan-howe'],
    ['What did the Met boss say in 2016?', 'bernard-hogan-howe'],
    ['what did the comissioner say about armed patrols in 2018', 'cressida-dick'],
    ['what did the commissioner say about stop and search in 2024', 'mark-rowley'],
    ['what did the mayor say about stop and search in 2015', 'boris-johnson'],
    ['what did the mayor say about stop and search in 2018', 'sadiq-khan'],
    ['what did the home sec at the time say about water cannon in 2015', 'theresa-may'],
    ['what did the home sec say about special measures in 2022', 'priti-patel'],
  ])('is whoever held it then: %s', (question, id) => expect(speakers(ask(question))).toEqual([id]));

  it.each([
    ['what did the home secretary say about stop and search in 2014', 'theresa-may'],
    ['what did the mayor say about violence reduction', 'sadiq-khan'],
    ['what did the mayor say about knife crime', 'sadiq-khan'],
    ['what did the commissioner say about stop and search', 'mark-rowley'],
  ])('is first whoever holds it at the time that is meant, now where none is named: %s', (question, id) =>
    expect(speakers(ask(question))[0]).toBe(id),
  );

  it.each([
    ['who is the mayor', 'sadiq-khan'],
    ['who is the commissioner', 'mark-rowley'],
    ['who was the commissioner in 2016?', 'bernard-hogan-howe'],
    ['who was mayor in 2012', 'boris-johnson'],
    ['who was the home secretary in 2014', 'theresa-may'],
  ])('is looked up: %s', (question, id) => expect(ask(question)).toMatchObject({ kind: 'about', about: id }));

  it('moves with the day on which it is asked for', () => {
    const asked = { today: '2014-06-01', scope: SHARED };
    expect(answerer.answer('who is the mayor', asked)).toMatchObject({ about: 'boris-johnson' });
  });

  it.each([
    "what did the mayor's spokesman say about stop and search",
    'what did the mayors spokesman say about stop and search',
    'what did the Mayor’s spokeswoman say about stop and search',
  ])('has a spokesman who speaks for the organisation, never the person: %s', (question) =>
    expect(speakers(ask(question))).toEqual(['mayors-office']),
  );

  it('was held before by a former holder', () => {
    const answer = ask('what did the former commissioner say about the police firearms review in the Lords');
    expect(speakers(answer)).toEqual(['bernard-hogan-howe']);
    expect(answer.items[0]).toMatchObject({ as: expect.stringContaining('former') });
  });
});

describe('two people of one surname', () => {
  it('are told apart by what they spoke about', () => {
    expect(speakers(ask('what did Johnson say about houseboats and moorings', withNamesakes))).toEqual([
      'emma-johnson',
    ]);
    expect(speakers(ask('what did Johnson say about water cannon', withNamesakes))).toEqual(['boris-johnson']);
  });

  it('are told apart by the date', () => {
    expect(speakers(ask('what did Johnson say in 2000', withNamesakes))).toEqual(['emma-johnson']);
    expect(speakers(ask('what did Johnson say about stop and search in 2019', withNamesakes))).toEqual([
      'boris-johnson',
    ]);
  });

  it('are told apart by the full name', () => {
    const answer = ask('what did Emma Johnson say', withNamesakes);
    expect(speakers(answer)).toEqual(['emma-johnson']);
    expect(answer).not.toHaveProperty('choices');
  });

  it('are both offered, each as a question that can be asked', () => {
    const { choices = [] } = ask('what did Khan say?', withNamesakes);
    expect(choices.map(({ label }) => label)).toEqual(['Sadiq Khan, Mayor of London', 'Olu Khan, Home Secretary']);
    expect(choices.map(({ question }) => speakers(ask(question, withNamesakes)))).toEqual([
      ['sadiq-khan'],
      ['olu-khan'],
    ]);
  });

  it('are both offered where one is asked about', () => {
    const { choices = [] } = ask('who is Khan', withNamesakes);
    const described = choices.map(({ question }) => ask(question, withNamesakes));
    expect(described).toMatchObject([{ about: 'sadiq-khan' }, { about: 'olu-khan' }]);
  });

  it('are nothing to choose between where the corpus knows one', () =>
    expect(ask('what did Khan say about stop and search')).not.toHaveProperty('choices'));
});

describe('what somebody said, and not what they did,', () => {
  /** Whose words alone are asked for. */
  const saying = (question: string) =>
    readText(question, { index: answerer.index, today: TODAY }).speakers.flatMap(({ says, words }) =>
      says ? [words] : [],
    );

  it.each([
    ['what did sadiq khan actually say about spit hoods', ['sadiq khan']],
    ['has rowley ever commented on spit hoods', ['rowley']],
    ["boris's reaction when khan sold the water cannon", ['boris']],
    ['a quote from caroline russell on drones', ['caroline russell']],
    ['has anyone got a ken marsh quote on spit hoods', ['ken marsh']],
    ['rowley on spit guards', ['rowley']],
    ['what did elon musk say to the crowd', ['elon musk']],
    ['the view of rowley on vetting', ['rowley']],
    ['a quote of khan’s on drones', ['khan']],
    ['starmers reaction to the report', ['starmer']],
  ])('is asked for in: %s', (question, names) => expect(saying(question)).toEqual(names));

  it.each([
    'how many officers did rowley promise',
    'did rowley meet the campaigner',
    "what was wrong with khan's statement",
    'met response times in 2019',
    'any reaction to rowley dropping the policy',
    'croydon response to knife crime',
    'stephen lawrence apology',
    'the federation’s view of rowley',
  ])('is not asked for in: %s', (question) => expect(saying(question)).toEqual([]));

  it('is told by nobody else’s words', () => {
    const answer = ask("boris's reaction when khan sold his water cannon for scrap in nov 2018?");
    expect(answer.kind).toBe('none');
    expect(ask('what did elon musk say to the unite the kingdom crowd').kind).toBe('none');
  });

  it('of the mayor of a borough is not of the Mayor of London', () => {
    const answer = ask('what did the mayor of hackney say about black people being treated unequally');
    expect(speakers(answer)).toEqual(['philip-glanville']);
  });

  it('at City Hall may have been said by the mayor', () => {
    const [first] = ask('a city hall quote on body worn cameras cutting complaints').items;
    expect(first?.kind === 'statement' && first.speaker.id).toBe('sadiq-khan');
  });
});
