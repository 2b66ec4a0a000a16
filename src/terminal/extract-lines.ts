import { z } from 'zod';
import { isoDate } from '../corpus/schema.ts';
import type { Extraction } from '../extract/extraction.ts';
import { type Line, LONGEST_LINE, readLines } from './lines.ts';
import { type Streams, write } from './streams.ts';

const textSchema = z.object({ id: z.string(), text: z.string(), published: isoDate.nullish() });

/** A text to read, as a line of JSON has it. */
export interface TextToRead {
  id: string;
  text: string;
  published: string | undefined;
}

/**
 * Reads each line of the input, in order and as it arrives, and prints a line of JSON for it: an Extraction, or `{ error }` for
 * a line that cannot be read.
 * @returns whether every text that could be read was gone through without a fault
 */
export async function extractLines(streams: Streams, extract: (text: TextToRead) => Extraction): Promise<boolean> {
  let sound = true;
  for await (const line of readLines(streams.input)) {
    const read = readText(line);
    let result: Extraction | { error: string };
    try {
      result = 'error' in read ? read : extract(read);
    } catch (error) {
      sound = false;
      result = { error: 'A fault in the program kept this text from being read.' };
      await write(streams.errors, `${error instanceof Error ? error.stack : String(error)}\n`);
    }
    await write(streams.output, `${JSON.stringify(result)}\n`);
  }
  return sound;
}

function readText(line: Line): TextToRead | { error: string } {
  if ('tooLong' in line) return { error: `The line is longer than ${LONGEST_LINE} characters.` };
  const read = textSchema.safeParse(parsed(line.text));
  if (read.success) return { ...read.data, published: read.data.published ?? undefined };
  return {
    error:
      'The line is not an object with “id” and “text” that are text, and perhaps “published” that is a day: {"id": "…", "text": "…", "published": "2018-11-30"}.',
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
