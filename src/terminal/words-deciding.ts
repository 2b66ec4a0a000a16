import type { Corpus } from '../corpus/corpus.ts';
import { type Cut, sampleOf, type WordsOnOffer, wordsOf } from '../record/word-page.ts';
import type { Store } from '../store/store.ts';
import type { Act, StatementName } from '../store/words.ts';
import type { Keys } from './keys.ts';
import { type Streams, write } from './streams.ts';
import { counted } from './view/block.ts';
import { layOutFor } from './view/layout.ts';
import { offerBlock } from './words-blocks.ts';

interface Parts {
  corpus: Corpus;
  words: Store['words'];
  keys: Keys;
  streams: Streams;
  scope: string;
  act: Act;
}

/** A person decides on words that are on offer: the clear ones together, the others one by one. */
export class WordsDeciding {
  readonly #parts: Parts;
  /** by statement, without those that *back* has opened again */
  readonly #decided = new Map<string, 'taken' | 'refused'>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How many statements' words were taken, or refused. */
  count(decision: 'taken' | 'refused'): number {
    return [...this.#decided.values()].filter((each) => each === decision).length;
  }

  async decide(offers: readonly WordsOnOffer[]): Promise<void> {
    const clear = offers.filter(({ heap }) => heap === 'clear');
    const look = offers.filter(({ heap }) => heap === 'look');
    const next = clear.length === 0 ? 'n' : await this.#clear(clear);
    if (next !== 'q') await this.#oneByOne(next === 'l' ? [...clear, ...look] : look);
  }

  async #clear(clear: readonly WordsOnOffer[]): Promise<'y' | 'l' | 'n' | 'q'> {
    const { keys, words, scope, act } = this.#parts;
    const shown = sampleOf(clear);
    await this.#tell(
      `${counted(clear.length, 'statement')} with clear words${shown.length < clear.length ? `; ${shown.length} of them:` : ':'}\n\n`,
    );
    for (const offer of shown) await this.#show(offer, offer.cuts[0]);
    const answer = await keys.ask(`Take ${clear.length === 1 ? 'it' : `all ${clear.length}`}?`, {
      y: 'yes',
      l: 'look at each',
      n: 'not now',
      q: 'quit',
    });
    if (answer !== 'y') return answer;
    const found = clear.map((offer) => wordsOf(scope, offer));
    for (const taken of await words.take(found, act)) this.#decided.set(nameOf(taken), 'taken');
    await this.#tell(`Taken: ${this.count('taken')}.\n\n`);
    return 'y';
  }

  /** Each with one key; a step back undoes what was decided there. */
  async #oneByOne(offers: readonly WordsOnOffer[]): Promise<void> {
    const { keys } = this.#parts;
    for (let at = 0, cut = 0; ; ) {
      const offer = offers[at];
      if (offer === undefined) return;
      const words = offer.cuts[cut] ?? offer.cuts[0];
      if (cut === 0) await this.#tell(`${at + 1} of ${offers.length}\n`);
      await this.#show(offer, words);
      const answer = await keys.ask('Are these the words?', {
        y: 'yes',
        n: 'no',
        ...(cut + 1 < offer.cuts.length ? { s: 'cut shorter' } : {}),
        l: 'later',
        ...(at > 0 || cut > 0 ? { b: 'back' } : {}),
        q: 'quit',
      });
      if (answer === 'q') return;
      if (answer === 's') cut += 1;
      else if (answer === 'b' && cut > 0) cut = 0;
      else if (answer === 'b') {
        at -= 1;
        await this.#reopen(offers[at]);
      } else {
        await this.#settle(answer, offer, words);
        at += 1;
        cut = 0;
      }
    }
  }

  async #settle(answer: 'y' | 'n' | 'l', offer: WordsOnOffer, cut: Cut): Promise<void> {
    const { words, scope, act } = this.#parts;
    const found = wordsOf(scope, offer, cut);
    if (answer === 'n') {
      await words.refuse(found, act);
      this.#decided.set(nameOf(found), 'refused');
    }
    if (answer !== 'y') return;
    const taken = await words.take([found], act);
    if (taken.length > 0) this.#decided.set(nameOf(found), 'taken');
    else await this.#tell('Somebody else has taken words for it meanwhile: those stand.\n\n');
  }

  async #reopen(offer: WordsOnOffer | undefined): Promise<void> {
    if (offer === undefined) return;
    const { words, scope, act } = this.#parts;
    const meant = { scope, source: offer.source.id, statement: offer.statement.id, run: act.run ?? '' };
    await words.undo(meant, act);
    this.#decided.delete(nameOf(meant));
  }

  async #show(offer: WordsOnOffer, cut: Cut): Promise<void> {
    await this.#tell(`${layOutFor(this.#parts.streams.output, [offerBlock(offer, this.#parts.corpus, cut)])}\n`);
  }

  #tell(text: string): Promise<void> {
    return write(this.#parts.streams.output, text);
  }
}

function nameOf({ source, statement }: Pick<StatementName, 'source' | 'statement'>): string {
  return `${source}#${statement}`;
}
