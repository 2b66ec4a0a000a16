import type { Corpus, FigureEntry } from '../corpus/corpus.ts';
import { print } from './print.ts';
import { queries } from './queries.ts';
import type { Query } from './query.ts';

/** A question of each kind that this corpus certainly answers: nothing to maintain when the corpus changes. */
export function exampleQuestions(corpus: Corpus): string[] {
  return [
    ...statementExample(corpus),
    ...figureExample(corpus),
    ...positionExample(corpus),
    ...aboutExample(corpus),
  ].map((query) => print(query, corpus));
}

/** The person with the most statements, on the topic of most of them. */
function statementExample({ entries }: Corpus): Query[] {
  const statements = entries.filter((entry) => entry.kind === 'statement');
  const people = statements.filter(({ speaker }) => speaker.kind === 'person');
  const speaker = mostFrequent(people.map((entry) => entry.speaker.id));
  const theirs = statements.filter((entry) => entry.speaker.id === speaker);
  const topic = mostFrequent(theirs.flatMap(({ statement }) => statement.topics));
  return speaker === undefined || topic === undefined ? [] : [queries.statements({ speaker, topic })];
}

/** What was counted most often, when it was last counted. */
function figureExample({ entries }: Corpus): Query[] {
  const counts = entries.filter((entry): entry is FigureEntry => entry.kind === 'figure' && !entry.forecast);
  const measure = mostFrequent(counts.map((entry) => entry.measure.id));
  const periods = counts.filter((entry) => entry.measure.id === measure).map(({ figure }) => figure.period);
  const period = periods.sort((one, other) => (one.to < other.to ? 1 : -1))[0];
  return measure === undefined ? [] : [queries.figure({ measure, period })];
}

function positionExample(corpus: Corpus): Query[] {
  const subjects = corpus.entries.flatMap((entry) =>
    entry.kind === 'statement' && entry.statement.stance
      ? [corpus.subjectOf(entry.statement.stance.on).subject.id]
      : [],
  );
  const subject = mostFrequent(subjects);
  return subject === undefined ? [] : [queries.positions(subject)];
}

function aboutExample({ terms }: Corpus): Query[] {
  const [term] = terms;
  return term === undefined ? [] : [queries.about(term.id)];
}

/** The first of equals, so that every process offers the same. */
function mostFrequent(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  let best: string | undefined;
  for (const [id, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = id;
  return best;
}
