import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/files.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { draftOf } from '../drafting/draft.ts';
import { findingsIn } from '../drafting/extraction.ts';
import { draftText } from '../drafting/text.ts';
import type { Draft } from '../drafting/types.ts';
import { speechesIn } from '../reading/debate.ts';
import type { Article, ReadDocument } from '../reading/types.ts';
import { CORPUS, defineCommand, TODAY } from './command.ts';
import { documentNamed } from './document.ts';
import { draftBlocks } from './draft-blocks.ts';
import { type Streams, write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import type { Block } from './view/block.ts';
import { layOutFor } from './view/layout.ts';

/** Where drafts go when nobody says where: beside the corpus's own files, never among them. */
const DRAFTS_FOLDER = 'drafts';

const DAY = { type: 'string', value: 'YYYY-MM-DD', day: true } as const;

/** `corpus draft <address | file | ->`: writes a draft source and tells what it found and what it is not sure of. */
export const draftCommand = defineCommand({
  usage: ['npm run corpus -- draft <address | file | -> [--out folder] [--json]'],
  about: `Reads a web page, HTML, PDF, Markdown or plain text, and writes a draft source: who said what, and what was counted.
A feed is listed, to choose from.`,
  options: {
    out: {
      type: 'string',
      value: 'folder|file.md',
      does: `where the draft goes (default: the folder ${DRAFTS_FOLDER}); nothing is overwritten`,
    },
    title: { type: 'string', value: 'text', does: 'its title, where the text does not tell it, or tells it wrongly' },
    publisher: { type: 'string', value: 'text', does: 'the same of its publisher' },
    url: { type: 'string', value: 'address', does: 'the same of its address' },
    published: { ...DAY, does: 'the same of the day on which it appeared' },
    date: { ...DAY, does: 'the same as --published' },
    json: { type: 'boolean', does: 'print the draft, with what is unsure, as one JSON object' },
    today: { ...TODAY, does: 'the day that stands for one that is not known (default: today)' },
    corpus: { ...CORPUS, does: 'draft for another corpus' },
  },
  takes: { atMost: 1, what: 'source' },
  status: '0 drafted, or listed; 1 there was nothing to draft from; 2 wrong use or a fault',
  mistake: ({ values, positionals }) =>
    positionals.length === 0
      ? 'What should be read? An address, a file, or - for standard input.'
      : mistakeInAddress(values.url),
  run: ({ values, positionals: [name = ''] }, surroundings: DraftSurroundings) => {
    const { out = DRAFTS_FOLDER, json = false, today, corpus: folder, title, publisher, url, date } = values;
    const told = onlyTold({ title, publisher, url, published: values.published ?? date });
    return draft({ name, out, json, told, today, folder }, surroundings);
  },
});

type DraftSurroundings = Pick<Surroundings, 'streams' | 'folder' | 'today' | 'fetchPage' | 'readPage'>;

/** What `corpus draft` is asked to do. */
interface DraftArguments {
  /** an address, a file, or - for standard input */
  name: string;
  out: string;
  json: boolean;
  /** what a person says of the source: it goes before what the text tells */
  told: { title?: string; publisher?: string; url?: string; published?: IsoDate };
  today: IsoDate | undefined;
  folder: string | undefined;
}

function mistakeInAddress(url: string | undefined): string | undefined {
  if (url === undefined || (URL.canParse(url) && /^https?:/.test(url))) return undefined;
  return `--url has to be an address that begins with https:// or http://, not “${url}”.`;
}

function onlyTold({ title, publisher, url, published }: Record<keyof DraftArguments['told'], string | undefined>) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    ...(published === undefined ? {} : { published }),
  };
}

async function draft(asked: DraftArguments, surroundings: DraftSurroundings): Promise<number> {
  const { streams } = surroundings;
  const folder = asked.folder ?? surroundings.folder;
  const { content, usable } = await loadCorpus(folder, { oddities: false });
  if (!usable) {
    return failed(streams, `The corpus in ${folder} cannot be used. “npm run corpus -- check” tells what is wrong.`, 2);
  }
  const document = await documentNamed(asked.name, surroundings);
  if ('reason' in document) return failed(streams, document.reason, 1);
  const read = await surroundings.readPage(document);
  if (read.kind === 'unreadable') return failed(streams, `${asked.name}: ${read.reason}`, 1);
  if (read.kind === 'feed') return listFeed(read, asked, streams);
  const article: Article = { ...read.article, ...asked.told };
  const draft = draftFrom(article, new Corpus(content), asked.today ?? surroundings.today());
  if (draft.source.statements.length === 0 && draft.source.figures.length === 0 && draft.leftOver.length === 0) {
    const reason = `Nobody is quoted in ${asked.name}, and nothing is counted: there is nothing to draft.`;
    return failed(streams, reason, 1);
  }
  return writeAndTell(draft, asked, streams);
}

/** Everything that the extractors find in an article, as a draft. */
function draftFrom(article: Article, corpus: Corpus, today: string): Draft {
  const { text, published } = article;
  const speeches = speechesIn(text);
  return draftOf(article, { ...findingsIn(text, corpus, { published, today }), speeches }, corpus);
}

async function writeAndTell(draft: Draft, { out, json }: DraftArguments, streams: Streams): Promise<number> {
  const written = await writeDraft(out, draft.source.id, draftText(draft));
  if ('reason' in written) return failed(streams, written.reason, 1);
  const { file } = written;
  const next: Block = {
    paragraphs: [
      { role: 'plain', text: 'Written to' },
      { role: 'address', text: file },
      {
        role: 'plain',
        text: 'Go through it against the source, write its summary, and move it into the corpus’s folder sources; then “npm run corpus -- check” names what is still to do.',
      },
    ],
  };
  await write(
    streams.output,
    json
      ? `${JSON.stringify({ file, ...draft }, null, 2)}\n`
      : layOutFor(streams.output, [...draftBlocks(draft), next]),
  );
  return 0;
}

async function listFeed(
  { title, entries }: Extract<ReadDocument, { kind: 'feed' }>,
  { json }: DraftArguments,
  streams: Streams,
): Promise<number> {
  const head = entries.length === 0 ? 'The feed is empty.' : 'A feed. Draft one of its entries by its address:';
  const blocks: Block[] = [
    {
      paragraphs: [
        { role: 'title', text: title },
        { role: 'plain', text: head },
      ],
    },
    ...entries.map((entry, index): Block => {
      const day = entry.published === undefined ? [] : [{ role: 'detail', text: entry.published } as const];
      return {
        number: index + 1,
        paragraphs: [{ role: 'name', text: entry.title }, ...day, { role: 'address', text: entry.url }],
      };
    }),
  ];
  await write(
    streams.output,
    json ? `${JSON.stringify({ feed: title, entries }, null, 2)}\n` : layOutFor(streams.output, blocks),
  );
  return 0;
}

async function failed({ errors }: Streams, reason: string, status: number): Promise<number> {
  await write(errors, `${reason}\n`);
  return status;
}

/**
 * Writes a draft to a new file. A file that is there already is never touched.
 * @param out a folder, or a file whose name ends in .md
 * @param id the draft's id, which names its file in a folder
 * @returns the file, or in words why it was not written
 */
async function writeDraft(out: string, id: string, text: string): Promise<{ file: string } | { reason: string }> {
  const file = out.endsWith('.md') ? out : path.join(out, `${id}.md`);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return { file };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') {
      return {
        reason: `${file} is there already and stays as it is. --out names another place, as a folder or a file.md.`,
      };
    }
    return { reason: `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
