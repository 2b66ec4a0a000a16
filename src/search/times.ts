import type { Entry } from '../corpus/corpus.ts';
import type { Source, Statement } from '../corpus/schema.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** When entries are of, for questions that name a time: looked at for every match, so held as plain numbers. */
export class Times {
  readonly #first: Uint16Array;
  readonly #last: Uint16Array;
  readonly #latest: Set<number>;

  constructor(entries: readonly Entry[]) {
    this.#first = new Uint16Array(entries.length);
    this.#last = new Uint16Array(entries.length);
    for (const [number, entry] of entries.entries()) {
      const [first, last] = spanOf(entry);
      this.#first[number] = first;
      this.#last[number] = last;
    }
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

/** Worked out once for each text, also where several corpora hold it. */
const yearsOfSources = new WeakMap<Source, number[]>();
const yearsOfStatements = new WeakMap<Statement, number[]>();

/** The first and the last year that an entry may be of: a year on either side, and whatever years it or its source names. */
function spanOf(entry: Entry): [first: number, last: number] {
  if (entry.kind === 'figure') {
    const { from, to } = entry.figure.period;
    return [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  }
  const { source, statement, said } = entry;
  const ofSource = remembered(yearsOfSources, source, ({ title, body }) => yearsIn(`${title} ${body}`));
  const own = remembered(yearsOfStatements, statement, ({ text }) => yearsIn(text));
  const year = Number(said.slice(0, 4));
  const years = [year - 1, year + 1, ...ofSource, ...own];
  return [Math.min(...years), Math.max(...years)];
}

function remembered<T extends object>(known: WeakMap<T, number[]>, thing: T, read: (thing: T) => number[]): number[] {
  let years = known.get(thing);
  if (years === undefined) {
    years = read(thing);
    known.set(thing, years);
  }
  return years;
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
