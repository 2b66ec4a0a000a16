import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import type { Answer } from '../../src/answer/types.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

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
  ])('%s', (question) => expect(lead(question)).toMatchObject({ measure: { id: 'met-officers' }, area: 'London' }));

  it('is not that of a group of them, of another force or of the country', () => {
    expect(lead('how many special constables did the Met have in 2016')).toMatchObject({
      measure: { id: 'met-special-constables' },
    });
    expect(lead('how many police officers are there in England and Wales')).toMatchObject({
      measure: { id: 'police-officers' },
    });
    expect(ask('how many officers does the City of London Police have?').answered).toBe(false);
    expect(lead('how many Met officers were assaulted at Carnival in 2023?')).toMatchObject({
      measure: { id: 'carnival-officers-assaulted' },
    });
  });
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
