import { type Command, wrongUse } from './command.ts';
import { write } from './streams.ts';
import type { Surroundings } from './surroundings.ts';

type CorpusSurroundings = Omit<Surroundings, 'open'>;

/** One thing that can be done with the corpus. */
interface Subcommand {
  /** its line in the list of them all */
  summary: string;
  /** Loaded when it is wanted: a check needs no reader of web pages. */
  load(): Promise<Command<CorpusSurroundings>>;
}

const SUBCOMMANDS: Record<string, Subcommand> = {
  check: {
    summary: 'check [folder] [--json]   tells what is wrong or odd in a corpus folder',
    load: async () => (await import('./check-command.ts')).checkCommand,
  },
  draft: {
    summary: 'draft <address | file | -> [--out folder] [--json]   drafts a source from an article',
    load: async () => (await import('./draft-command.ts')).draftCommand,
  },
  verify: {
    summary: 'verify [source …] [--json]   tells which words and figures no longer stand on their pages',
    load: async () => (await import('./verify-command.ts')).verifyCommand,
  },
  export: {
    summary: 'export [folder] [--write]   writes what is published in Discord back as files',
    load: async () => (await import('./export-command.ts')).exportCommand,
  },
  import: {
    summary: 'import <folder> [--write …]   publishes what files say, without a restart',
    load: async () => (await import('./import-command.ts')).importCommand,
  },
};

const USAGE = Object.values(SUBCOMMANDS).map(({ summary }) => `npm run corpus -- ${summary}`);
const HELP = `Usage: ${USAGE.join('\n       ')}\n`;

/** `corpus <what> …`: what is done with the corpus from a command line. */
export const corpusCommand: Command<CorpusSurroundings> = {
  usage: USAGE,
  async run([name, ...rest], surroundings) {
    const { output, errors } = surroundings.streams;
    if (name === '--help' || name === '-h') {
      await write(output, HELP);
      return 0;
    }
    const subcommand = name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (subcommand !== undefined) return (await subcommand.load()).run(rest, surroundings);
    const mistake =
      name === undefined
        ? 'What should be done with the corpus?'
        : `“${name}” is nothing that can be done with the corpus.`;
    return wrongUse(errors, mistake, HELP);
  },
};
