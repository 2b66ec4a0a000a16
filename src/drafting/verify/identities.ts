import type { Corpus } from '../../corpus/corpus.ts';
import { is, pattern, patternInAnyCase, patternOf } from '../../lexicon/lexicon.ts';
import { Folded } from './folding.ts';

const TITLES = new RegExp(
  `^(?:the |(?:${patternInAnyCase('titles.courtesy', 'titles.honour', 'titles.learned', 'titles.debate')}) )+`,
  'i',
);
const LETTERS = new RegExp(`(?:,? ${pattern('titles.letters')})+$`, 'i');
/** The people who speak for a body, and the documents that it writes. */
const voices = () =>
  [pattern('nouns.voices'), patternOf('nouns.letters', 'base'), patternOf('nouns.reports', 'base')].join('|');
const voiceOf = () =>
  new RegExp(`^(?:[Aa]n? |[Tt]he )?(?:${voices()})(?: \\p{Ll}+)? (?:for|of|from|by) (?:the )?(.+)$`, 'u');
const voiceBehind = () => new RegExp(`^(?:[Aa]n? |[Tt]he )?(.+?)(?:[’']s?)?(?: \\p{Ll}+)? (?:${voices()})$`, 'u');

/** Finds the people and bodies of the record by exactly their names. */
export class Identities {
  readonly #ids = new Map<string, Set<string>>();
  readonly #bodies = new Set<string>();
  /** the titles of people's offices */
  readonly #titles = new Map<string, string[]>();

  constructor(corpus: Corpus) {
    for (const { id, name, aliases, kind, offices } of corpus.people) {
      if (kind === 'organisation') this.#bodies.add(id);
      this.#titles.set(
        id,
        offices.map(({ title }) => title),
      );
      for (const each of [name, ...aliases]) this.#add(each, id, kind);
    }
  }

  /** The id that a full name means; undefined where it means nobody on record, or may mean several. */
  of(name: string): string | undefined {
    return this.#only(keyOf(name)) ?? this.#only(keyOf(withoutTitles(name)));
  }

  /** The body for which an unnamed person speaks: “a Harbour Trust spokeswoman”, “a spokesman for the Mayor”. */
  spokenFor(description: string): string | undefined {
    const own = this.of(description.replace(/^an? /i, '')) ?? this.#bodyAtEnd(description);
    if (own !== undefined && this.#bodies.has(own)) return own;
    const [head = ''] = description.split(',', 1);
    const [, name] =
      voiceOf().exec(head) ?? voiceOf().exec(description.replaceAll(',', '')) ?? voiceBehind().exec(head) ?? [];
    if (name === undefined) return undefined;
    return [name, ...this.#officesOf(name)]
      .flatMap((each) => [`spokesperson for the ${each}`, `spokesperson for ${each}`, `${each}’s office`, each])
      .map((wish) => this.of(wish))
      .find((id) => id !== undefined && this.#bodies.has(id));
  }

  /** The offices of a person, whose spokespeople speak for them: “Mayor of Fennbridge” for “Mayor of Fennbridge Cy Vale” or “Cy Vale”. */
  #officesOf(name: string): string[] {
    const words = name.split(' ');
    for (const length of [2, 3]) {
      const id = this.of(words.slice(-length).join(' '));
      if (id !== undefined && !this.#bodies.has(id))
        return [words.slice(0, -length).join(' '), ...(this.#titles.get(id) ?? [])].filter((title) => title !== '');
    }
    return [];
  }

  /** “Campaign group Quay Watch”: a name behind what it is. */
  #bodyAtEnd(description: string): string | undefined {
    const words = description.split(',', 1)[0]?.split(' ') ?? [];
    const from = words.findIndex((_, at) => this.#bodies.has(this.of(words.slice(at).join(' ')) ?? ''));
    const before = words[from - 1]?.toLowerCase() ?? '';
    return from === 0 || (from > 0 && is(before, 'bodies.nouns')) ? this.of(words.slice(from).join(' ')) : undefined;
  }

  #add(name: string, id: string, kind: 'person' | 'organisation'): void {
    const keys = [keyOf(name), keyOf(withoutTitles(name))];
    // A person's surname alone is no key: somebody else may have it.
    for (const key of keys.filter((each) => kind === 'organisation' || each.includes(' ')))
      this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(id));
  }

  #only(key: string): string | undefined {
    const ids = this.#ids.get(key);
    const [id] = ids ?? [];
    return ids?.size === 1 ? id : undefined;
  }
}

/** Whether a description ends with somebody who speaks for a body, and names nobody: “the charity’s spokesman”. */
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
