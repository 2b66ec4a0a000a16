import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { Source } from '../corpus/schema.ts';
import type { PageCheck } from '../drafting/verify/types.ts';
import { putFile } from './put-file.ts';
import { parsedJson } from './streams.ts';

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

/** The file that a run is kept in can’t be used; the message says why. */
export class StateTrouble extends Error {
  override readonly name = 'StateTrouble';
}

/** What an interrupted run has done so far, in a file beside it. A source that has changed since counts as not done. */
export class VerifyState {
  readonly #file: string;
  readonly #checks: Map<string, SourceCheck>;

  private constructor(file: string, checks: Map<string, SourceCheck>) {
    this.#file = file;
    this.#checks = checks;
  }

  /**
   * Reads the file; one that is not there is a new beginning.
   * @throws StateTrouble where the file is something else: it would be written over
   */
  static async open(file: string): Promise<VerifyState> {
    const text = await textOf(file);
    if (text === undefined) return new VerifyState(file, new Map());
    const read = stateSchema.safeParse(parsedJson(text));
    if (!read.success) throw new StateTrouble(`${file} is not what an interrupted run has left. Name another file.`);
    return new VerifyState(file, new Map(read.data.checks));
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

  /** @throws StateTrouble */
  async #save(): Promise<void> {
    try {
      await putFile(this.#file, JSON.stringify({ checks: [...this.#checks] }));
    } catch (error) {
      throw new StateTrouble(`${this.#file} can’t be written: ${reasonIn(error)}. Name another file.`);
    }
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StateTrouble(`${file} can’t be read: ${reasonIn(error)}. Name another file.`);
  }
}

function reasonIn(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function keyOf(source: Source): string {
  return `${source.id} ${createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 16)}`;
}
