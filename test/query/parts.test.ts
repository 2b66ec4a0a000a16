import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/query/parts.ts';

describe('two questions in one message are two', () => {
  it.each([
    [
      'what did the mayor say about barges, and what about Fisher?',
      'what did the mayor say about barges',
      'what about Fisher?',
    ],
    [
      'how many boats sank in 2018 and who blamed the cuts for it',
      'how many boats sank in 2018',
      'who blamed the cuts for it',
    ],
    ['what is a lock order and how many were made in 2019?', 'what is a lock order', 'how many were made in 2019?'],
    ['who is Ada Fisher and what did she say about moorings', 'who is Ada Fisher', 'what did she say about moorings'],
    ['did the keepers back the ban, and did Fisher?', 'did the keepers back the ban', 'did Fisher?'],
    [
      'how many boats sank; what did the keepers say about them',
      'how many boats sank',
      'what did the keepers say about them',
    ],
    [
      'how many barges were stopped, how many of those were fined',
      'how many barges were stopped',
      'how many of those were fined',
    ],
    [
      'what did Fisher say about eels? also what did the mayor reply',
      'what did Fisher say about eels',
      'what did the mayor reply',
    ],
    ['what is a wherry and how does a man end up on one', 'what is a wherry', 'how does a man end up on one'],
    [
      'what year had the most floods and how many boats did the keepers have',
      'what year had the most floods',
      'how many boats did the keepers have',
    ],
  ])('%s', (text, ...parts) => expect(partsOf(text)).toEqual(parts));

  it('with what they are all about', () => {
    expect(partsOf('barges: what did Fisher find wrong and what did the mayor say for them')).toEqual([
      'barges: what did Fisher find wrong',
      'barges: what did the mayor say for them',
    ]);
  });
});

describe('one question stays one', () => {
  it.each([
    'what did Boris and Khan say about barges',
    'how many barges and wherries sank in 2019',
    'compare floods in 2018 and how many there were in 2019',
    'who is for and who is against barges',
    'who said the flood was coming and who said it was not',
    'what does the mayor say about barges and who pushed back',
    'how many were stopped and fined at the regatta',
    'did flooding go up and down under Fisher',
    'floods in 2017 and what they were in 2018',
    'which year was the worst for floods, and how many were there',
    'what did Fisher say when she resigned and left the river',
    'my boat sank and I was wondering what the mayor said',
    'what did Fisher say about the keeper who sank a boat and who was sacked',
  ])('%s', (text) => expect(partsOf(text)).toEqual([text]));
});
