import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Source } from '../corpus/schema.ts';
import type { PageCheck } from '../extract/verify/types.ts';

/** How one source's page was found. */
export interface SourceCheck {
  id: string;
  url: string;
  outcome: 'read' | 'gone' | 'not-read';
  /** why it could not be read, in words */
  reason?: string;
  /** where the page stands now */
  movedTo?: string;
  /** what the page calls itself, where it was read and says so */
  title?: string;
  /** what was held against the page, where it was read */
  page?: PageCheck;
}

const checkSchema = z.custom<SourceCheck>((value) => typeof value === 'object' && value !== null && 'outcome' in value);
const stateSchema = z.object({ checks: z.array(z.tuple([z.string(), checkSchema])) });

/** What an interrupted run has done so far, in a file beside it. A source that has changed since counts as not done. */
export class VerifyState {
  readonly #file: string;
  readonly #checks: Map<string, SourceCheck>;

  private constructor(file: string, checks: Map<string, SourceCheck>) {
    this.#file = file;
    this.#checks = checks;
  }

  /** Reads the file; one that is not there, or is no such file, is a new beginning. */
  static async open(file: string): Promise<VerifyState> {
    const text = await readFile(file, 'utf8').catch(() => '');
    const read = stateSchema.safeParse(parsed(text));
    return new VerifyState(file, new Map(read.success ? read.data.checks : []));
  }

  done(source: Source): SourceCheck | undefined {
    return this.#checks.get(keyOf(source));
  }

  async keep(source: Source, check: SourceCheck): Promise<void> {
    this.#checks.set(keyOf(source), check);
    await this.#save();
  }

  /** A run over these is whole, so the next one begins anew with them. What another run has done of others stays. */
  async forget(sources: readonly Source[]): Promise<void> {
    for (const source of sources) this.#checks.delete(keyOf(source));
    await (this.#checks.size === 0 ? rm(this.#file, { force: true }) : this.#save());
  }

  /** Written beside the file and put in its place at once: an interruption leaves the old or the new. */
  async #save(): Promise<void> {
    await writeFile(`${this.#file}.new`, JSON.stringify({ checks: [...this.#checks] }));
    await rename(`${this.#file}.new`, this.#file);
  }
}

function keyOf(source: Source): string {
  return `${source.id} ${createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half a file, or none: nothing is known to be done.
    return undefined;
  }
}
