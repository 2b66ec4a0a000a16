import { z } from 'zod';
import { isoDate } from '../corpus/schema.ts';
import type { Extraction } from '../drafting/extraction.ts';
import { type Line, LONGEST_LINE, readLines } from './lines.ts';
import { type Streams, write } from './streams.ts';

const textSchema = z.object({ id: z.string(), text: z.string(), published: isoDate.nullish() });

/** A text to read, as a line of JSON has it. */
export interface TextToRead {
  id: string;
  text: string;
  published: string | undefined;
}

/** A line that could not be read. */
interface Unread {
  /** its number, from 1 */
  line: number;
  id?: string;
  error: string;
}

/**
 * Reads each line of the input, in order and as it arrives, and prints a line of JSON for it: an Extraction, or for a line
 * that cannot be read its number, its id where it has one, and the error.
 * @returns whether every text that could be read was gone through without a fault
 */
export async function extractLines(streams: Streams, extract: (text: TextToRead) => Extraction): Promise<boolean> {
  let sound = true;
  let number = 0;
  for await (const line of readLines(streams.input)) {
    number += 1;
    const read = readText(line);
    let result: Extraction | Unread;
    try {
      result = 'error' in read ? { line: number, ...read } : extract(read);
    } catch (error) {
      sound = false;
      const id = 'id' in read && read.id !== undefined ? { id: read.id } : {};
      result = { line: number, ...id, error: 'A fault in the program kept this text from being read.' };
      await write(streams.errors, `${error instanceof Error ? error.stack : String(error)}\n`);
    }
    await write(streams.output, `${JSON.stringify(result)}\n`);
  }
  return sound;
}

function readText(line: Line): TextToRead | Omit<Unread, 'line'> {
  if ('tooLong' in line) return { error: `The line is longer than ${LONGEST_LINE} characters.` };
  const data = parsed(line.text);
  const read = textSchema.safeParse(data);
  if (read.success) return { ...read.data, published: read.data.published ?? undefined };
  const named = z.object({ id: z.string() }).safeParse(data);
  return {
    ...(named.success && { id: named.data.id }),
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
