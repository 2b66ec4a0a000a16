/** What was said and counted about a topic, by day. */
import type { Corpus, Entry, FigureEntry } from '../corpus/corpus.ts';
import type { IsoDate, Measure } from '../corpus/schema.ts';
import type { Query } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Item, Timeline } from './types.ts';

/**
 * The entries of a timeline, the earliest first; those of one day stay in the order of the record.
 * @param query its topic, the days within which it is wanted, and whose words and counts, where not everybody's
 */
export function timelineOf({ topics: [topic = ''], speakers, when }: Query, corpus: Corpus): Entry[] {
  const ids = speakers.flatMap((speaker) => speaker.ids);
  const topicsOf = topicsOfMeasures(corpus);
  const isOn = (entry: Entry) =>
    entry.kind === 'statement' ? entry.statement.topics.includes(topic) : figureTopics(entry, topicsOf).includes(topic);
  const isBy = (entry: Entry) =>
    ids.length === 0 || ids.includes(entry.kind === 'statement' ? entry.speaker.id : entry.by.id);
  const isThen = (entry: Entry) => when.periods.every(({ from, to }) => dayOf(entry) >= from && dayOf(entry) <= to);
  return corpus.entries
    .filter((entry) => isOn(entry) && isBy(entry) && isThen(entry))
    .sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
}

/** How much a timeline rests on. @param entries all that it holds */
export function restsOn({ topics: [id = ''], speakers }: Query, entries: readonly Entry[], corpus: Corpus): Timeline {
  const statements = entries.filter((entry) => entry.kind === 'statement');
  const by = corpus.person(speakers[0]?.ids[0] ?? '');
  return {
    topic: { id, label: corpus.topic(id)?.label ?? id },
    ...(by === undefined ? {} : { by: { id: by.id, name: by.name } }),
    statements: statements.length,
    speakers: new Set(statements.map(({ speaker }) => speaker.id)).size,
    figures: entries.length - statements.length,
    sources: new Set(entries.map(({ source }) => source.id)).size,
  };
}

/** The day at which an entry stands: words when they were said, a number at the end of what it counts. */
function dayOf(entry: Entry): IsoDate {
  if (entry.kind === 'statement') return entry.said;
  // What was planned is no count of that time yet: it stands when it was told.
  return entry.forecast ? entry.source.published : entry.figure.period.to;
}

/** The same of an item. */
export function dayOfItem(item: Item): IsoDate {
  if (item.kind === 'statement') return item.said;
  return item.forecast ? item.citation.published : item.period.to;
}

/**
 * Of the topics of a figure's source, those that what is counted names; all of them where it names none. A source is often on
 * several topics, and each of its numbers on one of them.
 */
function figureTopics({ source, measure }: FigureEntry, topicsOf: ReadonlyMap<Measure, ReadonlySet<string>>): string[] {
  const named = source.topics.filter((topic) => topicsOf.get(measure)?.has(topic));
  return named.length > 0 ? named : source.topics;
}

const ofCorpus = new WeakMap<Corpus, Map<Measure, Set<string>>>();

/** The topics with a name that shares a word with a name of a measure. */
function topicsOfMeasures(corpus: Corpus): Map<Measure, Set<string>> {
  const known = ofCorpus.get(corpus);
  if (known !== undefined) return known;
  const topics = corpus.topics.map(({ id, label, synonyms }) => ({ id, words: wordsOf([label, ...synonyms]) }));
  const found = new Map(
    corpus.measures.map((measure) => {
      const own = wordsOf([measure.label, ...measure.synonyms]);
      return [measure, new Set(topics.filter(({ words }) => !words.isDisjointFrom(own)).map(({ id }) => id))] as const;
    }),
  );
  ofCorpus.set(corpus, found);
  return found;
}

function wordsOf(names: readonly string[]): Set<string> {
  return new Set(names.flatMap(terms));
}
