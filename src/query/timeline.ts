import type { Corpus } from '../corpus/corpus.ts';
import { readDates } from '../dates/dates.ts';
import { pattern, wordsOf } from '../lexicon/lexicon.ts';
import { isStopWord, words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Mention } from '../search/vocabulary.ts';
import { openDays, queries } from './queries.ts';
import type { Query, Speaker } from './query.ts';
import { readSpeakers } from './speakers.ts';
import { readWords } from './typed-words.ts';

const TIMELINE = new RegExp(String.raw`\b${pattern('operations.timeline')}\b`, 'i');
/** Words of such a text that say nothing of what it is about. */
const ASKING = wordsOf('operations.timeline', 'operations.asking-for-all', 'operations.timeline-of');

/**
 * The timeline that a text asks for: “timeline of stop and search”, “a chronology of phone theft since 2023 by the Met”.
 * @returns undefined where it asks for none or names something else as well, and where it names what was counted: a series then
 */
export function readTimeline(question: string, { index, today }: { index: Index; today: string }): Query | undefined {
  const text = question.replace(/\btime line/gi, 'timeline').replace(/\s&\s/g, ' and ');
  if (!TIMELINE.test(text)) return undefined;
  const typed = readWords(text, index);
  const mentions = index.names(text, typed);
  if (mentions.some(({ names }) => names.some(({ kind }) => kind === 'measure'))) return undefined;
  const onTopic = mentions.filter((mention) => topicsOf(mention).length > 0 && !isNarrower(mention, index.corpus));
  const speakers = readSpeakers(typed, mentions, text, index.corpus);
  const dates = readDates(text, today);
  const [topic, ...others] = onTopic.flatMap(topicsOf);
  if (topic === undefined || others.length > 0 || speakers.length > 1 || dates.length > 1) return undefined;
  const told = [...onTopic, ...speakers];
  const isTold = (at: number) => told.some(({ from, to }) => from <= at && at < to);
  const isDate = ({ start }: { start: number }) => dates.some((date) => date.start <= start && start < date.end);
  const isOfElse = typed.some((word, at) => !isTold(at) && !isDate(word) && !says(word.word));
  const speaker = speakers[0] && idOf(speakers[0], index, today);
  if (isOfElse || (speakers.length > 0 && speaker === undefined)) return undefined;
  return queries.timeline({ topic, speaker, ...openDays(dates[0]) });
}

function topicsOf({ names }: Mention): readonly string[] {
  return names.flatMap((name) => (name.kind === 'topic' ? name.ids : []));
}

/**
 * A name of a topic that is narrower than the topic: “the Casey review” is a thing of its own, and “killings” are what a measure
 * counts, both only parts of one. The topic's label never is.
 */
function isNarrower(mention: Mention, corpus: Corpus): boolean {
  const labels = topicsOf(mention).map((id) => words(corpus.topic(id)?.label ?? '').join(' '));
  if (labels.includes(mention.words)) return false;
  const own = mention.words.split(' ');
  const counts = (name: string) => new Set(own).isSubsetOf(new Set(words(name)));
  const isTerm = mention.names.some(({ kind }) => kind === 'term');
  return isTerm || corpus.measures.some(({ label, synonyms }) => [label, ...synonyms].some(counts));
}

/** Whether a word only asks. */
function says(word: string): boolean {
  return isStopWord(word) || ASKING.has(word);
}

/** The id of the one person or organisation that is named; of an office, of the person who holds it today. */
function idOf({ ids, office, organisation, excluded, unknown }: Speaker, { corpus }: Index, today: string) {
  if (excluded || unknown) return undefined;
  const held = office === undefined || ids.length > 0 ? undefined : corpus.office(office);
  const meant = held === undefined ? ids : corpus.holdersOn(held, today).map(({ id }) => id);
  // An organisation stands before those who have spoken in its name.
  return meant.length === 1 || organisation ? meant[0] : undefined;
}
