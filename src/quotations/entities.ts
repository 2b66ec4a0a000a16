import type { Resolution } from '../reading/types.ts';
import { Bodies } from './bodies.ts';
import { holderOf, nowPosted, TELLING_APART, varied } from './coreference.ts';
import { describe, describedAs, type Entity, newEntity, shown, spokenForInFull, wordsOf } from './entity.ts';
import { FullNames } from './full-names.ts';
import type { Description, Mention } from './mentions.ts';
import {
  genderOf,
  genderOfNoun,
  isAgeOrKin,
  isFamily,
  isGivenName,
  isKin,
  isPostNoun,
  isSpokesWord,
  KEPT_TITLES,
} from './name-words.ts';
import type { NamedPerson } from './names.ts';
import { isShortForTop, nounsOfTitle, TOP_POSTS } from './ranks.ts';
import { Salience, type Standing } from './salience.ts';

export interface Resolved {
  entity: Entity | undefined;
  resolution: Resolution;
}

/** “the father of two” */
const OF_CHILDREN =
  /^(?:father|mother|dad|mum|parent|grandfather|grandmother) of (?:\d+|one|two|three|four|five|six|seven)$/;

/** The people of one text, as far as it has been read, and the full names that it gives anywhere. */
export class Entities {
  readonly #fullNames: FullNames;
  readonly #bodies: Bodies;
  readonly #entities = new Map<string, Entity>();
  readonly #descriptions = new Map<string, Entity>();
  /** the described ones that are told without an article */
  readonly #inHeadlines = new Set<Entity>();
  readonly salience = new Salience();

  constructor(text: string) {
    this.#fullNames = new FullNames(text);
    this.#bodies = new Bodies(text);
  }

  /** Whether the text gives anybody this name in full. */
  knows(name: string): boolean {
    return this.#fullNames.knows(name);
  }

  /** Whom a mention at a place means. */
  resolve(mention: Mention, at: number, verb = ''): Resolved {
    switch (mention.kind) {
      case 'pronoun': {
        const entity = this.salience.of(mention.pronoun, at, verb);
        return { entity, resolution: entity === undefined ? 'unknown' : 'pronoun' };
      }
      case 'person':
        return { entity: this.#person(mention, at), resolution: 'named' };
      case 'body':
        return { entity: this.#body(mention.name), resolution: 'named' };
      case 'description':
        return this.#description(mention, at);
    }
  }

  #person({ names, titles, roles, age, of }: NamedPerson, at: number): Entity {
    // “in Sidcup Bloggs asked them”: the surname of somebody, behind another word.
    const isPartly = names.length === 2 && !this.#fullNames.has(names) && !isGivenName((names[0] ?? '').toLowerCase());
    const short = names.length === 1 || isPartly;
    const full = short ? this.#fullNames.of(names.at(-1) ?? '', titles, at) : undefined;
    const own = full?.names ?? this.#withSurname(names, roles, of, at);
    const allTitles = [...titles, ...(full?.titles ?? [])];
    const kept = allTitles.find((title) => KEPT_TITLES.has(title));
    const key = own.join(' ').toLowerCase();
    let entity = this.#entities.get(key) ?? (names.length === 1 ? this.#peer(key) : undefined);
    if (entity === undefined) {
      const gender =
        genderOf([...allTitles.filter((title) => isGendered(title)), (own[0] ?? '').toLowerCase()]) ??
        this.#fullNames.genderOf(own);
      entity = { ...newEntity('person', shown(own, kept)), names: own, gender };
      for (const word of this.#fullNames.rolesOf(own)) {
        entity.roles.add(word);
        entity.gender ??= genderOfNoun(word);
      }
      this.#entities.set(key, entity);
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
    if (names.length !== 1 || !isFamily(role.split(' ').at(-1) ?? '') || /(?:^| )\p{Ll}+[’']s? /u.test(role))
      return names;
    const owner = /(\p{Lu}[\p{L}-]+)[’']s? (?:\p{Ll}+ )?\p{Ll}+$/u.exec(role)?.[1];
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
    const known = this.#entities.get(key);
    if (known !== undefined) return known;
    const entity = { ...newEntity('body', name), names: [name] };
    this.#entities.set(key, entity);
    return entity;
  }

  #description(mention: Description, at: number): Resolved {
    const { head } = mention;
    if (isSpokesWord(head)) return this.#spokesperson(mention, at);
    const known = this.#meant(mention, at);
    if (known !== undefined) return { entity: known, resolution: 'role' };
    const owner = mention.of === undefined ? undefined : this.salience.of(mention.of, at);
    const phrase =
      owner === undefined ? mention.phrase : `${ownerName(owner)}’s ${mention.phrase.replace(/^\S+\s+/, '')}`;
    const entity = describedAs({ phrase, head });
    this.#descriptions.set(head, entity);
    if (mention.bare) this.#inHeadlines.add(entity);
    return { entity, resolution: mention.named === true ? 'named' : 'anonymous' };
  }

  /** Whom the text speaks of by “the commissioner”, “the 54-year-old”, “his son”, or “commissioner” in a headline. */
  #meant(mention: Description, at: number): Entity | undefined {
    const { head, definite, bare } = mention;
    if (mention.of !== undefined)
      return isKin(head) ? (holderOf(mention, this.salience) ?? this.#relative(mention, at)) : undefined;
    if (definite && (isAgeOrKin(head) || OF_CHILDREN.test(mention.phrase))) {
      const people = this.salience.latest;
      const gender = genderOfNoun(head);
      const fits = (entity: Entity) => gender === undefined || entity.gender === undefined || entity.gender === gender;
      return (
        people.find(({ roles }) => roles.has(head)) ?? people.find((entity) => entity.kind === 'person' && fits(entity))
      );
    }
    const named = definite ? (holderOf(mention, this.salience) ?? this.#bodyCalled(head, at)) : undefined;
    const full = named === undefined ? this.#fullNames.introducedAt(at) : undefined;
    if (full !== undefined)
      return this.#person({ kind: 'person', names: full.names, titles: full.titles, roles: [] }, at);
    if (named !== undefined || !(definite || bare)) return named;
    return (
      this.#namedElsewhere(mention, at) ??
      this.#describedBefore(head) ??
      (bare ? this.#bodyCalled(head, at) : nowPosted(mention, this.salience)) ??
      this.#newlyCalled(mention) ??
      this.#descriptions.get(head)
    );
  }

  /** “Jo Bloggs, 33, tried to help. ‘…,’ said the plumber.”, where nobody else in the text is one. */
  #newlyCalled(mention: Description): Entity | undefined {
    if (this.#fullNames.isAnybody(mention.head)) return undefined;
    const entity = varied(mention, this.salience);
    entity?.roles.add(mention.head);
    return entity;
  }

  /** Somebody described before, but not only in the headline: that speaks of people whom the text goes on to name. */
  #describedBefore(head: string): Entity | undefined {
    const entity = this.#descriptions.get(head);
    return entity === undefined || this.#inHeadlines.has(entity) ? undefined : entity;
  }

  /** “Her sister”, where one other woman bears her surname and is nobody else's kin. */
  #relative({ head, of = '' }: Description, at: number): Entity | undefined {
    const owner = this.salience.of(of, at);
    if (owner?.kind !== 'person' || !/^(?:sister|brother|husband|wife|twin)$/.test(head)) return undefined;
    const gender = genderOfNoun(head);
    const [only, ...others] = this.#fullNames
      .namesakes(owner.names)
      .filter(
        ({ names, roles }) =>
          genderOf([(names[0] ?? '').toLowerCase()]) === gender && ![...roles].some((role) => isKin(role)),
      );
    if (only === undefined || others.length > 0) return undefined;
    return this.#person({ kind: 'person', names: only.names, titles: only.titles, roles: [] }, at);
  }

  #bodyCalled(noun: string, at: number): Entity | undefined {
    const name = this.#bodies.nameOf(noun, at);
    return name === undefined ? undefined : this.#body(name);
  }

  /** Whoever has this post where the text names them in full, before or after: the headline's “commissioner”. */
  #namedElsewhere({ phrase, head }: Description, at: number): Entity | undefined {
    const words = wordsOf(phrase);
    if (!isPostNoun(head)) return undefined;
    const full =
      this.#fullNames.withPost([head], (has) =>
        [...TELLING_APART].every((word) => words.includes(word) === has(word)),
      ) ?? this.#atTheTop(words, head);
    if (full === undefined) return undefined;
    return this.#person({ kind: 'person', names: full.names, titles: full.titles, roles: [] }, at);
  }

  /** The headline's “Federation boss”: the chair of the Police Federation. */
  #atTheTop(words: readonly string[], head: string) {
    const of = words.filter((word) => word !== head && word.length > 2);
    if (!isShortForTop(head) || of.length === 0) return undefined;
    return this.#fullNames.withPost(TOP_POSTS, (has) =>
      of.every((word) => has(word) || has(`${word}s`) || has(`${word}es`)),
    );
  }

  #spokesperson({ phrase, head, definite }: Description, at: number): Resolved {
    const bare = phrase.toLowerCase() === head;
    const known = this.#descriptions.get('spokesperson');
    if (bare && definite && known !== undefined) return { entity: known, resolution: 'role' };
    const entity = describedAs({ phrase: spokenForInFull(phrase, this.#fullNames, at), head });
    this.#descriptions.set('spokesperson', entity);
    this.#descriptions.set(head, entity);
    return { entity, resolution: 'named' };
  }

  /** Remembers a description that may be spoken of later: “a 15-year-old boy”. */
  meets(mention: Mention, at: number, standing: Standing): void {
    if (mention.kind !== 'description' || (mention.of !== undefined && this.#meant(mention, at) === undefined)) return;
    const known = this.#meant(mention, at);
    const entity = known ?? describedAs(mention);
    if (known === undefined) this.#descriptions.set(mention.head, entity);
    this.salience.appears(entity, at, standing);
  }
}

function isGendered(title: string): boolean {
  return /^(?:mr|mrs|ms|miss|sir|dame|lord|lady|baroness)$/.test(title);
}

function ownerName({ kind, name }: Entity): string {
  return kind === 'description' ? `the ${name}` : name;
}
