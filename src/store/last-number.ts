import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Ends the name of the file, beside the database, that holds the number of its last revision. */
export const LAST_NUMBER_ENDING = '-last';

/**
 * The number of the last revision that was acknowledged, beside the SQLite file: SQLite itself takes a log whose end is lost
 * (a copy without its -wal, a disk that did not keep what it said it had) for a shorter one that is whole.
 */
export class LastNumber {
  readonly #file: string;
  #written: number;

  /** @param database the path of the SQLite file */
  constructor(database: string) {
    this.#file = `${database}${LAST_NUMBER_ENDING}`;
    this.#written = this.read();
  }

  /** 0 where none was noted. */
  read(): number {
    try {
      return Number.parseInt(readFileSync(this.#file, 'utf8'), 10) || 0;
    } catch {
      return 0;
    }
  }

  /** Notes a later one. What can’t be noted here is on the disk all the same. */
  write(number: number): void {
    if (number > this.#written) this.#put(number);
  }

  /** Sets the number back after a loss was reported. */
  accept(number: number): void {
    this.#put(number);
  }

  #put(number: number): void {
    const next = `${this.#file}.${process.pid}`;
    try {
      writeFileSync(next, `${number}\n`);
      renameSync(next, this.#file);
      this.#written = number;
    } catch {
      rmSync(next, { force: true });
    }
  }
}
