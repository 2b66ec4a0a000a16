/** What a person may mean while still typing. Pure: from a list of things and a few letters to the best few things. */

/** Something that can be suggested. */
export interface Suggestible {
  /** what the person sees and types towards */
  label: string;
  /** what is meant by it */
  value: string;
  /** other names of the same thing */
  also?: readonly string[];
  /** how much there is of it: decides the order before a letter is typed, and among equals */
  weight: number;
}

export interface Suggestion {
  label: string;
  value: string;
}

/** How well typed letters fit a name; the lower the better. */
const FIT = { exact: 0, prefix: 1, wordPrefix: 2, allWords: 3, fuzzy: 4 } as const;

/** Letters that a typed word needs before one, and before two, of them may be wrong. */
const LETTERS_FOR_ONE_TYPO = 4;
const LETTERS_FOR_TWO_TYPOS = 8;

interface Name {
  text: string;
  words: string[];
}

/** A list made ready to be searched at every key press. */
export class Suggestions {
  readonly #things: { thing: Suggestible; names: Name[] }[];

  constructor(things: readonly Suggestible[]) {
    const heaviestFirst = [...things].sort(
      (one, other) => other.weight - one.weight || one.label.localeCompare(other.label, 'en-GB'),
    );
    this.#things = heaviestFirst.map((thing) => ({
      thing,
      names: [thing.label, ...(thing.also ?? [])].map(knownName),
    }));
  }

  /**
   * The best fits: exact before prefix before the beginning of a word before the beginnings of several words before
   * misspelt; what there is most of where nothing is typed.
   */
  suggest(typed: string, limit: number): Suggestion[] {
    const wanted = nameOf(typed);
    const fits = this.#things.flatMap(({ thing, names }) => {
      const fit = Math.min(...names.map((name) => fitOf(wanted, name)));
      return fit === Number.POSITIVE_INFINITY ? [] : [{ thing, fit }];
    });
    // The sort is stable: within a fit the heaviest stay first.
    fits.sort((one, other) => one.fit - other.fit);
    return fits.slice(0, limit).map(({ thing: { label, value } }) => ({ label, value }));
  }

  /**
   * What free text means beyond doubt: a value of the list, the only thing whose label it is, or the only one whose name it is or begins.
   * Undefined where nothing or several things fit, so that whoever asked can be asked back.
   */
  resolve(typed: string): Suggestion | undefined {
    const wanted = nameOf(typed);
    if (wanted.text === '') return undefined;
    const byValue = this.#things.find(({ thing }) => thing.value === typed.trim());
    if (byValue !== undefined) return byValue.thing;
    const byLabel = this.#things.filter(({ names: [label] }) => label?.text === wanted.text);
    if (byLabel.length === 1) return byLabel[0]?.thing;
    for (const fit of [FIT.exact, FIT.prefix, FIT.wordPrefix]) {
      const fitting = this.#things.filter(({ names }) => names.some((name) => fitOf(wanted, name) === fit));
      if (fitting.length > 0) return fitting.length === 1 ? fitting[0]?.thing : undefined;
    }
    return undefined;
  }
}

function fitOf(wanted: Name, name: Name): number {
  if (wanted.text === '') return FIT.exact;
  if (name.text === wanted.text) return FIT.exact;
  if (name.text.startsWith(wanted.text)) return FIT.prefix;
  if (` ${name.text}`.includes(` ${wanted.text}`)) return FIT.wordPrefix;
  if (wanted.words.every((word) => name.words.some((part) => part.startsWith(word)))) return FIT.allWords;
  if (wanted.words.every((word) => name.words.some((part) => isNearly(word, part)))) return FIT.fuzzy;
  return Number.POSITIVE_INFINITY;
}

/** Whether a typed word is the beginning of another but for a typo or two. */
function isNearly(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  const allowed = typed.length >= LETTERS_FOR_TWO_TYPOS ? 2 : typed.length >= LETTERS_FOR_ONE_TYPO ? 1 : 0;
  return allowed > 0 && prefixDistance(typed, word, allowed) <= allowed;
}

/** The fewest letters to change, add, drop or swap with their neighbour so that one word begins the other. */
function prefixDistance(typed: string, word: string, allowed: number): number {
  const columns = Math.min(word.length, typed.length + allowed);
  let beforeLast: number[] = [];
  let last = Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= columns; column += 1) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > allowed) return allowed + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(...last);
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** Names as they were read last: each change of the record makes its lists anew, and most names stay. */
const knownNames = new Map<string, Name>();
const REMEMBERED_NAMES = 20_000;

function knownName(text: string): Name {
  let name = knownNames.get(text);
  if (name === undefined) {
    name = nameOf(text);
    if (knownNames.size >= REMEMBERED_NAMES) knownNames.clear();
    knownNames.set(text, name);
  }
  return name;
}

/** Lower case, without accents and punctuation: what a person would take for the same letters. */
function nameOf(text: string): Name {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%£]+/u)
    .filter((word) => word !== '');
  return { text: words.join(' '), words };
}
