import { z } from 'zod';
import { checkMessage, claimsOf } from '../claims/claims.ts';
import { isoDate } from '../corpus/schema.ts';
import { claimsBlocks } from './claims-blocks.ts';
import { CORPUS, defineCommand, TODAY } from './command.ts';
import { type Line, LONGEST_LINE, parsedJson, readLines, replyToLines, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { layOutFor } from './view/layout.ts';

/** `claims`: what messages claim, held against the record, for people or as JSON. */
export const claimsCommand = defineCommand({
  usage: ['npm run claims -- "message" [--json]', 'npm run claims -- --jsonl < messages'],
  about:
    'Takes a message apart into what it claims, from standard input where none is named, and holds each claim against the record; or with --jsonl each line of that.',
  options: {
    json: { type: 'boolean', does: 'print the claims as one JSON object' },
    jsonl: {
      type: 'boolean',
      does: 'read a message a line, as {"id": "…", "message": "…", "published": "2018-11-30"}; print an object a line',
    },
    today: { ...TODAY, does: 'the day that “last year” is counted from where a message has none (default: today)' },
    corpus: CORPUS,
  },
  status: '0 done, also where nothing is claimed; 2 wrong use or a fault',
  mistake: ({ values, positionals }) => mistakeInUse(values, positionals),
  async run({ values, positionals }, { streams, open, today }: Pick<Surroundings, 'streams' | 'open' | 'today'>) {
    const message = values.jsonl ? '' : await messageIn(positionals, streams.input);
    if (message === '' && !values.jsonl) return { mistake: 'What is the message?' };
    const record = await open(values.corpus);
    if (record === undefined) return 2;
    const { corpus } = record;
    const day = values.today ?? today();
    if (values.jsonl) {
      const reply = ({ id, message, published }: MessageToCheck) =>
        claimsOf(id, checkMessage(message, corpus, published ?? day));
      return (await replyToLines(streams, { read: readMessage, reply, fault })) ? 0 : 2;
    }
    const claims = checkMessage(message, corpus, day);
    const text = values.json
      ? `${JSON.stringify(claimsOf('', claims), null, 2)}\n`
      : layOutFor(streams.output, claimsBlocks(claims));
    await write(streams.output, text);
    return 0;
  },
});

function mistakeInUse(
  { jsonl = false, json = false }: { jsonl?: boolean; json?: boolean },
  words: readonly string[],
): string | undefined {
  if (jsonl && json) return '--json is for one message and --jsonl for many: choose one.';
  return jsonl && words.length > 0
    ? 'With --jsonl the messages come from standard input, not from the command line.'
    : undefined;
}

/** The message on the command line, or what another program hands over; empty where there is neither. */
async function messageIn(words: readonly string[], input: Surroundings['streams']['input']): Promise<string> {
  if (words.length > 0 || input.isTTY) return words.join(' ');
  const lines: string[] = [];
  for await (const each of readLines(input)) lines.push('text' in each ? each.text : '');
  return lines.join('\n').trim();
}

const messageSchema = z.object({ id: z.string(), message: z.string(), published: isoDate.nullish() });

/** A message to check, as a line of JSON has it. */
type MessageToCheck = z.infer<typeof messageSchema>;

/** A line that could not be read. */
interface Unread {
  /** its number, from 1 */
  line: number;
  id?: string;
  error: string;
}

function readMessage(line: Line, number: number): { asked: MessageToCheck } | { refused: Unread } {
  if ('tooLong' in line) {
    return { refused: { line: number, error: `The line is longer than ${LONGEST_LINE} characters.` } };
  }
  const data = parsedJson(line.text);
  const read = messageSchema.safeParse(data);
  if (read.success) return { asked: read.data };
  const named = z.object({ id: z.string() }).safeParse(data);
  return {
    refused: {
      line: number,
      ...(named.success && { id: named.data.id }),
      error:
        'The line is not an object with “id” and “message” that are text, and perhaps “published” that is a day: {"id": "…", "message": "…", "published": "2018-11-30"}.',
    },
  };
}

function fault({ id }: MessageToCheck, line: number): Unread {
  return { line, id, error: 'A fault in the program kept this message from being checked.' };
}
