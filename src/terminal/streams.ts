import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** The three streams of a process, or what stands in for them. */
export interface Streams {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
  errors: Writable;
}

/** Writes, and waits where the reader is slower than we are: nothing piles up in memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
