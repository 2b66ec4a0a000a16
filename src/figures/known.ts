/** What is known of a figure: the measure that it belongs to, who counted it, and where. */
import { stemmer } from 'stemmer';
import type { Corpus } from '../corpus/corpus.ts';
import { is, patternOf } from '../lexicon/lexicon.ts';

interface KnownMeasure {
  id: string;
  unit: string;
  isElsewhere: boolean;
  /** the stems of each name of the measure */
  names: readonly (readonly string[])[];
}

interface Known {
  measures: readonly KnownMeasure[];
  counters: readonly { id: string; name: string }[];
}

const known = new WeakMap<Corpus, Known>();
const UNITS = new Map([
  ['%', 'per cent'],
  ['£', 'gbp'],
]);
/** “Home Office figures show”, “the Met’s own count, released today” */
const COUNTED = new RegExp(
  String.raw`^[’'s]*(?: \S+){0,2} (?:figures|data|statistics|records|(?:show|say)s?|${patternOf('verbs.counting', 'past')})\b`,
);
const ACCORDING =
  /(?:according to|(?:published|released|counted|recorded) by|(?:figures|data) from|said)(?: \S+){0,2} $/;

/**
 * The measure that a figure fits: of its unit, and one of its names stands near it.
 * @param sentence the words around the figure
 * @param own the figure itself, with what it counts
 * @returns its id; undefined where none fits, or two fit equally
 */
export function measureOf(
  sentence: string,
  unit: string,
  corpus: Corpus,
  area: string | undefined,
  own: string,
): string | undefined {
  const stems = new Set(stemsOf(sentence));
  const counted = new Set(stemsOf(own));
  const fitting = knownBy(corpus)
    .measures.filter((measure) => fitsUnit(unit, measure) && (area === 'England and Wales') === measure.isElsewhere)
    .map(({ id, names }) => {
      const standing = names.filter((name) => stands(name, stems, unit));
      // Of two that fit, the one whose name stands with the number itself: “recorded 14,577 knife crimes” is knife crime.
      return { id, fit: Math.max(0, ...standing.map((name) => name.length + share(name, counted))) };
    })
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const [best, second] = fitting;
  return best && best.fit > (second?.fit ?? 0) ? best.id : undefined;
}

/** Who counted, where the sentence says so of somebody whom the corpus knows: “Home Office figures show”, “the Met said”. */
export function counterOf(sentence: string, corpus: Corpus): string | undefined {
  const found = knownBy(corpus).counters.find(({ name }) => {
    const at = sentence.indexOf(name);
    return (
      at >= 0 &&
      (COUNTED.test(sentence.slice(at + name.length, at + name.length + 80)) ||
        ACCORDING.test(sentence.slice(Math.max(0, at - 80), at)))
    );
  });
  return found?.id;
}

function knownBy(corpus: Corpus): Known {
  const before = known.get(corpus);
  if (before) return before;
  const measures = corpus.measures.map(({ id, label, unit, synonyms }) => ({
    id,
    unit: UNITS.get(unit) ?? unit,
    isElsewhere: /england-wales/.test(id),
    names: [label, ...synonyms]
      .filter((name) => !/\d{3}/.test(name))
      .map(stemsOf)
      .filter((name) => name.length > 0),
  }));
  const counters = corpus.people
    .filter(({ kind }) => kind === 'organisation')
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((alias) => ({ id, name: alias.replace(/^the /i, '') })))
    .filter(({ name }) => /^\p{Lu}/u.test(name))
    .sort((a, b) => b.name.length - a.name.length);
  const all = { measures, counters };
  known.set(corpus, all);
  return all;
}

function fitsUnit(unit: string, measure: KnownMeasure): boolean {
  const stem = (name: string) => stemOf(name.toLowerCase().split(' ')[0] ?? '');
  if (/^per \d/.test(measure.unit)) return unit.includes(measure.unit);
  if (/ (?:per|an?) /.test(unit) && !unit.startsWith('per cent')) return false;
  if (stem(unit) === stem(measure.unit)) return true;
  const name = unit.toLowerCase();
  // What is counted may be called by the measure's own name: murders are killings, knife crimes are offences.
  return (
    measure.unit !== 'per cent' &&
    measure.unit !== 'gbp' &&
    measure.names.some((words) => words.at(-1) === stemOf(name.split(' ')[0] ?? ''))
  );
}

/** A name of one word fits only where it is the very thing counted, and says enough. */
function stands(name: readonly string[], stems: ReadonlySet<string>, unit: string): boolean {
  if (name.length > 1) return name.every((word) => stems.has(word));
  return name[0] === stemOf(unit) && !is(unit, 'nouns.counted-often');
}

/** Less than a word: which part of a name stands in some words. */
function share(name: readonly string[], stems: ReadonlySet<string>): number {
  return name.filter((word) => stems.has(word)).length / (name.length + 1);
}

function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => !is(word, 'numbers.measure-stop-words')).map(stemOf);
}

const STEMS = new Map<string, string>();
const MOST_STEMS = 5_000;

/** The stem of a word; texts have few words, and those often. */
function stemOf(word: string): string {
  const before = STEMS.get(word);
  if (before !== undefined) return before;
  if (STEMS.size >= MOST_STEMS) STEMS.clear();
  const stem = stemmer(word);
  STEMS.set(word, stem);
  return stem;
}
