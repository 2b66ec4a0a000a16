/** The people whom a text names in full, wherever it does: a surname, a given name or a post elsewhere means one of them. */
import { is, pattern, words } from '../lexicon/lexicon.ts';
import { type FullName, shown } from './entity.ts';
import { introductionsIn, rolesBeside } from './introductions.ts';
import { unusualNames } from './new-names.ts';
import {
  type Gender,
  genderOf,
  genderOfNoun,
  isBodyWord,
  isCalling,
  isEpithet,
  isGivenName,
  isHonorific,
  isKeptTitle,
  isPlaceWord,
  isSuffix,
  isTitleWord,
  lazily,
  nounsOfTitle,
  withoutPossessive,
} from './word-classes.ts';

const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`;
/** A full stop joins only what it shortens: “Sen. Jo Bloggs”, “Jo B. Bloggs”. */
const capitalised = lazily(() => {
  const short = String.raw`(?:\p{Lu}|${capitals('clauses.shortened')})\.`;
  const word = String.raw`(?:${short}|${CAPITAL})[ \u00a0](?:(?:${pattern('posts.joining')}) )?`;
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${word}){1,6}${CAPITAL}`, 'gu');
});

/** The words of a class as they begin with a capital. */
function capitals(name: string): string {
  return [...words(name)].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('|');
}

/** So many people may share a name before the rest are left out. */
const MOST_OF_A_NAME = 8;

/** Whether a full stop behind a word shortens it. */
export function isShortened(word: string): boolean {
  return /^\p{Lu}$/u.test(word) || (/^\p{Lu}\p{Ll}+$/u.test(word) && is(word.toLowerCase(), 'clauses.shortened'));
}

export class FullNames {
  readonly #byWord = new Map<string, FullName[]>();
  /** by given names that are no common ones */
  readonly #byGiven = new Map<string, FullName[]>();
  /** made once a post is asked for */
  #byPost: ReadonlyMap<string, FullName[]> | undefined;
  /** the gender that a title before a surname alone tells: “Ms Bloggs” */
  readonly #genderOfSurname = new Map<string, Gender>();

  readonly #introduced = new Map<number, FullName>();

  constructor(text: string) {
    const introductions = new Map(introductionsIn(text).map((each) => [each.at, each]));
    const runs = Array.from(text.matchAll(capitalised()), ({ 0: run, index }) => ({ run, index }));
    const places = new Set(runs.filter(({ run, index }) => isSomewhere(text, run, index)).map(({ run }) => run));
    for (const { run, index } of runs) {
      if (places.has(run)) continue;
      const roles = rolesBeside(text, index, run);
      const introduction = introductions.get(index);
      for (const role of introduction?.roles ?? []) roles.add(role);
      const full = this.#add(run, index, roles);
      if (introduction !== undefined && full !== undefined) this.#introduced.set(introduction.from, full);
    }
    for (const { names, at, gender, isRun } of unusualNames(text)) {
      if (isRun) this.#add(names.join(' '), at, new Set());
      else
        for (const name of names)
          this.#enter(name.toLowerCase(), { names: [...names], titles: [], roles: new Set(), at });
      if (gender !== undefined) this.#genderOfSurname.set((names[0] ?? '').toLowerCase(), gender);
    }
  }

  /** Who else has somebody's surname. */
  namesakes(names: readonly string[]): readonly FullName[] {
    const [last = ''] = names.slice(-1);
    return (this.#byWord.get(last.toLowerCase()) ?? []).filter((full) => full.names.join(' ') !== names.join(' '));
  }

  /** Whether somebody is called just so. */
  has(names: readonly string[]): boolean {
    const [last = ''] = names.slice(-1);
    return this.#byWord.get(last.toLowerCase())?.some((full) => full.names.join(' ') === names.join(' ')) === true;
  }

  /** Whether the text gives anybody this name in full. */
  knows(name: string): boolean {
    return this.#byWord.has(name.toLowerCase());
  }

  /** Who in the text has this surname, or this given name: the last one named before a place, or else the first after it. */
  of(name: string, titles: readonly string[], at: number): FullName | undefined {
    const lower = name.toLowerCase();
    const found = this.#byWord.get(lower) ?? this.#byGiven.get(lower) ?? [];
    const distinct = titles.filter((title) => isHonorific(title));
    const titled = found.filter((full) => distinct.some((title) => full.titles.includes(title)));
    const genderOfTitle = genderOf(distinct);
    const gendered = found.filter((full) => genderOfTitle !== undefined && genderOfFull(full) === genderOfTitle);
    const fitting = found.filter((full) => {
      const gender = genderOfFull(full);
      return genderOfTitle === undefined || gender === undefined || gender === genderOfTitle;
    });
    const candidates = titled.length > 0 ? titled : gendered.length > 0 ? gendered : fitting;
    return candidates.findLast((full) => full.at <= at) ?? candidates[0];
  }

  /** Who is introduced by the words at a place, and named only later. */
  introducedAt(at: number): FullName | undefined {
    return this.#introduced.get(at);
  }

  /** What a title before their surname tells of somebody, where nobody else in the text bears it. */
  genderOf(names: readonly string[]): Gender | undefined {
    const surname = names.at(-1)?.toLowerCase() ?? '';
    return (this.#byWord.get(surname)?.length ?? 0) < 2 ? this.#genderOfSurname.get(surname) : undefined;
  }

  /** Words of the posts that the text tells beside a name, anywhere. */
  rolesOf(names: readonly string[]): ReadonlySet<string> {
    const [last = ''] = names.slice(-1);
    const found = this.#byWord.get(last.toLowerCase())?.find((full) => full.names.join(' ') === names.join(' '));
    return found?.roles ?? new Set();
  }

  /** Whether the text gives anybody a post or calling. */
  isAnybody(noun: string): boolean {
    this.#byPost ??= byPost([...this.#byWord.values()].flat());
    return this.#byPost.has(noun);
  }

  /** The one person whom the text gives a post, wherever it does, and whose words fit. */
  withPost(heads: Iterable<string>, fits: (has: (word: string) => boolean) => boolean): FullName | undefined {
    this.#byPost ??= byPost([...this.#byWord.values()].flat());
    const index = this.#byPost;
    const found = new Map<string, FullName>();
    for (const full of [...heads].flatMap((head) => index.get(head) ?? [])) {
      const has = (word: string) => full.titles.includes(word) || full.roles.has(word);
      if (fits(has)) found.set(full.names.join(' '), full);
    }
    const [only] = found.values();
    return found.size === 1 ? only : undefined;
  }

  #add(run: string, at: number, roles: Set<string>): FullName | undefined {
    const bare = (word: string) => word.toLowerCase().replace(/\.$/, '');
    const all = run.split(/\s+/).map(withoutPossessive);
    const words = all.length > 2 && isSuffix(bare(all.at(-1) ?? '')) ? all.slice(0, -1) : all;
    const title = words.findLastIndex((word) => isTitleWord(bare(word)));
    const titles = words.slice(0, title + 1).map(bare);
    const called = pastPlace(words.slice(title + 1));
    const own = pastCalling(called).filter((word) => !is(word.toLowerCase(), 'clauses.no-full-names'));
    const names = own[0] === 'of' ? own.slice(1) : own;
    for (const calling of called.slice(0, called.length - names.length)) roles.add(bare(calling));
    for (const noun of titles.flatMap(nounsOfTitle)) roles.add(noun);
    const first = names[0]?.toLowerCase();
    const last = names.at(-1)?.replace(/\.$/, '').toLowerCase();
    if (first === undefined || last === undefined || names.length > 4) return undefined;
    if (names.length === 1) {
      const gender = genderOf(
        titles.slice(-1).filter((word) => is(word, 'titles.courtesy') || is(word, 'titles.honour')),
      );
      if (gender !== undefined) this.#genderOfSurname.set(last, gender);
      return undefined;
    }
    const isBody = names.some((word) => isBodyWord(bare(word))) && !(names.length === 2 && isGivenName(first));
    if (isBody || run === run.toUpperCase()) return undefined;
    if (is(names.join(' ').toLowerCase(), 'names.places')) return undefined;
    if (isPlace(names.map(bare)) || (names.length === 2 && first === 'st')) return undefined;
    const full = { names, titles, roles, at };
    this.#enter(last, full);
    if (isGivenName(first) || /^(?:sir|dame)$/.test(titles.at(-1) ?? '')) this.#enter(first, full);
    else if (!this.#byGiven.has(first)) this.#byGiven.set(first, [full]);
    return full;
  }

  #enter(word: string, full: FullName): void {
    const known = this.#byWord.get(word) ?? [];
    const same = known.find(({ names }) => names.join(' ') === full.names.join(' '));
    if (same !== undefined) {
      same.titles.push(...full.titles.filter((title) => !same.titles.includes(title)));
      for (const role of full.roles) same.roles.add(role);
    } else if (known.length < MOST_OF_A_NAME) this.#byWord.set(word, [...known, full]);
  }
}

function genderOfFull({ names, roles }: FullName): Gender | undefined {
  return (
    genderOf([(names[0] ?? '').toLowerCase()]) ??
    [...roles].map((role) => genderOfNoun(role)).find((gender) => gender !== undefined)
  );
}

function byPost(names: readonly FullName[]): Map<string, FullName[]> {
  const found = new Map<string, FullName[]>();
  for (const full of names) {
    for (const word of new Set([...full.titles, ...full.roles])) {
      const known = found.get(word) ?? [];
      if (known.length < MOST_OF_A_NAME) found.set(word, [...known, full]);
    }
  }
  return found;
}

/** “in Tower Hamlets”, “the United States”, “at home in Sidcup Bloggs”: no name, where nothing about it is one's. */
function isSomewhere(text: string, run: string, at: number): boolean {
  const words = run.toLowerCase().split(/\s+/);
  if (words[0] === 'the' && words.length > 2) return true;
  if (words.some((word) => isGivenName(word) || isTitleWord(word))) return false;
  // “a member of Lockham Lifeboats”
  const [, post = ''] = /(\p{L}+) of $/u.exec(text.slice(Math.max(0, at - 20), at)) ?? [];
  if (is(post.toLowerCase(), 'nouns.of-bodies', 'base')) return true;
  if (/^(?:, \d{1,3},|\W+(?:said|says|told)\b)/.test(text.slice(at + run.length, at + run.length + 12))) return false;
  const [before = ''] = /[\p{L}]+(?= $)/u.exec(text.slice(Math.max(0, at - 12), at)) ?? [];
  return is(before.toLowerCase(), 'clauses.places-before');
}

/** “Plover Close”, “Tulse Hill”: where nothing shows that somebody is called so. */
function isPlace(names: readonly string[]): boolean {
  return isPlaceWord(names.at(-1) ?? '') && !isGivenName(names[0] ?? '');
}

/** “(Mayor) of London Jo Bloggs”: from a given name on, or the last two words. */
function pastPlace(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words;
  if (first !== 'of' && first !== 'for') return words;
  const given = rest.findIndex((word, at) => at > 0 && isGivenName(word.toLowerCase()));
  return rest.slice(given > 0 ? given : Math.max(1, rest.length - 2));
}

function pastCalling(words: readonly string[]): readonly string[] {
  const [first, second] = words;
  if (first === undefined || second === undefined) return words;
  const isBefore = isCalling(first.toLowerCase(), second.toLowerCase()) || isEpithet(first.toLowerCase());
  return isBefore ? words.slice(1) : words;
}

const SPOKEN_FOR = /^(.* for )(?:(\p{Lu}[\p{L}’'-]*) )?(\p{Lu}[\p{L}’'-]*)$/u;

/** “spokesman for Sir Jo”: with the full name of the person spoken for. */
export function spokenForInFull(phrase: string, fullNames: FullNames, at: number): string {
  const [, whose = '', written, name = ''] = SPOKEN_FOR.exec(phrase) ?? [];
  const title = written?.toLowerCase();
  const isNamed = name !== '' && (title === undefined || isHonorific(title));
  const full = !isNamed ? undefined : fullNames.of(name, title === undefined ? [] : [title], at);
  if (full === undefined) return phrase;
  return `${whose}${shown(full.names, title !== undefined && isKeptTitle(title) ? title : undefined)}`;
}
