/** How far the words of one question are met by another's: by themselves, by what stands for them, or by what they mean. */
import { table } from '../lexicon/lexicon.ts';
import { wordVectors } from '../lexicon/vectors.ts';
import type { Concept, TypedQuery } from '../query/query.ts';
import { isStopWord, stem } from '../search/analyzer.ts';
import { isEveryday } from '../search/english.ts';
import type { Index } from '../search/index.ts';

/** A word or name of a question, with what it is known by. */
export interface Term {
  stems: readonly string[];
  /** runs of stems that may stand for it, each joined by blanks, itself among them */
  phrases: ReadonlySet<string>;
  /** the groups of everyday words that it is in */
  groups: ReadonlySet<number>;
  /** ids of the people or organisations, and of the office, that it names */
  speaker: ReadonlySet<string>;
  weight: number;
  framing: boolean;
  focus: boolean;
  /** one of the language's commonest words */
  everyday: boolean;
  vector: Float32Array;
  length: number;
}

export function termsOf(query: TypedQuery, index: Index): Term[] {
  return query.concepts.map((concept) => termOf(concept, query, index));
}

function termOf(concept: Concept, { speakers }: TypedQuery, index: Index): Term {
  const words = concept.words.split(' ');
  const stems = words.filter((word) => !isStopWord(word)).map(stem);
  const phrases = [stems, ...concept.alternatives.map((each) => each.stems), ...index.synonyms.of(stems)];
  const speaker = concept.speaker === undefined ? undefined : speakers[concept.speaker];
  return {
    stems,
    phrases: new Set(phrases.map((phrase) => phrase.join(' '))),
    groups: new Set(stems.flatMap((each) => groups().get(each) ?? [])),
    speaker: new Set([...(speaker?.ids ?? []), ...(speaker?.office === undefined ? [] : [`office ${speaker.office}`])]),
    weight: concept.weight,
    framing: concept.framing,
    focus: concept.focus,
    everyday: words.every(isEveryday),
    ...vectorOf(stems),
  };
}

let read: ReadonlyMap<string, readonly number[]> | undefined;

/** The groups of everyday words, by stem. */
function groups(): ReadonlyMap<string, readonly number[]> {
  if (read === undefined) {
    const rows = [...table('alike.groups')].flatMap(([first, others], row) =>
      [first, ...others].map((word) => [stem(word), row] as const),
    );
    read = new Map(
      [...Map.groupBy(rows, ([word]) => word)].map(([word, of]) => [word, [...new Set(of.map(([, row]) => row))]]),
    );
  }
  return read;
}

/** A word without a vector counts as a direction of its own. */
function vectorOf(stems: readonly string[]): { vector: Float32Array; length: number } {
  const vectors = wordVectors();
  const vector = new Float32Array(vectors.dimensions);
  let unknown = 0;
  for (const each of stems) {
    const row = vectors.row(each);
    if (row === -1) unknown += vectors.meanLength ** 2;
    else vectors.add(row, 1, vector);
  }
  return { vector, length: Math.sqrt(vector.reduce((all, value) => all + value * value, unknown)) || 1 };
}

/** The direction of several terms together. */
export function wholeOf(terms: readonly Term[]): Float32Array {
  const sum = new Float32Array(wordVectors().dimensions);
  for (const { vector } of terms)
    vector.forEach((value, at) => {
      sum[at] = (sum[at] ?? 0) + value;
    });
  return sum;
}

/** How the terms of a question are met by another's. */
export interface Meeting {
  /** the share of their weight that is met, by words or by what these mean */
  met: number;
  /** those that no word meets, and their weight */
  left: readonly Term[];
  leftWeight: number;
  /** the weight of the heaviest of them: of all, of those that are no everyday words, of what is counted */
  heaviestLeft: number;
  rareLeft: number;
  focusLeft: number;
  /** somebody is named whom the other does not name */
  speakerLeft: boolean;
}

/** From here on a term counts as met. */
const MET = 0.5;

export function meet(terms: readonly Term[], others: readonly Term[]): Meeting {
  const stems = new Set(others.flatMap((other) => other.stems));
  const strengths = terms.map((term) => strengthOf(term, others, stems));
  const total = sumOf(terms.map(({ weight }) => weight));
  const near = terms.map((term, at) => term.weight * Math.max(strengths[at] ?? 0, nearest(term, others)));
  const left = terms.filter((_, at) => (strengths[at] ?? 0) < MET);
  const missing = (term: Term, at: number) => term.weight * (1 - (strengths[at] ?? 0));
  return {
    met: sumOf(near) / Math.max(total, Number.EPSILON),
    left,
    leftWeight: sumOf(left.map(({ weight }) => weight)),
    heaviestLeft: Math.max(0, ...terms.map(missing)),
    rareLeft: Math.max(0, ...left.filter(({ everyday }) => !everyday).map(({ weight }) => weight)),
    focusLeft: Math.max(0, ...terms.map((term, at) => (term.focus ? missing(term, at) : 0))),
    speakerLeft: left.some(({ speaker }) => speaker.size > 0),
  };
}

/** How surely a term is met: by the same words, by what may stand for it on either side, or by something beside them. */
const BY_SYNONYM = 0.9;
const BY_EVERYDAY = 0.85;
const BY_BEGINNING = 0.8;
const BY_COMMON_SYNONYM = 0.6;

function strengthOf(term: Term, others: readonly Term[], stems: ReadonlySet<string>): number {
  const isWithin = (phrase: string, among: { has(stem: string): boolean }) =>
    phrase !== '' && phrase.split(' ').every((each) => among.has(each));
  if (term.stems.every((each) => stems.has(each))) return 1;
  if (others.some(({ speaker }) => !speaker.isDisjointFrom(term.speaker))) return 1;
  // Words that two names have in common make them no one’s: “City of London Police”, “British Transport Police”.
  if (term.speaker.size > 0 && others.some(({ speaker }) => speaker.size > 0)) return 0;
  const own = new Set(term.stems);
  if ([...term.phrases].some((phrase) => isWithin(phrase, stems))) return BY_SYNONYM;
  if (others.some(({ phrases }) => [...phrases].some((phrase) => isWithin(phrase, own)))) return BY_SYNONYM;
  if (others.some((other) => !other.groups.isDisjointFrom(term.groups))) return BY_EVERYDAY;
  if (others.some((other) => other.stems.some((each) => term.stems.some((mine) => beginAlike(each, mine)))))
    return BY_BEGINNING;
  return others.some(({ phrases }) => !phrases.isDisjointFrom(term.phrases)) ? BY_COMMON_SYNONYM : 0;
}

const LEAST_BEGINNING = 4;
const MOST_ENDING = 3;

/** “Applicants” and “applying”: stems that differ in their ends. */
function beginAlike(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at >= LEAST_BEGINNING && Math.max(one.length, other.length) - at <= MOST_ENDING;
}

function nearest({ vector, length }: Term, others: readonly Term[]): number {
  let best = 0;
  for (const other of others) {
    let dot = 0;
    for (let at = 0; at < vector.length; at += 1) dot += (vector[at] ?? 0) * (other.vector[at] ?? 0);
    best = Math.max(best, dot / (length * other.length));
  }
  return best;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
