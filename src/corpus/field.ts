/** What the lists of the field tell: which titles are an office's, when an event was, what lies where, what a count is of. */
import type { DatedEvent, IsoDate, Office, Period, Person, Place, Qualifier, Tenure } from './schema.ts';

const WORD_BEGINS = '(?<![\\p{L}\\p{N}])';
const WORD_ENDS = '(?![\\p{L}\\p{N}])';

/** What is worked out once for each thing, for as long as it is there. */
export function remembered<T extends object, R>(make: (entry: T) => R): (entry: T) => R {
  const made = new WeakMap<T, R>();
  return (entry) => {
    let pattern = made.get(entry);
    if (pattern === undefined) {
      pattern = make(entry);
      made.set(entry, pattern);
    }
    return pattern;
  };
}

/** A text as part of a pattern in which each of its characters stands for itself. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What stands for any words in the titles of an office. */
const ANY = '…';

const titlesOf = remembered(({ titles }: Office) => new RegExp(titles.map(titlePattern).join('|'), 'iu'));

/** “Deputy Mayor …” is a title that begins so, “… peer …” one that has the word. */
function titlePattern(title: string): string {
  const parts = title.split(ANY).map((part) => part.trim());
  const begins = parts[0] === '' ? WORD_BEGINS : '^';
  const ends = parts.length > 1 && parts.at(-1) === '' ? WORD_ENDS : '$';
  const words = parts.filter((part) => part !== '').map(literally);
  return `${begins}${words.join('.*')}${ends}`;
}

/** Whether a title, as people.yaml or a statement's `as` has it, is one of an office. */
export function isTitleOf(office: Office, title: string): boolean {
  return titlesOf(office).test(title);
}

const tenuresIn = remembered((office: Office) =>
  remembered(({ offices }: Person): readonly Tenure[] => offices.filter(({ title }) => isTitleOf(office, title))),
);

/** The terms for which somebody held an office, those without dates too. */
export function tenuresOf(person: Person, office: Office): readonly Tenure[] {
  return tenuresIn(office)(person);
}

/** Whether an office was held on a day; unknown dates count as held. */
export function heldOn({ from, to }: Tenure, day: IsoDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}

/** When an event was: its day, or the period that it lasted or in which its day lies. */
export function periodOf({ day, period }: DatedEvent): Period {
  return period ?? { from: day ?? '', to: day ?? '' };
}

/** Words of the longest name of a place. */
const MOST_WORDS = 4;

/** Places by their names and by what lies in what. */
export class Gazetteer {
  readonly #byId: ReadonlyMap<string, Place>;
  readonly #byName = new Map<string, Place>();
  /** the words that names begin with: most words of a text begin none */
  readonly #beginnings = new Set<string>();
  readonly #home: Place | undefined;

  /** @param home the name of the place that the record is about */
  constructor(places: readonly Place[], home: string) {
    this.#byId = new Map(places.map((place) => [place.id, place]));
    for (const place of places) {
      for (const name of [place.name, ...place.aliases]) {
        const key = nameOfPlace(name);
        if (!this.#byName.has(key)) this.#byName.set(key, place);
        this.#beginnings.add(key.split(' ')[0] ?? '');
      }
    }
    this.#home = this.named(home);
  }

  get(id: string): Place | undefined {
    return this.#byId.get(id);
  }

  /** The place that goes by a name, with or without an article. */
  named(name: string): Place | undefined {
    return this.#byName.get(nameOfPlace(name));
  }

  /** Whether a place is neither part of the home of the record nor holds it. */
  isElsewhere(place: Place): boolean {
    const home = this.#home;
    return home === undefined || !(this.isWithin(place, home) || this.isWithin(home, place));
  }

  /** The places within the home of the record that some words name, the longest names first. @param words in small letters */
  namedWithinHome(words: readonly string[]): Place[] {
    const found = new Set<Place>();
    for (let at = 0; at < words.length; at += 1) {
      if (!this.#beginnings.has(words[at] ?? '')) continue;
      for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length -= 1) {
        const place = this.#byName.get(words.slice(at, at + length).join(' '));
        if (place === undefined) continue;
        if (place !== this.#home && this.#home !== undefined && this.isWithin(place, this.#home)) found.add(place);
        at += length - 1;
        break;
      }
    }
    return [...found];
  }

  /** Whether a place holds the home of the record, and more: it stands for the whole country. */
  isNationwide(place: Place): boolean {
    return this.#home !== undefined && place !== this.#home && this.isWithin(this.#home, place);
  }

  /** Whether a place lies in another one, or is that place. */
  isWithin(place: Place, larger: Place): boolean {
    const passed = new Set<Place>();
    for (let at: Place | undefined = place; at !== undefined && !passed.has(at); at = this.get(at.in ?? '')) {
      if (at === larger) return true;
      passed.add(at);
    }
    return false;
  }
}

function nameOfPlace(name: string): string {
  return name.toLowerCase().replace(/^the /, '');
}

const wordsOf = remembered(({ words }: Qualifier) => new RegExp(anyOf(words), 'iu'));
const besidesOf = remembered(({ besides }: Qualifier) => new RegExp(anyOf(besides), 'iu'));
const exceptionsOf = remembered(({ except }: Qualifier) => new RegExp(anyOf(except), 'giu'));

/** “teen*” is a word that begins so; a blank may be a hyphen, or nothing: under-18s, s60. */
function wordPattern(words: string): string {
  const parts = words.split('*').map((part) => literally(part.trim()).replace(/ +/g, '[\\s-]?'));
  return parts.join('[\\p{L}\\p{N}]*');
}

/** The ends stand once around all of them: what is a letter takes an engine longest to learn. */
function anyOf(words: readonly string[]): string {
  return `${WORD_BEGINS}(?:${words.map(wordPattern).join('|')})${WORD_ENDS}`;
}

/** Texts recur in every question (labels and definitions of measures); beyond this many they are read anew. */
const MAX_KNOWN = 5_000;

/** The parts that texts narrow a count to. */
export class Qualifiers {
  readonly #all: readonly Qualifier[];
  readonly #known = new Map<string, readonly Qualifier[]>();

  constructor(all: readonly Qualifier[]) {
    this.#all = all;
  }

  of(text: string): readonly Qualifier[] {
    let found = this.#known.get(text);
    if (found === undefined) {
      found = this.#all.filter((qualifier) => narrows(qualifier, text));
      if (this.#known.size >= MAX_KNOWN) this.#known.clear();
      this.#known.set(text, found);
    }
    return found;
  }

  /** The parts that a question asks for: those that it narrows a count to, and each of several that are asked for in one word. */
  askedIn(text: string): readonly Qualifier[] {
    const narrowed = this.of(text);
    return this.#all.filter(
      (each) => narrowed.includes(each) || (each.besides.length > 0 && besidesOf(each).test(text)),
    );
  }
}

/** How the words of a qualifier begin, up to a blank, hyphen or star: most texts have none of them, and need no expression. */
const beginningsOf = remembered(({ words }: Qualifier) =>
  words.map((each) => /^[^\s*-]*/.exec(each.toLowerCase())?.[0] ?? ''),
);

function narrows(qualifier: Qualifier, text: string): boolean {
  const lower = text.toLowerCase();
  if (!beginningsOf(qualifier).some((beginning) => lower.includes(beginning))) return false;
  const meant = qualifier.except.length === 0 ? text : text.replace(exceptionsOf(qualifier), ' ');
  return wordsOf(qualifier).test(meant);
}
