import { fstatSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { type Config, environmentWithFile, placeOf, readConfig } from './config.ts';
import type { Problem } from './corpus/problem.ts';
import { dayInLondon } from './dates/words.ts';
import { mirrored } from './fetch/mirror.ts';
import type { Place } from './store/place.ts';
import type { Command } from './terminal/command.ts';
import type { Surroundings } from './terminal/surroundings.ts';

const { stdin, stdout, stderr } = process;
/** Tells servers who asks, and what for. */
const USER_AGENT = `Bluelamp/${packageJson.version} (Discord bot; reads the pages that its moderators name)`;
const NO_TOKEN =
  'DISCORD_TOKEN is not set, and there is no terminal to talk in. Set it to the bot’s token, in the environment or in .env (see .env.example), and start again.';
const output = { stdout: (text: string) => stdout.write(text), stderr: (text: string) => stderr.write(text) };

/** Beside the compiled code that start.js keeps. */
const KEPT_READING = fileURLToPath(new URL('../node_modules/.cache/record.json', import.meta.url));

/** The commands of the terminal, each loaded when it is wanted. */
const COMMANDS: Record<string, () => Promise<Command<Surroundings>>> = {
  ask: async () => (await import('./terminal/ask-command.ts')).askCommand,
  corpus: async () => (await import('./terminal/corpus-command.ts')).corpusCommand,
  claims: async () => (await import('./terminal/claims-command.ts')).claimsCommand,
  extract: async () => (await import('./terminal/extract-command.ts')).extractCommand,
  backup: async () => (await import('./terminal/backup-command.ts')).backupCommand,
  words: async () => (await import('./terminal/words-command.ts')).wordsCommand,
  restore: async () => (await import('./terminal/backup-command.ts')).restoreCommand,
};

/** Dispatches on the first argument. @returns the exit status */
async function main(args: string[]): Promise<number> {
  const read = readConfig(environmentWithFile());
  const [name, ...rest] = args;
  if (name === 'doctor') return (await import('./doctor.ts')).doctor(rest, read, output);
  if ('problems' in read) {
    for (const { variable, expected, example } of read.problems) {
      stderr.write(`${variable} has to be ${expected}. Example: ${example}\n`);
    }
    return 2;
  }
  const { config } = read;
  if (name === undefined || name.startsWith('-')) return start(args, config);
  if (name === 'register') {
    const { register } = await import('./serve.ts');
    return register(rest, config, await import('../commands/index.ts'), output);
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined) return (await load()).run(rest, surroundings(config));
  const names = [...Object.keys(COMMANDS), 'register'].join(', ');
  stderr.write(
    `“${name}” is no command. There are ${names} and doctor; without one the bot starts, or a conversation.\n`,
  );
  return 2;
}

const ENDS_WITHIN_MS = 1_000;

/** Discord where there is a token, else a conversation in the terminal. */
async function start(args: string[], config: Config): Promise<number> {
  const { discordToken } = config;
  if (discordToken !== undefined) {
    // Loaded only here: the conversation in the terminal starts without Discord's library.
    const [{ serve }, commands, { checkMessage }] = await Promise.all([
      import('./serve.ts'),
      import('../commands/index.ts'),
      import('./claims/claims.ts'),
    ]);
    const { fetchPage, archive, today } = surroundings(config);
    const status = await serve(
      { ...config, discordToken },
      { commands, checkMessage, output, tellProblems, fetchPage, archive, today },
    );
    // Everything is closed. A gateway connection that is begun as the client ends would hold the process for ever.
    setTimeout(() => process.exit(), ENDS_WITHIN_MS).unref();
    return status;
  }
  if (args.length === 0 && hasNobody()) {
    stderr.write(`${NO_TOKEN}\n`);
    return 2;
  }
  return (await import('./terminal/talk-command.ts')).talkCommand.run(args, surroundings(config));
}

/** Whether standard input is closed or /dev/null, as in a container or a service: nobody can type a question. */
function hasNobody(): boolean {
  if (stdin.isTTY) return false;
  try {
    return fstatSync(0).isCharacterDevice();
  } catch {
    return true;
  }
}

function surroundings(config: Config): Surroundings {
  return {
    streams: { input: stdin, output: stdout, errors: stderr },
    open: (folder) => (folder === undefined ? open(config.corpusFolder, placeOf(config)) : open(folder)),
    folder: config.corpusFolder,
    place: placeOf(config),
    today: () => config.today ?? dayInLondon(new Date()),
    now: () => new Date().toISOString(),
    ...webOf(config),
    readPage: async (document) => (await import('./reading/sandbox/sandbox.ts')).inSandbox({ does: 'read', document }),
    searchPage: async (asked) => (await import('./reading/sandbox/sandbox.ts')).inSandbox({ does: 'search', ...asked }),
  };
}

/** Pages of the web. The fetcher is loaded with the first of them. */
function webOf({ fetchHosts, pages, archive }: Config): Pick<Surroundings, 'fetchPage' | 'archive'> {
  const load = async () => {
    const { allowHostsWarning, Fetcher } = await import('./fetch/fetcher.ts');
    const warning = allowHostsWarning(fetchHosts);
    if (warning !== undefined) stderr.write(`${warning}\n`);
    return new Fetcher({ userAgent: USER_AGENT, allowHosts: fetchHosts });
  };
  let fetcher: ReturnType<typeof load> | undefined;
  const fetcherNow = () => {
    fetcher ??= load();
    return fetcher;
  };
  const fetchPage = async (url: string) => (await fetcherNow()).fetch(url);
  return {
    fetchPage: pages === undefined ? fetchPage : mirrored(fetchPage, pages),
    archive: { ...archive, fetchPage, fetchJson: async (url) => (await fetcherNow()).fetchJson(url) },
  };
}

/** Opens the record and tells loudly what is wrong with it. */
async function open(folder: string, place?: Place) {
  const { openRecord } = await import('./terminal/open-record.ts');
  const { record, errors } = await openRecord(folder, KEPT_READING, place);
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

// A reader that has seen enough (`| head`) is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
