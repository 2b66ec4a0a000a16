/** The bot as a program: what main.ts starts where there is a token, and the command that registers its commands. */
import path from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { type Config, restOf } from './config.ts';
import type { Problem } from './corpus/problem.ts';
import type { LoadedCorpus } from './corpus/read.ts';
import type { IsoDate } from './corpus/schema.ts';
import { SHARED } from './corpus/scope.ts';
import { Bot } from './discord/bot.ts';
import { StartProblem } from './discord/connect.ts';
import type { View } from './discord/kit/components.ts';
import { readLanguages } from './discord/kit/languages.ts';
import { RATE } from './discord/kit/limits.ts';
import { RateLimits } from './discord/kit/load.ts';
import type { MemberCommand, MemberMessageCommand } from './discord/session/command.ts';
import type { CheckMessage } from './discord/session/snapshot.ts';
import { looksLikeToken, type Output, SETUP } from './discord/setup.ts';
import { runRegister } from './discord/setup-commands.ts';
import type { ModeratorCommand } from './moderation/commands.ts';
import { createModeration } from './moderation/moderation.ts';
import { brokenEditView, offerWords, tellAltered, tellUpgrade } from './moderation/notices.ts';
import type { ModerationResources } from './moderation/session/moderator-session.ts';
import { lastDefence } from './observe/last-defence.ts';
import { createLog, type Log, switchLevelOnSignal } from './observe/log.ts';
import type { Observation } from './observe/observation.ts';
import { Renderer } from './picture/renderer.ts';
import { openServices } from './services.ts';
import { faultOr, StoreFault } from './store/fault.ts';

/** All that a person can do. */
export interface Commands {
  commands: readonly MemberCommand[];
  messageCommands: readonly MemberMessageCommand[];
  moderatorCommands: readonly ModeratorCommand[];
}

/** The folder with a file for each language that the commands are translated into. */
const LANGUAGES = path.join(import.meta.dirname, '../commands/languages');

/** What the composition root hands in. */
interface World {
  commands: Commands;
  checkMessage: CheckMessage;
  output: Output;
  /** tells what is wrong with a corpus */
  tellProblems(folder: string, loaded: Pick<LoadedCorpus, 'problems' | 'usable'>): void;
  fetchPage: ModerationResources['fetchPage'];
  archive: ModerationResources['archive'];
  today(): IsoDate;
}

/**
 * Runs the bot until the process is told to end.
 * @returns the exit status: 0 after an orderly end, 1 where it can't start, 2 where the token can be none
 */
export async function serve(config: Config & { discordToken: string }, world: World): Promise<number> {
  if (!looksLikeToken(config.discordToken)) {
    world.output.stderr(`${SETUP.notAToken}\n`);
    return 2;
  }
  const log = createLog(config.logLevel);
  const observation = await observationOf(config, world);
  if (observation === 'refused') return 1;
  const stopSwitching = switchLevelOnSignal(log, config.logLevel);
  try {
    return await run(config, world, log, observation);
  } finally {
    stopSwitching();
    await observation?.close();
  }
}

/** Serves health and metrics, where a port is configured. @returns 'refused' where the port can't be used */
async function observationOf(
  { metricsPort }: Config,
  { commands, output }: World,
): Promise<Observation | undefined | 'refused'> {
  if (metricsPort === undefined) return undefined;
  const { Observation, PortProblem } = await import('./observe/observation.ts');
  const names = [...commands.commands, ...commands.moderatorCommands].map(({ name }) => name);
  try {
    return await Observation.start(metricsPort, { commands: names, version: packageJson.version });
  } catch (error) {
    if (!(error instanceof PortProblem)) throw error;
    output.stderr(`${error.message}\n`);
    return 'refused';
  }
}

async function run(
  config: Config & { discordToken: string },
  world: World,
  log: Log,
  observation: Observation | undefined,
): Promise<number> {
  let bot: Bot | undefined;
  const onBrokenEdit = (problems: readonly Problem[]) => {
    const told = problems.slice(0, 10);
    log.error(
      { problems: told },
      'Files of the corpus were edited and have errors: what they said before stays in use.',
    );
    void bot?.tellCurators(brokenEditView(problems));
  };
  const { today, fetchPage, archive, checkMessage } = world;
  const services = await faultOr(
    openServices(config, { today, log, fetchPage, archive, checkMessage, onBrokenEdit, voteKey: config.discordToken }),
  );
  if (services instanceof StoreFault) {
    log.fatal({ err: services }, 'The data can’t be used.');
    world.output.stderr(`${SETUP.noData(services.message)}\n`);
    return 1;
  }
  if ('unusable' in services) {
    world.tellProblems(config.corpusFolder, services.unusable);
    return 1;
  }
  const { snapshot } = services.resources.recordService;
  world.tellProblems(config.corpusFolder, snapshot.shared);
  // Takes the record apart for checks: whoever checks first would wait for it.
  services.records.of(SHARED).claims('', today());
  const pictures = new Renderer({
    onFault: (err) => log.error({ err }, 'A chart could not be drawn; its table is sent instead.'),
  });
  const { discordToken: token, devGuild, operatorChannel, forumChannels, messageContent, shards } = config;
  const rest = restOf(config);
  const settings = { token, rest, devGuild, operatorChannel, forumChannels, messageContent, shards };
  bot = new Bot({
    ...settings,
    rates: shards === undefined ? undefined : new RateLimits(RATE, services.countForAll),
    ...world.commands,
    languages: readLanguages(LANGUAGES, (problem) => log.warn(problem)),
    moderation: createModeration({
      commands: world.commands.moderatorCommands,
      resources: services.resources,
      sharedTopicsIn: (question) => services.records.sharedTopicsIn(question),
    }),
    record: (scope) => services.records.of(scope),
    today,
    log,
    meter: observation?.meter,
    pictures,
  });
  observation?.observe({ records: services.records, store: services.resources.store, bot });
  const tellUpgrades = async (resources: ModerationResources) => {
    const tellCurators = async (view: View) => (await bot?.tellCurators(view)) ?? false;
    try {
      await tellUpgrade(resources, tellCurators);
      await offerWords(resources, tellCurators);
      await tellAltered(resources, async (view) => (await bot?.tellOperator(view)) || tellCurators(view));
    } catch (err) {
      log.error({ err }, 'It was not told what an upgrade has left to decide, or what was changed in the database.');
    }
  };
  const { broken, release } = lastDefence(log);
  const started = bot.start().then(() => tellUpgrades(services.resources));
  const end = await firstEnd([started.then(() => new Promise<never>(() => undefined)), signalled(), bot.ended, broken]);
  // A signal while the bot still waits for the network makes the start reject, which nothing awaits any more.
  started.catch(() => undefined);
  if (end === 'signalled') log.info('Told to end: finishing what is in flight.');
  if (end instanceof StartProblem) world.output.stderr(`${end.message}\n`);
  await bot.stop();
  await pictures.close();
  await services.close();
  release();
  return end === 'signalled' ? 0 : 1;
}

type End = 'signalled' | 'broken' | StartProblem;

/**
 * What ends the bot first: a signal, a broken process, or a problem that the operator has to resolve, at the start or
 * later.
 */
async function firstEnd(ends: Promise<End>[]): Promise<End> {
  try {
    return await Promise.race(ends);
  } catch (error) {
    if (error instanceof StartProblem) return error;
    throw error;
  }
}

/** `register [--guild id]`; without `--guild` everywhere, or in the server that is set for developing. */
export function register(args: string[], config: Config, commands: Commands, output: Output): Promise<number> {
  const guild = args.length === 0 && config.devGuild !== undefined ? ['--guild', config.devGuild] : args;
  const languages = readLanguages(LANGUAGES, (problem) => output.stderr(`${problem}\n`));
  return runRegister(guild, output, { token: config.discordToken, rest: restOf(config), ...commands, languages });
}

/** Resolves when the process is told to end. A second signal ends it at once. */
function signalled(): Promise<'signalled'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('signalled'));
  });
}
