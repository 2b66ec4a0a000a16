import { type Config, environmentWithFile, placeOf, readConfig } from './config.ts';
import type { Problem } from './corpus/problem.ts';
import { openRecord } from './open-record.ts';
import type { RawDocument, ReadDocument } from './reading/article.ts';
import { apart } from './reading/isolation/apart.ts';
import { runAskCommand, type Surroundings } from './terminal/ask-command.ts';
import type { DataSurroundings } from './terminal/backup-command.ts';
import { type CorpusSurroundings, runCorpusCommand } from './terminal/corpus-command.ts';
import type { FetchPage } from './terminal/document.ts';
import { runTalkCommand } from './terminal/talk-command.ts';

const { stdin, stdout, stderr } = process;
/** Tells servers who asks, and what for. */
const USER_AGENT = 'Bluelamp/0.1 (Discord bot; reads the pages that its moderators name)';
const output = { stdout: (text: string) => stdout.write(text), stderr: (text: string) => stderr.write(text) };

/** Dispatches on the first argument. @returns the exit status */
async function main(args: string[]): Promise<number> {
  const read = readConfig(environmentWithFile());
  const [command, ...rest] = args;
  if (command === 'doctor') return (await import('./serve.ts')).doctor(rest, read, output);
  if ('problems' in read) {
    for (const { variable, expected, example } of read.problems) {
      stderr.write(`${variable} has to be ${expected}. Example: ${example}\n`);
    }
    return 2;
  }
  const { config } = read;
  if (command === undefined || command.startsWith('-')) return start(args, config);
  if (command === 'ask') return runAskCommand(rest, surroundings(config));
  if (command === 'corpus') return runCorpusCommand(rest, corpusSurroundings(config));
  if (command === 'extract') {
    const { runExtractCommand } = await import('./terminal/extract-command.ts');
    return runExtractCommand(rest, { ...surroundings(config), fetchPage: pagesOf(config), readPage });
  }
  if (command === 'backup') return (await import('./terminal/backup-command.ts')).runBackupCommand(rest, data(config));
  if (command === 'restore')
    return (await import('./terminal/backup-command.ts')).runRestoreCommand(rest, data(config));
  if (command === 'register') return (await import('./serve.ts')).register(rest, config, output);
  stderr.write(
    `“${command}” is no command. There are ask, corpus, extract, register, doctor, backup and restore; without one the bot starts, or a conversation.\n`,
  );
  return 2;
}

/** Discord where there is a token, else a conversation in the terminal. */
async function start(args: string[], config: Config): Promise<number> {
  const { discordToken } = config;
  if (discordToken !== undefined) {
    // Loaded only here: the conversation in the terminal starts without Discord's library.
    const { serve } = await import('./serve.ts');
    return serve(
      { ...config, discordToken },
      { output, tellProblems, fetchPage: pagesOf(config), today: () => config.today ?? dayInLondon() },
    );
  }
  return runTalkCommand(args, surroundings(config));
}

function surroundings({ corpusFolder, today }: Config): Surroundings {
  return {
    streams: { input: stdin, output: stdout, errors: stderr },
    open: (folder = corpusFolder) => open(folder),
    today: () => today ?? dayInLondon(),
  };
}

function data(config: Config): DataSurroundings {
  return { streams: { input: stdin, output: stdout, errors: stderr }, place: placeOf(config), now };
}

function corpusSurroundings(config: Config): CorpusSurroundings {
  return {
    ...data(config),
    folder: config.corpusFolder,
    today: () => config.today ?? dayInLondon(),
    fetchPage: pagesOf(config),
    readPage,
  };
}

function readPage(document: RawDocument): Promise<ReadDocument> {
  return apart({ does: 'read', document });
}

/** Pages of the web. The fetcher is loaded with the first of them. */
function pagesOf({ fetchHosts }: Config): FetchPage {
  const load = async () => {
    const { allowHostsWarning, Fetcher } = await import('./fetch/fetcher.ts');
    const warning = allowHostsWarning(fetchHosts);
    if (warning !== undefined) stderr.write(`${warning}\n`);
    return new Fetcher({ userAgent: USER_AGENT, allowHosts: fetchHosts });
  };
  let fetcher: ReturnType<typeof load> | undefined;
  return async (url) => {
    fetcher ??= load();
    return (await fetcher).fetch(url);
  };
}

/** Opens the record and tells loudly what is wrong with it. */
async function open(folder: string) {
  const { record, errors } = await openRecord(folder);
  tellProblems(folder, { problems: errors, usable: record !== undefined });
  return record;
}

function tellProblems(folder: string, { problems, usable }: { problems: readonly Problem[]; usable: boolean }): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const outcome = usable ? 'has errors; what they stand in is left out' : 'cannot be used';
  stderr.write(`The corpus in ${folder} ${outcome}:\n${errors.map(inWords).join('')}`);
}

function inWords({ file, line, message, expected }: Problem): string {
  return `  ${file}, line ${line}: ${message} Right would be: ${expected}.\n`;
}

function now(): string {
  return new Date().toISOString();
}

/** The calendar day in London, YYYY-MM-DD. */
function dayInLondon(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
}

// A reader that has seen enough (`| head`) is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
