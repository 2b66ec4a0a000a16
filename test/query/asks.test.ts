import { describe, expect, it } from 'vitest';
import { CLASSES, decided, likelihoods, readAsks, treatmentOf, WEIGHTS } from '../../src/query/asks.ts';
import type { Message } from '../../src/query/asks-message.ts';
import { knownIn } from '../../src/query/known.ts';
import { Index } from '../../src/search/index.ts';
import { noiseAndDeafness, readSamples } from '../eval/messages.ts';
import { shippedCorpus } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const index = new Index(corpus);
const read = (text: string, door: Message['door'], follows = door === 'reply') =>
  readAsks({ text, door, follows }, knownIn(text, index));

describe('a message', () => {
  it.each(['thanks, very helpful', 'lol', '👍', 'no', 'she was right', 'brilliant, cheers', 'that is terrible'])(
    'that asks nothing is left alone in a reply: %s',
    (text) => expect(treatmentOf({ text, door: 'reply', follows: true }, knownIn(text, index)).as).toBe('nothing'),
  );

  it.each(['good bot', 'this is rubbish', 'good morning everyone', 'hello', 'thanks!'])(
    'that asks nothing is known in a mention: %s',
    (text) => expect(read(text, 'mention').asks).toBe('remark'),
  );

  it.each([
    'how many killings in 2018',
    'what did rowley say about tasers',
    'cressida dick stop and search',
    'who is the commissioner',
    'knife crime 2019',
    'stop and search',
  ])('that asks something is never passed over: %s', (text) => {
    for (const door of ['mention', 'dm', 'ask-command'] as const) {
      expect(treatmentOf({ text, door, follows: false }, knownIn(text, index)).as).toBe('record');
      expect(read(text, door).asks).toBe('question');
    }
  });

  it.each([
    'Which cost more to police, Extinction Rebellion or Just Stop Oil?',
    'who said that stop and search is worth more than Taser training?',
  ])('that names two things of the record is about no card: %s', (text) =>
    expect(treatmentOf({ text, door: 'dm', follows: true }, knownIn(text, index)).as).toBe('record'),
  );

  it.each(['and in 2017?', 'what about labour', 'who counted?'])('goes on from the answer before: %s', (text) =>
    expect(read(text, 'reply').asks).toBe('follow-up'),
  );

  it.each([
    ['source?', 'source'],
    ['take that down pls', 'remove'],
    ['what year is this from', 'date'],
  ])('may ask about the card: %s', (text, wants) =>
    expect(read(text, 'reply')).toMatchObject({ asks: 'about-card', wants }),
  );

  it.each(['who made you?', 'are you a bot'])('may ask about the bot: %s', (text) =>
    expect(read(text, 'mention').asks).toBe('about-bot'),
  );

  it('of any length and form is read in little time', () => {
    for (const text of ['', ' ', '?', 'a '.repeat(50_000), '>'.repeat(10_000), '\u0000', 'so '.repeat(20_000)])
      expect(read(text.slice(0, 4_000), 'mention').likely).toHaveLength(6);
  });
});

it('seldom takes a remark of the set it was fitted on for a question, or a question for a remark', () => {
  const judged = readSamples('dev', corpus).map(({ features, label }) => {
    return { label, taken: decided(likelihoods(features, CLASSES, WEIGHTS)) };
  });
  const { noise, deaf } = noiseAndDeafness(judged);
  expect(noise).toBeLessThanOrEqual(4);
  expect(deaf).toBeLessThanOrEqual(4);
});

/** Written after the fit, and not among its messages. */
const FRESH: [string, Message['door'], string][] = [
  ['the federation has been saying that since the eighties', 'reply', 'remark'],
  ['and the chancellor calls that protecting the frontline', 'reply', 'remark'],
  ['carnival is the best weekend of the year and nobody will change my mind', 'mention', 'remark'],
  ['police dogs deserve a pension', 'mention', 'remark'],
  ['somebody should put that on a t-shirt', 'reply', 'remark'],
  ['who in their right mind would carry a sword to work', 'mention', 'remark'],
  ['i still think about that poor lad every day', 'reply', 'remark'],
  ['not a single lesson learned since scarman', 'mention', 'remark'],
  ['you could fill wembley with that lot', 'reply', 'remark'],
  ['why do i bother reading this channel', 'mention', 'remark'],
  ['crime is down but my insurance is up, work that out', 'mention', 'remark'],
  ['told my wife the same thing this morning', 'reply', 'remark'],
  ['dig out what the home office said on vetting', 'mention', 'question'],
  ['i need to know how many tasers were fired in 2020', 'dm', 'question'],
  ['my gran reckons there were more bobbies in 1960, were there', 'mention', 'question'],
  ['number of drones please', 'mention', 'question'],
  ['has any commissioner ever backed legalising cannabis', 'mention', 'question'],
  ['and in the suburbs', 'reply', 'follow-up'],
  ['give me the same for 2014', 'reply', 'follow-up'],
  ['how did the home office take that', 'reply', 'follow-up'],
  ['just the women', 'reply', 'follow-up'],
  ['was that a record', 'reply', 'follow-up'],
  ['what about scotland', 'reply', 'follow-up'],
];

it('tells messages that it has not seen apart, but for one or two', () => {
  const wrong = FRESH.filter(([text, door, asks]) => read(text, door).asks !== asks);
  expect(wrong.length).toBeLessThanOrEqual(2);
});
