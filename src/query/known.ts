import { stem } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { namingWords } from './asks-features.ts';
import type { Known } from './asks-message.ts';
import { readText } from './parse.ts';
import type { TypedQuery } from './query.ts';

/** Texts are read as far as this. */
const MAX_CHARACTERS = 4_000;
/** Only whether a text names a time counts here, so any day will do. */
const ANY_DAY = '2020-06-15';

/** What the record knows in a text: its names, the common words, and what the reader of questions makes of it. */
export function knownIn(typed: string, index: Index): Known {
  const text = typed.slice(0, MAX_CHARACTERS);
  const kinds = index.names(text).map(({ names }) => new Set(names.map(({ kind }) => kind)));
  const isSpeaker = (named: ReadonlySet<string>) =>
    ['person', 'organisation', 'office'].some((kind) => named.has(kind));
  const isThing = (named: ReadonlySet<string>) => ['topic', 'measure', 'term'].some((kind) => named.has(kind));
  return {
    things: kinds.filter(isThing).length,
    speakers: kinds.filter(isSpeaker).length,
    reads: readsIn(readText(text, { index, today: ANY_DAY })),
    frequencies: namingWords(text).map((word) => index.frequency(stem(word))),
  };
}

function readsIn(query: TypedQuery): string[] {
  const { cues, measures, topics, terms, speakers, entries, when, where, concepts, extreme, operation } = query;
  const seen: [string, boolean][] = [
    ...Object.entries(cues).map(([cue, set]): [string, boolean] => [cue, set === true]),
    ...Object.entries({ measures, topics, terms, speakers, entries }).map(([slot, held]): [string, boolean] => [
      slot,
      held.length > 0,
    ]),
    ['a time', when.periods.length > 0],
    ['an area', where.areas.length > 0],
    ['another place', where.elsewhere.length > 0],
    ['an extreme', extreme !== undefined],
    ['an operation', operation !== undefined],
  ];
  const telling = concepts.filter(({ framing }) => !framing).length;
  return [...seen.flatMap(([name, is]) => (is ? [name] : [])), `${Math.min(4, telling)} concepts`];
}
