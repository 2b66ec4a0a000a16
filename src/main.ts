import { type Config, environmentWithFile, readConfig } from './config.ts';
import type { Problem } from './corpus/problem.ts';
import { openRecord } from './record.ts';
import { runAskCommand, type Surroundings } from './terminal/ask-command.ts';
import { runCorpusCommand } from './terminal/corpus-command.ts';
import { runTalkCommand } from './terminal/talk-command.ts';

const { stdin, stdout, stderr } = process;
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
  if (command === 'corpus') return runCorpusCommand(rest, output, config.corpusFolder);
  if (command === 'register') return (await import('./serve.ts')).register(rest, config, output);
  stderr.write(
    `“${command}” is no command. There are ask, corpus, register and doctor; without one the bot starts, or a conversation.\n`,
  );
  return 2;
}

/** Discord where there is a token, else a conversation in the terminal. */
async function start(args: string[], config: Config): Promise<number> {
  const { discordToken } = config;
  if (discordToken !== undefined) {
    // Loaded only here: the conversation in the terminal starts without Discord's library.
    const { serve } = await import('./serve.ts');
    return serve({ ...config, discordToken }, { output, open, today: () => config.today ?? dayInLondon() });
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

/** Opens the record and tells loudly what is wrong with it. */
async function open(folder: string) {
  const { record, errors } = await openRecord(folder);
  if (errors.length > 0) {
    const outcome = record === undefined ? 'cannot be used' : 'has errors; what they stand in is left out';
    stderr.write(`The corpus in ${folder} ${outcome}:\n${errors.map(inWords).join('')}`);
  }
  return record;
}

function inWords({ file, line, message, expected }: Problem): string {
  return `  ${file}, line ${line}: ${message} Right would be: ${expected}.\n`;
}

/** The calendar day in London, YYYY-MM-DD: the one place where the clock is read. */
function dayInLondon(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
}

// A reader that has seen enough (`| head`) is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
