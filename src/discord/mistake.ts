/** What a person can put right themselves: a line that says how. It is shown, never logged as a fault. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  readonly line: string;

  /** @param line from words.ts */
  constructor(line: string) {
    super(line);
    this.line = line;
  }
}
