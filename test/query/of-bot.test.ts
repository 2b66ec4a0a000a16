import { describe, expect, it } from 'vitest';
import { readOfBot, withoutAddress } from '../../src/query/of-bot.ts';

/** What a question asks of the bot itself, and what is only said to it. */

function askedOf(question: string): string {
  return Object.entries(readOfBot(question))
    .filter(([, is]) => is)
    .map(([what]) => what)
    .join(' ');
}

describe('what is asked of the bot', () => {
  it.each([
    ['do you honestly rate any of the commissioners', 'opinion'],
    ['what would you do about the gangs matrix', 'opinion'],
    ['are you for or against armed patrols', 'opinion'],
    ['who was right about the vigil, you decide', 'opinion'],
    ['score the violence reduction unit out of 5', 'opinion'],
    ['should i go to the hearing', 'opinion'],
    ['you tell me who was right', 'opinion'],
    ['can you write my essay on front counters', 'work'],
    ['ur own take on spit hoods?', 'opinion ownView'],
    ['not the mayor’s line, I ask the bot for its own considered judgement', 'opinion ownView'],
    ['be real, is the charter any good', 'addressed'],
    ['bot should phones be blocked', 'addressed'],
    ['pls rewrite the charter in simple words', 'work'],
    ['tell me a joke about water cannon', 'work'],
    ['draft a letter to the mayor on front counters', 'work'],
  ])('is read in “%s”', (question, of) => expect(askedOf(question)).toBe(of));

  it.each([
    'should phones be blocked',
    'would you happen to have the number of searches',
    'how long would you wait for a 101 call in 2023',
    'could you show me what Lammy said',
    'can you tell me who opposed the charter',
    'would you tell me which MP wanted it',
    'did anyone write my borough a letter',
    'did anyone tell you that they search you for cannabis',
    'what is Rowley’s honest opinion of the Casey review',
    'was the mayor asked to write a letter',
    'did Rowley give a speech on the charter',
    'if you believe the home office, what should the met get',
    'be honest, who said the vigil was badly policed',
    'writing a speech on the charter, who is against it',
  ])('is nothing in “%s”', (question) => expect(askedOf(question)).toBe(''));
});

describe('what is only said to the bot', () => {
  it.each([
    ['honestly how many killings were there', 'how many killings were there'],
    ['can you dig out David Davis on the cameras', 'can you David Davis on the cameras'],
    ['hey bot, killings in 2018 asap, thanks in advance', 'hey , killings in 2018 , '],
    ['settle a bet: who closed the counters', ': who closed the counters'],
    ['summarise the Casey review', 'the Casey review'],
    ['who closed the counters bro', 'who closed the counters'],
    ['wagwan, any clue who closed the counters', ', who closed the counters'],
    ['can you confirm Rowley backs the charter', 'Rowley backs the charter'],
  ])('is left out of “%s”', (text, left) => {
    expect(withoutAddress(text)).toHaveLength(text.length);
    expect(withoutAddress(text).replace(/ +/g, ' ').trim()).toBe(left.trim());
  });

  it.each([
    'did the met dig up the garden',
    'did Rowley summarise or confirm the findings',
    'does the met have a robot dog',
    'is there a bot that answers',
    'did fam and friends sue the met',
    'did the met use google to search for him',
    'what did the met say in advance of the coronation',
    'honestly',
  ])('is not “%s”', (text) => expect(withoutAddress(text)).toBe(text));
});
