/** Whether an item tells a thing of the kind that a question asks for by name, beside those that the question names itself. */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import { pattern, table, words as wordsOfClass } from '../lexicon/lexicon.ts';
import { type AskedThing, askedThings } from '../query/asked-things.ts';
import type { TypedQuery } from '../query/query.ts';
import { words } from '../search/analyzer.ts';
import { isEnglish } from '../search/english.ts';
import { speaksFor } from './speaking.ts';
import { textOf, wordsOfNames } from './told.ts';

/** A run of words with capitals, “of” and the like within it. */
const NAME = new RegExp(
  String.raw`\p{Lu}[\p{L}\p{N}'’&-]*(?:(?: ${pattern('function.within-names')})* \p{Lu}[\p{L}\p{N}'’&-]*)*`,
  'gu',
);
const BEGINS = /(?:^|[.!?:“"] ?)$/;
const NO_ANSWERS = wordsOfClass('wanted.no-answers');
const ROLES = table('wanted.roles');
const UNITS = pattern('nouns.time-units', 'nouns.long-times');
const COUNTED = String.raw`(?:\d+|${pattern('questions.counted', 'numbers.small', 'calendar.told-times')})`;
const TIME = new RegExp(
  String.raw`\b(?:${pattern('calendar.weekdays', 'calendar.seasons')}|(?:19|20)\d\d|${COUNTED} ${UNITS}s?|${UNITS}s? ${pattern('calendar.told-times')}|${pattern('wanted.times-told')})\b`,
  'i',
);
const MONTH = new RegExp(String.raw`\b${capitalised('calendar.months')}\b`);
const POLICE = /\b(?:Police|Constabulary)\b/;
/** “Essex Police”, and neither the Police Federation nor the Inspectorate of Constabulary and more. */
const FORCE = /\b(?:Police|Constabulary)$/;
/** “In its first three months” tells no sentence; “sentenced to three months” does. */
const SENTENCE = new RegExp(
  String.raw`\b(?:${pattern('wanted.courts-gave')}|sentenced? [^.]{0,40}\b${UNITS}s?)\b`,
  'i',
);

interface Name {
  text: string;
  words: readonly string[];
}

/** Names in an entry's text; a sentence's first word alone may be any. */
const namesIn = remembered((entry: Entry): readonly Name[] => {
  const text = textOf(entry);
  return Array.from(text.matchAll(NAME)).flatMap((found) => {
    const begins = BEGINS.test(text.slice(Math.max(0, found.index - 2), found.index));
    return found[0].split(' and ').flatMap((each, at): Name[] => {
      const named = each.replace(/^The /, '').replace(/['’]s$|['’]$/, '');
      const parts = words(named);
      const isFirst = at === 0 && begins && parts.length === 1 && isEnglish(parts[0] ?? '');
      return isFirst ? [] : [{ text: named, words: parts }];
    });
  });
});

const wordsOfRecord = remembered(({ people }: Corpus) => wordsOfNames(people));

/** The things that a question asks for by name; made once for a question. */
export class ThingsAsked {
  readonly #things: readonly AskedThing[];
  readonly #question: TypedQuery;
  readonly #corpus: Corpus;
  /** the words of the question */
  readonly #asked: ReadonlySet<string>;

  constructor(question: TypedQuery, corpus: Corpus) {
    this.#things = askedThings(question);
    this.#question = question;
    this.#corpus = corpus;
    this.#asked = new Set(this.#things.length === 0 ? [] : [...words(question.text), ...question.words.split(' ')]);
  }

  /** Whether an entry tells nothing of the kind of one of them. */
  areMissedBy(entry: Entry): boolean {
    return this.#things.some((thing) => this.#isMissedBy(thing, entry));
  }

  #isMissedBy(thing: AskedThing, entry: Entry): boolean {
    const { kind, count, speaks } = thing;
    if (kind === 'time') return !(speaks && this.#isBySpeaker(entry)) && !tellsTime(entry);
    if (kind === 'sentence') return !SENTENCE.test(textOf(entry));
    if (speaks && this.#isSpeaker(thing, entry)) return false;
    if (kind === 'place' && this.#tellsPlaceWithin(entry)) return false;
    const told = this.#toldNames(entry, thing).filter((name) => isOfKind(thing, name, this.#corpus));
    return told.length < Math.min(count, SEVERAL);
  }

  /** Names but the speaker's, of which the question has no word but the thing's: “which Act” is answered by the Coronavirus Act. */
  #toldNames(entry: Entry, { noun }: AskedThing): Name[] {
    const names = namesIn(entry);
    if (names.length === 0) return [];
    const own = new Set(
      entry.kind === 'statement' ? words([entry.speaker.name, ...entry.speaker.aliases].join(' ')) : [],
    );
    const isKnown = (word: string) => own.has(word) || (word !== noun && this.#asked.has(word));
    return names.filter(({ words: parts }) => !parts.some(isKnown) && !parts.every((word) => NO_ANSWERS.has(word)));
  }

  #tellsPlaceWithin(entry: Entry): boolean {
    const places = this.#corpus.gazetteer.namedWithinHome(words(textOf(entry)));
    return places.some(({ name }) => !words(name).some((word) => this.#asked.has(word)));
  }

  /** Whether the speaker may be the one who is asked for. */
  #isSpeaker({ kind, noun }: AskedThing, entry: Entry): boolean {
    if (entry.kind === 'figure') return false;
    const { speaker } = entry;
    const isNew = words(speaker.name).some((word) => !this.#asked.has(word) && !NO_ANSWERS.has(word));
    if (kind === 'force') return FORCE.test(speaker.name) && isNew;
    const calling = noun.replace(/s$/, '');
    const called = calledOf(entry);
    if ([calling, ...(ROLES.get(calling) ?? [])].some((role) => called.includes(role))) return true;
    // Somebody from a charity says what the charity says.
    if (speaker.kind === 'person' && (kind === 'person' || kind === 'body')) return this.#question.cues.said;
    return kind === 'body' && speaker.kind === 'organisation' && isNew;
  }

  /** “When did Khan ask for it” is answered by the day of his words. */
  #isBySpeaker(entry: Entry): boolean {
    const { speakers } = this.#question;
    return speakers.some((speaker) => !speaker.excluded && speaksFor(speaker, entry, this.#corpus) > 0);
  }
}

/** Where more things are asked for, an item has to name at least so many of them. */
const SEVERAL = 2;

/** What the speaker is called, in small letters. */
const calledOf = remembered(({ speaker, statement }: StatementEntry) =>
  [statement.as ?? '', speaker.name, ...speaker.aliases, ...speaker.offices.map(({ title }) => title)]
    .join(' ')
    .toLowerCase(),
);

function tellsTime(entry: Entry): boolean {
  return entry.kind === 'figure' || TIME.test(textOf(entry)) || MONTH.test(textOf(entry));
}

function isOfKind({ kind }: AskedThing, { text, words: parts }: Name, corpus: Corpus): boolean {
  if (kind === 'body' || kind === 'name') return true;
  if (kind === 'force') return POLICE.test(text) || corpus.gazetteer.named(text) !== undefined;
  const record = wordsOfRecord(corpus);
  const isStranger = !parts.some((word) => record.has(word));
  if (kind === 'person') return parts.length > 1 && isStranger;
  return isStranger || corpus.gazetteer.named(text) !== undefined;
}

/** An alternation of a class's words as they begin in capitals. */
function capitalised(name: string): string {
  const all = Array.from(wordsOfClass(name), (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `(?:${all.join('|')})`;
}
