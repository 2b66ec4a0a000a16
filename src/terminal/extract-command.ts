import { z } from 'zod';
import type { Corpus } from '../corpus/corpus.ts';
import { type IsoDate, isoDate } from '../corpus/schema.ts';
import { type Extraction, extractionOf, findingsIn, pageOf } from '../drafting/extraction.ts';
import type { Article, ReadDocument } from '../reading/types.ts';
import { CORPUS, defineCommand, TODAY } from './command.ts';
import { documentNamed, STANDARD_INPUT } from './document.ts';
import { extractionBlocks } from './extraction-blocks.ts';
import { type Line, LONGEST_LINE, parsedJson, replyToLines, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { layOutFor } from './view/layout.ts';

type ExtractSurroundings = Pick<Surroundings, 'streams' | 'open' | 'today' | 'fetchPage' | 'readPage'>;

/** `extract`: who is quoted in a text, and what is counted, for people or as JSON. */
export const extractCommand = defineCommand({
  usage: ['npm run extract -- [address | file | -] … [--json]', 'npm run extract -- --jsonl < texts'],
  about: 'Reads a web page, HTML, PDF, Markdown or plain text, and prints who is quoted in it and what is counted.',
  options: {
    json: { type: 'boolean', does: 'print what is found as one JSON object' },
    jsonl: {
      type: 'boolean',
      does: 'read a text or page a line, as {"id": "…", "text": "…", "published": "2018-11-30"} or {"id": "…", "html": "…", "url": "…"}; print an object a line',
    },
    published: {
      type: 'string',
      value: 'YYYY-MM-DD',
      day: true,
      does: 'the day on which it appeared, where the text does not tell',
    },
    today: { ...TODAY, does: 'the day that stands for it where nobody knows (default: today)' },
    corpus: { ...CORPUS, does: 'take people and measures from another corpus' },
  },
  status: '0 done, also where nothing is found; 1 something could not be read; 2 wrong use or a fault',
  mistake: ({ values, positionals }) => mistakeInUse(values, positionals),
  async run({ values, positionals }, surroundings: ExtractSurroundings) {
    const { streams, open, readPage } = surroundings;
    const record = await open(values.corpus);
    if (record === undefined) return 2;
    const days = { published: values.published, today: values.today ?? surroundings.today() };
    if (values.jsonl) {
      const reply = async (asked: TextToRead, line: number) => {
        const { id, published = days.published } = asked;
        if ('text' in asked) return extraction(id, asked.text, record.corpus, { ...days, published });
        const bytes = new TextEncoder().encode(asked.html);
        const read = await readPage({ bytes, mediaType: 'text/html', charset: 'utf-8', ...asked.from });
        if (read.kind !== 'article') return { line, id, error: `The page can’t be read: ${reasonOf(read)}` };
        return pageExtraction(id, read.article, record.corpus, { ...days, published });
      };
      return (await replyToLines(streams, { read: readText, reply, fault })) ? 0 : 2;
    }
    let status = 0;
    for (const name of positionals.length === 0 ? [STANDARD_INPUT] : positionals) {
      const unread = await showOne(name, { ...days, json: values.json ?? false }, record.corpus, surroundings);
      if (unread === undefined) continue;
      await write(streams.errors, `${unread}\n`);
      status = 1;
    }
    return status;
  },
});

function mistakeInUse(
  { json = false, jsonl = false }: { json?: boolean; jsonl?: boolean },
  names: readonly string[],
): string | undefined {
  if (jsonl && json) return '--json is for one text and --jsonl for many: choose one.';
  if (jsonl && names.length > 0) return 'With --jsonl the texts come from standard input, not from the command line.';
  return json && names.length > 1 ? '--json prints one object: name one text, or use --jsonl.' : undefined;
}

/** Prints what is found in one text. @returns why it could not be read, where that is so */
async function showOne(
  name: string,
  { json, published, today }: { json: boolean; published: IsoDate | undefined; today: IsoDate },
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
  const shown = json
    ? `${JSON.stringify(found, null, 2)}\n`
    : layOutFor(streams.output, extractionBlocks(title ?? name, found));
  await write(streams.output, shown);
  return undefined;
}

/** Why a document that is to be one text is none. */
function reasonOf(read: Exclude<ReadDocument, { kind: 'article' }>): string {
  return read.kind === 'unreadable' ? read.reason : 'it is a feed.';
}

function pageExtraction(
  id: string,
  article: Article,
  corpus: Corpus,
  { published = article.published, today }: { published: IsoDate | undefined; today: IsoDate },
): Extraction {
  return { ...extraction(id, article.text, corpus, { published, today }), page: pageOf(article) };
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

const named = { id: z.string(), published: isoDate.nullish() };
const textSchema = z.union([
  z.object({ ...named, text: z.string() }),
  z.object({ ...named, html: z.string(), url: z.url({ protocol: /^https?$/ }).nullish() }),
]);

/** A text or page to read, as a line of JSON has it. */
type TextToRead = { id: string; published: IsoDate | undefined } & (
  | { text: string }
  | { html: string; from: { url?: string } }
);

/** A line that could not be read. */
interface Unread {
  /** its number, from 1 */
  line: number;
  id?: string;
  error: string;
}

function readText(line: Line, number: number): { asked: TextToRead } | { refused: Unread } {
  if ('tooLong' in line) {
    return { refused: { line: number, error: `The line is longer than ${LONGEST_LINE} characters.` } };
  }
  const data = parsedJson(line.text);
  const read = textSchema.safeParse(data);
  if (read.success) return { asked: askedFor(read.data) };
  const named = z.object({ id: z.string() }).safeParse(data);
  return {
    refused: {
      line: number,
      ...(named.success && { id: named.data.id }),
      error:
        'The line is not an object with “id” and “text” (or “html”, and perhaps its “url”) that are text, and perhaps “published” that is a day: {"id": "…", "text": "…", "published": "2018-11-30"}.',
    },
  };
}

function askedFor(data: z.infer<typeof textSchema>): TextToRead {
  const { id } = data;
  const published = data.published ?? undefined;
  if ('text' in data) return { id, published, text: data.text };
  return { id, published, html: data.html, from: data.url == null ? {} : { url: data.url } };
}

function fault({ id }: TextToRead, line: number): Unread {
  return { line, id, error: 'A fault in the program kept this text from being read.' };
}
