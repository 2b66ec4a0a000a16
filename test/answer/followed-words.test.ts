import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { followedWords, ownTelling } from '../../src/answer/followed-words.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { isTyped } from '../../src/query/query.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const answerer = new Answerer(await shippedCorpus());
const BEFORE = ['what did the mayor say about water cannon'];

function read(text: string) {
  const query = answerer.read(text, { today: TODAY, scope: SHARED, before: BEFORE });
  if (!isTyped(query) || query.after === undefined) throw new Error(`“${text}” is no follow-up`);
  return { query, after: query.after };
}

/** The words of a follow-up that tell what it is about. */
function told(text: string): string[] {
  const { query, after } = read(text);
  return ownTelling(query, after).map((at) => query.concepts[at]?.words ?? '');
}

describe('a follow-up', () => {
  it.each(['who had a go at him?', 'who was dead against it', 'who backed that?'])(
    '%s asks for somebody else',
    (text) => expect(followedWords(read(text).query).others).toBe(true),
  );

  it.each(['and on knives?', 'how did he pay for it'])('%s asks for nobody else', (text) =>
    expect(followedWords(read(text).query).others).toBe(false),
  );

  it.each([
    ['did he buy it', 'buy'],
    ['who thinks it’s daft', 'daft'],
    ['who was livid about it', 'livid'],
  ])('%s does not look for “%s”: the record has other words for what is done with what was shown', (text, word) =>
    expect(told(text)).not.toContain(word),
  );

  it.each([
    ['did he buy drones', 'drones'],
    ['how much did the drones cost him', 'drones'],
    ['why did they scrap knife arches', 'knife arches'],
  ])('%s looks for “%s”', (text, word) => expect(told(text).join(' ')).toContain(word));
});
