import { isBoundary } from './noun-phrase.ts';
import type { Numeral } from './numerals.ts';
import { lowerAt, type Token } from './tokens.ts';

/** A number among the tokens of its sentence. */
export class Place {
  readonly numeral: Numeral;
  readonly text: string;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[], numeral: Numeral) {
    this.numeral = numeral;
    this.text = tokens[numeral.from]?.text ?? '';
    this.#tokens = tokens;
  }

  /** Whether it is written in figures, with nothing that multiplies it. */
  get isPlain(): boolean {
    return this.numeral.digits && this.numeral.scale === 1;
  }

  /** Whether it can be the age of somebody. */
  get canBeAge(): boolean {
    const { kind, value, scale } = this.numeral;
    return kind === 'number' && value <= 120 && scale === 1;
  }

  /** Whether it can be the day of a month. */
  get canBeDay(): boolean {
    return this.isPlain && this.numeral.value <= 31 && Number.isInteger(this.numeral.value);
  }

  /** Whether no blank parts it from what stands before. */
  get isGlued(): boolean {
    return this.#tokens[this.numeral.from]?.glued === true;
  }

  /** Whether nothing that is counted follows: a mark, a word that ends phrases, or the end. */
  get isSet(): boolean {
    const after = this.after();
    return after === undefined || after.kind === 'mark' || isBoundary(after.lower);
  }

  /** Whether a mark follows, or nothing. */
  get isEnded(): boolean {
    const after = this.after();
    return after === undefined || after.kind === 'mark';
  }

  get isCapital(): boolean {
    return isCapital(this.#tokens[this.numeral.from]);
  }

  /** Whether it stands at the head of its sentence, but for one word. */
  get isNearHead(): boolean {
    return this.numeral.from <= 1;
  }

  /** The token so many before it. */
  before(by = 1): Token | undefined {
    return this.#tokens[this.numeral.from - by];
  }

  /** The token so many behind it. */
  after(by = 1): Token | undefined {
    return this.#tokens[this.numeral.to + by - 1];
  }

  wordBefore(by = 1): string {
    return lowerAt(this.#tokens, this.numeral.from - by);
  }

  wordAfter(by = 1): string {
    return lowerAt(this.#tokens, this.numeral.to + by - 1);
  }

  wordsAfter(count: number): string[] {
    return Array.from({ length: count }, (_, index) => this.wordAfter(index + 1));
  }
}

/** Whether a word begins with a capital. */
export function isCapital(token: Token | undefined): boolean {
  return /^\p{Lu}/u.test(token?.text ?? '');
}

/** A rule that tells numbers which are no quantity: ages, dates, house numbers. */
export interface NotCount {
  name: string;
  /** Whether a number stands for something other than a quantity. */
  when(place: Place): boolean;
  /** a text with such a number */
  example: string;
}
