import type { Corpus } from '../corpus/corpus.ts';
import { tenuresOf } from '../corpus/field.ts';
import type { IsoDate, Office, Person, Tenure } from '../corpus/schema.ts';
import { words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Mention, Named } from '../search/vocabulary.ts';
import type { TypedQuery } from './query.ts';
import { readWords } from './typed-words.ts';

/** Where a word that names several things is looked up first. */
const ORDER: readonly Named['kind'][] = ['term', 'person', 'organisation', 'office', 'measure', 'topic'];
/** Of what a question of meaning asks about, this share has to be the name: the rest is chat. */
const MIN_NAMED_SHARE = 0.6;

/**
 * The person, topic, measure or glossary entry that a *who is* or *what is* asks for.
 * @returns its id, or several for a name that fits several people; none where an office is asked for that nobody is known to
 *   have held then; undefined where nothing of the kind is asked
 */
export function readDescribed(question: TypedQuery, index: Index, today: IsoDate): string[] | undefined {
  const { about, figure } = question.cues;
  if (about === undefined || question.where.elsewhere.length > 0) return undefined;
  const named = mentionsIn(about, index);
  const [first] = named.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  if (first === undefined || !isMostly(first, about, question)) return undefined;
  const name = ORDER.flatMap((kind) => first.names.filter((candidate) => candidate.kind === kind))[0];
  // A subject means the same at any time: “what was the budget gap in 2025?” asks for what is on record of that time.
  const isOfTime = (name?.kind === 'measure' || name?.kind === 'topic') && question.when.periods.length > 0;
  if (name === undefined || isOfTime || (figure && name.kind !== 'term')) return undefined;
  return idsOf(name, question, index.corpus, today);
}

function mentionsIn(text: string, index: Index): Mention[] {
  const typed = readWords(text, index);
  // A question for the meaning of one word means the short form, in capitals or not: “what is pat?”
  return index.names(typed.length === 1 ? text.toUpperCase() : text, typed);
}

/** The name is what the question is about, not a word in passing ("what is the Met doing about knife crime"). */
function isMostly(mention: Mention, about: string, question: TypedQuery): boolean {
  const within = new Set(words(about));
  const named = new Set(mention.words.split(' '));
  let total = 0;
  let covered = 0;
  for (const concept of question.concepts) {
    const parts = concept.words.split(' ');
    if (!parts.some((part) => within.has(part) || named.has(part))) continue;
    total += concept.weight;
    if (parts.some((part) => named.has(part))) covered += concept.weight;
  }
  return total === 0 || covered / total >= MIN_NAMED_SHARE;
}

function idsOf(name: Named, question: TypedQuery, corpus: Corpus, today: IsoDate): string[] | undefined {
  if (name.kind === 'office') {
    const office = corpus.office(name.id);
    const ids = office && holders(office, question, corpus, today).map(({ id }) => id);
    // An MP or a judge is a kind of speaker: who is one is found in what they said.
    return office?.many && ids?.length === 0 ? undefined : ids;
  }
  return 'ids' in name ? [...name.ids] : undefined;
}

/** The holder of an office at the time that is asked about, or today; else those who held it at a time that is not on record. */
function holders(office: Office, question: TypedQuery, corpus: Corpus, today: IsoDate): Person[] {
  const [period] = question.when.periods;
  if (period === undefined) {
    const present = corpus.holdersOn(office, today);
    return present.length > 0 || office.many
      ? present
      : corpus.people.filter((person) => isUndated(tenuresOf(person, office)));
  }
  return corpus.people.filter((person) =>
    tenuresOf(person, office).some(
      ({ from, to }) => from !== undefined && from <= period.to && (to === undefined || to >= period.from),
    ),
  );
}

function isUndated(tenures: readonly Tenure[]): boolean {
  return tenures.length > 0 && tenures.every(({ from }) => from === undefined);
}
