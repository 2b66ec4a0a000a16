/** Reads the lexicon's files: the only part of the lexicon that touches the disk. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'words');

/** The text of a file of words, such as “verbs”. */
export function readWords(file: string): string {
  return readFileSync(path.join(FOLDER, `${file}.txt`), 'utf8');
}

/** The file of word vectors: see vectors.ts. */
export const VECTORS_FILE = path.join(import.meta.dirname, 'vectors.bin');

export function readVectors(): Uint8Array {
  return readFileSync(VECTORS_FILE);
}
