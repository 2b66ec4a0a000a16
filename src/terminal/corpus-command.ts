import type { IsoDate } from '../corpus/schema.ts';
import type { Place } from '../store/store.ts';
import type { FetchPage, ReadPage } from './document.ts';
import { type Streams, write } from './streams.ts';

/** What the commands about the corpus are given by the composition root. */
export interface CorpusSurroundings {
  streams: Streams;
  /** the corpus folder, where a command is told of no other */
  folder: string;
  /** the day that it is */
  today(): IsoDate;
  /** the moment that it is; ISO 8601, UTC */
  now(): string;
  /** where the data is */
  place: Place;
  fetchPage: FetchPage;
  readPage: ReadPage;
}

/** One thing that can be done with the corpus. */
interface Subcommand {
  /** its line in the list of them all */
  summary: string;
  /** @param args what follows the command's name @returns the exit status */
  run(args: string[], surroundings: CorpusSurroundings): Promise<number>;
}

/** Each is loaded when it is wanted: a check needs no reader of web pages. */
const SUBCOMMANDS: Record<string, Subcommand> = {
  check: {
    summary: 'check [folder] [--json]   tells what is wrong or odd in a corpus folder',
    run: async (args, surroundings) => (await import('./check-command.ts')).runCheckCommand(args, surroundings),
  },
  draft: {
    summary: 'draft <address | file | -> [--out folder] [--json]   drafts a source from an article',
    run: async (args, surroundings) => (await import('./draft-command.ts')).runDraftCommand(args, surroundings),
  },
  verify: {
    summary: 'verify [source …] [--write] [--json]   tells which words and figures no longer stand on their pages',
    run: async (args, surroundings) => (await import('./verify-command.ts')).runVerifyCommand(args, surroundings),
  },
  export: {
    summary: 'export [folder] [--write]   writes what is published in Discord back as files',
    run: async (args, surroundings) => (await import('./export-command.ts')).runExportCommand(args, surroundings),
  },
  import: {
    summary: 'import <folder> [--write …]   publishes what files say, without a restart',
    run: async (args, surroundings) => (await import('./import-command.ts')).runImportCommand(args, surroundings),
  },
};

const USAGE = `Usage: npm run corpus -- ${Object.values(SUBCOMMANDS)
  .map(({ summary }) => summary)
  .join('\n       npm run corpus -- ')}
`;

/**
 * `corpus <what> …`: what is done with the corpus from a command line.
 * @param args what follows the word `corpus`
 * @returns the exit status; 2 for wrong use
 */
export async function runCorpusCommand(args: string[], surroundings: CorpusSurroundings): Promise<number> {
  const { streams } = surroundings;
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    await write(streams.output, USAGE);
    return 0;
  }
  const subcommand = name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (subcommand !== undefined) return subcommand.run(rest, surroundings);
  const mistake =
    name === undefined
      ? 'What should be done with the corpus?'
      : `“${name}” is nothing that can be done with the corpus.`;
  await write(streams.errors, `${mistake}\n\n${USAGE}`);
  return 2;
}
