import type { IsoDate } from '../corpus/schema.ts';
import { COMMON_OPTIONS, type Mistake, mistakeInDay, readOptions } from './options.ts';

export const ASK_USAGE = `Usage: npm run ask -- "question" [--json] [--all]
       npm run ask -- --jsonl < questions

Answers one question from the record, or with --jsonl each line of standard input.

  --json              print the answer as one JSON object
  --jsonl             read a question a line, as {"q": "…"} or plain text; print an answer a line
  --all               show every item, not the first few
  --today YYYY-MM-DD  the day that “last year” is counted from (default: today)
  --corpus folder     answer from another corpus

Exit status: 0 done, also where nothing is on record; 2 wrong use or a fault.
`;

/** What `ask` is asked to do. */
export interface AskArguments {
  /** undefined: each line of the input is a question */
  question: string | undefined;
  form: 'text' | 'json';
  all: boolean;
  today: IsoDate | undefined;
  folder: string | undefined;
}

/** Reads what follows the word `ask`. */
export function readAskArguments(args: string[]): AskArguments | Mistake | 'help' {
  const read = readOptions(args, {
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    all: { type: 'boolean' },
    ...COMMON_OPTIONS,
  });
  if ('mistake' in read) return read;
  const { json = false, jsonl = false, all = false, today, corpus: folder, help } = read.values;
  if (help) return 'help';
  const words = read.positionals;
  const mistake = mistakeInDay(today) ?? mistakeInUse({ json, jsonl, all }, words);
  if (mistake !== undefined) return { mistake };
  // Without quotation marks the shell hands over word by word.
  return { question: jsonl ? undefined : words.join(' '), form: json ? 'json' : 'text', all, today, folder };
}

function mistakeInUse(
  { json, jsonl, all }: { json: boolean; jsonl: boolean; all: boolean },
  words: readonly string[],
): string | undefined {
  if (jsonl && json) return '--json is for one question and --jsonl for many: choose one.';
  if (jsonl && words.length > 0)
    return 'With --jsonl the questions come from standard input, not from the command line.';
  if (!jsonl && words.length === 0) return 'What is the question?';
  return all && (json || jsonl) ? 'JSON holds every item: leave --all out.' : undefined;
}
