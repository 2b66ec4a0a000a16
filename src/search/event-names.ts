import type { DatedEvent } from '../corpus/schema.ts';
import { type Token, tokenize } from './analyzer.ts';

/** An event that a text names, and where. */
export interface EventMention {
  event: DatedEvent;
  /** offsets in the text, of the first character of the name and after its last */
  start: number;
  end: number;
}

/** Finds the events of a corpus in a text by their names and aliases. */
export class EventNames {
  readonly #byName = new Map<string, DatedEvent>();
  /** the words that names begin with, as keys: most words of a text begin none */
  readonly #beginnings = new Set<string>();
  /** The longest name, in words. */
  #longest = 1;

  constructor(events: readonly DatedEvent[]) {
    for (const event of events) for (const name of [event.name, ...event.aliases]) this.#add(name, event);
  }

  /** The events that a text names, in their order; of names that overlap the longest from where the first begins. */
  find(text: string): EventMention[] {
    const tokens = tokenize(text);
    const mentions: EventMention[] = [];
    for (let from = 0; from < tokens.length; ) {
      const found = this.#longestAt(tokens, from);
      if (found !== undefined) mentions.push(found.mention);
      from = found?.to ?? from + 1;
    }
    return mentions;
  }

  #longestAt(tokens: readonly Token[], from: number): { mention: EventMention; to: number } | undefined {
    if (!this.#beginnings.has(keyOf(tokens.slice(from, from + 1)))) return undefined;
    for (let to = Math.min(tokens.length, from + this.#longest); to > from; to -= 1) {
      const words = tokens.slice(from, to);
      const event = this.#byName.get(keyOf(words));
      const [first, last] = [words[0], words.at(-1)];
      if (event === undefined || first === undefined || last === undefined) continue;
      return { mention: { event, start: first.start, end: last.end }, to };
    }
    return undefined;
  }

  #add(name: string, event: DatedEvent): void {
    const words = tokenize(name);
    const key = keyOf(words[0]?.word === 'the' ? words.slice(1) : words);
    if (key === '' || this.#byName.has(key)) return;
    this.#byName.set(key, event);
    this.#beginnings.add(key.split(' ')[0] ?? '');
    this.#longest = Math.max(this.#longest, words.length);
  }
}

/** Plurals and possessives are taken lightly: “the casey reviews findings”. */
function keyOf(words: readonly Token[]): string {
  return words.map(({ word }) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)).join(' ');
}
