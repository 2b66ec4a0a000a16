import { describe, expect, it } from 'vitest';
import type { DatedEvent } from '../../src/corpus/schema.ts';
import { EventNames } from '../../src/search/event-names.ts';

const event = (id: string, name: string, aliases: string[] = []): DatedEvent => ({
  id,
  name,
  aliases,
  kind: 'report',
  day: '2016-05-01',
  sources: [],
});

const names = new EventNames([
  event('review', 'Lock review', ['the report on the lock', "Finch's review"]),
  event('review-answer', 'Answer to the lock review'),
  event('flood', 'Flood of 2016', ['the flood', 'Lock review']),
]);

/** The events that a text names, and the words that name them. */
function found(text: string): [id: string, words: string][] {
  return names.find(text).map(({ event: { id }, start, end }) => [id, text.slice(start, end)]);
}

describe('events in a text', () => {
  it.each<[text: string, mentions: [string, string][]]>([
    ['what changed after the lock review', [['review', 'lock review']]],
    ['before the Report on the Lock?', [['review', 'Report on the Lock']]],
    ['since Finch’s review', [['review', 'Finch’s review']]],
    ['the answer to the lock review said', [['review-answer', 'answer to the lock review']]],
    [
      'between the flood and the lock review',
      [
        ['flood', 'flood'],
        ['review', 'lock review'],
      ],
    ],
    ['locks and reviews', []],
    ['', []],
  ])('%j', (text, mentions) => expect(found(text)).toEqual(mentions));
});
