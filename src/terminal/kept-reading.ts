import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CorpusFiles } from '../corpus/parse.ts';
import type { CorpusContent } from '../corpus/schema.ts';

/** The code whose work is kept: where it changes, so may what it makes of the files. */
const READERS = path.join(import.meta.dirname, '../corpus');

/**
 * What the files of a corpus without errors were last read as, in a file of its own: reading them anew is a third of a start. It
 * counts for exactly these texts, read by exactly this code.
 */
export class KeptReading {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @returns undefined where nothing is kept, or something else was read */
  of(files: CorpusFiles): CorpusContent | undefined {
    try {
      const kept: { key: string; content: CorpusContent } = JSON.parse(readFileSync(this.#file, 'utf8'));
      return kept.key === keyOf(files) ? kept.content : undefined;
    } catch {
      return undefined;
    }
  }

  /** Where the folder can't be written, nothing is kept. */
  keep(files: CorpusFiles, content: CorpusContent): void {
    const text = JSON.stringify({ key: keyOf(files), content });
    // JSON has no “undefined”: what would come back different is not kept.
    if (!isDeepStrictEqual(JSON.parse(text).content, content)) return;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      const partial = `${this.#file}.${process.pid}`;
      writeFileSync(partial, text);
      renameSync(partial, this.#file);
    } catch {
      // The next start reads the files again.
    }
  }
}

function keyOf({ files }: CorpusFiles): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(READERS, { recursive: true }).map(String).sort()) {
    const { size, mtimeMs } = statSync(path.join(READERS, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  for (const [file, text] of files) hash.update(`${file}\0${typeof text === 'string' ? text : text.message}\0`);
  return hash.digest('hex');
}
