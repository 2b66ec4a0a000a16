import { is } from '../lexicon/lexicon.ts';
import type { Resolution } from '../reading/types.ts';
import { Bodies } from './bodies.ts';
import { type Known, meant } from './coreference.ts';
import {
  type Description,
  describe,
  describedAs,
  type Entity,
  type FullName,
  type Mention,
  type NamedPerson,
  newEntity,
  shown,
} from './entity.ts';
import { FullNames, spokenForInFull } from './full-names.ts';
import { Salience, type Standing } from './salience.ts';
import {
  genderOf,
  genderOfNoun,
  isBodyWord,
  isFamily,
  isGivenName,
  isKeptTitle,
  isPostNoun,
  isSpokesWord,
  nounsOfTitle,
} from './word-classes.ts';

export interface Resolved {
  entity: Entity | undefined;
  resolution: Resolution;
  /** nobody else can be meant */
  isClear?: boolean;
}

export const UNKNOWN: Resolved = { entity: undefined, resolution: 'unknown' };

/** The people of one text, as far as it has been read, and the full names that it gives anywhere. */
export class Entities implements Known {
  readonly fullNames: FullNames;
  readonly #bodies: Bodies;
  readonly #byName = new Map<string, Entity>();
  readonly #descriptions = new Map<string, Entity>();
  /** the described ones that are told without an article */
  readonly #inHeadlines = new Set<Entity>();
  readonly salience = new Salience();

  constructor(text: string) {
    this.fullNames = new FullNames(text);
    this.#bodies = new Bodies(text);
  }

  /** Whether the text gives anybody this name in full. */
  knows(name: string): boolean {
    return this.fullNames.knows(name);
  }

  /** Whom a mention at a place means. */
  resolve(mention: Mention, at: number, verb = ''): Resolved {
    switch (mention.kind) {
      case 'pronoun': {
        const entity = this.salience.of(mention.pronoun, at, verb);
        const isClear = entity !== undefined && this.salience.isClear;
        return { entity, resolution: entity === undefined ? 'unknown' : 'pronoun', isClear };
      }
      case 'person':
        return { entity: this.#person(mention, at), resolution: 'named', isClear: this.#isSurelyNamed(mention) };
      case 'body':
        return { entity: this.#body(mention.name), resolution: 'named', isClear: isSurelyBody(mention.name) };
      case 'description':
        return this.#description(mention, at);
    }
  }

  /** A word with a capital alone may be no name at all. */
  #isSurelyNamed({ names, titles, roles }: NamedPerson): boolean {
    const isTold = names.length > 1 || titles.length > 0 || roles.length > 0;
    return isTold || this.knows(names[0] ?? '') || isGivenName(names[0]?.toLowerCase() ?? '');
  }

  #person({ names, titles, roles, age, of }: NamedPerson, at: number): Entity {
    // “in Sidcup Bloggs asked them”: the surname of somebody, behind another word.
    const isPartly = names.length === 2 && !this.fullNames.has(names) && !isGivenName((names[0] ?? '').toLowerCase());
    const short = names.length === 1 || isPartly;
    const full = short ? this.fullNames.of(names.at(-1) ?? '', titles, at) : undefined;
    const own = full?.names ?? this.#withSurname(names, roles, of, at);
    const allTitles = [...titles, ...(full?.titles ?? [])];
    const kept = allTitles.find((title) => isKeptTitle(title));
    const key = own.join(' ').toLowerCase();
    let entity = this.#byName.get(key) ?? (names.length === 1 ? this.#peer(key) : undefined);
    if (entity === undefined) {
      const gender =
        genderOf([...allTitles.filter((title) => isGendered(title)), (own[0] ?? '').toLowerCase()]) ??
        this.fullNames.genderOf(own);
      entity = { ...newEntity('person', shown(own, kept)), names: own, gender };
      for (const word of this.fullNames.rolesOf(own)) {
        entity.roles.add(word);
        entity.gender ??= genderOfNoun(word);
      }
      this.#byName.set(key, entity);
    }
    for (const title of allTitles) {
      entity.titles.add(title);
      for (const noun of nounsOfTitle(title)) entity.roles.add(noun);
    }
    entity.gender ??= genderOf(titles.filter((title) => isGendered(title)));
    if (kept !== undefined && entity.name === entity.names.join(' ')) entity.name = shown(entity.names, kept);
    for (const role of roles) describe(entity, role);
    if (age !== undefined) entity.roles.add(`${age}-year-old`);
    return entity;
  }

  /** “Her son Dean”, “Mr Reed’s widow, Jane”: called by a given name alone, they have the surname of their family. */
  #withSurname(
    names: readonly string[],
    [role = '']: readonly string[],
    of: string | undefined,
    at: number,
  ): readonly string[] {
    const [given = ''] = names;
    // “the girl’s father, Amir”: nothing tells her name.
    if (
      names.length !== 1 ||
      !isFamily(role.toLowerCase().split(' ').at(-1) ?? '') ||
      /(?:^| )\p{Ll}+[’']s? /u.test(role)
    )
      return names;
    const owner = /(\p{Lu}[\p{L}-]+)[’']s? (?:\p{Ll}+ )?\p{Ll}+$/u.exec(role)?.[1];
    // “the Prime Minister’s wife”: a post is no surname.
    if (owner !== undefined && isPostNoun(owner.toLowerCase())) return names;
    if (owner !== undefined) return [given, owner];
    if (!isGivenName(given.toLowerCase()) && !/^\p{Ll}/u.test(role)) return names;
    const possessor = of === undefined ? undefined : this.salience.of(of, at);
    const isNamed = possessor?.kind === 'person' && possessor.names.length > 1;
    const surname = (isNamed ? possessor : this.salience.surnamedBefore(at))?.names.at(-1);
    return surname === undefined ? names : [given, surname];
  }

  /** “Lord Harris”, who was “Lord Harris of Haringey” before. */
  #peer(surname: string): Entity | undefined {
    return this.salience.latest.find(
      ({ names }) => names.length === 2 && names.join(' ').toLowerCase().startsWith(`${surname} of `),
    );
  }

  #body(name: string): Entity {
    const key = name.toLowerCase();
    const known = this.#byName.get(key);
    if (known !== undefined) return known;
    const entity = { ...newEntity('body', name), names: [name] };
    this.#byName.set(key, entity);
    return entity;
  }

  #description(mention: Description, at: number): Resolved {
    const { head } = mention;
    if (isSpokesWord(head)) return this.#spokesperson(mention, at);
    const known = meant(mention, at, this);
    // “The head of roads”, met as “the head” before.
    if (known?.kind === 'description' && mention.phrase.startsWith(`${known.name} of `)) known.name = mention.phrase;
    if (known !== undefined) return { entity: known, resolution: 'role' };
    const owner = mention.of === undefined ? undefined : this.salience.of(mention.of, at);
    const phrase =
      owner === undefined ? mention.phrase : `${ownerName(owner)}’s ${mention.phrase.replace(/^\S+\s+/, '')}`;
    const entity = describedAs({ phrase, head });
    this.#descriptions.set(head, entity);
    if (mention.bare) this.#inHeadlines.add(entity);
    return { entity, resolution: mention.named === true ? 'named' : 'anonymous' };
  }

  /** The body that a noun means at a place: “the force”. */
  bodyCalled(noun: string, at: number): Entity | undefined {
    const name = this.#bodies.nameOf(noun, at);
    return name === undefined ? undefined : this.#body(name);
  }

  /** Who was last described by a noun; of headlines’ people only where these count. */
  described(head: string, withHeadlines: boolean): Entity | undefined {
    const entity = this.#descriptions.get(head);
    return entity === undefined || (!withHeadlines && this.#inHeadlines.has(entity)) ? undefined : entity;
  }

  /** The person whom the text names in full somewhere. */
  person({ names, titles }: FullName, at: number): Entity {
    return this.#person({ kind: 'person', names, titles, roles: [] }, at);
  }

  #spokesperson({ phrase, head, definite }: Description, at: number): Resolved {
    const bare = phrase.toLowerCase() === head;
    const known = this.#descriptions.get('spokesperson');
    if (bare && definite && known !== undefined) return { entity: known, resolution: 'role' };
    const entity = describedAs({ phrase: spokenForInFull(phrase, this.fullNames, at), head });
    this.#descriptions.set('spokesperson', entity);
    this.#descriptions.set(head, entity);
    return { entity, resolution: 'named' };
  }

  /** Remembers a description that may be spoken of later: “a 15-year-old boy”. */
  meets(mention: Mention, at: number, standing: Standing): void {
    if (mention.kind !== 'description' || (mention.of !== undefined && meant(mention, at, this) === undefined)) return;
    const known = meant(mention, at, this);
    const entity = known ?? describedAs(mention);
    if (known === undefined) this.#descriptions.set(mention.head, entity);
    this.salience.appears(entity, at, standing);
  }
}

/** A body's name tells that it is one: by a word, or by capitals alone. */
function isSurelyBody(name: string): boolean {
  return name.split(' ').some((word) => isBodyWord(word.toLowerCase()) || /^\p{Lu}{2,}$/u.test(word));
}

function isGendered(title: string): boolean {
  return is(title, 'titles.courtesy') || is(title, 'titles.honour');
}

function ownerName({ kind, name }: Entity): string {
  return kind === 'description' ? `the ${name}` : name;
}
