/** Whether an item tells a thing of the kind that a question asks for by name, beside those that the question names itself. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import { pattern, table, words as wordsOfClass } from '../lexicon/lexicon.ts';
import type { AskedThing } from '../query/asked-things.ts';
import type { TypedQuery } from '../query/query.ts';
import { words } from '../search/analyzer.ts';
import { isEnglish } from '../search/english.ts';
import { speaksFor } from './speaking.ts';

/** A run of words with capitals, “of” and the like within it. */
const NAME = new RegExp(
  String.raw`\p{Lu}[\p{L}\p{N}'’&-]*(?:(?: ${pattern('function.within-names')})* \p{Lu}[\p{L}\p{N}'’&-]*)*`,
  'gu',
);
const BEGINS = /(?:^|[.!?:“"] ?)$/;
const NO_ANSWERS = wordsOfClass('wanted.no-answers');
const ROLES = table('wanted.roles');
const UNITS = pattern('nouns.time-units', 'nouns.long-times');
const COUNTED = String.raw`(?:\d+|${pattern('questions.counted', 'numbers.small', 'calendar.told-times')})`;
const TIME = new RegExp(
  String.raw`\b(?:${pattern('calendar.weekdays', 'calendar.seasons')}|(?:19|20)\d\d|${COUNTED} ${UNITS}s?|${UNITS}s? ${pattern('calendar.told-times')}|${pattern('wanted.times-told')})\b`,
  'i',
);
const MONTH = new RegExp(String.raw`\b${capitalised('calendar.months')}\b`);
const POLICE = /\b(?:Police|Constabulary)\b/;
const SENTENCE = new RegExp(String.raw`\b${pattern('wanted.courts-gave')}\b`, 'i');

interface Name {
  text: string;
  words: readonly string[];
}

/** Names in an entry's text; a sentence's first word alone may be any. */
const namesIn = remembered((entry: Entry): readonly Name[] => {
  const text = textOf(entry);
  return Array.from(text.matchAll(NAME)).flatMap((found) => {
    const begins = BEGINS.test(text.slice(Math.max(0, found.index - 2), found.index));
    return found[0].split(' and ').flatMap((each, at): Name[] => {
      const named = each.replace(/^The /, '').replace(/['’]s$|['’]$/, '');
      const parts = words(named);
      const isFirst = at === 0 && begins && parts.length === 1 && isEnglish(parts[0] ?? '');
      return isFirst ? [] : [{ text: named, words: parts }];
    });
  });
});

const wordsOfRecord = remembered(
  ({ people }: Corpus) => new Set(people.flatMap(({ name, aliases }) => [name, ...aliases]).flatMap(words)),
);

/** Whether an entry tells nothing of the kind of a thing that a question asks for. */
export function lacksThing(thing: AskedThing, entry: Entry, question: TypedQuery, corpus: Corpus): boolean {
  if (thing.kind === 'time' && thing.speaks && isBySpeaker(question, entry, corpus)) return false;
  if (thing.kind === 'time')
    return entry.kind === 'statement' && !TIME.test(textOf(entry)) && !MONTH.test(textOf(entry));
  if (thing.kind === 'sentence') return !SENTENCE.test(textOf(entry));
  if (thing.speaks && isSpeaker(thing, entry, question)) return false;
  const told = toldNames(entry, question, thing.noun).filter((name) => isOfKind(thing, name, corpus));
  const isWithin = thing.kind === 'place' && placesWithin(entry, question, corpus) > 0;
  return !isWithin && told.length < Math.min(thing.count, SEVERAL);
}

/** Of more things that are asked for a list names so many at least. */
const SEVERAL = 2;

/** Names but the speaker's, of which the question has no word but the thing's: “which Act” is answered by the Coronavirus Act. */
function toldNames(entry: Entry, question: TypedQuery, noun: string): Name[] {
  const own = entry.kind === 'statement' ? words([entry.speaker.name, ...entry.speaker.aliases].join(' ')) : [];
  const known = new Set([...words(question.text), ...question.words.split(' '), ...own]);
  known.delete(noun);
  return namesIn(entry).filter(
    (name) => !name.words.some((word) => known.has(word)) && !name.words.every((word) => NO_ANSWERS.has(word)),
  );
}

function isOfKind({ kind }: AskedThing, { text, words: parts }: Name, corpus: Corpus): boolean {
  if (kind === 'body' || kind === 'name') return true;
  const record = wordsOfRecord(corpus);
  const isStranger = !parts.some((word) => record.has(word));
  if (kind === 'person') return parts.length > 1 && isStranger;
  return isStranger || corpus.gazetteer.named(text) !== undefined || (kind === 'force' && POLICE.test(text));
}

function placesWithin(entry: Entry, question: TypedQuery, { gazetteer }: Corpus): number {
  const asked = new Set(words(question.text));
  return gazetteer
    .namedWithinHome(words(textOf(entry)))
    .filter(({ name }) => !words(name).some((word) => asked.has(word))).length;
}

/** Whether whoever speaks may be the one who is asked for. */
function isSpeaker({ kind, noun }: AskedThing, entry: Entry, { cues, words: asked }: TypedQuery): boolean {
  if (entry.kind === 'figure') return false;
  const { speaker, statement } = entry;
  const titles = [statement.as ?? '', speaker.name, ...speaker.aliases, ...speaker.offices.map(({ title }) => title)];
  const called = titles.join(' ').toLowerCase();
  const known = ` ${asked} `;
  const isNamed = words(speaker.name).every((word) => known.includes(` ${word} `) || NO_ANSWERS.has(word));
  if (kind === 'force') return POLICE.test(speaker.name) && !isNamed;
  const calling = noun.replace(/s$/, '');
  if ([calling, ...(ROLES.get(calling) ?? [])].some((role) => called.includes(role))) return true;
  // Somebody from a charity says what the charity says.
  if (speaker.kind === 'person' && (kind === 'person' || kind === 'body')) return cues.said;
  return kind === 'body' && speaker.kind === 'organisation' && !isNamed;
}

/** “When did Khan ask for it” is answered by the day of his words. */
function isBySpeaker({ speakers }: TypedQuery, entry: Entry, corpus: Corpus): boolean {
  return speakers.some((speaker) => !speaker.excluded && speaksFor(speaker, entry, corpus) > 0);
}

function textOf(entry: Entry): string {
  if (entry.kind === 'statement') return entry.statement.text;
  const { area, measure, figure } = entry;
  return [measure.label, area, measure.unit, figure.event, figure.note].join('. ');
}

/** An alternation of a class's words as they begin in capitals. */
function capitalised(name: string): string {
  const all = Array.from(wordsOfClass(name), (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `(?:${all.join('|')})`;
}
