import { escapeText } from './view/markdown.ts';
import { MISTAKES } from './view/words.ts';

/** What a person can put right themselves. It is worded for them, and never logged as a fault. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  /** what to do about it, as Markdown */
  readonly line: string;

  /** @param about what the person typed, where the line repeats it */
  constructor(code: keyof typeof MISTAKES, about = '') {
    super(code);
    this.line = MISTAKES[code](escapeText(about));
  }
}
