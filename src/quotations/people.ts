import type { Corpus } from '../corpus/corpus.ts';
import { heldOn, literally } from '../corpus/field.ts';
import type { IsoDate, Person } from '../corpus/schema.ts';
import { is, patternInAnyCase } from '../lexicon/lexicon.ts';
import { Vocabulary } from '../search/vocabulary.ts';
import { isHonorific } from './word-classes.ts';

/** Somebody as a text names them. */
interface Named {
  kind: 'person' | 'body' | 'description';
  name: string;
}

/** Where words stand that an office without a name says: it may be that of another place or time. */
export interface Occasion {
  /** the text before them */
  before: string;
  /** their paragraph without them */
  framing: string;
}

/** Whom the record knows, for the names of a text. */
export interface People {
  /** The one person or organisation that a name means; undefined where it means none or may mean several. */
  find(named: Named, occasion?: Occasion): Person | undefined;
}

/**
 * Looks up the names of a text in the record.
 * @param day on which the text appeared: an office without a name means its holder on that day
 */
export function peopleOf(corpus: Corpus, day: IsoDate): People {
  const vocabulary = new Vocabulary(corpus);
  const holders = new Holders(corpus, day);
  const byName = (name: string, kind: 'person' | 'organisation') => {
    const ids = new Set(vocabulary.lookUp(name).flatMap((named) => (named.kind === kind ? named.ids : [])));
    const [id] = ids;
    return ids.size === 1 && id !== undefined ? corpus.person(id) : undefined;
  };
  return {
    find({ kind, name }, occasion) {
      if (kind === 'body') return byName(name, 'organisation');
      if (kind === 'person') {
        // A surname alone is too little: another may bear it.
        const isWhole = name.split(' ').filter((word) => !isHonorific(word.toLowerCase())).length > 1;
        return isWhole ? byName(name, 'person') : undefined;
      }
      return holders.of(name, occasion);
    },
  };
}

interface Holder {
  person: Person;
  title: string;
}

/** Who holds the offices that texts name without a person: “the mayor said”. */
class Holders {
  readonly #corpus: Corpus;
  readonly #day: IsoDate;
  readonly #on = new Map<IsoDate, ReadonlyMap<string, Holder[]>>();

  constructor(corpus: Corpus, day: IsoDate) {
    this.#corpus = corpus;
    this.#day = day;
  }

  of(name: string, occasion: Occasion | undefined): Person | undefined {
    const key = titleKey(name);
    const year = occasion === undefined ? undefined : yearIn(occasion.framing, this.#day);
    if (year !== undefined) {
      const [first, last] = [`${year}-01-02`, `${year}-12-30`].map((day) => this.#one(key, day)?.person);
      return first === last ? first : undefined;
    }
    const holder = this.#one(key, this.#day);
    const isOther =
      holder !== undefined && occasion !== undefined && isOfAnotherPlace(holder, name, occasion, this.#corpus);
    return isOther ? undefined : holder?.person;
  }

  #one(key: string, day: IsoDate): Holder | undefined {
    const holders = this.#on.get(day) ?? holdersOn(this.#corpus, day);
    this.#on.set(day, holders);
    const [holder, ...others] = holders.get(key) ?? [];
    return others.length === 0 ? holder : undefined;
  }
}

function holdersOn(corpus: Corpus, day: IsoDate): Map<string, Holder[]> {
  const holders = new Map<string, Holder[]>();
  for (const person of corpus.people) {
    const titles = person.offices.filter((office) => office.from !== undefined && heldOn(office, day));
    const byKey = new Map(titles.map(({ title }) => [titleKey(title), title]));
    for (const [key, title] of byKey) {
      if (key !== '') holders.set(key, [...(holders.get(key) ?? []), { person, title }]);
    }
  }
  return holders;
}

function titleKey(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  return words.filter((word) => !is(word, 'posts.left-out')).join(' ');
}

const YEAR = /\b(?:in|of|during) (?:(?:early|late) )?((?:18|19|20)\d\d)\b/;

/** A year before that of the text in which the words were said: “The home secretary said in 1998 …”. */
function yearIn(framing: string, day: IsoDate): string | undefined {
  const year = YEAR.exec(framing)?.[1];
  return year !== undefined && year < day.slice(0, 4) ? year : undefined;
}

/** Nearer to an office than any word of its own place stands one of another place: it may be that place's. */
function isOfAnotherPlace({ title }: Holder, name: string, { before, framing }: Occasion, corpus: Corpus): boolean {
  const readers = placesOf(corpus);
  const text = `${before}\n${framing}`;
  const noun = literally(name.split(' ').at(-1) ?? name);
  const own = LOCAL.test(title) ? readers.home : readers.country;
  const others = LOCAL.test(title) ? readers.elsewhere : readers.abroad;
  const officeOf = new RegExp(
    String.raw`\b(?:${noun} (?:of|for) (?:the )?|(?:[Cc]ity|[Tt]own) of )(?!London|Metropol)\p{Lu}|(?<!\p{L})(?!Met|London|The |Scotland Yard)\p{Lu}[\p{Ll}’'-]+ (?:[Pp]olice |[Cc]ity )?${noun}\b`,
    'gu',
  );
  const other = Math.max(lastOf(text, others), LOCAL.test(title) ? lastOf(text, officeOf) : -1);
  return other > lastOf(text, own);
}

/** Titles of offices that belong to London. */
const LOCAL = /London|Metropolitan|\bMet\b/;

interface PlaceReaders {
  home: RegExp;
  country: RegExp;
  elsewhere: RegExp;
  abroad: RegExp;
}

const readers = new WeakMap<Corpus, PlaceReaders>();

function placesOf(corpus: Corpus): PlaceReaders {
  const before = readers.get(corpus);
  if (before !== undefined) return before;
  const { places, gazetteer } = corpus;
  const country = gazetteer.named('United Kingdom');
  const named = (wanted: (place: (typeof places)[number]) => boolean) => {
    const names = places.filter(wanted).flatMap(({ name }) => (/^\p{Lu}/u.test(name) ? [literally(name)] : []));
    return names.length === 0 ? '(?!)' : names.join('|');
  };
  const elsewhere = named((place) => gazetteer.isElsewhere(place));
  const isAbroad = (place: (typeof places)[number]) =>
    gazetteer.isElsewhere(place) &&
    place.kind !== 'force' &&
    (country === undefined || !gazetteer.isWithin(place, country));
  const boroughs = named(({ kind }) => kind === 'borough');
  const all: PlaceReaders = {
    home: new RegExp(String.raw`(?<!\p{L})(?:${patternInAnyCase('figures.home')}|${boroughs})(?!\p{L})`, 'gu'),
    country: new RegExp(
      String.raw`(?<!\p{L})(?:${patternInAnyCase('figures.home', 'figures.country')}|${boroughs})(?!\p{L})`,
      'gu',
    ),
    elsewhere: new RegExp(String.raw`(?<!\p{L})(?:${elsewhere})(?![\p{L}]| (?:Road|Street|Lane|University))`, 'gu'),
    abroad: new RegExp(String.raw`(?<!\p{L})(?:${named(isAbroad)})(?!\p{L})`, 'gu'),
  };
  readers.set(corpus, all);
  return all;
}

function lastOf(text: string, reader: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(reader)) last = index;
  return last;
}
