/** The bot as a program: what the composition root starts where there is a token, and the commands that set it up. */
import { parseArgs } from 'node:util';
import { commands, messageCommands } from '../commands/index.ts';
import { Answerer } from './answer/answerer.ts';
import type { Config, ConfigProblem } from './config.ts';
import { Corpus } from './corpus/corpus.ts';
import { loadCorpus } from './corpus/files.ts';
import type { IsoDate } from './corpus/schema.ts';
import { Bot } from './discord/bot.ts';
import { StartProblem } from './discord/connect.ts';
import { examine } from './discord/doctor.ts';
import { runRegister } from './discord/register-command.ts';
import { FINDINGS, type Finding, findingInWords, type Output, SETUP } from './discord/setup.ts';
import { Snapshot } from './discord/snapshot.ts';
import { createLog, type Log } from './observe/log.ts';

/**
 * Runs the bot until the process is told to end.
 * @returns the exit status: 0 after an orderly end, 1 where it can't start
 */
export async function serve(config: Config & { discordToken: string }, output: Output): Promise<number> {
  const log = createLog(config.logLevel);
  const record = await loadRecord(config.corpusFolder, log);
  if (record === undefined) return 1;
  const { discordToken: token, devGuild, operatorChannel, forumChannels, messageContent } = config;
  const today = () => config.today ?? dayInLondon();
  const settings = { token, devGuild, operatorChannel, forumChannels, messageContent };
  const bot = new Bot({ ...settings, commands, messageCommands, record: () => record, today, log });
  const told = signalled();
  const started = bot.start().then(() => 'started' as const);
  try {
    if ((await Promise.race([started, told])) === 'started') await told;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    output.stderr(`${error.message}\n`);
    return 1;
  }
  started.catch(() => undefined);
  log.info('Told to end: finishing what is in flight.');
  await bot.stop();
  return 0;
}

/** `register [--guild id]`; without `--guild` everywhere, or in the server that is set for developing. */
export function register(args: string[], config: Config, output: Output): Promise<number> {
  const guild = args.length === 0 && config.devGuild !== undefined ? ['--guild', config.devGuild] : args;
  return runRegister(guild, output, { token: config.discordToken, commands, messageCommands });
}

/**
 * `doctor [--channel id]`: looks at configuration, corpus, token, intents and permissions, and says what to do.
 * @returns the exit status: 0 where the bot can work, 1 where it can't, 2 for wrong use
 */
export async function doctor(
  args: string[],
  read: { config: Config } | { problems: ConfigProblem[] },
  output: Output,
): Promise<number> {
  const channels = channelsIn(args);
  if (channels === undefined) {
    output.stderr(`${SETUP.doctorUsage}\n`);
    return 2;
  }
  const findings = 'problems' in read ? read.problems.map(findingOf) : await findingsOn(read.config, channels);
  for (const finding of findings) output.stdout(`${findingInWords(finding)}\n`);
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

async function findingsOn(config: Config, asked: string[]): Promise<Finding[]> {
  const { discordToken: token, messageContent, operatorChannel, corpusFolder } = config;
  const channels = [...asked, ...(operatorChannel === undefined ? [] : [operatorChannel]), ...config.forumChannels];
  return [
    FINDINGS.configurationGood,
    await corpusFinding(corpusFolder),
    ...(await examine({ token, messageContent, channels })),
  ];
}

async function corpusFinding(folder: string): Promise<Finding> {
  const { content, problems, usable } = await loadCorpus(folder);
  if (!usable) return FINDINGS.corpusUnusable(folder);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const sources = content.sources.length;
  return errors === 0 ? FINDINGS.corpusGood(sources) : FINDINGS.corpusErrors(errors, sources);
}

/** The record, without its broken sources; undefined where nothing can be answered from it. Every error is logged. */
async function loadRecord(folder: string, log: Log): Promise<Snapshot | undefined> {
  const { content, problems, usable } = await loadCorpus(folder);
  for (const { severity, file, line, message } of problems) {
    if (severity === 'error') log.error({ file, line }, `Corpus: ${message}`);
  }
  if (!usable) {
    log.fatal({ folder }, 'The corpus is broken. “npm run corpus -- check” tells what to mend.');
    return undefined;
  }
  return new Snapshot(new Answerer(new Corpus(content)));
}

function channelsIn(args: string[]): string[] | undefined {
  try {
    return parseArgs({ args, options: { channel: { type: 'string', multiple: true } } }).values.channel ?? [];
  } catch {
    return undefined;
  }
}

function findingOf({ variable, expected }: ConfigProblem): Finding {
  return FINDINGS.configuration(variable, expected);
}

/** Resolves when the process is told to end. A second signal ends it at once. */
function signalled(): Promise<'signalled'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('signalled'));
  });
}

/** The day in London, where the policing is. */
function dayInLondon(): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
}
