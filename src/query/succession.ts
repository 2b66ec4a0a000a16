import type { Corpus } from '../corpus/corpus.ts';
import { tenuresOf } from '../corpus/field.ts';
import type { Office, Person, Tenure } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import type { Index } from '../search/index.ts';
import type { Named } from '../search/vocabulary.ts';
import { readWords } from './typed-words.ts';

type Side = 'before' | 'after';

const DAY_MS = 86_400_000;
const LONGEST_VACANCY_DAYS = 31;

/** How people ask who held an office next to somebody. `who` is whom they name; `office` is the office, where they name it. */
const SHAPES: readonly (readonly [RegExp, Side | undefined])[] = [
  [
    new RegExp(`^who ${pattern('questions.became')}(?: the)?(?: (?<office>.+?))? (?<side>before|after) (?<who>.+?)$`),
    undefined,
  ],
  [/^who (?:preceded|came before) (?<who>.+?)(?: as (?:the )?(?<office>.+))?$/, 'before'],
  [new RegExp(`^who ${pattern('questions.succeeded')} (?<who>.+?)(?: as (?:the )?(?<office>.+))?$`), 'after'],
  [/^who (?:was|is) (?<who>.+?)(?:'s|') predecessor(?: as (?:the )?(?<office>.+))?$/, 'before'],
  [/^who (?:was|is) (?<who>.+?)(?:'s|') successor(?: as (?:the )?(?<office>.+))?$/, 'after'],
];

/**
 * Whoever held an office right before or after somebody: “who was mayor before Sadiq Khan?”, “who succeeded Cressida Dick?”
 * @returns ids, none where the record does not say; undefined where nothing of the kind is asked
 */
export function readSuccession(question: string, index: Index): string[] | undefined {
  const plain = question
    .replace(/[’‘]/g, "'")
    .replace(/[\s?!.]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  for (const [shape, given] of SHAPES) {
    const { who = '', office: named, side = given } = shape.exec(plain)?.groups ?? {};
    const person = personNamed(who, index);
    const office = named === undefined ? undefined : officeNamed(named, index);
    if (person === undefined || side === undefined || (named !== undefined && office === undefined)) continue;
    return neighbours(person, office, side === 'before' ? 'before' : 'after', index.corpus).map(({ id }) => id);
  }
  return undefined;
}

/** The names that the whole of some words may be. */
function namesOf(text: string, index: Index): readonly Named[] {
  const words = readWords(text, index);
  return index.names(text, words).find(({ from, to }) => from === 0 && to === words.length)?.names ?? [];
}

function personNamed(text: string, index: Index): Person | undefined {
  const ids = namesOf(text, index).flatMap((name) => (name.kind === 'person' ? name.ids : []));
  const [id] = ids;
  return ids.length === 1 && id !== undefined ? index.corpus.person(id) : undefined;
}

function officeNamed(text: string, index: Index): Office | undefined {
  const ids = namesOf(text, index).flatMap((name) => (name.kind === 'office' ? [name.id] : []));
  return index.corpus.office(ids[0] ?? '');
}

function neighbours(person: Person, asked: Office | undefined, side: Side, corpus: Corpus): Person[] {
  const office = asked ?? latestOffice(person, corpus);
  const own = office && termsOf(person, office)[0];
  if (office === undefined || own === undefined) return [];
  const next = corpus.people.find(
    (other) => other.id !== person.id && termsOf(other, office).some((term) => adjoin(side, own, term)),
  );
  return next === undefined ? [] : [next];
}

/** Whether nobody can have held the office between the two for long: else the record does not say who came next. */
function adjoin(side: Side, own: Tenure, other: Tenure): boolean {
  const [first, second] = side === 'before' ? [other, own] : [own, other];
  if (first.to === undefined || second.from === undefined) return false;
  const days = (Date.parse(second.from) - Date.parse(first.to)) / DAY_MS;
  return Math.abs(days) <= LONGEST_VACANCY_DAYS;
}

/** The office that somebody is known for: of those that the record has by their dates, the last. */
function latestOffice(person: Person, { offices }: Corpus): Office | undefined {
  const terms = offices.flatMap((office) => termsOf(person, office).map(({ from = '' }) => ({ office, from })));
  return terms.sort((left, right) => (left.from < right.from ? 1 : -1))[0]?.office;
}

/** When somebody held an office, latest first. */
function termsOf(person: Person, office: Office): Tenure[] {
  return tenuresOf(person, office)
    .filter(({ from }) => from !== undefined)
    .sort((left, right) => ((left.from ?? '') < (right.from ?? '') ? 1 : -1));
}
