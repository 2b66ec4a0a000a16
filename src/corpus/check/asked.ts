import type { FieldPath } from '../problem.ts';
import type { CorpusContent, Person, Source } from '../schema.ts';
import { type Evidence, type Finding, figuresOf, statementsOf, warning } from './finding.ts';

/** One way in which people ask for an item, and what the item itself says. */
interface Phrase {
  source: Source;
  phrase: string;
  path: FieldPath;
  /** id of who speaks, or who counted */
  by: string;
  /** everything in which the item may name a year or a person */
  own: string;
  /** the years of its day or period, both counted in */
  years: [from: number, to: number];
}

/** A phrase that two items have finds neither before the other. */
export function askedTwice({ content }: Evidence): Finding[] {
  const firsts = new Map<string, Phrase>();
  return phrasesOf(content).flatMap((phrase): Finding[] => {
    const key = plain(phrase.phrase);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, phrase);
      return [];
    }
    const message = `“${phrase.phrase}” stands in ${first.source.id} (${first.path.join('.')}) already.`;
    return [warning('asked-twice', phrase.source, phrase.path, message, 'a phrase that asks for this item alone')];
  });
}

const YEAR_OR_SPAN = /(?<!\d)((?:19|20)\d\d)(?:\s?[-–/]\s?(\d{2}|(?:19|20)\d\d))?(?!\d)/g;
/** A phrase may place its item by another year: “since 2010”. */
const PLACED = /\b(?:before|after|since)\b/i;

/** A year that the item is not of would find it for questions that it does not answer. */
export function askedOtherYears({ content }: Evidence): Finding[] {
  return phrasesOf(content).flatMap(({ source, phrase, path, own, years: [from, to] }): Finding[] => {
    if (PLACED.test(phrase)) return [];
    const other = [...phrase.matchAll(YEAR_OR_SPAN)].find(([, first = '', second = '']) => {
      const last = second === '' ? Number(first) : Number(second.padStart(4, first.slice(0, 2)));
      return (last < from || Number(first) > to) && !own.includes(first);
    });
    if (other === undefined) return [];
    const message = `“${phrase}” names ${other[0]}, which is no year of this item.`;
    const expected = 'the item’s own year, or “before”, “after” or “since” beside another one';
    return [warning('asked-year', source, path, message, expected)];
  });
}

/** A phrase that names somebody else would find the item for what others said. */
export function askedOfOthers({ content }: Evidence): Finding[] {
  const names = Map.groupBy(fullNames(content.people), ({ name }) => firstWord(name));
  return phrasesOf(content).flatMap(({ source, phrase, path, by, own }): Finding[] => {
    const words = ` ${plain(phrase)} `;
    const other = words
      .split(' ')
      .flatMap((word) => names.get(word) ?? [])
      .filter(({ name }) => words.includes(` ${name} `))
      .find(({ person }) => person.id !== by && !isNamedIn(person, own))?.person;
    if (other === undefined) return [];
    const message = `“${phrase}” names ${other.name} (${other.id}), who is not the speaker.`;
    return [warning('asked-speaker', source, path, message, 'the item’s own speaker, or no name')];
  });
}

/** The names of people that are more than one word: a single word may be a name or not, as “May” and “Hall”. */
function fullNames(people: readonly Person[]): { name: string; person: Person }[] {
  return people
    .filter(({ kind }) => kind === 'person')
    .flatMap((person) => [person.name, ...person.aliases].map((name) => ({ name: plain(name), person })))
    .filter(({ name }) => name.includes(' '));
}

function firstWord(name: string): string {
  return name.split(' ', 1)[0] ?? '';
}

function isNamedIn({ name, aliases }: Person, text: string): boolean {
  const words = ` ${plain(text)} `;
  return [name, ...aliases].some((each) => words.includes(` ${plain(each)} `));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function phrasesOf(content: CorpusContent): Phrase[] {
  const ofStatements = statementsOf(content).flatMap(({ source, statement, path }) => {
    const { asked = [], speaker, said = source.published, as, where, text } = statement;
    const item = { source, by: speaker, own: [text, as, where].join(' '), years: yearsOf(said, said) };
    return asked.map((phrase, index): Phrase => ({ ...item, phrase, path: [...path, 'asked', index] }));
  });
  const ofFigures = figuresOf(content).flatMap(({ source, figure, path }) => {
    const { asked = [], by, period, event, note } = figure;
    const item = { source, by, own: [event, note].join(' '), years: yearsOf(period.from, period.to) };
    return asked.map((phrase, index): Phrase => ({ ...item, phrase, path: [...path, 'asked', index] }));
  });
  return [...ofStatements, ...ofFigures];
}

function yearsOf(from: string, to: string): [number, number] {
  return [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
}
