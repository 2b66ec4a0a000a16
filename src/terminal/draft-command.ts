import { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/files.ts';
import { draftOf } from '../drafting/draft.ts';
import { findingsIn } from '../drafting/findings.ts';
import { draftText } from '../drafting/text.ts';
import type { Draft } from '../drafting/types.ts';
import type { ReadDocument } from '../reading/article.ts';
import { speechesIn } from '../reading/debate.ts';
import type { Article } from '../reading/types.ts';
import type { Block } from './block.ts';
import type { CorpusSurroundings } from './corpus-command.ts';
import { documentNamed } from './document.ts';
import { DRAFT_USAGE, type DraftArguments, readDraftArguments } from './draft-arguments.ts';
import { draftBlocks } from './draft-blocks.ts';
import { writeDraft } from './draft-file.ts';
import { layOut, readableColumns } from './layout.ts';
import { paintFor } from './paint.ts';
import { type Streams, write } from './streams.ts';

/**
 * `corpus draft <address | file | ->`: writes a draft source and tells what it found and what it is not sure of.
 * @param args what follows the word `draft`
 * @returns the exit status
 */
export async function runDraftCommand(args: string[], surroundings: CorpusSurroundings): Promise<number> {
  const { streams } = surroundings;
  const asked = readDraftArguments(args);
  if (asked === 'help') {
    await write(streams.output, DRAFT_USAGE);
    return 0;
  }
  if ('mistake' in asked) return failed(streams, `${asked.mistake}\n\n${DRAFT_USAGE.trimEnd()}`, 2);
  const folder = asked.folder ?? surroundings.folder;
  const { content, usable } = await loadCorpus(folder);
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
    json ? `${JSON.stringify({ file, ...draft }, null, 2)}\n` : shown([...draftBlocks(draft), next], streams),
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
  await write(streams.output, json ? `${JSON.stringify({ feed: title, entries }, null, 2)}\n` : shown(blocks, streams));
  return 0;
}

function shown(blocks: readonly Block[], { output }: Streams): string {
  return layOut(blocks, { columns: readableColumns(output.columns), paint: paintFor(output) });
}

async function failed({ errors }: Streams, reason: string, status: number): Promise<number> {
  await write(errors, `${reason}\n`);
  return status;
}
