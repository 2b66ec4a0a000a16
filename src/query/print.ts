/**
 * Queries as sentences and back. A card shows its query as a sentence, and what stands on the card is read as just that
 * query. Both ways go by one table, so that they cannot drift apart.
 */
import type { Corpus } from '../corpus/corpus.ts';
import type { Period } from '../corpus/schema.ts';
import { periodInSentence, readPeriodInSentence } from '../dates/words.ts';
import { Labels, type Named } from './labels.ts';
import { openDays, queries } from './queries.ts';
import { isTyped, type Query, type Wants } from './query.ts';

/** What a sentence tells of a query. */
interface Told {
  speaker?: string;
  topic?: string;
  measure?: string;
  subject?: string;
  area?: string;
  /** an area after its own words, where the measure's name has it already */
  counted?: string;
  person?: string;
  thing?: string;
  when?: Period;
}
type Slot = keyof Told;

/** A kind of sentence: its words with slots in braces, and the query that it says. */
interface Pattern {
  wants: Wants;
  sentence: string;
  query(told: Told): Query;
}

const said = (told: Told) => queries.statements({ ...told, ...openDays(told.when) });
const dated = ({ topic = '', speaker, when }: Told) => queries.timeline({ topic, speaker, ...openDays(when) });
const stand = ({ subject, speaker }: Told) => queries.positions(subject, speaker);
const counted = ({ measure = '', area, counted: elsewhere, when }: Told) =>
  queries.figure({ measure, period: when, area: area ?? elsewhere });
const changed = ({ measure = '', area, counted: elsewhere }: Told) =>
  queries.series({ measure, area: area ?? elsewhere });

/** Tried in this order in both ways. */
const PATTERNS: readonly Pattern[] = [
  { wants: 'statements', sentence: 'What did {speaker} say about {topic} {when}?', query: said },
  { wants: 'statements', sentence: 'What did {speaker} say about {topic}?', query: said },
  { wants: 'statements', sentence: 'What did {speaker} say {when}?', query: said },
  { wants: 'statements', sentence: 'What did {speaker} say?', query: said },
  { wants: 'statements', sentence: 'What was said about {topic} {when}?', query: said },
  { wants: 'statements', sentence: 'What was said about {topic}?', query: said },
  { wants: 'timeline', sentence: 'Timeline: {topic}, by {speaker}, {when}', query: dated },
  { wants: 'timeline', sentence: 'Timeline: {topic}, by {speaker}', query: dated },
  { wants: 'timeline', sentence: 'Timeline: {topic}, {when}', query: dated },
  { wants: 'timeline', sentence: 'Timeline: {topic}', query: dated },
  {
    wants: 'positions',
    sentence: 'Who is for and who is against {subject}?',
    query: stand,
  },
  { wants: 'positions', sentence: 'Where does {speaker} stand on {subject}?', query: stand },
  { wants: 'positions', sentence: 'Where does {speaker} stand?', query: stand },
  { wants: 'about', sentence: 'Who is {person}?', query: ({ person = '' }) => queries.about(person) },
  { wants: 'about', sentence: 'What is {thing}?', query: ({ thing = '' }) => queries.about(thing) },
  { wants: 'series', sentence: '{measure} in {area} over time?', query: changed },
  { wants: 'series', sentence: '{measure} over time, counted in {counted}?', query: changed },
  { wants: 'series', sentence: '{measure} over time?', query: changed },
  { wants: 'figure', sentence: '{measure} in {area} {when}?', query: counted },
  { wants: 'figure', sentence: '{measure} {when}, counted in {counted}?', query: counted },
  { wants: 'figure', sentence: '{measure} {when}?', query: counted },
  { wants: 'figure', sentence: '{measure} in {area}?', query: counted },
  { wants: 'figure', sentence: '{measure}, counted in {counted}?', query: counted },
  { wants: 'figure', sentence: '{measure}?', query: counted },
];

/** The sentence of a query: what was typed, or the first of the table that says just this query. */
export function print(query: Query, corpus: Corpus): string {
  if (isTyped(query)) return query.text;
  const labels = Labels.of(corpus);
  const told = tell(query, corpus);
  const same = JSON.stringify(query);
  for (const { wants, sentence } of PATTERNS) {
    if (wants !== query.wants) continue;
    const written = write(sentence, told, labels);
    if (written !== undefined && JSON.stringify(readPrinted(written, corpus)) === same) return written;
  }
  return UNNAMED;
}

/** Where what a query names is on record no more. */
const UNNAMED = 'What was asked about is no longer on record.';

/** The query that a sentence of the table says; undefined for any other text. */
export function readPrinted(text: string, corpus: Corpus): Query | undefined {
  const labels = Labels.of(corpus);
  for (const { sentence, query } of PATTERNS) {
    const told = match(partsOf(sentence), text, labels);
    if (told !== undefined) return query(told);
  }
  return undefined;
}

function tell({ speakers, topics, measures, subjects, entries, when, where }: Query, corpus: Corpus): Told {
  const [entry] = entries;
  const isPerson = entry !== undefined && corpus.person(entry)?.kind === 'person';
  const [period] = when.periods;
  const [area] = where.areas;
  return {
    ...defined('speaker', speakers[0]?.ids[0]),
    ...defined('topic', topics[0]),
    ...defined('measure', measures[0]),
    ...defined('subject', subjects[0]),
    ...defined('area', area),
    ...defined('counted', area),
    ...defined(isPerson ? 'person' : 'thing', entry),
    ...(period === undefined ? {} : { when: period }),
  };
}

function defined(slot: Slot, value: string | undefined): Told {
  return value === undefined ? {} : { [slot]: value };
}

/** The words around the slots and the slots themselves, in turn: slots stand at odd places. */
function partsOf(sentence: string): string[] {
  return sentence.split(/[{}]/);
}

function write(sentence: string, told: Told, labels: Labels): string | undefined {
  const parts = partsOf(sentence).map((part, at) => (at % 2 === 0 ? part : writeSlot(part as Slot, told, labels)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function writeSlot(slot: Slot, told: Told, labels: Labels): string | undefined {
  if (slot === 'when') return told.when && periodInSentence(told.when);
  const id = told[slot];
  return id === undefined ? undefined : labels.write(namedIn(slot), id);
}

function readSlot(slot: Slot, words: string, labels: Labels): Told | undefined {
  if (slot === 'when') {
    const when = readPeriodInSentence(words);
    return when && { when };
  }
  const id = labels.read(namedIn(slot), words);
  return id === undefined ? undefined : { [slot]: id };
}

function namedIn(slot: Exclude<Slot, 'when'>): Named {
  return slot === 'counted' ? 'area' : slot;
}

/** What the slots hold where a text is of a form; the longest words that a slot can hold are tried first. */
function match([words = '', slot, ...rest]: readonly string[], text: string, labels: Labels): Told | undefined {
  if (!text.startsWith(words)) return undefined;
  const left = text.slice(words.length);
  if (slot === undefined) return left === '' ? {} : undefined;
  for (const end of endsIn(left, rest[0] ?? '')) {
    const own = readSlot(slot as Slot, left.slice(0, end), labels);
    const others = own && match(rest, left.slice(end), labels);
    if (others !== undefined) return { ...own, ...others };
  }
  return undefined;
}

/** Where the words after a slot may begin, the last place first. */
function endsIn(text: string, next: string): number[] {
  const ends: number[] = [];
  for (let at = text.lastIndexOf(next); at > 0; at = text.lastIndexOf(next, at - 1)) ends.push(at);
  return ends;
}
