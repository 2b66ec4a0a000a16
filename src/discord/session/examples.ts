import { inSentence, questions } from '../../answer/phrasing.ts';
import type { Corpus } from '../../corpus/corpus.ts';

/** One question of each kind that this corpus certainly has entries for: nothing to maintain when the corpus changes. */
export function exampleQuestions(corpus: Corpus): string[] {
  const statements = corpus.entries.filter((entry) => entry.kind === 'statement');
  const figures = corpus.entries.filter((entry) => entry.kind === 'figure');
  const speaker = mostFrequent(statements.map((entry) => entry.speaker.name));
  const topic = mostFrequent(
    statements.filter((entry) => entry.speaker.name === speaker).flatMap((entry) => entry.statement.topics),
  );
  const subject = mostFrequent(statements.flatMap((entry) => entry.statement.stance?.on ?? []));
  const label = topic === undefined ? undefined : corpus.topic(topic)?.label;
  const figure = figures.find((entry) => entry.measure.id === mostFrequent(figures.map(({ measure }) => measure.id)));
  const [term] = corpus.terms;
  return [
    ...(speaker === undefined || label === undefined ? [] : [questions.quote({ speaker, topic: inSentence(label) })]),
    ...(figure === undefined
      ? []
      : [questions.figure({ measure: figure.measure.label, year: figure.figure.period.to.slice(0, 4) })]),
    ...(subject === undefined ? [] : [questions.positions(subject)]),
    ...(term === undefined ? [] : [questions.what(term.term)]),
  ];
}

/** The first of equals, so that every process offers the same. */
function mostFrequent(names: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best: string | undefined;
  for (const [name, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = name;
  return best;
}
