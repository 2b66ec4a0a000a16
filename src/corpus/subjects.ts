import { distance } from 'fastest-levenshtein';
import { stemmer } from 'stemmer';
import type { Position, Subject } from './schema.ts';

/** What a stance is on: its subject, and whether the stance's own text says the opposite of the subject's label. */
export interface OnSubject {
  subject: Subject;
  reversed: boolean;
}

/** Begins the id of a subject that no list has. No listed id can begin so. */
const UNLISTED = 'on:';
/** How many are named as what may have been meant. */
const NEAREST = 3;
/** What a subject is worth by the words of all its names, by those of its question and by its topics, beside its nearest name. */
const WORTH = { words: 0.5, question: 0.4, topics: 0.2 } as const;
/** Subjects that share less with a name than this are not near it; a statement holds much else, and any shared word may tell. */
const MIN_LIKENESS = { name: 0.25, statement: 0.01 } as const;
/** A text of which more letters than this stand in a name is the name, misspelt. */
const MISSPELT = 0.7;

/** The subjects of a corpus, by their ids and by every text that names one. */
export class Subjects {
  /** the listed ones in their order, then the texts that stand as subjects of their own */
  readonly all: readonly Subject[];
  readonly #byId: ReadonlyMap<string, Subject>;
  readonly #byName: ReadonlyMap<string, OnSubject>;
  /** of what the stances are on, each as it is written: an answer looks up its items again and again */
  readonly #byText = new Map<string, OnSubject>();

  /**
   * @param listed the subjects of subjects.yaml
   * @param texts what the stances of the corpus are on
   */
  constructor(listed: readonly Subject[], texts: Iterable<string>) {
    this.#byName = namesOf(listed);
    const unlisted = new Map<string, Subject>();
    for (const text of texts) {
      const on = this.of(text);
      this.#byText.set(text, on);
      if (!this.#byName.has(nameKey(text))) unlisted.set(on.subject.id, on.subject);
    }
    this.all = [...listed, ...unlisted.values()];
    this.#byId = new Map(this.all.map((subject) => [subject.id, subject]));
  }

  get(id: string): Subject | undefined {
    return this.#byId.get(id);
  }

  /** What a text of a stance is on: a subject by its label or an alias, or else the text as a subject of its own. */
  of(on: string): OnSubject {
    const known = this.#byText.get(on) ?? this.#byName.get(nameKey(on));
    return known ?? { subject: unlistedSubject(on), reversed: false };
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
    for (const { key, reversed } of namesOfSubject(subject)) {
      if (!names.has(key)) names.set(key, { subject, reversed });
    }
  }
  return names;
}

/** Names of subjects, worked out once for each, also where several lists hold it. */
const namesOfSubjects = new WeakMap<Subject, NameOfSubject[]>();

interface NameOfSubject {
  name: string;
  key: string;
  reversed: boolean;
}

/** The label, the aliases and the opposites of a subject. */
function namesOfSubject(subject: Subject): NameOfSubject[] {
  let names = namesOfSubjects.get(subject);
  if (names === undefined) {
    const { label, aliases, polarity = {} } = subject;
    const opposites = new Set(Object.keys(polarity).map(nameKey));
    names = [label, ...aliases, ...Object.keys(polarity)].map((name) => {
      const key = nameKey(name);
      return { name, key, reversed: opposites.has(key) };
    });
    namesOfSubjects.set(subject, names);
  }
  return names;
}

/** What is compared of a name: neither case nor the form of its quotation marks tells two subjects apart. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}

function unlistedSubject(on: string): Subject {
  return { id: `${UNLISTED}${nameKey(on)}`, label: on, question: on, aliases: [], topics: [] };
}

/** What is compared of a subject. */
interface Known {
  subject: Subject;
  names: { key: string; stems: readonly string[] }[];
  /** of all its names */
  words: ReadonlySet<string>;
  question: ReadonlySet<string>;
}

/** The subjects of a list, and how much each word tells: one that most of them have tells little. */
interface Comparison {
  all: readonly Known[];
  weigh(words: Iterable<string>): number;
}

const ofLists = new WeakMap<readonly Subject[], Comparison>();

/** What is known of a text that is held against subjects. */
interface Near {
  /** a name that somebody gave what a stance is on, or what was said */
  is?: 'name' | 'statement';
  /** of the statement that is meant: a subject on one of them is likelier */
  topics?: readonly string[];
  /** as many as are wanted */
  most?: number;
}

/** The subjects that are most like a text, the likest first; none where nothing is. */
export function nearestSubjects(
  text: string,
  subjects: readonly Subject[],
  { is = 'name', topics = [], most = NEAREST }: Near = {},
): Subject[] {
  const { all, weigh } = comparisonOf(subjects);
  const own = { key: nameKey(text), stems: stemsOf(text) };
  const total = Math.max(weigh(own.stems), 1);
  const among = (words: ReadonlySet<string>) => weigh(own.stems.filter((stem) => words.has(stem))) / total;
  return all
    .map(({ subject, names, words, question }) => {
      const likeness =
        Math.max(...names.map((name) => likenessOf(own, name, weigh))) +
        WORTH.words * among(words) +
        WORTH.question * among(question);
      return { subject, likeness, worth: likeness + WORTH.topics * sharedShare(topics, subject.topics) };
    })
    .filter(({ likeness }) => likeness >= MIN_LIKENESS[is])
    .sort((left, right) => right.worth - left.worth)
    .slice(0, most)
    .map(({ subject }) => subject);
}

function comparisonOf(subjects: readonly Subject[]): Comparison {
  const known = ofLists.get(subjects);
  if (known !== undefined) return known;
  const all = subjects.map((subject): Known => {
    const names = namesOfSubject(subject).map(({ name, key }) => ({ key, stems: stemsOf(name) }));
    const words = new Set(names.flatMap(({ stems }) => stems));
    return { subject, names, words, question: new Set(stemsOf(subject.question)) };
  });
  const counts = new Map<string, number>();
  for (const { words, question } of all)
    for (const word of words.union(question)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(1 + all.length / (counts.get(word) ?? 0.5));
  const comparison = {
    all,
    weigh: (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weight(word), 0),
  };
  ofLists.set(subjects, comparison);
  return comparison;
}

/** How much of two names is the same, 0 to 1: by their words, or by their letters where one is the other misspelt. */
function likenessOf(left: Known['names'][number], right: Known['names'][number], weigh: Comparison['weigh']): number {
  const shared = left.stems.filter((stem) => right.stems.includes(stem));
  const byWords = (2 * weigh(shared)) / Math.max(weigh(left.stems) + weigh(right.stems), 1);
  const letters = 1 - distance(left.key, right.key) / Math.max(left.key.length, right.key.length, 1);
  return Math.max(byWords, letters > MISSPELT ? letters : 0);
}

function sharedShare(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((each) => other.includes(each)).length;
  return shared / Math.max(1, Math.min(one.length, other.length));
}

/** Words that any name may have; shorter ones tell nothing either. */
const FUNCTION_WORDS = new Set(['the', 'and', 'for', 'with']);

/** The words of a text that tell something, each once, without their endings. */
function stemsOf(text: string): string[] {
  const words = nameKey(text).match(/[\p{L}\p{N}]{3,}|\d+/gu) ?? [];
  return [...new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => stemmer(word)))];
}
