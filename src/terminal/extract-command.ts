import type { Corpus } from '../corpus/corpus.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { type Extraction, extractionOf } from '../drafting/extraction.ts';
import { findingsIn } from '../drafting/findings.ts';
import type { Surroundings } from './ask-command.ts';
import { documentNamed, type FetchPage, type ReadPage, STANDARD_INPUT } from './document.ts';
import { extractLines } from './extract-lines.ts';
import { extractionBlocks } from './extraction-blocks.ts';
import { layOut, readableColumns } from './layout.ts';
import { COMMON_OPTIONS, type Mistake, mistakeInDay, readOptions } from './options.ts';
import { paintFor } from './paint.ts';
import { write } from './streams.ts';

const USAGE = `Usage: npm run extract -- [address | file | -] … [--json]
       npm run extract -- --jsonl < texts

Reads a web page, HTML, PDF, Markdown or plain text, and prints who is quoted in it and what is counted.

  --json                  print what is found as one JSON object
  --jsonl                 read a text a line, as {"id": "…", "text": "…", "published": "2018-11-30"}; print an object a line
  --published YYYY-MM-DD  the day on which it appeared, where the text does not tell
  --today YYYY-MM-DD      the day that stands for it where nobody knows (default: today)
  --corpus folder         take people and measures from another corpus

Exit status: 0 done, also where nothing is found; 1 something could not be read; 2 wrong use or a fault.
`;

/** What `extract` is given by the composition root. */
export interface ExtractSurroundings extends Surroundings {
  fetchPage: FetchPage;
  readPage: ReadPage;
}

/**
 * `extract`: who is quoted in a text, and what is counted, for people or as JSON.
 * @param args what follows the word `extract`
 * @returns the exit status
 */
export async function runExtractCommand(args: string[], surroundings: ExtractSurroundings): Promise<number> {
  const { streams, open } = surroundings;
  const asked = readArguments(args);
  if (asked === 'help') {
    await write(streams.output, USAGE);
    return 0;
  }
  if ('mistake' in asked) {
    await write(streams.errors, `${asked.mistake}\n\n${USAGE}`);
    return 2;
  }
  const record = await open(asked.folder);
  if (record === undefined) return 2;
  const today = asked.today ?? surroundings.today();
  if (asked.form === 'jsonl') {
    const extract = ({ id, text, published }: { id: string; text: string; published: IsoDate | undefined }) =>
      extraction(id, text, record.corpus, { published: published ?? asked.published, today });
    return (await extractLines(streams, extract)) ? 0 : 2;
  }
  let status = 0;
  for (const name of asked.names) {
    const unread = await showOne(name, { ...asked, today }, record.corpus, surroundings);
    if (unread === undefined) continue;
    await write(streams.errors, `${unread}\n`);
    status = 1;
  }
  return status;
}

interface Arguments {
  names: string[];
  form: 'text' | 'json' | 'jsonl';
  published: IsoDate | undefined;
  today: IsoDate | undefined;
  folder: string | undefined;
}

function readArguments(args: string[]): Arguments | Mistake | 'help' {
  const read = readOptions(args, {
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    published: { type: 'string' },
    ...COMMON_OPTIONS,
  });
  if ('mistake' in read) return read;
  const { json = false, jsonl = false, published, today, corpus: folder, help } = read.values;
  if (help) return 'help';
  const { positionals } = read;
  const names = positionals.length === 0 ? [STANDARD_INPUT] : positionals;
  const mistake =
    mistakeInDay(today) ?? mistakeInDay(published, '--published') ?? mistakeInUse({ json, jsonl }, positionals);
  if (mistake !== undefined) return { mistake };
  return { names, form: jsonl ? 'jsonl' : json ? 'json' : 'text', published, today, folder };
}

function mistakeInUse(
  { json, jsonl }: { json: boolean; jsonl: boolean },
  names: readonly string[],
): string | undefined {
  if (jsonl && json) return '--json is for one text and --jsonl for many: choose one.';
  if (jsonl && names.length > 0) return 'With --jsonl the texts come from standard input, not from the command line.';
  return json && names.length > 1 ? '--json prints one object: name one text, or use --jsonl.' : undefined;
}

/** Prints what is found in one text. @returns why it could not be read, where that is so */
async function showOne(
  name: string,
  { form, published, today }: Arguments & { today: IsoDate },
  corpus: Corpus,
  { streams, fetchPage, readPage }: ExtractSurroundings,
): Promise<string | undefined> {
  const document = await documentNamed(name, { streams, fetchPage });
  if ('reason' in document) return document.reason;
  const read = await readPage(document);
  if (read.kind === 'unreadable') return `${name}: ${read.reason}`;
  if (read.kind === 'feed') return `${name} is a feed. “npm run corpus -- draft ${name}” lists what is in it.`;
  const { text, title } = read.article;
  const found = extraction(name, text, corpus, { published: published ?? read.article.published, today });
  const screen = { columns: readableColumns(streams.output.columns), paint: paintFor(streams.output) };
  const shown =
    form === 'json' ? `${JSON.stringify(found, null, 2)}\n` : layOut(extractionBlocks(title ?? name, found), screen);
  await write(streams.output, shown);
  return undefined;
}

function extraction(
  id: string,
  text: string,
  corpus: Corpus,
  days: { published: IsoDate | undefined; today: IsoDate },
): Extraction {
  const { quotations, quantities } = findingsIn(text, corpus, days);
  return extractionOf(id, quotations, quantities);
}
