import type { Corpus } from '../corpus/corpus.ts';
import type { Gazetteer } from '../corpus/field.ts';
import type { Person, Place } from '../corpus/schema.ts';
import { words as lexicon, wordsOf } from '../lexicon/lexicon.ts';
import { isInCapitals, isStopWord, words } from './analyzer.ts';
import { isEnglish } from './english.ts';
import { normalizeWord } from './words.ts';

/** What a run of words in a question names. */
export type Named =
  | { kind: 'person'; ids: readonly string[] }
  | { kind: 'organisation'; ids: readonly string[] }
  | { kind: 'office'; id: string }
  | { kind: 'topic'; ids: readonly string[] }
  | { kind: 'measure'; ids: readonly string[] }
  | { kind: 'term'; ids: readonly string[] }
  | { kind: 'place'; name: string }
  | { kind: 'nationwide' };

export interface Mention {
  /** index of its first word among the words that were given */
  from: number;
  /** index after its last word */
  to: number;
  /** the words as they were given, joined by blanks */
  words: string;
  /** everything that the words may name */
  names: readonly Named[];
}

/** Surnames that are everyday words or given names: alone they name a person only where the sentence treats them as one. */
const EVERYDAY_SURNAMES = lexicon('names.everyday-surnames');
const SPEECH_AFTER = lexicon('verbs.holding', 'base', 's', 'past');
const HONORIFICS = wordsOf('titles.courtesy', 'titles.honour', 'titles.learned', 'titles.judges');
const NAME_BEFORE = new Set([...HONORIFICS, ...lexicon('function.before-names')]);
/** “The Met” is the force; “I met” and “have met” are not. */
const BEFORE_MET = lexicon('function.before-met');

/**
 * The names that a corpus knows, for finding them in questions: people and organisations by every alias, offices as
 * people call them, topics, measures, glossary terms, and places elsewhere.
 */
export class Vocabulary {
  readonly #phrases = new Map<string, Named[]>();
  readonly #beginnings = new Set<string>();
  /** short forms that are English words, and names only in capitals: ARE, of Action for Race Equality */
  readonly #shortForms = new Map<string, Named[]>();
  readonly #words = new Set<string>();
  /** the words of each person's names */
  readonly #namesOf = new Map<string, Set<string>>();
  /** the last word of every person's name: one person named after another is no double name */
  readonly #titled = new Set<string>();
  #longest = 1;

  constructor(corpus: Corpus) {
    for (const person of corpus.people) this.#addPerson(person);
    for (const { id, title, aliases } of corpus.offices)
      for (const name of [title, ...aliases]) this.#add(name, { kind: 'office', id });
    for (const { id, label, synonyms } of corpus.topics) this.#addAll([label, ...synonyms], 'topic', id);
    for (const { id, label, synonyms } of corpus.measures) this.#addAll([label, ...synonyms], 'measure', id);
    for (const { id, term, aliases } of corpus.terms) this.#addAll([term, ...aliases], 'term', id);
    for (const place of corpus.places) this.#addPlace(place, corpus.gazetteer);
  }

  /** Every word that some name is made of, for spelling correction. */
  words(): Iterable<string> {
    return this.#words;
  }

  /** What exactly these words name, if anything. */
  lookUp(phrase: string): readonly Named[] {
    const shortForm = isInCapitals(phrase) ? this.#shortForms.get(normalizeWord(phrase)) : undefined;
    return shortForm ?? this.#phrases.get(key(words(phrase).filter((word) => word !== 'the'))) ?? [];
  }

  /**
   * The names in a text, longest first, none overlapping.
   * @param text normalised words, in order
   * @param capitals which of them are typed in capitals
   */
  find(text: readonly string[], capitals: readonly boolean[] = []): Mention[] {
    const mentions: Mention[] = [];
    for (let from = 0; from < text.length; ) {
      const mention = (capitals[from] ? this.#shortFormAt(text, from) : undefined) ?? this.#longestAt(text, from);
      if (mention !== undefined) mentions.push(mention);
      from = mention?.to ?? from + 1;
    }
    return mentions;
  }

  #shortFormAt(text: readonly string[], from: number): Mention | undefined {
    const words = text[from] ?? '';
    const names = this.#shortForms.get(words);
    return names && { from, to: from + 1, words, names };
  }

  #longestAt(text: readonly string[], from: number): Mention | undefined {
    if (!this.#mayBegin(text[from] ?? '')) return undefined;
    for (let to = Math.min(text.length, from + this.#longest); to > from; to -= 1) {
      const phrase = key(text.slice(from, to));
      // "the pms view": short words keep their s as names, and may have one too many in a question.
      const names =
        this.#phrases.get(phrase) ?? (phrase.endsWith('s') ? this.#phrases.get(phrase.slice(0, -1)) : undefined);
      if (names === undefined) continue;
      const meant = names.filter(
        (name) => isMeant(name, text, from, to) && !(name.kind === 'person' && this.#isOfAnother(name, text, from, to)),
      );
      if (meant.length > 0) return { from, to, words: text.slice(from, to).join(' '), names: meant };
    }
    return undefined;
  }

  /** Most words of a question begin no name: no phrase needs to be made of them. */
  #mayBegin(word: string): boolean {
    const first = key([word]);
    return this.#beginnings.has(first) || (first.endsWith('s') && this.#beginnings.has(first.slice(0, -1)));
  }

  /** A name beside it that is not theirs: "Bianca Williams" and "Boris Becker" are nobody whom the corpus knows. */
  #isOfAnother({ ids }: { ids: readonly string[] }, text: readonly string[], from: number, to: number): boolean {
    if (to - from > 1) return false;
    const isStrange = (word: string) => isNameLike(word) && !ids.some((id) => this.#namesOf.get(id)?.has(word));
    const before = text[from - 1] ?? '';
    const after = text[to] ?? '';
    return (
      (isStrange(before) && !HONORIFICS.has(before) && !this.#titled.has(before)) ||
      (isStrange(after) && !this.#words.has(after))
    );
  }

  #addPerson(person: Person): void {
    const { id, kind } = person;
    const named = kind === 'person' ? 'person' : 'organisation';
    const isShortForm = (name: string) => isInCapitals(name) && isEnglish(normalizeWord(name));
    for (const name of person.aliases.filter(isShortForm)) {
      const word = normalizeWord(name);
      this.#shortForms.set(word, [...(this.#shortForms.get(word) ?? []), { kind: named, ids: [id] }]);
    }
    this.#addAll([person.name, ...person.aliases.filter((name) => !isShortForm(name))], named, id);
    this.#namesOf.set(id, new Set([person.name, ...person.aliases].flatMap((name) => words(name))));
    if (kind === 'person') this.#titled.add(words(person.name.split(' of ')[0] ?? '').at(-1) ?? '');
    if (kind === 'person') this.#addAll(shortNames(person), named, id);
  }

  /** Places within London are words like others: only what lies elsewhere rules answers out. */
  #addPlace(place: Place, gazetteer: Gazetteer): void {
    const names = [place.name, ...place.aliases];
    if (gazetteer.isNationwide(place)) for (const name of names) this.#add(name, { kind: 'nationwide' });
    else if (gazetteer.isElsewhere(place))
      for (const name of names) this.#add(name, { kind: 'place', name: place.name });
  }

  #addAll(names: readonly string[], kind: 'person' | 'organisation' | 'topic' | 'measure' | 'term', id: string): void {
    for (const name of names) this.#add(name, { kind, ids: [id] });
  }

  #add(name: string, named: Named): void {
    const wordsOfName = words(name);
    const withoutArticle = wordsOfName[0] === 'the' ? wordsOfName.slice(1) : wordsOfName;
    const phrase = key(withoutArticle);
    if (phrase === '') return;
    for (const word of withoutArticle) this.#words.add(word);
    const known = this.#phrases.get(phrase) ?? [];
    const same = known.findIndex((other) => other.kind === named.kind);
    if (same === -1) known.push(named);
    else known[same] = merge(known[same], named);
    this.#phrases.set(phrase, known);
    this.#beginnings.add(key(withoutArticle.slice(0, 1)));
    this.#longest = Math.max(this.#longest, withoutArticle.length);
  }
}

/** People leave apostrophes out and take plurals lightly ("the mayors spokesman", "childrens commissioner"): a closing s says nothing. */
function key(phrase: readonly string[]): string {
  return phrase.map((word) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)).join(' ');
}

/** "Lord Harris of Haringey" is also Lord Harris and Harris; "Sir Mark Rowley" is Mark Rowley and Rowley. */
function shortNames(person: Person): string[] {
  const parts = person.name.split(' ');
  const of = parts.indexOf('of');
  const proper = of > 0 ? parts.slice(0, of) : parts;
  const plain = proper.filter((part) => !HONORIFICS.has(normalizeWord(part)));
  return [proper.join(' '), plain.join(' '), plain.at(-1) ?? ''].filter((name) => name !== '');
}

/** A word that plain English does not have. */
function isNameLike(word: string): boolean {
  return word.length > 2 && /^\p{L}+$/u.test(word) && !isStopWord(word) && !isEnglish(word);
}

function merge(known: Named | undefined, added: Named): Named {
  if (known === undefined || !('ids' in known) || !('ids' in added) || known.kind !== added.kind) return known ?? added;
  return { ...known, ids: [...new Set([...known.ids, ...added.ids])] };
}

/** Whether words that can name something do so here. */
function isMeant(name: Named, text: readonly string[], from: number, to: number): boolean {
  const word = text[from] ?? '';
  const before = text[from - 1] ?? '';
  const after = text[to] ?? '';
  if (to - from === 1) {
    if (name.kind === 'person' && EVERYDAY_SURNAMES.has(word)) {
      return NAME_BEFORE.has(before)
        ? !/^(19|20)\d\d$/.test(after) && before !== 'to' && before !== 'by'
        : SPEECH_AFTER.has(after) && after !== 'on';
    }
    if (word === 'met') return !BEFORE_MET.has(before);
  }
  return true;
}
