import { z } from 'zod';
import type { Answer } from '../answer/types.ts';
import { type Line, LONGEST_LINE, readLines } from './lines.ts';
import { type Streams, write } from './streams.ts';

const questionSchema = z.object({ q: z.string() });

/**
 * Answers each line of the input, in order and as it arrives, with a line of JSON: an Answer, or `{ error }` for a line
 * that cannot be read.
 * @returns whether every question that could be read was answered without a fault
 */
export async function answerLines(streams: Streams, answer: (question: string) => Answer): Promise<boolean> {
  let sound = true;
  for await (const line of readLines(streams.input)) {
    const read = readQuestion(line);
    let result: Answer | { error: string };
    try {
      result = 'error' in read ? read : answer(read.question);
    } catch (error) {
      sound = false;
      result = { error: 'A fault in the program kept this question from being answered.' };
      await write(streams.errors, `${error instanceof Error ? error.stack : String(error)}\n`);
    }
    await write(streams.output, `${JSON.stringify(result)}\n`);
  }
  return sound;
}

/** The question on a line: the `q` of a JSON object, or the line itself. */
function readQuestion(line: Line): { question: string } | { error: string } {
  if ('tooLong' in line) return { error: `The line is longer than ${LONGEST_LINE} characters.` };
  if (!line.text.trimStart().startsWith('{')) return { question: line.text };
  const data = parsed(line.text);
  if (data === undefined) return { error: 'The line begins like a JSON object but is not valid JSON.' };
  const read = questionSchema.safeParse(data);
  return read.success
    ? { question: read.data.q }
    : { error: 'The object has no “q” that is text: {"q": "the question"}.' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
