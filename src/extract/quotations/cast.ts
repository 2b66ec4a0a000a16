import type { Resolution } from '../types.ts';
import type { Mention } from './mentions.ts';
import {
  isBodyWord,
  isGivenName,
  isSpokesWord,
  KEPT_TITLES,
  type Sex,
  sexOf,
  sexOfNoun,
  TITLES,
  withoutPossessive,
} from './names.ts';

/** Somebody or something that a text has speak or act. */
export interface Member {
  kind: 'person' | 'body' | 'description';
  /** as a person would read it */
  name: string;
  names: readonly string[];
  titles: Set<string>;
  /** words of the posts and descriptions that the text gives them, lower-case */
  roles: Set<string>;
  role?: string;
  sex: Sex | undefined;
}

export interface Resolved {
  member: Member | undefined;
  resolution: Resolution;
}

interface Appearance {
  member: Member;
  at: number;
  /** subject of a sentence */
  subject: boolean;
}

interface FullName {
  names: string[];
  titles: string[];
  at: number;
}

/** So far back does a pronoun reach, in appearances. */
const MEMORY = 24;
/** A full stop joins only what it shortens: “Sen. Jo Bloggs”, “Jo B. Bloggs”. */
const CAPITALISED =
  /(?<![\p{L}\p{N}])(?:(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}\p{M}’'-]*)[ \u00a0](?:(?:of|de|la|von|van|bin|al) )?){1,5}\p{Lu}[\p{L}\p{M}’'-]*/gu;
const DISTINCT_TITLES = new Set('mr mrs ms miss dr prof professor sir dame lord lady baroness'.split(' '));
const MAN_OR_WOMAN: Record<string, Sex> = { he: 'm', his: 'm', him: 'm', she: 'f', her: 'f' };

/** The people of one text, as far as it has been read, and the full names that it gives anywhere. */
export class Cast {
  readonly #fullNames = new Map<string, FullName[]>();
  readonly #members = new Map<string, Member>();
  readonly #descriptions = new Map<string, Member>();
  #recent: Appearance[] = [];
  #speaker: Appearance | undefined;

  constructor(text: string) {
    for (const { 0: run, index } of text.matchAll(CAPITALISED)) this.#addFullName(run, index);
  }

  get lastSpeaker(): Member | undefined {
    return this.#speaker?.member;
  }

  /** Somebody is named, whether they speak or not. */
  appears(member: Member, at: number, subject: boolean): void {
    this.#recent.push({ member, at, subject });
    if (this.#recent.length > MEMORY * 2) this.#recent = this.#recent.slice(-MEMORY);
  }

  speaks(member: Member, at: number): void {
    this.#speaker = { member, at, subject: true };
    this.appears(member, at, true);
  }

  /** Whom a mention at a place means. */
  resolve(mention: Mention, at: number): Resolved {
    switch (mention.kind) {
      case 'pronoun':
        return this.#pronoun(mention.pronoun, at);
      case 'person':
        return { member: this.#person(mention, at), resolution: 'named' };
      case 'body':
        return { member: this.#body(mention.name), resolution: 'named' };
      case 'description':
        return this.#description(mention, at);
    }
  }

  #person({ names, titles, role }: Extract<Mention, { kind: 'person' }>, at: number): Member {
    const full = names.length > 1 ? undefined : this.#fullNameOf(names[0] ?? '', titles, at);
    const own = full?.names ?? names;
    const kept = [...titles, ...(full?.titles ?? [])].find((title) => KEPT_TITLES.has(title));
    const key = own.join(' ').toLowerCase();
    let member = this.#members.get(key);
    if (member === undefined) {
      member = {
        kind: 'person',
        name: shown(own, kept),
        names: own,
        titles: new Set(),
        roles: new Set(),
        sex: sexOf(
          [...titles, ...(full?.titles ?? [])]
            .filter((title) => DISTINCT_TITLES.has(title))
            .concat((own[0] ?? '').toLowerCase()),
        ),
      };
      this.#members.set(key, member);
    }
    for (const title of [...titles, ...(full?.titles ?? [])]) member.titles.add(title);
    if (member.sex === undefined) member.sex = sexOf(titles.filter((title) => DISTINCT_TITLES.has(title)));
    if (kept !== undefined) member.name = shown(member.names, kept);
    this.#describe(member, role);
    return member;
  }

  #describe(member: Member, role: string | undefined): void {
    if (role === undefined || role === '') return;
    const words = role.toLowerCase().split(/[^\p{L}’'-]+/u);
    for (const word of words) member.roles.add(withoutPossessive(word));
    member.role ??= role;
    member.sex ??= words.map((word) => sexOfNoun(word)).find((sex) => sex !== undefined);
  }

  #body(name: string): Member {
    const key = name.toLowerCase();
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    const member: Member = {
      kind: 'body',
      name,
      names: [name],
      titles: new Set(),
      roles: new Set(),
      sex: undefined,
    };
    this.#members.set(key, member);
    return member;
  }

  #description(mention: Extract<Mention, { kind: 'description' }>, at: number): Resolved {
    const { head, definite } = mention;
    if (isSpokesWord(head)) return this.#spokesperson(mention);
    if (definite && mention.of === undefined) {
      const holder = this.#recent.findLast(({ member }) => member.kind === 'person' && member.roles.has(head))?.member;
      if (holder !== undefined) return { member: holder, resolution: 'role' };
      const described = this.#descriptions.get(head);
      if (described !== undefined) return { member: described, resolution: 'role' };
    }
    const owner = mention.of === undefined ? undefined : this.#pronoun(mention.of, at).member;
    const phrase =
      owner === undefined ? mention.phrase : `${ownerName(owner)}’s ${mention.phrase.replace(/^\S+\s+/, '')}`;
    const member: Member = {
      kind: 'description',
      name: phrase,
      names: [],
      titles: new Set(),
      roles: new Set([head]),
      sex: sexOfNoun(head),
    };
    this.#descriptions.set(head, member);
    return { member, resolution: 'anonymous' };
  }

  #spokesperson({ phrase, head, definite }: Extract<Mention, { kind: 'description' }>): Resolved {
    const bare = phrase.toLowerCase() === head;
    const known = this.#descriptions.get('spokesperson');
    if (bare && definite && known !== undefined) return { member: known, resolution: 'role' };
    const member: Member = {
      kind: 'description',
      name: phrase,
      names: [],
      titles: new Set(),
      roles: new Set([head]),
      sex: sexOfNoun(head),
    };
    this.#descriptions.set('spokesperson', member);
    this.#descriptions.set(head, member);
    return { member, resolution: 'named' };
  }

  /** Remembers a description that may be spoken of later: “a 15-year-old boy”. */
  meets(mention: Mention, at: number): void {
    if (mention.kind !== 'description' || mention.of !== undefined) return;
    const known = this.#descriptions.get(mention.head);
    const member = known ?? this.#describedAs(mention);
    this.#descriptions.set(mention.head, member);
    this.appears(member, at, true);
  }

  #describedAs({ phrase, head }: Extract<Mention, { kind: 'description' }>): Member {
    return {
      kind: 'description',
      name: phrase,
      names: [],
      titles: new Set(),
      roles: new Set([head]),
      sex: sexOfNoun(head),
    };
  }

  #pronoun(pronoun: string, at: number): Resolved {
    const sex = MAN_OR_WOMAN[pronoun];
    const fits = ({ member }: Appearance) =>
      sex === undefined
        ? pronoun === 'it' || pronoun === 'its'
          ? member.kind === 'body'
          : true
        : member.kind !== 'body' && (member.sex === undefined || member.sex === sex) && !isPlural(member);
    const before = this.#recent.filter((appearance) => appearance.at < at && fits(appearance));
    const speaker = this.#speaker !== undefined && fits(this.#speaker) ? this.#speaker : undefined;
    const subject = before.findLast((appearance) => appearance.subject);
    // A relative clause speaks of whoever was named last.
    if (pronoun === 'who') return related(before.at(-1)?.member);
    const chosen =
      subject !== undefined && (speaker === undefined || subject.at > speaker.at)
        ? subject
        : (speaker ?? before.at(-1));
    if (chosen === undefined) return { member: undefined, resolution: 'unknown' };
    if (sex !== undefined && chosen.member.kind === 'person') chosen.member.sex ??= sex;
    return { member: chosen.member, resolution: 'pronoun' };
  }

  /** Who in the text has this surname, or this given name. */
  #fullNameOf(name: string, titles: readonly string[], at: number): FullName | undefined {
    const found = this.#fullNames.get(name.toLowerCase()) ?? [];
    const distinct = titles.filter((title) => DISTINCT_TITLES.has(title));
    const titled = found.filter((full) => distinct.some((title) => full.titles.includes(title)));
    const sexOfTitle = sexOf(distinct);
    const fitting = found.filter(({ names }) => {
      const sex = sexOf([(names[0] ?? '').toLowerCase()]);
      return sexOfTitle === undefined || sex === undefined || sex === sexOfTitle;
    });
    const candidates = titled.length > 0 ? titled : fitting;
    return candidates.findLast((full) => full.at <= at) ?? candidates[0];
  }

  #addFullName(run: string, at: number): void {
    const words = run.split(/\s+/).map(withoutPossessive);
    const bare = (word: string) => word.toLowerCase().replace(/\.$/, '');
    const title = words.findLastIndex((word) => TITLES.has(bare(word)));
    const names = words
      .slice(title + 1)
      .filter(
        (word) =>
          !/^(?:the|a|an|but|and|when|as|in|on|at|if|after|until|for|like|this|although|january|february|march|april|june|july|august|september|october|november|december)$/i.test(
            word,
          ),
      );
    const first = names[0]?.toLowerCase();
    const last = names.at(-1)?.replace(/\.$/, '').toLowerCase();
    if (first === undefined || last === undefined || names.length < 2 || names.length > 4) return;
    if (names.some((word) => isBodyWord(bare(word))) || (run === run.toUpperCase() && names.length > 1)) return;
    const titles = words.slice(0, title + 1).map(bare);
    const full = { names, titles, at };
    this.#enter(last, full);
    if (isGivenName(first)) this.#enter(first, full);
  }

  #enter(word: string, full: FullName): void {
    const known = this.#fullNames.get(word) ?? [];
    const same = known.find(({ names }) => names.join(' ') === full.names.join(' '));
    if (same !== undefined) same.titles.push(...full.titles.filter((title) => !same.titles.includes(title)));
    else if (known.length < 8) this.#fullNames.set(word, [...known, full]);
  }

  /** Whether the text gives anybody this name in full. */
  knows(name: string): boolean {
    return this.#fullNames.has(name.toLowerCase());
  }
}

function related(member: Member | undefined): Resolved {
  return { member, resolution: member === undefined ? 'unknown' : 'pronoun' };
}

function shown(names: readonly string[], title: string | undefined): string {
  const name = names.join(' ');
  return title === undefined ? name : `${title.charAt(0).toUpperCase()}${title.slice(1)} ${name}`;
}

function isPlural({ kind, names, roles }: Member): boolean {
  return kind === 'description' && names.length === 0 && [...roles].some((role) => /[^s]s$/.test(role));
}

function ownerName({ kind, name }: Member): string {
  return kind === 'description' ? `the ${name}` : name;
}
