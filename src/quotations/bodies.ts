/** Bodies that a text names, and which of them a noun means: “the force”, “the charity”. */
import { is, pattern, table } from '../lexicon/lexicon.ts';
import { isHumanNoun } from './entity.ts';
import { lazily } from './word-classes.ts';

interface BodyAt {
  name: string;
  at: number;
}

const WORD = String.raw`\p{Lu}[\p{L}’'&-]*`;
const joined = lazily(() => `${WORD}(?: (?:${pattern('clauses.in-body-names')} (?:the )?)?${WORD}){0,6}`);

/** Names that hold one of some words, each told by the nouns that can stand for them. */
const kinds = lazily(() =>
  Array.from(table('bodies.kinds'), ([noun, names]) => ({
    nouns: new Set([noun, ...(table('bodies.alike').get(noun) ?? [])]),
    names: namesWith(names),
  })),
);

function namesWith(names: readonly string[]): RegExp {
  const own = names
    .map(capital)
    .sort((left, right) => right.length - left.length)
    .join('|');
  const of = `(?: of ${joined()})?`;
  return new RegExp(String.raw`(?<![\p{L}])(?:${joined()} )?(?:${own})(?![\p{L}-]|[’'](?!s?\b))${of}`, 'gu');
}

/** “Police Service”, “IOPC” */
function capital(name: string): string {
  if (is(name, 'bodies.acronyms')) return name.toUpperCase();
  return name.replace(/(?<![\p{L}])(?!for\b)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** “the charity Lock Trust”, “campaign group Open Streets”: the noun stands before the name. */
const called = lazily(
  () => new RegExp(String.raw`(?<![\p{L}])(${pattern('bodies.nouns')}) (?:called )?(${joined()})`, 'gu'),
);

const LONGEST_SENTENCE = 240;
/** The name that opens the last sentence before a place, where a verb comes next. */
const SUBJECT = String.raw`(\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]+){0,3})`;
const SUBJECT_BEFORE = new RegExp(
  String.raw`(?:^|[.!?”"’'] |\n)(?:The )?${SUBJECT} \p{Ll}+(?:ed|s|ses) [^.!?\n]*[.!?]\s+$`,
  'u',
);
/** So many bodies of a kind are remembered. */
const MOST = 100;

export class Bodies {
  readonly #text: string;
  readonly #called: { noun: string; name: string; at: number }[] = [];
  /** looked for once a noun asks for them */
  readonly #found = new Map<RegExp, BodyAt[]>();

  constructor(text: string) {
    this.#text = text;
    for (const { 1: noun = '', 2: name = '', index } of text.matchAll(called()).take(MOST))
      this.#called.push({ noun, name, at: index });
  }

  /** The name of the body that “the force” means at a place: the last one named before it, or else the only one at all. */
  nameOf(noun: string, at: number): string | undefined {
    const called = this.#called.filter((body) => body.noun === noun);
    const [own] = called;
    if (own !== undefined) return (called.findLast((body) => body.at < at) ?? own).name;
    const known = kinds().find(({ nouns }) => nouns.has(noun));
    if (known === undefined) return undefined;
    const bodies = this.#named(known.names);
    const distinct = new Set(bodies.map(({ name }) => name));
    return (
      bodies.findLast((body) => body.at < at)?.name ??
      (distinct.size === 1 ? bodies[0]?.name : undefined) ??
      this.#subjectBefore(at)
    );
  }

  /** “Lockhelp fed 340 people last year. The charity said …”: the subject of the sentence before. */
  #subjectBefore(at: number): string | undefined {
    const before = this.#text.slice(Math.max(0, at - LONGEST_SENTENCE), at);
    const [, name = ''] = SUBJECT_BEFORE.exec(before) ?? [];
    // “Officials maintained …” names nobody.
    const isNoun = !name.includes(' ') && isHumanNoun(name.toLowerCase().replace(/s$/, ''));
    return name === '' || isNoun ? undefined : name;
  }

  #named(names: RegExp): BodyAt[] {
    const before = this.#found.get(names);
    if (before !== undefined) return before;
    const bodies = Array.from(this.#text.matchAll(names), ({ 0: name, index }) => ({
      name: name.replace(/^\p{Lu}\p{Ll}* /u, (first) =>
        is(first.trim().toLowerCase(), 'clauses.before-bodies') ? '' : first,
      ),
      at: index,
    }));
    const few = bodies.slice(0, MOST);
    this.#found.set(names, few);
    return few;
  }
}
