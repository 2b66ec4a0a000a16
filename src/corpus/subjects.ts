import { distance } from 'fastest-levenshtein';
import type { Position, Subject } from './schema.ts';

/** What a stance is on: its subject, and whether the stance's own text says the opposite of the subject's label. */
export interface OnSubject {
  subject: Subject;
  reversed: boolean;
}

/** Begins the id of a subject that no list has. No listed id can begin so. */
const UNLISTED = 'on:';
/** How many subjects are named as what may have been meant. */
const NEAREST = 3;
/** Two texts are not near where they share less than this, 0 to 1. */
const MIN_LIKENESS = 0.3;

/** The subjects of a corpus, by their ids and by every text that names one. */
export class Subjects {
  /** the listed ones in their order, then the texts that stand as subjects of their own */
  readonly all: readonly Subject[];
  readonly #byId: ReadonlyMap<string, Subject>;
  readonly #byName: ReadonlyMap<string, OnSubject>;

  /**
   * @param listed the subjects of subjects.yaml
   * @param texts what the stances of the corpus are on
   */
  constructor(listed: readonly Subject[], texts: Iterable<string>) {
    this.#byName = namesOf(listed);
    const unlisted = new Map<string, Subject>();
    for (const text of texts) {
      const { subject } = this.of(text);
      if (!this.#byName.has(nameKey(text))) unlisted.set(subject.id, subject);
    }
    this.all = [...listed, ...unlisted.values()];
    this.#byId = new Map(this.all.map((subject) => [subject.id, subject]));
  }

  get(id: string): Subject | undefined {
    return this.#byId.get(id);
  }

  /** What a text of a stance is on: a subject by its label or an alias, or else the text as a subject of its own. */
  of(on: string): OnSubject {
    return this.#byName.get(nameKey(on)) ?? { subject: unlistedSubject(on), reversed: false };
  }
}

/** The position that a stance takes on its subject's label: a text that says the opposite counts turned round. */
export function positionOnLabel(position: Position, reversed: boolean): Position {
  if (!reversed) return position;
  if (position === 'for') return 'against';
  return position === 'against' ? 'for' : position;
}

/** Every text that names a subject, each with its subject; of two that share a name, the first has it. */
export function namesOf(subjects: readonly Subject[]): Map<string, OnSubject> {
  const names = new Map<string, OnSubject>();
  for (const subject of subjects) {
    for (const { name, reversed } of namesOfSubject(subject)) {
      if (!names.has(nameKey(name))) names.set(nameKey(name), { subject, reversed });
    }
  }
  return names;
}

/** The label, the aliases and the opposites of a subject. */
function namesOfSubject({ label, aliases, polarity = {} }: Subject): { name: string; reversed: boolean }[] {
  const opposites = new Set(Object.keys(polarity).map(nameKey));
  return [label, ...aliases, ...Object.keys(polarity)].map((name) => ({
    name,
    reversed: opposites.has(nameKey(name)),
  }));
}

/** What is compared of a name: neither case nor the form of its quotation marks tells two subjects apart. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}

function unlistedSubject(on: string): Subject {
  return { id: `${UNLISTED}${nameKey(on)}`, label: on, question: on, aliases: [], topics: [] };
}

/** The subjects whose names are most like a text that names none, the likest first. */
export function nearestSubjects(on: string, subjects: readonly Subject[]): Subject[] {
  const wanted = nameKey(on);
  return subjects
    .map((subject) => ({
      subject,
      likeness: Math.max(...namesOfSubject(subject).map(({ name }) => likeness(wanted, nameKey(name)))),
    }))
    .filter((near) => near.likeness >= MIN_LIKENESS)
    .sort((left, right) => right.likeness - left.likeness)
    .slice(0, NEAREST)
    .map(({ subject }) => subject);
}

/** Of two texts, the larger of the share of words that both have and of how few edits make one of the other. */
function likeness(left: string, right: string): number {
  const [words, others] = [new Set(left.split(' ')), new Set(right.split(' '))];
  const shared = [...words].filter((word) => others.has(word) && word.length > 3).length;
  const edits = 1 - distance(left, right) / Math.max(left.length, right.length, 1);
  return Math.max((2 * shared) / (words.size + others.size), edits > 0.7 ? edits : 0);
}
