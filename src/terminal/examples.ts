import type { Corpus, FigureEntry, StatementEntry } from '../corpus/corpus.ts';

/** Questions of several kinds that this corpus has entries for: nothing to maintain when the corpus changes. */
export function exampleQuestions(corpus: Corpus): string[] {
  const statements = corpus.entries.filter((entry) => entry.kind === 'statement');
  const figures = corpus.entries.filter((entry) => entry.kind === 'figure');
  const subject = mostFrequent(statements.flatMap(({ statement }) => statement.stance?.on ?? []));
  const [term] = corpus.terms;
  return [
    ...quoteQuestion(statements, corpus),
    ...figureQuestion(figures),
    ...(subject === undefined ? [] : [`Who is for and who is against ${subject}?`]),
    ...(term === undefined ? [] : [`What is ${term.term}?`]),
  ];
}

function quoteQuestion(statements: StatementEntry[], corpus: Corpus): string[] {
  const person = mostFrequent(
    statements.filter(({ speaker }) => speaker.kind === 'person').map(({ speaker }) => speaker),
  );
  const theirs = statements.filter(({ speaker }) => speaker === person);
  const topic = corpus.topic(mostFrequent(theirs.flatMap(({ statement }) => statement.topics)) ?? '');
  if (person === undefined || topic === undefined) return [];
  return [`What did ${person.name} say about ${inSentence(topic.label)}?`];
}

/** The measure with most figures, in the latest year that one of them covers whole. */
function figureQuestion(figures: FigureEntry[]): string[] {
  const measure = mostFrequent(figures.map((entry) => entry.measure));
  const years = figures
    .filter((entry) => entry.measure === measure && !entry.forecast)
    .map(({ figure: { period } }) => period.to.slice(0, 4));
  const latest = years.toSorted().at(-1);
  return measure === undefined || latest === undefined ? [] : [`${measure.label} in ${latest}?`];
}

/** "Stop and search" → "stop and search"; names keep their capitals. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]+( [a-z-]+)+$/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** The first of equals, so that the examples stay the same from start to start. */
function mostFrequent<T>(things: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].reduce<[T, number] | undefined>(
    (best, each) => (best === undefined || each[1] > best[1] ? each : best),
    undefined,
  )?.[0];
}
