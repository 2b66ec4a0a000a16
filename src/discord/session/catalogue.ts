import type { Corpus, Entry } from '../../corpus/corpus.ts';
import { type Suggestible, Suggestions } from '../../search/suggest.ts';
import { DISCORD } from '../kit/limits.ts';
import { shorten } from '../kit/markdown.ts';

/** Everything of a corpus that an option can be completed with. */
export interface Catalogue {
  speakers: Suggestions;
  topics: Suggestions;
  measures: Suggestions;
  areas: Suggestions;
  years: Suggestions;
  subjects: Suggestions;
  sources: Suggestions;
  /** people, terms, topics and measures */
  anything: Suggestions;
}

/** Labels and values fit Discord's choices; a thing of which there is more stands higher. */
export function catalogueOf(corpus: Corpus): Catalogue {
  const weights = weightsOf(corpus.entries);
  const weigh = (kind: string, id: string) => weights.get(`${kind}:${id}`) ?? 0;
  const named = (label: string, also: readonly string[], weight: number) => ({ label, value: label, also, weight });
  const people = corpus.people.map(({ id, name, aliases }) => named(name, aliases, weigh('speaker', id)));
  const topics = corpus.topics.map(({ id, label, synonyms }) => named(label, synonyms, weigh('topic', id)));
  const measures = corpus.measures.map(({ id, label, synonyms }) => named(label, synonyms, weigh('measure', id)));
  const terms = corpus.terms.map(({ term, aliases }) => named(term, aliases, 1));
  const counted = (kind: string) =>
    [...weights]
      .filter(([key]) => key.startsWith(`${kind}:`))
      .map(([key, weight]) => named(key.slice(kind.length + 1), [], weight));
  return {
    speakers: fitting(people.filter(({ weight }) => weight > 0)),
    topics: fitting(topics),
    measures: fitting(measures),
    areas: fitting(counted('area')),
    years: fitting(counted('year').map((year) => ({ ...year, weight: Number(year.label) }))),
    subjects: fitting(counted('subject')),
    sources: fitting(
      corpus.sources.map(({ id, title, published }) => ({ ...named(title, [id], dayNumber(published)), value: id })),
    ),
    anything: fitting(withoutTwins([...terms, ...people, ...measures, ...topics])),
  };
}

/** How many entries there are of each speaker, topic, measure, area, year and subject of a stance. */
function weightsOf(entries: readonly Entry[]): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (kind: string, id: string) => weights.set(`${kind}:${id}`, (weights.get(`${kind}:${id}`) ?? 0) + 1);
  for (const entry of entries) {
    if (entry.kind === 'statement') {
      add('speaker', entry.speaker.id);
      for (const topic of entry.statement.topics) add('topic', topic);
      if (entry.statement.stance !== undefined) add('subject', entry.statement.stance.on);
    } else {
      add('measure', entry.measure.id);
      add('area', entry.area);
      add('year', entry.figure.period.to.slice(0, 4));
    }
  }
  return weights;
}

/** A value can't be shortened, since it has to mean what it says: an overlong one is only reached by typing it out. */
function fitting(things: Suggestible[]): Suggestions {
  const usable = things.filter(({ value }) => value.length <= DISCORD.choiceCharacters);
  return new Suggestions(
    usable.map((thing) =>
      thing.label.length <= DISCORD.choiceCharacters
        ? thing
        : {
            ...thing,
            label: shorten(thing.label, DISCORD.choiceCharacters),
            also: [thing.label, ...(thing.also ?? [])],
          },
    ),
  );
}

/** The same name may be a term and a topic; what comes first is what a definition is looked up in first. */
function withoutTwins(things: Suggestible[]): Suggestible[] {
  return [...new Map(things.toReversed().map((thing) => [thing.label.toLowerCase(), thing])).values()];
}

/** Newer sources first. */
function dayNumber(iso: string): number {
  return Number(iso.replaceAll('-', ''));
}
