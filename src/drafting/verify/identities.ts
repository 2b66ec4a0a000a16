import type { Corpus } from '../../corpus/corpus.ts';
import { pattern, patternInAnyCase, patternOf } from '../../lexicon/lexicon.ts';
import { Folded } from './folding.ts';

const TITLES = new RegExp(
  `^(?:the |(?:${patternInAnyCase('titles.courtesy', 'titles.honour', 'titles.learned', 'titles.debate')}) )+`,
  'i',
);
const LETTERS = new RegExp(`(?:,? ${pattern('titles.letters')})+$`, 'i');
/** Who speaks for a body, and what it writes. */
const voices = () =>
  [pattern('nouns.voices'), patternOf('nouns.letters', 'base'), patternOf('nouns.reports', 'base')].join('|');
const voiceOf = () =>
  new RegExp(`^(?:[Aa]n? |[Tt]he )?(?:${voices()})(?: \\p{Ll}+)? (?:for|of|from|by) (?:the )?(.+)$`, 'u');
const voiceBehind = () => new RegExp(`^(?:[Aa]n? |[Tt]he )?(.+?)(?:[’']s?)?(?: \\p{Ll}+)? (?:${voices()})$`, 'u');

/** Finds the people and bodies of the record by exactly their names. */
export class Identities {
  readonly #ids = new Map<string, Set<string>>();
  readonly #bodies = new Set<string>();

  constructor(corpus: Corpus) {
    for (const { id, name, aliases, kind } of corpus.people) {
      if (kind === 'organisation') this.#bodies.add(id);
      for (const each of [name, ...aliases]) this.#add(each, id, kind);
    }
  }

  /** The one whom a name in full means; undefined where it means none or may mean several. */
  of(name: string): string | undefined {
    return this.#only(keyOf(name)) ?? this.#only(keyOf(withoutTitles(name)));
  }

  /** The body for which an unnamed person speaks: “a Harbour Trust spokeswoman”, “a spokesman for the Mayor”. */
  spokenFor(description: string): string | undefined {
    const own = this.of(description.replace(/^an? /i, ''));
    if (own !== undefined && this.#bodies.has(own)) return own;
    const [head = ''] = description.split(',', 1);
    const [, name] =
      voiceOf().exec(head) ?? voiceOf().exec(description.replaceAll(',', '')) ?? voiceBehind().exec(head) ?? [];
    if (name === undefined) return undefined;
    const wishes = [`spokesperson for the ${name}`, `spokesperson for ${name}`, `${name}’s office`, name];
    return wishes.map((wish) => this.of(wish)).find((id) => id !== undefined && this.#bodies.has(id));
  }

  #add(name: string, id: string, kind: 'person' | 'organisation'): void {
    const keys = [keyOf(name), keyOf(withoutTitles(name))];
    // A surname alone is too little: another may bear it.
    for (const key of keys.filter((each) => kind === 'organisation' || each.includes(' ')))
      this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(id));
  }

  #only(key: string): string | undefined {
    const ids = this.#ids.get(key);
    const [id] = ids ?? [];
    return ids?.size === 1 ? id : undefined;
  }
}

/** Whether a description is of nobody by name, but of a voice: “the charity’s spokesman”. */
export function isVoice(description: string): boolean {
  return new RegExp(`\\b${pattern('nouns.voices')}$`, 'i').test(description.split(/,| (?:for|of|from) /, 1)[0] ?? '');
}

/** “Mrs Moss”, “Moss” */
export function isSurnameAlone(name: string): boolean {
  return !withoutTitles(name).includes(' ');
}

export function surnameOf(name: string): string {
  return withoutTitles(name).split(' of ')[0]?.split(' ').at(-1)?.toLowerCase() ?? '';
}

function withoutTitles(name: string): string {
  return name.replace(LETTERS, '').replace(TITLES, '');
}

function keyOf(name: string): string {
  return new Folded(name.trim()).text.toLowerCase().replace(/^the /, '').replace(/[.,]/g, '');
}
