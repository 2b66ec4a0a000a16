import { describe, expect, it } from 'vitest';
import { askedThings } from '../../src/query/asked-things.ts';
import { readText } from '../../src/query/parse.ts';
import { Index } from '../../src/search/index.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

/** Which kind of thing is asked for by name, by how a question is worded. */

const index = new Index(await shippedCorpus());
const kindsOf = (question: string) => askedThings(readText(question, { index, today: TODAY })).map(({ kind }) => kind);

describe('a question asks for', () => {
  it.each([
    ['which Dutch city sold them the boats', 'place'],
    ['list the three schools that were shut', 'place'],
    ['which five forces got the new rules', 'force'],
    ['what other police forces were in special measures', 'force'],
    ['which charity paid for the benches', 'body'],
    ['which officers were sacked over the raid', 'person'],
    ['name of the sergeant who dropped the keys', 'person'],
    ['right, who got charged over the fire?', 'person'],
    ['so who sold the three boats to the mayor', 'name'],
    ['what was the operation called that searched the docks', 'name'],
    ['where was the boat scrapped', 'place'],
    ['when will the harbour desks close', 'time'],
    ['who leaked the harbour memo', 'name'],
    ['longest prison sentence a bargee got', 'sentence'],
    ['how many years inside did the bargees get', 'sentence'],
    ['on what date did the harbour desks close', 'time'],
    ['how long did the arsonist get?', 'sentence'],
    ['what sentence did the arsonist get', 'sentence'],
    ['what did they give the arsonist, prison or a community order', 'sentence'],
  ])('%s: a %s', (question, kind) => expect(kindsOf(question)).toEqual([kind]));

  it.each([
    'who said the boats were a waste of money',
    'which MP wanted officers to have faster boats',
    'who backs keeping the names of the officers secret',
    'what did the officer who sold the boats say',
    'which charity boss called the boats a toy',
    'what did City Hall do with the boats',
    'where does Khan stand on stop and search',
    'when does Rowley think officers should use force',
    'the watchdog asked about the harbour phones, when was that?',
    'how long did it take officers to get there',
    'how many officers were sacked or suspended',
  ])('%s: none by name', (question) => expect(kindsOf(question)).toEqual([]));
});

describe('whoever speaks', () => {
  const mayBe = (question: string) => askedThings(readText(question, { index, today: TODAY }))[0]?.speaks;

  it('may be the one who did something', () =>
    expect(mayBe('which senior officer conceded that it went wrong')).toBe(true));

  it('is not the one to whom it was done', () => {
    expect(mayBe('which officers were sacked over the raid')).toBe(false);
    expect(mayBe('which group was told to hire its own stewards')).toBe(false);
  });
});
