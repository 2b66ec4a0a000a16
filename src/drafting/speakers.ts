import type { Corpus } from '../corpus/corpus.ts';
import type { Person } from '../corpus/schema.ts';
import { ID_TO_FILL_IN } from '../corpus/unfinished.ts';
import { pattern, patternOf } from '../lexicon/lexicon.ts';
import type { Quotation } from '../reading/types.ts';
import type { Vocabulary } from '../search/vocabulary.ts';
import { type Ids, slug } from './ids.ts';
import { oneLine } from './surroundings.ts';

/** Somebody who said or counted something, as an id of people.yaml or of an entry that is proposed for it. */
export interface Identified {
  id: string;
  /** as a person reads it */
  name: string;
  /** the role in which they spoke, where it follows from how they are named */
  as?: string;
  doubts: string[];
}

const SPOKEN_FOR = /^(?:an? |the )?(spokes(?:person|man|woman)|representative) (?:for|of) (?:the )?(.+)$/i;
const HONORIFICS = new RegExp(`^(?:${pattern('titles.courtesy', 'titles.knights', 'titles.learned')} )+`, 'i');
/** A title of nobility belongs to a name, and is no role in which anybody speaks. */
const NOBILITY = new RegExp(`^${pattern('titles.nobility')}$`, 'i');
const RANKS = new RegExp(`^(?:${pattern('titles.local')} )+`, 'i');
const OFFICE_OF = /[’']s office$/;
const ORGANISATION = new RegExp(String.raw`\b${patternOf('nouns.organisations', 'base')}\b`, 'i');

/** Gives speakers and counters their ids, and gathers those whom the record does not have. */
export class Speakers {
  readonly #corpus: Corpus;
  readonly #vocabulary: Vocabulary;
  readonly #ids: Ids;
  readonly #proposed = new Map<string, Person>();

  /** @param ids those of every list file are taken */
  constructor(corpus: Corpus, vocabulary: Vocabulary, ids: Ids) {
    this.#corpus = corpus;
    this.#vocabulary = vocabulary;
    this.#ids = ids;
  }

  /** Entries for people.yaml: everybody who was asked for and is not there. */
  get proposed(): Person[] {
    return [...this.#proposed.values()];
  }

  /** The person who said something. Where that is not clear nobody is guessed: the id is one to fill in. */
  ofQuotation({
    speaker,
    personId,
    role,
    resolution,
    source,
  }: Pick<Quotation, 'speaker' | 'personId' | 'role' | 'resolution' | 'source'>): Identified {
    const known = personId === undefined ? undefined : this.#corpus.person(personId);
    const voice = SPOKEN_FOR.exec(speaker ?? '')?.[1]?.toLowerCase();
    const isVoiceOfPerson = voice !== undefined && known?.kind === 'person';
    if (known !== undefined && !isVoiceOfPerson)
      return { id: known.id, name: known.name, ...asRole(role ?? voice), doubts: [] };
    if (speaker === null || speaker.trim() === '') {
      const mention =
        source === undefined
          ? 'nobody is named where the words stand'
          : `“${oneLine(source.text)}” may be several people, or nobody named here`;
      return { id: ID_TO_FILL_IN, name: 'nobody named', doubts: [`Speaker not clear: ${mention}.`] };
    }
    if (isAttribute(speaker, source?.text)) return this.#anonymous(oneLine(source?.text ?? ''));
    const named = this.named(speaker, role);
    if (resolution === 'anonymous' && named.id !== ID_TO_FILL_IN && !SPOKEN_FOR.test(speaker))
      return this.#anonymous(speaker);
    return named;
  }

  /** Somebody by name: of the record where it has them, else proposed. */
  named(name: string, role?: string): Identified {
    const whole = oneLine(name);
    const [, voice, spokenFor] = SPOKEN_FOR.exec(whole) ?? voiceBehind(whole);
    if (voice !== undefined && spokenFor !== undefined) {
      return { ...this.#spokenFor(spokenFor), as: voice.toLowerCase() };
    }
    const own = this.#onRecord(whole);
    if (own !== undefined) return { id: own.id, name: own.name, ...asRole(role), doubts: [] };
    if (!isName(whole)) return this.#anonymous(whole);
    const proposedBefore = this.#proposed.size;
    const { id, name: proposed } = this.#propose(whole, role);
    const isNew = this.#proposed.size > proposedBefore;
    const doubts = isNew ? [`${proposed} is not on record: an entry is proposed.`] : [];
    return { id, name: proposed, ...asRole(role), doubts };
  }

  /** A spokesperson speaks for an organisation; where a person or an office is named, for theirs. */
  #spokenFor(name: string): Identified {
    const office = `${name}’s office`;
    const own = [`spokesperson for ${name}`, office, name].map((each) => this.#onRecord(each));
    const organisation = own.find((each) => each?.kind === 'organisation');
    if (organisation !== undefined) return { id: organisation.id, name: organisation.name, doubts: [] };
    return this.named(isOrganisation(name) || !isName(name) ? name : office);
  }

  #anonymous(description: string): Identified {
    const doubt = `Speaker not named: “${description}”. Only somebody who is named can stand in the record.`;
    return { id: ID_TO_FILL_IN, name: description, ...asRole(description), doubts: [doubt] };
  }

  /** The one person or organisation of the record with this name. A surname alone is too little. */
  #onRecord(name: string): Person | undefined {
    const found = this.#vocabulary.lookUp(name).flatMap((named) => {
      if (named.kind === 'organisation') return named.ids;
      return named.kind === 'person' && name.replace(HONORIFICS, '').includes(' ') ? named.ids : [];
    });
    const [id] = found;
    return found.length === 1 && id !== undefined ? this.#corpus.person(id) : undefined;
  }

  #propose(whole: string, role: string | undefined): Person {
    const name = whole.replace(/^the /i, '');
    const before = this.#proposed.get(name.toLowerCase());
    if (before !== undefined) return before;
    const kind = isOrganisation(whole) ? 'organisation' : 'person';
    const person: Person = {
      id: this.#ids.take(slug(name.replace(HONORIFICS, '').replace(RANKS, '')), 'somebody-new'),
      name,
      kind,
      aliases: [],
      offices: roleInWords(role) === '' || kind === 'organisation' ? [] : [{ title: capitalised(roleInWords(role)) }],
    };
    this.#proposed.set(name.toLowerCase(), person);
    return person;
  }
}

/** “A Freedom of Information request” is nobody of the name of Freedom. */
function isAttribute(name: string, mention: string | undefined): boolean {
  return mention !== undefined && /^an? /i.test(mention) && mention.replace(/^an? /i, '').startsWith(`${name} `);
}

/** “Met spokesman” says the same as “spokesman for the Met”. */
function voiceBehind(name: string): [string, string, string] | [] {
  const [, spokenFor, voice] = /^(?:an? |the )?(\p{Lu}.*) (spokes(?:person|man|woman))$/u.exec(name) ?? [];
  return spokenFor === undefined || voice === undefined ? [] : [name, voice, spokenFor];
}

/** “of the charity Lock Trust” says where somebody belongs: “charity Lock Trust” says it as well. */
function roleInWords(role: string | undefined): string {
  const words = oneLine(role ?? '').replace(/^(?:of|from|at) (?:the )?/, '');
  const bare = `${words} `.replace(HONORIFICS, '').trim();
  return NOBILITY.test(bare) ? '' : bare;
}

function asRole(role: string | undefined): { as?: string } {
  const words = roleInWords(role);
  return words === '' ? {} : { as: words };
}

/** A name ends in a word with a capital or a number; “a resident” and “Brixton traders” describe. */
function isName(text: string): boolean {
  if (OFFICE_OF.test(text)) return true;
  return /^(?:the )?[\p{Lu}\d]/u.test(text) && /(?:^|[\s-])[\p{Lu}\d][^\s-]*$/u.test(text);
}

function isOrganisation(text: string): boolean {
  return /^the /i.test(text) || OFFICE_OF.test(text) || ORGANISATION.test(text) || /^[\p{Lu}\d&]{2,}$/u.test(text);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
