import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import type { Answer } from '../../src/answer/types.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { answerLayout } from '../../src/discord/cards/answer.ts';
import { answerView } from '../../src/terminal/view/answer.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { pageBlocks } from '../../src/terminal/view/page.ts';
import { TODAY } from '../eval/questions.ts';
import { figure, person, source, statement, withAdded } from './corpus-of.ts';

/** Why nothing is answered: each reason is said where it is so, and not where the record says otherwise. */

const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
const corpus = new Corpus(content);
const shipped = new Answerer(corpus);
const asked = { today: TODAY, scope: SHARED };

function ask(question: string, answerer: Pick<Answerer, 'answer'> = shipped): Answer {
  return answerer.answer(question, asked);
}

/** The notes of an answer in one, where the record has more. */
function notesWith(question: string, added: Partial<CorpusContent>): string {
  return ask(question, new Answerer(withAdded(corpus, added))).notes.join(' ');
}

const ASIDE = { where: 'On the quay', topics: ['boats'] };
const BOATS = { id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: ['barges'] };

describe('that a place is not on record', () => {
  const question = 'how many phone robberies did birmingham have in 2024';

  it('is said where nothing names it', () =>
    expect(ask(question).notes.join(' ')).toContain('Nothing on the record speaks of Birmingham.'));

  it('is not said where anything does', () => {
    const told = statement('sadiq-khan', 'Sadiq Khan compared the boats with those of Birmingham.', ASIDE);
    const added = { topics: [BOATS], sources: [source('2021-05-01-the-quay-boats', { statements: [told] })] };
    expect(notesWith(question, added)).not.toContain('Nothing on the record speaks of');
  });
});

describe('that only the place of a question is on record', () => {
  const told = statement(
    'sadiq-khan',
    'The pontoon in Quaysby is the safest place in the whole of London today.',
    ASIDE,
  );
  const record = new Answerer(
    withAdded(corpus, { topics: [BOATS], sources: [source('2021-05-01-the-quay-boats', { statements: [told] })] }),
  );

  it.each(['what did anybody say about police submarines in Quaysby?', 'anything said about balloons near Quaysby?'])(
    'is no answer to “%s”',
    (question) => expect(ask(question, record).kind).toBe('none'),
  );

  it('is no hindrance where the thing itself was spoken of there', () =>
    expect(ask('what was said about the pontoon in Quaysby?', record).items[0]).toMatchObject({ text: told.text }));
});

describe('that nothing was counted in a place', () => {
  const question = 'how many murders in manchester in 2024';

  it('is said of one that is named and not counted', () =>
    expect(ask(question).notes.join(' ')).toContain('No figure on record is of Manchester.'));

  it('is not said where anything was counted there', () => {
    const there = figure('met-dedicated-ward-officers', 600, '2003', { by: 'metropolitan-police', area: 'Manchester' });
    const added = { topics: [BOATS], sources: [source('2024-05-01-the-quay-ward', { figures: [there] })] };
    expect(notesWith(question, added)).not.toContain('No figure on record is of');
  });
});

describe('that a measure is on record for other times', () => {
  const question = 'dedicated ward officers total for 2023 anyone??';

  it('is said with the measure and the times', () =>
    expect(ask(question).notes.join(' ')).toContain(
      '“Dedicated ward officers in London” is on record for 2017, and not for 2023.',
    ));

  it('is not said where the time is held', () => {
    const ofThen = figure('met-dedicated-ward-officers', 600, '2023', { by: 'metropolitan-police', area: 'Camden' });
    const added = { topics: [BOATS], sources: [source('2024-05-01-the-quay-ward', { figures: [ofThen] })] };
    expect(notesWith(question, added)).not.toContain('and not for 2023');
  });

  it('is not said of a thing that is not held at all', () =>
    expect(ask('how many police dogs did the Met have in 1950?').notes).toHaveLength(1));
});

describe('that somebody said nothing', () => {
  it('is said of a subject where none of theirs is on it', () =>
    expect(ask('what did susan hall say about facial recognition?').notes.join(' ')).toContain(
      'On “Facial recognition” others are on record, Susan Hall is not.',
    ));

  it('is not said of the subject where any of theirs is', () => {
    const told = statement('susan-hall', 'Susan Hall asked whose the boats were.', { topics: ['facial-recognition'] });
    const added = { topics: [BOATS], sources: [source('2021-05-01-the-quay-hall', { statements: [told] })] };
    expect(notesWith('what did susan hall say about facial recognition?', added)).not.toContain('others are on record');
  });

  it('is said of a time where all of theirs is from another', () =>
    expect(ask('priti patel on extinction rebellion’s october 2019 protests?').notes.join(' ')).toContain(
      'Words of Priti Patel are on record from other times, not from October 2019.',
    ));

  it('is not said of the time where any of theirs is from it', () => {
    const told = statement('priti-patel', 'Priti Patel counted boats.', { ...ASIDE, said: '2019-10-20' });
    const added = { topics: [BOATS], sources: [source('2019-10-21-the-quay-patel', { statements: [told] })] };
    const notes = notesWith('priti patel on extinction rebellion’s october 2019 protests?', added);
    expect(notes).not.toContain('from other times');
  });

  it('is said of a subject and a time, where theirs on the one are from another', () =>
    expect(ask('what did sadiq khan say about facial recognition in 2025').notes.join(' ')).toContain(
      'Words of Sadiq Khan on “Facial recognition” are on record from other times, not from 2025.',
    ));

  it.each([
    ['Starmer’s reaction to the report', 'Starmer'],
    ['starmers reaction to the report', 'starmer'],
    ['Zorbas’ reply to the report', 'Zorbas'],
    ['jenkins reply to the report', 'jenkins'],
    ['what did Mark Duggan’s family say', 'Mark Duggan’s family'],
  ])('calls somebody as the question does, without a possessive at the end: %s', (question, name) =>
    expect(ask(question).notes.join(' ')).toContain(`No words of “${name}” are on record.`),
  );

  it('is said of somebody whom the record does not have at all, and not where it has', () => {
    const question = 'what did Zorblax say about stop and search';
    expect(ask(question).notes.join(' ')).toContain('No words of “Zorblax” are on record.');
    const added = {
      people: [person('zorblax', 'Zorblax')],
      topics: [BOATS],
      sources: [
        source('2021-05-01-the-quay-z', { statements: [statement('zorblax', 'Zorblax counted boats.', ASIDE)] }),
      ],
    };
    expect(notesWith(question, added)).not.toContain('No words of');
  });
});

describe('that a question is not about policing in London', () => {
  it('is said of what has nothing to do with it', () =>
    expect(ask('anyone know how long you roast a chicken for at 180')).toMatchObject({ reason: 'off-topic' }));

  it('is not said of what the record touches', () => {
    for (const question of [
      'how many helicopters does the met have',
      'what was keir starmer’s reaction to the panorama on charing cross',
    ])
      expect(ask(question)).toMatchObject({ reason: 'not-held' });
  });
});

describe('what an item on the same case does not tell', () => {
  it.each([
    'of the 77 people arrested at the whitehall rally in january 2025, how many were convicted?',
    'how many of the e-scooters seized that week were crushed',
    'did the met get fined over rape victims’ phones',
  ])('is not answered with its other outcomes: %s', (question) => expect(ask(question).answered).toBe(false));

  it('is answered where an item holds the outcome that is asked for', () =>
    expect(ask('how many people were charged after the whitehall rally in january 2025').answered).toBe(true));
});

test('what somebody is asked about may be told by another, as long as it is not their words that are asked for', () => {
  expect(ask('how many new coppers did Boris reckon on hiring in 2015/16').items[0]?.id).toBe(
    '2013-09-09-london-assembly-recruitment-of-police-officers#recruits-2015-16',
  );
  expect(ask('what did khan say about the inspectorate’s stephen port report').answered).toBe(false);
});

describe('that the bot has no view', () => {
  it('is said where its own is asked for', () =>
    expect(ask('do you personally think every bobby in london should carry a gun')).toMatchObject({
      reason: 'opinion',
    }));

  it('is not said where somebody else’s words are', () =>
    expect(ask('do you think you could tell me what sadiq khan said about water cannon?').kind).not.toBe('none'));
});

describe('that its own view is asked for', () => {
  it.each([
    'give me your honest view on hogan-howe',
    'rowley or casey, who has it right? ur honest take pls',
    'was susan hall wrong about ulez, in your own opinion',
  ])('counts whoever is named: “%s”', (question) => expect(ask(question)).toMatchObject({ reason: 'opinion' }));
});

describe('a message that asks the bot to judge, to advise or to make something', () => {
  it.each([
    'straight up bot, are water cannon a stupid idea or not',
    'you’re a smart bot, so tell me: who was right about moped ramming, abbott or dick?',
    'if you had to choose, more tasers or more bobbies?',
    'gut reaction pls, spit hoods on kids yes/no',
    'who do u side with, blake or the kaba family',
    'whose side are you on in the vigil thing',
    'I wonder what you yourself make of the Casey review. Not Rowley’s response, yours.',
    'does stop and search work, your honest answer please, one word',
    'marks out of ten from you for cressida dick',
    'is it worth me reporting a stolen moped tbh',
    'should my brother refuse a stop and search',
    'do i have to unlock my phone for the police',
    'Kindly compose a short speech for my debating club opposing live facial recognition.',
    'write me 500 words on why section 60 should go',
    'pls translate stop and search into polish',
    'sum up the casey review for me in a haiku',
  ])('is not answered from the record: “%s”', (question) =>
    expect(ask(question)).toMatchObject({ answered: false, reason: 'opinion' }),
  );

  it('is told which of them is not done', () => {
    expect(ask('write me a poem about water cannon').notes).toEqual([
      'I only look up what is on record: I do not write, translate or make anything up.',
    ]);
    expect(ask('ur take on water cannon?').notes.join()).toContain('no view or advice of its own');
  });

  it.each([
    ['a question on the thing itself', 'should police be routinely armed?'],
    ['a question on it with somebody who judged', 'is stop and search racist according to braverman'],
    ['a question of who judged it', 'be honest, who called the vigil policing heavy-handed'],
    ['a request', 'would you have a figure for section 60 searches in may 2020'],
    ['a request for a view of somebody’s', 'give me braverman’s honest opinion of stop and search'],
    ['a question of fact, though honesty is wanted', 'be straight with me, did theresa may refuse the water cannon'],
    ['what is asked of anybody', 'can you be searched just for the smell of cannabis, what did khan say'],
    [
      'what the asker may do, where it was agreed',
      'can my brother find out if he was on the gangs matrix, what did liberty say',
    ],
    ['a count with a remark', 'how many moped crimes were there in london in 2018, should we worry'],
    ['work that is only the reason for asking', 'writing an essay on water cannon, what did theresa may decide'],
  ])('is none that is %s', (_, question) => expect(ask(question).answered).toBe(true));
});

describe('that words ask for help', () => {
  it.each([
    'my mate reckons the met wants thieves to find no buyer for stolen phones, who said that in the lords',
    'how do you stop phones being robbed according to hogan-howe',
  ])('rules no answer out by itself: “%s”', (question) => expect(ask(question).answered).toBe(true));
});

describe('a sum that is asked for', () => {
  it.each([
    'cost to the met of policing the queens funeral?',
    'how much does one day of live facial recognition in croydon really cost',
  ])('is told by money alone: “%s”', (question) => {
    const [first] = ask(question).items;
    const told = first?.kind === 'figure' ? first.unit : (first?.text ?? '£');
    expect(told).toContain('£');
  });
});

describe('whoever is named in what somebody is asked about', () => {
  it('is not asked instead of them', () =>
    expect(ask('what did susan hall say about the drones that sadiq khan bought').items[0]?.id ?? '').not.toContain(
      'khan',
    ));

  it('is asked too in a part of its own', () => {
    const { items } = ask('what did rowley say about the casey review and what did khan say');
    expect(items.map(({ id }) => id).join(' ')).toMatch(/rowley.*khan|khan.*rowley/);
  });
});

describe('a name that is asked for', () => {
  it.each([
    'who was the judge in the gangs matrix case',
    'name of the police horse that bolted at the black lives matter march',
    'names of the two officers in the river rescue, pls',
  ])('is not told by whoever speaks of it: “%s”', (question) => expect(ask(question).answered).toBe(false));

  it('is told where an item has it', () => {
    const told = statement('sadiq-khan', 'Sadiq Khan thanked Orla Quayle, who steered the lifeboat.', ASIDE);
    const added = { topics: [BOATS], sources: [source('2021-05-01-the-quay-boats', { statements: [told] })] };
    const answerer = new Answerer(withAdded(corpus, added));
    expect(ask('who was the lifeboat steered by? name please', answerer).answered).toBe(true);
  });
});

describe('a number that is asked for', () => {
  it.each([
    ['in other words than “how many”', 'number of arrests at the clapham vigil'],
    ['at the end', 'e-scooters seized in hackney by the met - total'],
    ['beside a day of a month', 'how many mental health calls did the met go to before it stopped'],
  ])('is not told by words without one: %s', (_, question) => {
    const answer = ask(question);
    const [first] = answer.items;
    expect(first?.kind === 'statement' && !/\d/.test(first.text.replaceAll(/\d+ August/g, ''))).toBe(false);
  });
});

test('a question with nothing in it is too vague, one with a subject is not', () => {
  expect(ask('what was it then?')).toMatchObject({ reason: 'too-vague' });
  expect(ask('what was it with drones in 1950 then?')).not.toMatchObject({ reason: 'too-vague' });
});

test('what holds for what all share is not said where a server has added otherwise', () => {
  const question = 'what did susan hall say about facial recognition?';
  const told = statement('susan-hall', 'Susan Hall asked whose the boats were.', { topics: ['facial-recognition'] });
  const sources = [source('2021-05-01-the-quay-hall', { statements: [told] })];
  const joined = new JoinedAnswerer(shipped, { ...content, topics: [...content.topics, BOATS], sources });
  expect(ask(question, joined).notes.join(' ')).not.toContain('others are on record');
});

test('what a question was taken to mean is told where nothing answers it, in both views', () => {
  const answer = ask('how many acid attacks were there last year');
  expect(answer).toMatchObject({ kind: 'none', assumed: [{ said: 'last year', taken: '2025' }] });
  const record = { corpus, examples: [], item: () => undefined };
  const screen = layOut(pageBlocks(answerView(answer, record), 0), { columns: 80, paint: (_, text) => text });
  const card = answerLayout(answer, record).pages.flatMap(({ blocks }) => blocks.flatMap(({ texts }) => texts));
  expect(screen).toContain('Last year: 2025');
  expect(card.join('\n')).toContain('Last year: 2025');
});
