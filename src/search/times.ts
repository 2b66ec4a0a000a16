import type { Entry } from '../corpus/corpus.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** When entries are of, for questions that name a time: looked at for every match, so held as plain numbers. */
export class Times {
  readonly #first: Uint16Array;
  readonly #last: Uint16Array;
  readonly #latest: Set<number>;

  constructor(entries: readonly Entry[]) {
    const years = new Map<string, number[]>();
    const spans = entries.map((entry) => span(entry, years));
    this.#first = Uint16Array.from(spans, ([first]) => first);
    this.#last = Uint16Array.from(spans, ([, last]) => last);
    this.#latest = latestOf(entries);
  }

  /** Whether an entry may be of some time between two years: never wrongly no. */
  mayBeOf(number: number, from: number, to: number): boolean {
    return (this.#first[number] ?? 0) <= to && (this.#last[number] ?? 0) >= from;
  }

  /** Whether a figure is the newest of its measure and area. */
  isLatest(number: number): boolean {
    return this.#latest.has(number);
  }
}

/** The first and the last year that an entry may be of: a year on either side, and whatever years it or its source names. */
function span(entry: Entry, yearsOfSources: Map<string, number[]>): [first: number, last: number] {
  if (entry.kind === 'figure') {
    const { from, to } = entry.figure.period;
    return [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  }
  const { source, statement, said } = entry;
  let ofSource = yearsOfSources.get(source.id);
  if (ofSource === undefined) {
    ofSource = yearsIn(`${source.title} ${source.body}`);
    yearsOfSources.set(source.id, ofSource);
  }
  const year = Number(said.slice(0, 4));
  const years = [year - 1, year + 1, ...ofSource, ...yearsIn(statement.text)];
  return [Math.min(...years), Math.max(...years)];
}

function yearsIn(text: string): number[] {
  return (text.match(YEAR) ?? []).map(Number);
}

function latestOf(entries: readonly Entry[]): Set<number> {
  const newest = new Map<string, { to: string; numbers: number[] }>();
  entries.forEach((entry, number) => {
    if (entry.kind === 'statement') return;
    const key = `${entry.measure.id} ${entry.area}`;
    const { to } = entry.figure.period;
    const known = newest.get(key);
    if (known === undefined || to > known.to) newest.set(key, { to, numbers: [number] });
    else if (to === known.to) known.numbers.push(number);
  });
  return new Set([...newest.values()].flatMap(({ numbers }) => numbers));
}
