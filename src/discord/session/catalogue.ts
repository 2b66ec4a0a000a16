import type { Corpus } from '../../corpus/corpus.ts';
import { periodInWords } from '../../dates/words.ts';
import { Labels } from '../../query/labels.ts';
import { type Suggestible, Suggestions } from '../../search/suggest.ts';
import { DISCORD } from '../kit/limits.ts';
import { shorten } from '../kit/markdown.ts';

/** Everything of a corpus that an option can be completed with. */
export interface Catalogue {
  speakers: Suggestions;
  topics: Suggestions;
  measures: Suggestions;
  areas: Suggestions;
  /** in which something was counted, in words */
  periods: Suggestions;
  subjects: Suggestions;
  sources: Suggestions;
  /** people, terms, topics and measures */
  anything: Suggestions;
}

/** Labels and values fit Discord's choices; a thing of which there is more stands higher. */
export function catalogueOf(corpus: Corpus): Catalogue {
  const weights = weightsOf(corpus);
  const weigh = (kind: string, id: string) => weights.get(`${kind}:${id}`) ?? 0;
  const labels = Labels.of(corpus);
  const people = corpus.people.map(({ id, name, aliases }) => ({
    value: id,
    label: labels.write('speaker', id) ?? name,
    also: aliases,
    weight: weigh('speaker', id),
  }));
  const topics = corpus.topics.map(({ id, label, synonyms }) => ({
    value: id,
    label,
    also: synonyms,
    weight: weigh('topic', id),
  }));
  const measures = corpus.measures.map(({ id, label, synonyms }) => ({
    value: id,
    label,
    also: synonyms,
    weight: weigh('measure', id),
  }));
  const terms = corpus.terms.map(({ id, term, aliases }) => ({ value: id, label: term, also: aliases, weight: 1 }));
  const subjects = corpus.subjects.map(({ id, label, aliases }) => ({
    value: id,
    label,
    also: aliases,
    weight: weigh('subject', id),
  }));
  const counted = (kind: string) =>
    [...weights]
      .filter(([key]) => key.startsWith(`${kind}:`))
      .map(([key, weight]) => ({ label: key.slice(kind.length + 1), value: key.slice(kind.length + 1), weight }));
  return {
    speakers: fitting(people.filter(({ weight }) => weight > 0)),
    topics: fitting(topics),
    measures: fitting(measures),
    areas: fitting(counted('area')),
    periods: fitting(periodsOf(corpus)),
    subjects: fitting(subjects.filter(({ weight }) => weight > 0)),
    sources: fitting(
      corpus.sources.map(({ id, title, published }) => ({
        label: title,
        value: id,
        also: [id],
        weight: dayNumber(published),
      })),
    ),
    anything: fitting(
      [...terms, ...people, ...measures, ...topics].map((thing) => ({
        ...thing,
        label: labels.write('thing', thing.value) ?? thing.label,
      })),
    ),
  };
}

/** Calendar years and whatever other periods figures are of, the latest first. */
function periodsOf({ entries }: Corpus): Suggestible[] {
  const periods = entries.flatMap((entry) => (entry.kind === 'figure' ? [entry.figure.period] : []));
  const weights = new Map(periods.map((period) => [periodInWords(period), dayNumber(period.to)]));
  return [...weights].map(([label, weight]) => ({ label, value: label, weight }));
}

/** How many entries there are of each speaker, topic, measure, area and subject of a stance. */
function weightsOf(corpus: Corpus): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (kind: string, id: string) => weights.set(`${kind}:${id}`, (weights.get(`${kind}:${id}`) ?? 0) + 1);
  for (const entry of corpus.entries) {
    if (entry.kind === 'statement') {
      add('speaker', entry.speaker.id);
      for (const topic of entry.statement.topics) add('topic', topic);
      if (entry.statement.stance !== undefined) add('subject', corpus.subjectOf(entry.statement.stance.on).subject.id);
    } else {
      add('measure', entry.measure.id);
      add('area', entry.area);
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

/** Newer sources first. */
function dayNumber(iso: string): number {
  return Number(iso.replaceAll('-', ''));
}
